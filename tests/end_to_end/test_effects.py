"""Pages of tests/effects, one for each thing that can be done to a box, against the pictures that were looked at.

HANDBILL_BLESS=1 writes the pictures anew: look at every one before they are committed.
"""
import os
import pathlib
import unittest

from PIL import Image, ImageChops

from support import *

PAGES = pathlib.Path(__file__).resolve().parents[1] / "effects"
DPI = 110
# layout, language, edition
SHOWN = [("rotate", "en", "screen"), ("rotate", "ar", "screen"), ("turn", "en", "screen"), ("turn", "ko", "screen"),
         ("turn", "ar", "screen"), ("clip", "en", "screen"), ("opacity", "en", "screen"), ("opacity", "en", "grey"),
         ("gradient", "en", "screen"), ("gradient", "en", "grey"), ("gradient", "ar", "screen"), ("shadow", "en", "screen"),
         ("shadow", "ar", "screen"), ("layer", "en", "screen")]


class Effects(Case):
    def page(self, layout, language, edition, ending="pdf"):
        target = self.folder() / f"page.{ending}"
        result = handbill("render", layout, "--lang", language, "--edition", edition, "--format", ending, "--dpi", 150, "-o", target, cwd=PAGES)
        self.assertEqual((0, []), (result.returncode, [line for line in result.stderr.splitlines() if ": note: " not in line]),
                         result.stderr)
        return target

    def test_pages_are_as_they_were_when_they_were_looked_at(self):
        for layout, language, edition in SHOWN:
            with self.subTest(layout=layout, language=language, edition=edition):
                page = self.page(layout, language, edition)
                golden = PAGES / "goldens" / f"{layout}-{language}{'-grey' if edition == 'grey' else ''}.png"
                drawn = page.with_suffix(".png")
                run("pdftocairo", "-r", str(DPI), "-png", "-singlefile", page, drawn.with_suffix(""), check=True)
                if os.environ.get("HANDBILL_BLESS"):
                    golden.parent.mkdir(exist_ok=True)
                    Image.open(drawn).convert("RGB").quantize(128).save(golden, optimize=True)
                one, other = Image.open(drawn).convert("RGB"), Image.open(golden).convert("RGB")
                self.assertEqual(other.size, one.size)
                differing = sum(ImageChops.difference(one, other).convert("L").histogram()[48:])
                self.assertLessEqual(differing, 20, f"{differing} pixels differ from {golden.name}")

    def test_every_golden_is_used(self):
        used = {f"{layout}-{language}{'-grey' if edition == 'grey' else ''}.png" for layout, language, edition in SHOWN}
        self.assertEqual(used, {path.name for path in (PAGES / "goldens").iterdir()})

    def test_a_picture_shows_what_the_pdf_shows(self):
        for layout in ("clip", "opacity", "shadow", "gradient"):
            with self.subTest(layout=layout):
                page = self.page(layout, "en", "screen")
                drawn = page.with_suffix(".png")
                run("pdftocairo", "-r", "150", "-png", "-singlefile", page, drawn.with_suffix(""), check=True)
                own = Image.open(self.page(layout, "en", "screen", "png")).convert("RGB")
                other = Image.open(drawn).convert("RGB").crop((0, 0, *own.size))
                # Edges are smoothed in two ways; a colour that is another one is seen on whole areas.
                differing = sum(ImageChops.difference(own, other).convert("L").histogram()[40:])
                self.assertLess(differing, 0.03 * own.width * own.height)

    def test_turned_text_can_be_searched(self):
        text = squeezed(run("pdftotext", "-raw", self.page("turn", "en", "screen"), "-", check=True).stdout)
        self.assertEqual(5, text.count(squeezed("www.runforyourlife.info")))
        self.assertIn(squeezed("They cross the river at night"), text)

    def test_grey_is_grey_in_every_effect(self):
        for layout in ("opacity", "gradient", "shadow", "clip"):
            with self.subTest(layout=layout):
                page = self.page(layout, "en", "grey")
                drawn = page.with_suffix(".png")
                run("pdftocairo", "-r", "50", "-png", "-singlefile", page, drawn.with_suffix(""), check=True)
                red, green, blue = Image.open(drawn).convert("RGB").split()
                self.assertEqual([(0, 0), (0, 0)], [ImageChops.difference(red, green).getextrema(), ImageChops.difference(green, blue).getextrema()])

    def test_svg_blends_as_a_browser_does(self):
        svg = self.page("opacity", "en", "screen", "svg").read_text(encoding="utf-8")
        for blend in ("multiply", "screen", "overlay", "darken", "lighten"):
            self.assertIn(f"mix-blend-mode:{blend}", svg)


if __name__ == "__main__":
    unittest.main()
