"""`handbill init`: a layout or a campaign begun from a worked example."""
import json
import re
import unittest

from support import *

EXAMPLES = ["bookmark", "flyer", "petition", "poster", "programme"]
DRAFTS = "handbill: note: not yet signed by a native reader: "


class Init(Case):
    def begin(self, *words, cwd, exit_code=0):
        result = handbill("init", *words, cwd=cwd)
        self.assertEqual(exit_code, result.returncode, result.stdout + result.stderr)
        return result

    def render(self, layout, cwd, languages="en,ar", editions="screen,office"):
        """Renders without a word on standard error but who has not signed; gives the folder."""
        out = self.folder()
        result = handbill("render", layout, "--lang", languages, "--edition", editions, "-o", out, cwd=cwd)
        said = [line for line in result.stderr.splitlines() if not line.startswith(DRAFTS)]
        self.assertEqual((0, []), (result.returncode, said), result.stdout)
        return out

    def test_the_examples_are_listed_with_what_they_are(self):
        lines = self.begin(cwd=self.folder()).stdout.splitlines()
        self.assertEqual(EXAMPLES, [line.split()[0] for line in lines])
        self.assertIn("poster      A poster: one picture, one headline, one invitation, and in the last line when, where and whom to ask.", lines)
        listed = json.loads(handbill("init", "--json", check=True).stdout)
        self.assertEqual(EXAMPLES, [each["example"] for each in listed])

    def test_a_campaign_from_each_example_renders_at_once(self):
        for example in EXAMPLES:
            with self.subTest(example):
                project = self.folder()
                result = self.begin("campaign", "spring-fair", "--from", example, cwd=project)
                written = re.findall(r"^wrote  (.*)$", result.stdout, re.M)
                self.assertEqual(sorted(str(path.relative_to(project)) for path in project.rglob("*") if path.is_file()), sorted(written))
                out = self.render(example, project)
                pages = "2" if example == "flyer" else "1"
                for language in ("en", "ar"):
                    for edition in ("screen", "office"):
                        page = out / edition / f"{example}-{language}.pdf"
                        self.assertRegex(run("pdfinfo", page, check=True).stdout, rf"Pages: +{pages}\n")
                self.render(example, project, languages="en-XA,ar-XB")

    def test_a_layout_from_each_example_renders_at_once_in_a_campaign_that_has_other_texts(self):
        project = self.project()
        for example in EXAMPLES:
            with self.subTest(example):
                self.begin("layout", f"my-{example}", "--from", example, cwd=project)
                out = self.render(f"my-{example}", project)
                self.assertTrue((out / "screen" / f"my-{example}-ar.pdf").is_file())

    def test_texts_that_the_campaign_has_are_named_and_others_are_in_words(self):
        project = self.project()
        result = self.begin("layout", "evening", "--from", "poster", cwd=project)
        self.assertIn("words  ask-label, invitation, when-label, where-label: texts that the campaign has not; the layout has them "
                      "in words, until its language files do\n", result.stdout)
        layout = (project / "layouts" / "evening.yaml").read_text(encoding="utf-8")
        self.assertIn("text: $headline", layout)
        self.assertIn('text: "Where"', layout)
        self.assertIn("\nlayout: evening\n", layout)

    def test_modelines_lead_to_schemas(self):
        project = self.folder()
        self.begin("campaign", "spring-fair", "--from", "poster", cwd=project)
        files = list(project.rglob("*.yaml"))
        self.assertEqual(8, len(files))
        for path in files:
            modeline = re.match(r"# yaml-language-server: \$schema=(.*)\n", path.read_text(encoding="utf-8"))
            self.assertTrue((path.parent / modeline[1]).is_file(), path)

    def test_a_second_campaign_shares_what_is_there(self):
        project = self.folder()
        self.begin("campaign", "spring-fair", "--from", "poster", cwd=project)
        theme = project / "layouts" / "themes" / "starter.yaml"
        theme.write_text(theme.read_text().replace("headline: 64pt", "headline: 60pt"))
        result = self.begin("campaign", "harvest", "--from", "poster", cwd=project)
        self.assertIn("kept   layouts/themes/starter.yaml\n", result.stdout)
        self.assertIn("headline: 60pt", theme.read_text())
        self.assertIn("wrote  layouts/harvest-poster.yaml\n", result.stdout)
        self.assertIn("layouts: [harvest-poster]", (project / "content" / "harvest" / "campaign.yaml").read_text())
        out = self.folder()
        self.assertEqual(0, handbill("render", "--campaign", "harvest", "-o", out, cwd=project).returncode)

    def test_nothing_is_overwritten(self):
        project = self.folder()
        self.begin("campaign", "spring-fair", "--from", "poster", cwd=project)
        before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        again = self.begin("campaign", "spring-fair", "--from", "flyer", cwd=project, exit_code=73)
        self.assertEqual("handbill: error[file-exists]: content/spring-fair/campaign.yaml is there already, and init overwrites nothing\n"
                         "  hint: choose another name, or move the file away\n", again.stderr)
        layout = self.begin("layout", "poster", "--from", "flyer", cwd=project, exit_code=73)
        self.assertIn("error[file-exists]: layouts/poster.yaml is there already, and init overwrites nothing\n", layout.stderr)
        self.assertEqual(before, {path: path.read_bytes() for path in project.rglob("*") if path.is_file()})

    def test_what_cannot_be_begun_is_told(self):
        project = self.folder()
        for words, said in [
            (["campagne", "x", "--from", "poster"], "error[usage]: expected `layout` or `campaign` after init, found \"campagne\"\n"
                                                    "  hint: did you mean `campaign`?\n"),
            (["campaign", "x"], "error[usage]: expected an example to begin with, such as --from poster\n  hint: handbill init lists them\n"),
            (["campaign", "x", "--from", "postr"], "error[no-such-example]: there is no example `postr`\n  hint: did you mean `poster`?\n"
                                                   "  hint: there are: bookmark, flyer, petition, poster, programme\n"),
            (["campaign", "Spring Fair", "--from", "poster"],
             "error[bad-name]: expected a campaign's name such as spring-fair, found \"Spring Fair\"\n"
             "  hint: a name has lower-case letters, digits and hyphens, and begins with a letter\n"),
            (["layout", "../x", "--from", "poster"], "error[bad-name]: expected a layout's name such as spring-fair, found \"../x\"\n"
                                                     "  hint: a name has lower-case letters, digits and hyphens, and begins with a letter\n"),
        ]:
            result = self.begin(*words, cwd=project, exit_code=64)
            self.assertEqual("handbill: " + said, result.stderr)
        self.assertEqual([], list(project.iterdir()))
        nowhere = self.begin("layout", "x", "--from", "poster", cwd=project, exit_code=66)
        self.assertEqual("handbill: error[no-such-campaign]: found no content/<campaign>/campaign.yaml in .\n"
                         "  hint: run this in a Handbill project, or name one with --project\n", nowhere.stderr)

    def test_examples_that_were_not_installed_are_told(self):
        place = self.folder() / "bin"
        place.mkdir()
        shutil.copy(HANDBILL, place / "handbill")
        result = run(place / "handbill", "init", "layout", "x", "--from", "poster", cwd=self.folder())
        self.assertEqual(66, result.returncode)
        self.assertEqual(f"handbill: error[no-examples]: expected worked examples in {place.parent}/share/handbill/examples, found none\n"
                         "  hint: install Handbill as a whole: they lie in share/handbill/examples\n", result.stderr)

    def test_what_was_written_is_told_as_json(self):
        project = self.folder()
        told = json.loads(handbill("init", "campaign", "x", "--from", "bookmark", "--json", cwd=project, check=True).stdout)
        self.assertEqual(["layouts/bookmark.yaml"], told["written"][:1])
        self.assertEqual(([], []), (told["kept"], told["words"]))

    def test_the_examples_themselves_are_a_project(self):
        for example in EXAMPLES:
            result = handbill("check", "--project", PROJECT / "docs" / "examples", "--campaign", example)
            self.assertEqual(0, result.returncode, result.stderr)


if __name__ == "__main__":
    unittest.main()
