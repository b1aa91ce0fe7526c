"""The judges on small pages whose ink is known: what they say of these they may say of ours."""
import io
import pathlib
import tempfile
import unittest

from PIL import Image

import judges
import small_pdf

MM = 72 / 25.4
# Three squares of 40 mm side by side on a page of 150 x 60 mm, 5 mm from the sides: what is drawn, and what is on the plates.
SQUARES = [
    ("0 1 0.9 0.05 k", (0, 255, 230, 13)),
    ("/Spot cs 0.5 scn", (0, 77, 115, 0)),
    ("0.6 g", (0, 0, 0, 102)),
]


def square(index, paint):
    return f"{paint} {(5 + 50 * index) * MM:.3f} {10 * MM:.3f} {40 * MM:.3f} {40 * MM:.3f} re f "


def page(content, resources="", pictures=()):
    objects = small_pdf.page_objects(content, resources, media=(0, 0, f"{150 * MM:.3f}", f"{60 * MM:.3f}"))
    for number, picture in enumerate(pictures, 5):
        objects[number] = picture
    return objects


class Judges(unittest.TestCase):
    def write(self, *arguments, **options):
        folder = tempfile.TemporaryDirectory(prefix="handbill-judges-")
        self.addCleanup(folder.cleanup)
        return small_pdf.write(pathlib.Path(folder.name) / "page.pdf", page(*arguments, **options))

    def squares(self):
        return self.write("".join(square(index, paint) for index, (paint, _) in enumerate(SQUARES)), f"/ColorSpace << /Spot {small_pdf.SPOT} >>")

    def assert_near(self, wanted, found, slack, said):
        self.assertLessEqual(max(abs(a - b) for a, b in zip(wanted, found)), slack, f"{said}: {found}, not {wanted}")

    def test_three_renderers_read_the_inks_of_three_squares(self):
        path = self.squares()
        points = [(25 + 50 * index, 30) for index in range(3)]
        for name, found in judges.probes(path, points).items():
            for inks, (paint, wanted) in zip(found, SQUARES):
                # 8 bits of tint, folded into two inks.
                self.assert_near(wanted, inks, 3, f"{name}, {paint}")

    def test_ghostscript_has_a_plate_for_the_spot(self):
        plates, = judges.plates_gs(self.squares())
        self.assertEqual([*judges.PROCESS, "Warm Red"], list(plates))
        found = judges.inks_at(plates, [(25, 30), (75, 30)], 100)
        self.assert_near((0, 255, 230, 13, 0), found[0], 1, "the process inks")
        self.assert_near((0, 0, 0, 0, 128), found[1], 1, "the spot's square")

    def test_overprint_is_seen_by_all_and_its_lack_too(self):
        for state, magenta in (("/Over gs", 255), ("", 0)):
            path = self.write(f"{square(0, '0 1 0.9 0.05 k')} {state} 0 0 0 1 k 40 60 40 60 re f",
                              "/ExtGState << /Over << /OP true /op true /OPM 1 >> >>")
            for name, (inks,) in judges.probes(path, [(21, 28)]).items():
                self.assert_near((0, magenta, 230 if state else 0, 255), inks, 2, f"{name} {state}")

    def test_text_that_overprints_keeps_the_ground_under_the_letters(self):
        path = self.write(f"{square(0, '0 1 0.9 0.05 k')} /Over gs BT 0 0 0 1 k /F 90 Tf 30 60 Td (H) Tj ET",
                          "/ExtGState << /Over << /OP true /op true /OPM 1 >> >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >>")
        for name, draw in judges.RENDERERS.items():
            plates, = draw(path, 100)
            letters = plates["Black"].point(lambda value: 255 if value > 250 else 0)
            self.assertIsNotNone(letters.getbbox(), name)
            under = plates["Magenta"].histogram(letters)
            self.assertEqual(0, sum(under[:250]), f"{name}: magenta is knocked out under the letters")

    def test_adobe_jpeg_prints_upright_with_decode_and_upside_down_without(self):
        kept = io.BytesIO()
        Image.new("CMYK", (16, 16), (0, 200, 100, 20)).save(kept, "JPEG", quality=95)
        for decode, wanted in (("/Decode [1 0 1 0 1 0 1 0]", (0, 200, 100, 20)), ("", (255, 55, 155, 235))):
            picture = small_pdf.stream(kept.getvalue(), "/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 "
                                       f"/ColorSpace /DeviceCMYK /Filter /DCTDecode {decode}")
            path = self.write(f"q {100 * MM} 0 0 {50 * MM} 0 0 cm /P Do Q", "/XObject << /P 5 0 R >>", [picture])
            for name, (inks,) in judges.probes(path, [(50, 30)]).items():
                self.assert_near(wanted, inks, 3, f"{name} {decode}")

    def test_ink_in_a_window_is_the_mean_over_15_mm2_and_has_a_place(self):
        # A bar of 300 % that is half as wide as the window, on a tint that is everywhere.
        side = 15 ** 0.5
        path = self.write(f"0.2 0 0 0 k 0 0 500 200 re f 0.9 0.9 0.9 0.3 k {60 * MM:.4f} {20 * MM:.4f} {side / 2 * MM:.4f} {30 * MM:.4f} re f")
        most, (x, y) = judges.tac(judges.plates_gs(path, 300, smooth=True)[0], 300)
        # A quarter of a pixel of the window's 46, on both sides.
        self.assertAlmostEqual((3.0 + 0.2) / 2, most, delta=0.02)
        self.assertLess(abs(x - 60 - side / 4), side / 2)
        self.assertTrue(10 < y < 40)

    def test_a_black_page_of_text_has_ink_on_one_plate(self):
        path = self.write("BT 0 0 0 1 k /F 20 Tf 30 60 Td (black) Tj ET", "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>")
        (c, m, y, k), = judges.inkcov(path)
        self.assertEqual((0, 0, 0), (c, m, y))
        self.assertGreater(k, 0)
        self.assertEqual("black", judges.text_of(path).strip("\n\f"))
        self.assertEqual([judges.Font("Helvetica", "Type 1", False, False, False)], judges.fonts(path))

    def test_rgb_is_found_in_a_packed_stream(self):
        self.assertEqual([], judges.rgb_in(self.squares()))
        objects = page("")
        objects[4] = small_pdf.stream("1 0 0 rg 0 0 9 9 re f", compress=True)
        folder = tempfile.TemporaryDirectory(prefix="handbill-judges-")
        self.addCleanup(folder.cleanup)
        self.assertEqual(["1 0 0 rg"], judges.rgb_in(small_pdf.write(pathlib.Path(folder.name) / "page.pdf", objects)))

    def test_points_are_taken_from_each_ink_and_away_from_edges(self):
        plates, = judges.plates_gs(self.squares())
        points = judges.flat_points(plates, 40, 100)
        self.assertEqual(40, len(points))
        self.assertGreaterEqual(len(set(judges.inks_at(plates, points, 100))), 4)
        for x, y in points:
            self.assertTrue(all(abs(x - edge) > 0.5 for edge in (5, 45, 55, 95, 105, 145)) or not 10 <= y <= 50)


if __name__ == "__main__":
    unittest.main()
