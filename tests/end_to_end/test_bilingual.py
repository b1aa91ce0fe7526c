"""Two languages on one page: equal weight, one size, each with its own texts, direction and file name."""
import json
import unittest

from support import *

LAYOUT = "poster-a4-bilingual"
PAIRS = ["en+ko", "en+ar", "en+th", "ko+ja"]
SHOWN = ["headline", "subhead", "flyer-text", "scan", "scan-note", "organisation"]
MARKS = ".,;:!?()«»“”\"‘’„–—-،؛؟۔־״…"
_rendered = None


def rendered():
    """Some pairs, rendered once."""
    global _rendered
    if _rendered is None:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-bilingual-"))
        result = handbill("render", LAYOUT, "--lang", ",".join(PAIRS), "-o", folder)
        if result.returncode != 0:
            raise AssertionError(result.stdout + result.stderr)
        _rendered = folder
        import atexit
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _rendered


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def texts_of(language):
    return read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]


def words_of(language):
    """All that the page says in a language, word by word, without the marks at their ends."""
    texts = texts_of(language)
    lists = [texts[key] if isinstance(texts[key], list) else [texts[key]] for key in SHOWN]
    return {squeezed(word.strip(MARKS)) for text in sum(lists, []) for word in text.split()}


class Pages(Case):
    def test_each_pair_has_a_file_of_its_own_in_each_edition(self):
        wanted = sorted(f"{edition}/{LAYOUT}-{pair}.pdf" for edition in EDITIONS for pair in PAIRS)
        self.assertEqual(wanted, files(rendered()))

    def test_the_words_of_both_languages_come_back(self):
        for pair in PAIRS:
            page = rendered() / "screen" / f"{LAYOUT}-{pair}.pdf"
            # As a reader has them, and in the order of the file, where no divided word has lost its hyphen.
            found = "".join(squeezed(run("pdftotext", *mode, page, "-", check=True).stdout) for mode in ([], ["-raw"]))
            for language in pair.split("+"):
                lost = {word for word in words_of(language) if word not in found}
                self.assertEqual(set(), lost, f"{pair}: {language}")

    def test_the_document_is_in_the_first_language_and_has_a_title_in_both(self):
        for pair in PAIRS:
            page = rendered() / "screen" / f"{LAYOUT}-{pair}.pdf"
            first, second = pair.split("+")
            raw = run("qpdf", "--json=2", "--json-key=qpdf", page, check=True).stdout
            self.assertTrue(f'"/Lang": "u:{first}"' in raw or f'"/Lang": "{first}"' in raw, pair)
            title = squeezed(run("pdfinfo", page, check=True).stdout)
            for language in (first, second):
                self.assertIn(squeezed(texts_of(language)["headline"].replace("|", "").replace("~", "")), title)

    def test_both_languages_have_one_size(self):
        result = handbill("fit", LAYOUT, "--lang", ",".join(PAIRS), "--edition", "screen,office", "--json", check=True)
        texts = json.loads(result.stdout)["texts"]
        for pair in PAIRS:
            for edition in EDITIONS:
                percent = {text["box"]: text["percent"] for text in texts
                           if text["language"] == pair and text["edition"] == edition}
                for one, other in [("headline-first", "headline-second"), ("first.deck", "second.deck"),
                                   ("first.says", "second.says"), ("first.scan", "second.scan")]:
                    self.assertEqual(percent[one], percent[other], f"{pair} {edition} {one}")

    def test_the_second_column_begins_where_its_language_does(self):
        for pair, right in [("en+ko", False), ("en+ar", True)]:
            page = rendered() / "screen" / f"{LAYOUT}-{pair}.pdf"
            boxes = run("pdftotext", "-bbox", page, "-", check=True).stdout
            words = [line for line in boxes.splitlines() if "<word" in line]
            ends = [float(line.split('xMax="')[1].split('"')[0]) for line in words if float(line.split('yMin="')[1].split('"')[0]) > 480]
            at_edge = sum(abs(end - (210 - 14) * PT_PER_MM) < 1 for end in ends)
            self.assertEqual(right, at_edge >= 5, f"{pair}: {at_edge} words end at the right margin")


