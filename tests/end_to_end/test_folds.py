"""Sheets that are folded, as files: panels, folds, ticks, the picture of the folded piece."""
import re
import unittest

from support import *

LAYOUT = """layout: fold-test
theme: run
page: {size: A4 landscape, fold: roll, compensation: 3mm, bleed: 3mm, margin: 10mm, ground: paper, %s}
pages:
  - id: outside
    panels:
      flap: {text: $why-head, style: text}
      back: {text: $web, style: text}
      front: {text: $headline, style: title, fill: night, ink: paper}
  - id: inside
    panels:
      inside-1: {text: $story-head, style: title}
      inside-2: {text: $stage-caught-head, style: text}
      inside-3: {text: $stage-back-head, style: text}
"""


class Folds(Case):
    def render(self, keys, *options):
        project = self.project()
        (project / "layouts" / "fold-test.yaml").write_text(LAYOUT % keys)
        (project / "layouts" / "editions" / "press-test.yaml").write_text("edition: press-test\nprint-at-full-size: true\n")
        out = self.folder()
        result = handbill("render", "fold-test", "--project", project, "--lang", "en", "--edition", "press-test", "-o", out,
                          *options)
        self.assertEqual(0, result.returncode, result.stderr)
        return out / "press-test" / "fold-test-en.pdf", result

    def words(self, pdf, page):
        """The left edge of each word in mm, by the word."""
        text = run("pdftotext", "-bbox", "-f", page, "-l", page, pdf, "-", check=True).stdout
        return {word: float(left) / PT_PER_MM for left, word in re.findall(r'xMin="([\d.]+)"[^>]*>([^<]+)</word>', text)}

    def test_panels_stand_between_the_folds_and_the_back_mirrors_the_front(self):
        pdf, _ = self.render("turn: auto")
        bleed, margin = 3, 10
        outside = self.words(pdf, 1)
        self.assertAlmostEqual(bleed + margin, outside["Why"], delta=0.5)
        self.assertAlmostEqual(bleed + 97 + margin, outside["www.runforyourlife.info"], delta=0.5)
        self.assertAlmostEqual(bleed + 197 + margin, outside["Run"], delta=0.7)
        inside = self.words(pdf, 2)
        self.assertAlmostEqual(bleed + margin, inside["Caught,"], delta=0.7)
        self.assertAlmostEqual(bleed + 100 + margin, inside["Caught"], delta=0.5)
        self.assertAlmostEqual(bleed + 200 + margin, inside["Sent"], delta=0.5)

    def test_the_viewer_is_told_over_which_edge_the_sheet_is_turned(self):
        for keys, name in (("turn: auto", "DuplexFlipShortEdge"), ("turn: long", "DuplexFlipLongEdge")):
            pdf, _ = self.render(keys)
            raw = run("qpdf", "--json=2", "--json-key=qpdf", pdf, check=True).stdout
            self.assertIn(f'"/Duplex": "/{name}"', raw)

    def test_a_back_that_is_turned_over_the_other_edge_stands_on_its_head(self):
        upright, _ = self.render("turn: short")
        turned, _ = self.render("turn: long")
        self.assertEqual(self.words(upright, 1), self.words(turned, 1))
        size = 297 + 6
        wanted = {word: size - left for word, left in self.words(upright, 2).items()}
        # Turned round, a word's right edge lies where its left one was.
        text = run("pdftotext", "-bbox", "-f", 2, "-l", 2, turned, "-", check=True).stdout
        found = {word: float(right) / PT_PER_MM for right, word in re.findall(r'xMax="([\d.]+)"[^>]*>([^<]+)</word>', text)}
        for word, right in wanted.items():
            self.assertAlmostEqual(right, found[word], delta=0.2)

    def test_marks_lie_outside_the_bleed_and_the_boxes_say_where_the_trim_is(self):
        pdf, _ = self.render("marks: all")
        text = run("pdfinfo", "-box", pdf, check=True).stdout
        boxes = {name: [float(n) / PT_PER_MM for n in values.split()]
                 for name, values in re.findall(r"(\w+Box):\s+([\d. -]+)", text)}
        self.assertAlmostEqual(297, boxes["TrimBox"][2] - boxes["TrimBox"][0], delta=0.02)
        self.assertAlmostEqual(11, boxes["TrimBox"][0], delta=0.02)
        self.assertAlmostEqual(8, boxes["BleedBox"][0], delta=0.02)
        self.assertAlmostEqual(297 + 22, boxes["MediaBox"][2], delta=0.02)
        target = pdf.with_suffix("")
        run("pdftoppm", "-r", "100", "-gray", "-f", "1", "-singlefile", pdf, target, check=True)
        from PIL import Image
        picture = Image.open(f"{target}.pgm")
        px = lambda mm: round(mm / 25.4 * 100)
        # A fold's tick stands above the bleed, at 97 and at 197 mm; nothing stands between the ticks.
        row = [min(picture.getpixel((x, y)) for y in range(px(2), px(6))) for x in range(picture.width)]
        dark = [x for x, value in enumerate(row) if value < 200]
        for mark in (0, 97, 197, 297):
            self.assertTrue(any(abs(x - px(11 + mark)) <= 1 for x in dark), (mark, dark))
        # Between the folds' ticks there is the target in the middle of the side alone.
        self.assertFalse(any(px(11 + 100) < x < px(11 + 190) and abs(x - px(11 + 148.5)) > px(3) for x in dark), dark)

    def test_a_folded_view_is_one_picture_and_a_flat_sheet_has_none(self):
        project = self.project()
        (project / "layouts" / "fold-test.yaml").write_text(LAYOUT % "turn: auto")
        out = self.folder()
        result = handbill("render", "fold-test", "--project", project, "--lang", "en,ar", "--edition", "screen", "--format",
                          "png,pdf", "--view", "folded", "--dpi", "40", "-o", out)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual({"fold-test-ar-folded.pdf", "fold-test-ar-folded.png", "fold-test-en-folded.pdf",
                          "fold-test-en-folded.png"}, {path.name for path in (out / "screen").iterdir()})
        self.assertEqual("", run("qpdf", "--check", out / "screen" / "fold-test-en-folded.pdf").stderr)
        flat = handbill("render", "poster-a4", "--lang", "en", "--view", "folded", "--edition", "screen", "-o", out)
        self.assertEqual(64, flat.returncode)
        self.assertIn("error[not-folded]: the sheet of `poster-a4` is not folded", flat.stderr)


if __name__ == "__main__":
    unittest.main()
