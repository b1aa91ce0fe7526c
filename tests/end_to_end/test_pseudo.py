"""The pseudo-languages en-XA and ar-XB: made in memory, for trying layouts."""
import json
import re
import unittest

from support import *

PSEUDO = ["en-XA", "ar-XB"]
# An error of a layout that is too small for longer texts must say which box that is.
NAMES_A_BOX = re.compile(r"`[a-z0-9.-]+`")


class Pseudo(Case):
    def test_every_layout_renders_in_both_or_says_which_box_is_too_small(self):
        result = handbill("check", "--lang", ",".join(PSEUDO), "--json")
        said = json.loads(result.stdout)
        self.assertEqual({(layout, tag_of(layout, language), edition) for layout in LAYOUTS for language in PSEUDO for edition in EDITIONS},
                         {(page["layout"], page["language"], page["edition"]) for page in said["pages"]})
        errors = [each for each in said["diagnostics"] if each["severity"] == "error"]
        self.assertEqual([], [each for each in errors if not NAMES_A_BOX.search(each["message"])])
        self.assertEqual(any(not page["ok"] for page in said["pages"]), bool(errors))

    def test_the_shipped_posters_and_the_petition_render_in_both(self):
        target = self.folder()
        result = handbill("render", "poster-a4", "poster-a4-local", "petition-a4", "--lang", ",".join(PSEUDO), "-o", target)
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        text = squeezed(run("pdftotext", "-raw", target / "screen" / "poster-a4-en-XA.pdf", "-", check=True).stdout)
        self.assertIn(squeezed("[Ŕûñ ḟööŕ ýööûûŕ ļîîḟéé]"), text)
        self.assertIn("www.runforyourlife.info", text)

    def test_the_arabic_one_is_a_page_that_is_read_from_the_right(self):
        def left_of_code(language):
            page = json.loads(handbill("inspect", "poster-a4", "--lang", language, "--edition", "screen", "--box", "code",
                                       "--json", check=True).stdout)[0]
            box = page["boxes"][0]["rect_mm"]
            return box["left"], box["width"]
        for language in PSEUDO:
            left, width = left_of_code(language)
            real_left, _ = left_of_code(language[:2])
            self.assertAlmostEqual(real_left, left, places=2)
        self.assertAlmostEqual(210 - left_of_code("en-XA")[0], sum(left_of_code("ar-XB")), places=2)

    def test_all_languages_are_those_of_the_campaign(self):
        result = handbill("check", "petition-a4", "--edition", "screen", "--lang", "all", "--json")
        self.assertEqual(LANGUAGES, [page["language"] for page in json.loads(result.stdout)["pages"]])

    def test_nobody_can_sign_one(self):
        result = handbill("check", "poster-a4", "--lang", "en-XA", "--edition", "screen", "--final")
        self.assertEqual(1, result.returncode)
        self.assertEqual("content/run-for-your-life/en.yaml:2:11: error[pseudo-language]: en-XA is made to try layouts, and "
                         "nobody can read it\n  language: en\n            ^~\n  hint: leave --final out, or name a language of the campaign\n",
                         result.stderr)

    def test_a_campaign_without_latin_letters_has_none(self):
        project = self.project()
        campaign = project / "content" / "run-for-your-life" / "campaign.yaml"
        campaign.write_text(re.sub(r"languages: .*", "languages: [ko, ar]", campaign.read_text()))
        result = handbill("check", "poster-a4", "--lang", "en-XA", cwd=project)
        self.assertEqual(1, result.returncode)
        self.assertIn("error[no-pseudo-source]: en-XA is made from a language in Latin letters, and the campaign has none\n",
                      result.stderr)
        self.assertIn("  hint: add `en` to `languages`, or try the layout in the languages that there are\n", result.stderr)


if __name__ == "__main__":
    unittest.main()
