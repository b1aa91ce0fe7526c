"""`handbill plates`: a picture of each plate, a soft proof, and what is told of the ink."""
import json
import sys
import unittest

from PIL import Image

from support import HANDBILL, PROJECT, Case, run

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import judges  # noqa: E402

LAYOUT = """layout: notice
title: Notice
theme: run
page: {size: A6, bleed: 3mm, margin: 0mm, ground: paper}
body:
  layers:
    - {column: [], id: ground, fill: night, at: {start: 10mm, top: 20mm, width: 40mm, height: 40mm}}
    - {column: [], id: hidden, fill: track, at: {start: 60mm, top: 20mm, width: 20mm, height: 20mm}}
    - {column: [], id: flag, fill: signal, at: {start: 60mm, top: 20mm, width: 20mm, height: 20mm}}
    - {column: [], id: glaze, fill: haze, blend: multiply, at: {start: 30mm, top: 20mm, width: 20mm, height: 20mm}}
"""
SIGNAL = "inks:\n  signal: {cmyk: [0, 90, 85, 0], preview: '#e0301e', spot: PANTONE 485 C}\n"
DPI = 150


class Plates(Case):
    def setUp(self):
        project = self.project()
        (project / "layouts" / "notice.yaml").write_text(LAYOUT)
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("inks:\n", SIGNAL, 1))
        self.out = self.folder()
        self.where = ["notice", "--project", project, "--lang", "en", "--edition", "press", "--profile", "coated", "-o", self.out]
        self.result = run(HANDBILL, "plates", *self.where, "--dpi", DPI, "--json")
        self.assertEqual(self.result.returncode, 0, self.result.stderr)

    def test_each_plate_is_a_picture_as_ghostscript_draws_it(self):
        files = {path.name: path for path in (self.out / "press").iterdir()}
        parts = {"Cyan": "cyan", "Magenta": "magenta", "Yellow": "yellow", "Black": "black", "PANTONE 485 C": "pantone-485-c"}
        self.assertEqual({f"notice-en-{part}.png" for part in [*parts.values(), "proof"]}, set(files))
        made = run(HANDBILL, "render", *self.where)
        self.assertEqual(made.returncode, 0, made.stderr)
        theirs, = judges.plates_gs(self.out / "press" / "notice-en.pdf", DPI)
        points = judges.flat_points(theirs, 40, DPI, seed="plates")
        for name, part in parts.items():
            with Image.open(files[f"notice-en-{part}.png"]) as picture:
                ours = picture.convert("L")
            for x, y in points:
                at = int(x / 25.4 * DPI), int(y / 25.4 * DPI)
                self.assertAlmostEqual(255 - ours.getpixel(at), theirs[name].getpixel(at), delta=2, msg=(name, x, y))

    def test_the_proof_mixes_the_separation_from_what_stands_in_for_it(self):
        with Image.open(self.out / "press" / "notice-en-proof.png") as picture:
            proof = picture.convert("RGB")
            flag = proof.getpixel(tuple(round((mm + 3) / 25.4 * DPI) for mm in (70, 30)))
            night = proof.getpixel(tuple(round((mm + 3) / 25.4 * DPI) for mm in (15, 50)))
        self.assertGreater(flag[0], 190)
        self.assertLess(max(flag[1:]), 110)
        self.assertLess(max(night), 90)

    def test_ink_is_told_with_its_place_and_the_boxes_that_leave_it(self):
        page, = json.loads(self.result.stdout)[0]["pages"]
        # 20 x 20 mm of a page of 105 x 148 mm.
        self.assertAlmostEqual(page["plates"][4]["ink_percent"], 100 * 400 / (105 * 148), delta=0.1)
        # Night is 95 80 40 60 %; haze, 14 8 4 6, multiplied with it.
        wanted = sum(100 * (1 - (1 - a) * (1 - b)) for a, b in zip((0.95, 0.8, 0.4, 0.6), (0.14, 0.08, 0.04, 0.06)))
        self.assertAlmostEqual(page["most_ink_percent"], wanted, delta=1)
        self.assertEqual(page["boxes"], ["glaze", "ground"])
        left, top, width, height = page["at_mm"]
        self.assertTrue(30 <= left and left + width <= 50 and 20 <= top and top + height <= 40, page["at_mm"])
        self.assertAlmostEqual(width * height, 15, delta=0.6)

    def test_the_table_says_the_same(self):
        told = run(HANDBILL, "plates", *self.where, "--dpi", DPI)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("PANTONE 485 C 2.6 %", told.stdout)
        self.assertRegex(told.stdout, r"most ink 28\d(\.\d)? %, 3\d(\.\d)? mm from the left and 2\d(\.\d)? mm from the top, in glaze, ground")


if __name__ == "__main__":
    unittest.main()