class Asking(Case):
    def names(self, *arguments):
        folder = self.folder()
        result = handbill("render", *arguments, "--edition", "screen", "-o", folder)
        self.assertEqual(0, result.returncode, result.stderr)
        return [name.removeprefix("screen/").removesuffix(".pdf") for name in files(folder)]

    def test_one_language_means_the_layouts_pair_with_it(self):
        self.assertEqual([f"{LAYOUT}-en+ko"], self.names(LAYOUT, "--lang", "ko"))
        self.assertEqual([f"{LAYOUT}-en+ko"], self.names(LAYOUT, "--lang", "en,ko"))
        self.assertEqual([f"{LAYOUT}-en+de"], self.names(LAYOUT, "--lang", "de"))

    def test_the_whole_campaign_stands_in_pairs(self):
        result = handbill("check", LAYOUT, "--edition", "all")
        self.assertEqual(0, result.returncode, result.stderr)

    def test_pseudo_languages_are_second_ones(self):
        result = handbill("check", LAYOUT, "--lang", "en-XA,ar-XB")
        self.assertEqual(0, result.returncode, result.stderr)

    def said(self, *arguments):
        result = handbill(*arguments, "-o", self.folder())
        self.assertEqual(64, result.returncode)
        return result.stderr

    def test_a_layout_in_one_language_is_in_no_pair(self):
        self.assertEqual(
            "layouts/poster-a4.yaml:3:9: error[not-bilingual]: `poster-a4` is in one language, and two are asked for: en+ko\n"
            "  layout: poster-a4\n"
            "          ^~~~~~~~~\n"
            "  hint: ask for one, --lang ko, or for a layout that says `bilingual: en+ko`\n",
            self.said("render", "poster-a4", "--lang", "en+ko"))

    def test_three_languages_are_too_many(self):
        self.assertEqual(
            "handbill: error[bad-pair]: expected two languages such as en+ko, found \"en+ko+ja\"\n"
            "  hint: several pairs have commas between them: en+ko,en+ar\n",
            self.said("render", LAYOUT, "--lang", "en+ko+ja"))

    def test_a_pack_is_for_one_language(self):
        self.assertEqual(
            "handbill: error[pack-of-pair]: expected one language for a pack, found en+ko\n"
            "  hint: --lang ko packs what is in two languages, too\n",
            self.said("pack", "--lang", "en+ko"))


class InACampaign(Case):
    def setUp(self):
        self.root = self.project()
        path = self.root / "content" / "run-for-your-life" / "campaign.yaml"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines = [f"layouts: [poster-a4, {LAYOUT}]" if line.startswith("layouts:") else line for line in lines]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def test_a_layout_in_two_languages_stands_beside_others(self):
        folder = self.folder()
        result = handbill("render", "--lang", "en,ko,ar", "--edition", "screen", "-o", folder, cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        pages = sorted([f"{LAYOUT}-en+ar", f"{LAYOUT}-en+ko", "poster-a4-ar", "poster-a4-en", "poster-a4-ko"])
        self.assertEqual([f"screen/{page}.pdf" for page in pages], files(folder))

    def test_a_pair_takes_the_layouts_that_are_in_two(self):
        folder = self.folder()
        result = handbill("render", "--lang", "ko+ja", "--edition", "screen", "-o", folder, cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual([f"screen/{LAYOUT}-ko+ja.pdf"], files(folder))

    def test_a_pack_has_it_for_both_languages(self):
        folder = self.folder()
        result = handbill("pack", "--lang", "en,ko", "--edition", "screen", "-o", folder, cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        for language in ("en", "ko"):
            pack = folder / f"run-for-your-life-{language}"
            self.assertTrue((pack / "screen" / f"{LAYOUT}-en+ko.pdf").exists())
            twin = (pack / "text" / f"{LAYOUT}-en+ko.txt").read_text(encoding="utf-8")
            self.assertIn("English + 한국어 (en+ko)", twin)
            for each in ("en", "ko"):
                self.assertIn(texts_of(each)["subhead"], twin)
        one, other = (folder / f"run-for-your-life-{each}/screen/{LAYOUT}-en+ko.pdf" for each in ("en", "ko"))
        self.assertEqual(one.read_bytes(), other.read_bytes())

    def test_a_contact_sheet_and_a_package_hold_it(self):
        sheet = self.folder() / "sheet.pdf"
        result = handbill("contact-sheet", LAYOUT, "--lang", "ko,ar", "--edition", "screen", "-o", sheet, cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn("en+ar", run("pdftotext", sheet, "-", check=True).stdout)
        target = self.folder() / "package"
        result = handbill("package", "--lang", "ko", "--edition", "screen", "-o", target, cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        again = self.folder()
        result = handbill("render", "--project", ".", "--edition", "screen", "-o", again, cwd=target)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual([f"screen/{LAYOUT}-en+ko.pdf", "screen/poster-a4-ko.pdf"], files(again))


if __name__ == "__main__":
    unittest.main()
