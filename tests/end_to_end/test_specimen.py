"""`handbill specimen`: a page that shows how a language is set."""
import unittest

from support import *


class Specimen(Case):
    def test_every_language_has_a_page_with_its_faces_and_its_words(self):
        target = self.folder()
        result = handbill("specimen", "-o", target)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertNotIn("warning", result.stderr)
        self.assertEqual({f"specimen-{language}.pdf" for language in LANGUAGES}, {each.name for each in target.iterdir()})
        for language, words in {"en": "Run for your life", "ko": "살기위해", "de": "Lauf", "th": "วิ่ง"}.items():
            page = target / f"specimen-{language}.pdf"
            text = squeezed(run("pdftotext", "-raw", page, "-", check=True).stdout)
            self.assertIn(squeezed(words), text)
            self.assertIn(squeezed("the closest that lines may stand"), text)
            self.assertIn("Pages:           1\n", run("pdfinfo", page, check=True).stdout)

    def test_one_language_goes_to_one_file(self):
        page = self.folder() / "page.pdf"
        self.assertEqual(0, handbill("specimen", "--lang", "ja", "-o", page).returncode)
        text = squeezed(run("pdftotext", "-raw", page, "-", check=True).stdout)
        for wanted in ("noto-sans-jp-regular", "writing-mode: vertical-rl", "なんみん"):
            self.assertIn(squeezed(wanted), text)

    def test_the_page_is_the_same_each_time(self):
        pages = [self.folder() / name for name in ("one.pdf", "two.pdf")]
        for page in pages:
            handbill("specimen", "--lang", "ar", "-o", page)
        self.assertEqual(pages[0].read_bytes(), pages[1].read_bytes())

    def test_a_language_without_a_plain_paragraph_is_told(self):
        project = self.project()
        (project / "content" / "run-for-your-life" / "en.yaml").write_text(
            "language: en\nstatus: draft\ntexts:\n  headline: '{church} runs'\n", encoding="utf-8")
        result = handbill("specimen", "--lang", "en", "-o", self.folder(), cwd=project)
        self.assertEqual(1, result.returncode)
        self.assertIn("error[empty-specimen]: en has no text that a specimen could show", result.stderr)


if __name__ == "__main__":
    unittest.main()
