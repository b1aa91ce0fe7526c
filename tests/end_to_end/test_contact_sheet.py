"""`handbill contact-sheet`: every language and edition of a layout on one sheet."""
import json
import unittest

from PIL import Image

from support import *


def own_names(languages):
    listed = json.loads(handbill("languages", "--json", check=True).stdout)
    return {each["language"]: each["name"] for each in listed if each["language"] in languages}


class ContactSheet(Case):
    def sheet(self, *words, ending="pdf", cwd=PROJECT, exit_code=0):
        target = self.folder() / f"sheet.{ending}"
        result = handbill("contact-sheet", *words, "-o", target, cwd=cwd)
        self.assertEqual(exit_code, result.returncode, result.stdout + result.stderr)
        return target, result

    def text(self, path):
        return squeezed(run("pdftotext", "-raw", path, "-", check=True).stdout)

    def test_all_languages_and_editions_of_a_layout_stand_on_one_sheet(self):
        sheet, result = self.sheet("poster-a4")
        units = len(LANGUAGES) * len(EDITIONS)
        self.assertRegex(result.stdout, rf"^{units} of {units} units shown, \d+ KiB in .*sheet.pdf\n$")
        info = run("pdfinfo", sheet, check=True).stdout
        self.assertIn("Pages:           1\n", info)
        self.assertIn("Page size:       1190.55 x 841.89 pts (A3)\n", info)
        text = self.text(sheet)
        for name in own_names(LANGUAGES).values():
            self.assertIn(squeezed(name), text)
        for edition in EDITIONS:
            self.assertIn(edition, text)
        # Once in each cell: the pages themselves are there, as text that can be searched.
        self.assertEqual(units, text.count("www.runforyourlife.info"))

    def test_the_sheet_is_drawn_and_small(self):
        sheet, _ = self.sheet("poster-a4")
        self.assertEqual("", "".join(line for line in run("pdfimages", "-list", sheet, check=True).stdout.splitlines()[2:]))
        self.assertLess(sheet.stat().st_size, 1_500_000)

    def test_each_layout_has_a_sheet_of_its_own(self):
        sheet, _ = self.sheet("poster-a4", "petition-a4", "--lang", "en,ko", "--edition", "office")
        self.assertIn("Pages:           2\n", run("pdfinfo", sheet, check=True).stdout)
        folder = self.folder()
        handbill("contact-sheet", "poster-a4", "petition-a4", "--lang", "en", "--format", "png", "-o", folder, check=True)
        self.assertEqual({"contact-sheet-poster-a4.png", "contact-sheet-petition-a4.png"}, {path.name for path in folder.iterdir()})

    def test_a_picture_is_as_large_as_asked(self):
        sheet, _ = self.sheet("petition-a4", "--lang", "en,ar", "--dpi", "50", ending="png")
        with Image.open(sheet) as picture:
            self.assertEqual((827, 585), picture.size)

    def test_several_pages_of_a_unit_stand_side_by_side(self):
        examples = PROJECT / "docs" / "examples"
        sheet, result = self.sheet("--project", examples, "--campaign", "flyer", "--edition", "screen")
        self.assertIn("2 of 2 units shown", result.stdout)
        text = self.text(sheet)
        self.assertIn(squeezed("Read with us"), text)
        self.assertIn(squeezed("How it goes"), text)

    def test_a_unit_that_fails_shows_its_error_and_the_others_their_pages(self):
        project = self.project()
        layout = project / "layouts" / "poster-a4.yaml"
        layout.write_text(layout.read_text() + "boxes: {deck: {languages: {ko: {size: 60pt, min-size: 50pt}}}}\n")
        sheet, result = self.sheet("poster-a4", "--lang", "en,ko", "--edition", "screen", cwd=project, exit_code=1)
        self.assertIn("1 of 2 units shown", result.stdout)
        self.assertIn("error[overflow]", result.stderr)
        text = self.text(sheet)
        self.assertIn("overflow:", text)
        self.assertIn("deck", text)
        self.assertEqual(1, text.count("www.runforyourlife.info"))

    def test_pseudo_languages_stand_beside_the_others(self):
        sheet, _ = self.sheet("poster-a4", "--lang", "en,en-XA,ar-XB", "--edition", "screen")
        self.assertIn(squeezed("[Ŕûñ ḟööŕ ýööûûŕ ļîîḟéé]"), self.text(sheet))

    def test_the_sheet_is_the_same_each_time_whatever_the_threads(self):
        one, _ = self.sheet("poster-a4", "--threads", "1")
        two, _ = self.sheet("poster-a4", "--threads", "2")
        self.assertEqual(one.read_bytes(), two.read_bytes())

    def test_what_was_shown_is_told_as_json(self):
        result = handbill("contact-sheet", "petition-a4", "--lang", "en", "--json", "-o", self.folder())
        self.assertEqual([True, True], [page["ok"] for page in json.loads(result.stdout)["pages"]])


if __name__ == "__main__":
    unittest.main()
