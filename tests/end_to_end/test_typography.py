"""Pages of tests/typography, one for each thing that typesetting can do, against the pictures that were looked at.

HANDBILL_BLESS=1 writes the pictures anew: look at every one before they are committed.
"""
import json
import os
import pathlib
import unittest

from PIL import Image, ImageChops

from support import *

PAGES = pathlib.Path(__file__).resolve().parents[1] / "typography"
DPI = 110
# layout, language, and what a reader's search must find on the page
SHOWN = {
    ("vertical", "ja"): ["5月18日", "Release", "1951"],
    ("vertical", "zh-Hant"): ["越境進入中", "月25"],
    ("vertical", "ko"): ["그들은", "China"],
    ("vertical-lr", "mn"): ["ᠮᠣᠩᠭᠣᠯ"],
    ("kashida", "ar"): ["الشمالية", "الأصدقاء"],
    ("balance", "en"): ["refugees run for their lives"],
    ("balance", "ko"): ["살기 위해"],
    ("drop-cap", "en"): ["own a Bible"],
    ("drop-cap", "ko"): ["그들은"],
    ("drop-cap", "ar"): ["الجوع يدفع"],
    ("ruby", "ja"): ["を逃れる難民は", "なんみん", "秘密警察"],
    ("inline", "en"): ["Nobody is illegal; twelve people", "5th", "2 * 3", "a|b"],
    ("inline", "ja"): ["越えた難民を送り返さない"],
    ("inline", "zh-Hant"): ["請不要遣返逃離者"],
    ("inline", "ko"): ["강제로 돌려보내지"],
    ("inline", "ar"): ["العريضة"],
    ("pinned", "en"): ["Run for your life", "and live free"],
    ("pinned", "ko"): ["북송을"],
    ("tabs", "en"): ["10:30 Songs and a prayer Church", "Flights 1,204.50"],
    ("tabs", "ar"): ["10:30", "1204.50"],
    ("hanging", "en"): ["three generations", "prison camp.”"],
    ("hanging", "ja"): ["「地下鉄道」", "越えた。"],
}


def dictionaries(value, subtype):
    """Every dictionary of that /Subtype, wherever it stands."""
    if isinstance(value, dict):
        if value.get("/Subtype") == subtype:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from dictionaries(each, subtype)


class Typography(Case):
    def page(self, layout, language):
        target = self.folder() / "page.pdf"
        result = handbill("render", layout, "--lang", language, "--edition", "screen", "-o", target, cwd=PAGES)
        self.assertEqual((0, []), (result.returncode, [line for line in result.stderr.splitlines() if ": note: " not in line]),
                         result.stderr)
        return target

    def test_pages_are_as_they_were_when_they_were_looked_at(self):
        for (layout, language), words in SHOWN.items():
            with self.subTest(layout=layout, language=language):
                page = self.page(layout, language)
                golden = PAGES / "goldens" / f"{layout}-{language}.png"
                drawn = page.with_suffix(".png")
                run("pdftoppm", "-r", str(DPI), "-gray", "-png", "-singlefile", page, drawn.with_suffix(""), check=True)
                if os.environ.get("HANDBILL_BLESS"):
                    golden.parent.mkdir(exist_ok=True)
                    Image.open(drawn).save(golden, optimize=True)
                one, other = Image.open(drawn).convert("L"), Image.open(golden).convert("L")
                self.assertEqual(other.size, one.size)
                # A pixel may differ by a shade; a glyph that moved by a third of a point differs by far more.
                differing = sum(ImageChops.difference(one, other).histogram()[64:])
                self.assertLessEqual(differing, 20, f"{differing} pixels differ from {golden.name}")

    def test_what_is_shown_can_be_searched(self):
        for (layout, language), words in SHOWN.items():
            with self.subTest(layout=layout, language=language):
                text = squeezed(run("pdftotext", "-raw", self.page(layout, language), "-", check=True).stdout)
                for word in words:
                    self.assertIn(squeezed(word), text)

    def test_links_of_a_text_can_be_clicked_where_their_words_stand(self):
        page = self.page("inline", "en")
        drawn = json.loads(run("qpdf", "--json", page, check=True).stdout)
        links = list(dictionaries(drawn["qpdf"][1], "/Link"))
        self.assertEqual(["u:https://www.example.org/sign"], [link["/A"]["/URI"] for link in links])
        left, _, right, _ = links[0]["/Rect"]
        self.assertLess(right - left, 70, "wider than its word")


if __name__ == "__main__":
    unittest.main()
