"""Icons among the letters, and text that runs round a shape, on the printed page."""
import re
import unittest

from PIL import Image

from planting import *

ICONS = ART + "/icons/"
TRACK = (204, 58, 24)
NIGHT = (16, 27, 51)


def square(fill, d="M0 0H20V20H0Z"):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path fill="{fill}" d="{d}"/></svg>\n'


class Inline(Planted):
    def setUp(self):
        super().setUp()
        self.write(ICONS + "square.svg", square("#cc3a18"))
        self.write(ICONS + "own.svg", square("currentColor"))
        self.write(ICONS + "half.svg", square("#cc3a18", "M0 0H10V20H0Z"))
        self.write(ICONS + "half.rtl.svg", square("#cc3a18", "M10 0H20V20H10Z"))

    def notice(self, boxes, language="en", more=""):
        self.write(LAYOUT, "layout: notice\ntitle: notice\ntheme: plain\npage: {size: A4, bleed: 3mm, safe: 5mm, margin: 20mm, ground: paper}\n"
                   f"{more}body:\n  column:\n{boxes}")
        answer = self.run_handbill("render", "notice", "--lang", language, "--edition", "screen", "--format", "pdf", "-o", "out/notice.pdf")
        self.assertEqual((0, ""), (answer.code, untangled(answer.said)))
        return self.root / "out/notice.pdf"

    def text_of(self, pdf):
        return run("pdftotext", "-raw", pdf, "-", check=True).stdout

    def drawn(self, pdf, dpi=144):
        run("pdftocairo", "-r", dpi, "-png", "-singlefile", pdf, pdf.with_suffix(""), check=True)
        return Image.open(pdf.with_suffix(".png")).convert("RGB")

    def extent(self, image, colour):
        """The smallest rectangle around all pixels of nearly that colour."""
        near = [[max(0, c - 24), min(255, c + 24)] for c in colour]
        planes = [plane.point(lambda v, low=low, high=high: 255 if low <= v <= high else 0) for plane, (low, high) in zip(image.split(), near)]
        from PIL import ImageChops
        return ImageChops.darker(ImageChops.darker(planes[0], planes[1]), planes[2]).getbbox()

    def test_an_icon_is_as_high_as_the_capitals(self):
        image = self.drawn(self.notice("    - {text: 'H{icon:square}H', style: text, size: 96pt}\n"))
        icon, letters = self.extent(image, TRACK), self.extent(image, NIGHT)
        for side in (1, 3):
            self.assertAlmostEqual(letters[side], icon[side], delta=1.5)
        self.assertAlmostEqual(icon[2] - icon[0], icon[3] - icon[1], delta=2)
        self.assertLess(letters[0], icon[0])
        self.assertGreater(letters[2], icon[2])

    def test_an_icon_is_paths_and_the_words_around_it_are_words(self):
        pdf = self.notice("    - {text: '{icon:square} 01904 123456, or {icon:own|write} soon', style: text}\n")
        self.assertEqual(2, len(run("pdfimages", "-list", pdf, check=True).stdout.splitlines()), "the head alone: no picture")
        self.assertEqual("01904 123456, or soon", " ".join(self.text_of(pdf).split()))

    def test_an_icon_without_a_colour_has_that_of_the_text(self):
        image = self.drawn(self.notice("    - {text: '{icon:own}', style: text, size: 40pt, ink: track}\n"))
        self.assertIsNone(self.extent(image, NIGHT))
        self.assertIsNotNone(self.extent(image, TRACK))

    def test_an_icon_of_a_right_to_left_page_stands_before_its_words_at_the_right(self):
        self.write("content/run-for-your-life/ar.yaml", "language: ar\nstatus: draft\ntexts:\n  headline: اركض لتحيا\n  sample: عينة\n")
        image = self.drawn(self.notice("    - {text: '{icon:half} {headline}', style: text, size: 40pt}\n", "ar"))
        icon, words = self.extent(image, TRACK), self.extent(image, NIGHT)
        self.assertGreater(icon[0], words[2])
        margin = 20 / 25.4 * 144
        # Its own drawing for such pages: the right half of the square is inked.
        self.assertAlmostEqual(image.width - margin, icon[2], delta=2)
        self.assertAlmostEqual((icon[3] - icon[1]) / 2, icon[2] - icon[0], delta=2)

    def test_a_component_takes_an_icon_by_its_name(self):
        fact = "components:\n  fact:\n    params: {icon: , label: }\n    box: {text: '{icon:$icon} {label}', style: text, size: 40pt}\n"
        pdf = self.notice("    - {use: fact, with: {icon: square, label: Today}}\n", more=fact)
        self.assertEqual("Today", self.text_of(pdf).strip())
        self.assertIsNotNone(self.extent(self.drawn(pdf), TRACK))

    def test_text_runs_round_a_path(self):
        words = "They cross into China without papers and without knowing a soul. " * 24
        triangle = "'M50 0 L100 100 L0 100 Z'"
        pdf = self.notice(f"    - {{text: '{words}', style: text}}\n"
                          "    - {picture: art/lanes.svg, decorative: true, fit: cover, runaround: shape, runaround-gap: 2mm, "
                          f"clip-path: {triangle}, at: {{of: page, left: 75mm, top: 30mm, width: 60mm, height: 60mm}}}}\n")
        found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\S+?)</word', run("pdftotext", "-bbox", pdf, "-", check=True).stdout)
        boxes = [[float(v) / PT_PER_MM for v in word[:4]] for word in found]
        self.assertEqual(words.split(), [word[4] for word in found])
        near = 0
        for left, top, right, bottom in boxes:
            middle = (top + bottom) / 2
            if not 30 < middle < 90:
                continue
            half = (middle - 30) / 2
            self.assertTrue(right < 105 - half or left > 105 + half, "a word lies in the triangle")
            near += 75 < left < 135 or 75 < right < 135
        self.assertGreater(near, 20, "no word uses the room beside the slopes")


if __name__ == "__main__":
    unittest.main()
