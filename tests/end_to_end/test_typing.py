"""What `handbill check` says of typewriter's marks in texts."""
import unittest

from support import *


class Typing(Case):
    def said(self, language, headline):
        project = self.project()
        path = project / "content" / "run-for-your-life" / f"{language}.yaml"
        text = path.read_text(encoding="utf-8")
        self.assertIn("  campaign: ", text)
        path.write_text(text.replace("  campaign: ", f"  campaign: {headline}\n  unused: ", 1), encoding="utf-8")
        result = handbill("check", "petition-a4", "--lang", language, "--edition", "screen", cwd=project)
        self.assertEqual(0, result.returncode, result.stderr)
        return result.stderr

    def test_straight_quotes_are_told_with_the_marks_of_the_language(self):
        marks = {"en": "“ and ”", "de": "„ and “", "fr": "« and »", "ja": "「 and 」"}
        for language, wanted in marks.items():
            said = self.said(language, "'Run \"far\"'")
            self.assertRegex(said, rf"{language}\.yaml:\d+:\d+: warning\[straight-quote\]")
            self.assertIn(f"write {wanted}", said)

    def test_an_apostrophe_and_two_hyphens_are_told(self):
        said = self.said("en", "Don't stop -- run")
        self.assertIn("warning[straight-quote]: `campaign` (en) has a straight apostrophe", said)
        self.assertIn("warning[double-hyphen]: `campaign` (en) has two hyphens in a row", said)

    def test_feet_and_inches_are_none(self):
        self.assertNotIn("straight-quote", self.said("en", "'A wall of 6'' 2\"'"))

    def test_the_campaign_has_none(self):
        said = handbill("check").stderr
        self.assertNotIn("straight-quote", said)
        self.assertNotIn("double-hyphen", said)

    def test_rendering_does_not_ask(self):
        result = handbill("render", "petition-a4", "--lang", "en", "--edition", "screen", "-o", self.folder())
        self.assertEqual(0, result.returncode)


if __name__ == "__main__":
    unittest.main()
