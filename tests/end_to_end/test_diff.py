"""`handbill diff`: what moved between two states of a project."""
import json
import re
import unittest

from support import *

MATRIX = ["--lang", "en,ko,ar", "--layout", "poster-a4,petition-a4"]


class Diff(Case):
    def changed_project(self, change):
        """The project and a copy in which one file was changed: {name: (before, after)}."""
        project = self.project()
        for name, (before, after) in change.items():
            path = project / name
            text = path.read_text(encoding="utf-8")
            self.assertIn(before, text)
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return project

    def diff(self, *words, exit_code=1, cwd=PROJECT):
        result = handbill("diff", *words, cwd=cwd)
        self.assertEqual(exit_code, result.returncode, result.stdout + result.stderr)
        return result

    def test_a_project_is_equal_to_its_copy(self):
        result = self.diff(PROJECT, self.project(), *MATRIX, exit_code=0)
        self.assertEqual(("0 of 12 pages changed\n", ""), (result.stdout, result.stderr))

    def test_a_box_that_moved_is_told_to_hundredths_and_others_stay_at_nought(self):
        moved = self.changed_project({"layouts/run-poster.yaml": ("start: 14mm, top: 20.539%", "start: 15.25mm, top: 60mm")})
        result = self.diff(PROJECT, moved, *MATRIX)
        self.assertIn("6 of 12 pages changed\n", result.stdout)
        rows = [line.split() for line in result.stdout.splitlines() if line.startswith("poster-a4")]
        self.assertEqual({("en", "1.25"), ("ko", "1.25"), ("ar", "-1.25")}, {(row[1], row[5]) for row in rows})
        self.assertEqual({("headline", "-1.00", "0.00", "0.00", "-", "-")}, {(row[4], *row[6:]) for row in rows})
        told = json.loads(self.diff(PROJECT, moved, *MATRIX, "--json").stdout)
        self.assertEqual((12, 6), (told["pages"], told["changed"]))
        for page in told["changes"]:
            self.assertEqual("poster-a4", page["layout"])
            for box in page["boxes"]:
                same = (box["dx_mm"], box["dy_mm"], box["dw_mm"], box["dh_mm"], box["text"], box["ink"]) == (0, 0, 0, 0, False, False)
                self.assertEqual(box["box"] != "headline", same, box)
            self.assertGreater(len(page["boxes"]), 10)

    def test_words_and_inks_that_changed_are_told_apart(self):
        words = self.changed_project({"content/run-for-your-life/en.yaml": ("scan: Sign here", "scan: Sign now")})
        rows = [line.split() for line in self.diff(PROJECT, words, *MATRIX).stdout.splitlines() if " scan " in line]
        self.assertEqual([["poster-a4", "en", edition, "1", "scan", "0.00", "0.00", "0.00", "0.00", "changed", "changed"]
                          for edition in EDITIONS], rows)
        ink = self.changed_project({"layouts/themes/run.yaml": ("preview: '#cc3a18'", "preview: '#cc3a19'")})
        report = self.diff(PROJECT, ink, "--lang", "en", "--layout", "poster-a4", "--edition", "screen").stdout
        boxes = {line.split()[4]: line.split()[5:] for line in report.splitlines() if line.startswith("poster-a4")}
        self.assertEqual(["0.00", "0.00", "0.00", "0.00", "-", "changed"], boxes["scan"])
        self.assertIn("picture", boxes)
        self.assertNotIn("headline", boxes)

    def test_boxes_that_are_new_or_gone_are_told(self):
        project = self.changed_project({"layouts/petition-a4.yaml": (
            "    - {text: $petition-to, id: addressee, style: strong}\n", "    - {text: $petition-to, id: addressed, style: strong}\n")})
        report = self.diff(PROJECT, project, "--lang", "en", "--layout", "petition-a4", "--edition", "screen").stdout
        rows = {line.split()[4]: line.split()[5:] for line in report.splitlines() if line.startswith("petition-a4")}
        self.assertEqual({"addressed": ["new"], "addressee": ["gone"]}, rows)

    def test_a_page_that_fails_now_is_told(self):
        project = self.project()
        layout = project / "layouts" / "poster-a4.yaml"
        layout.write_text(layout.read_text() + "boxes: {deck: {languages: {ko: {size: 60pt, min-size: 50pt}}}}\n")
        report = self.diff(PROJECT, project, "--lang", "ko,en", "--layout", "poster-a4", "--edition", "screen").stdout
        self.assertRegex(report, r"poster-a4 +ko +screen +1 +fails now: overflow: .*`deck`")
        self.assertIn("1 of 2 pages changed\n", report)
        back = self.diff(project, PROJECT, "--lang", "ko,en", "--layout", "poster-a4", "--edition", "screen").stdout
        self.assertRegex(back, r"poster-a4 +ko +screen +1 +failed before: overflow: ")

    def test_languages_and_layouts_that_one_state_lacks_are_told(self):
        project = self.changed_project({"content/run-for-your-life/campaign.yaml": ("languages: [en, ko,", "languages: [en,")})
        report = self.diff(PROJECT, project, "--layout", "petition-a4", "--edition", "screen").stdout
        self.assertRegex(report, r"petition-a4 +ko +screen +1 +is gone\n")
        self.assertIn(f"1 of {len(LANGUAGES)} pages changed\n", report)

    def test_a_saved_state_compares_with_the_project_later(self):
        project = self.project()
        saved = project / "before.json"
        result = self.diff("--save", "before.json", "--lang", "en,ar", "--layout", "poster-a4", exit_code=0, cwd=project)
        self.assertEqual("saved in before.json; handbill diff before.json compares with it\n", result.stdout)
        again = self.diff("before.json", "--lang", "en,ar", "--layout", "poster-a4", exit_code=0, cwd=project)
        self.assertEqual("0 of 4 pages changed\n", again.stdout)
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("deck: 18pt", "deck: 17pt"))
        report = self.diff("before.json", "--lang", "en,ar", "--layout", "poster-a4", cwd=project).stdout
        self.assertIn("4 of 4 pages changed\n", report)
        self.diff("--save", "after.json", "--lang", "en,ar", "--layout", "poster-a4", exit_code=0, cwd=project)
        both = self.diff("before.json", "after.json", "--lang", "en,ar", cwd=project)
        self.assertEqual(report, both.stdout)
        self.assertIn('"format": 1', saved.read_text())

    def test_a_saved_state_is_the_same_each_time(self):
        folder = self.folder()
        for name in ("one.json", "two.json"):
            self.diff("--save", folder / name, "--lang", "en", "--layout", "petition-a4", exit_code=0)
        self.assertEqual((folder / "one.json").read_bytes(), (folder / "two.json").read_bytes())

    def test_pictures_are_made_of_the_pages_that_changed(self):
        moved = self.changed_project({"layouts/run-poster.yaml": ("start: 14mm, top: 20.539%", "start: 20mm, top: 20.539%")})
        folder = self.folder()
        self.diff(PROJECT, moved, *MATRIX, "--edition", "screen", "-o", folder / "changes.pdf")
        self.assertIn("Pages:           3\n", run("pdfinfo", folder / "changes.pdf", check=True).stdout)
        text = squeezed(run("pdftotext", "-raw", folder / "changes.pdf", "-", check=True).stdout)
        for words in ("before", "after", "asitwas", "headlinex+6.00", "headlinex-6.00"):
            self.assertIn(words, text)
        self.diff(PROJECT, moved, *MATRIX, "--edition", "screen", "--format", "png", "-o", folder / "pictures")
        self.assertEqual({f"poster-a4-{language}-1.png" for language in ("en", "ko", "ar")},
                         {path.name for path in (folder / "pictures" / "screen").iterdir()})

    def test_pictures_are_made_from_a_saved_state_too(self):
        project = self.project()
        words = ["--lang", "en", "--layout", "poster-a4", "--edition", "screen"]
        self.diff("--save", "before.json", *words, exit_code=0, cwd=project)
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("deck: 18pt", "deck: 17pt"))
        self.diff("before.json", *words, "-o", "changes.pdf", cwd=project)
        self.assertIn("Pages:           1\n", run("pdfinfo", project / "changes.pdf", check=True).stdout)

    def test_what_cannot_be_compared_is_told(self):
        folder = self.folder()
        (folder / "broken.json").write_text('{"kind": "handbill-snapshot", "format": 1, "units": [{"layout": 7}]}')
        (folder / "other.json").write_text('{"kind": "recipe"}')
        (folder / "newer.json").write_text('{"kind": "handbill-snapshot", "format": 9, "units": []}')
        (folder / "text.json").write_text("hello")
        for name, what in (("broken", "is broken"), ("other", "is another kind of file"), ("newer", "is of another version"), ("text", "is broken")):
            path = folder / f"{name}.json"
            result = self.diff(path, exit_code=65)
            self.assertEqual(f"handbill: error[bad-snapshot]: expected a file that handbill diff --save wrote, found that {path} {what}\n"
                             f"  hint: save it again: handbill diff --save {name}.json\n", result.stderr)
        self.assertIn("error[file-missing]", self.diff(folder / "none.json", exit_code=66).stderr)
        usage = self.diff(exit_code=64).stderr
        self.assertEqual("handbill: error[usage]: expected one or two states to compare, found 0\n"
                         "  hint: handbill diff OLD NEW; or handbill diff --save before.json, and later handbill diff before.json\n", usage)
        self.assertIn("error[usage]: --save is of this project, and states to compare were named, too\n",
                      self.diff("a", "--save", "b.json", exit_code=64).stderr)


if __name__ == "__main__":
    unittest.main()
