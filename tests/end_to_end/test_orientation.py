"""Photographs as cameras hold them: every EXIF orientation lies upright, in files for readers and for the press, and the JPEG stays the one it was."""
import io
import sys
import unittest

from PIL import Image, ImageChops, ImageDraw, ImageStat

from support import HANDBILL, PROJECT, Case, run

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import judges  # noqa: E402

LAYOUT = """layout: notice
title: Notice
theme: run
page: {size: A6, bleed: 3mm, margin: 0mm, ground: paper}
body:
  layers:
    - {picture: art/photo.jpg, alt: $picture-alt, at: {start: 10mm, top: 20mm, width: 60mm, height: 40mm}}
"""
# How the picture has to be turned for a camera to say of it that it is held so.
HELD = {1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270}


def photo(mode):
    """Nothing in it looks the same mirrored or turned."""
    picture = Image.linear_gradient("L").resize((960, 640)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 320, 160), fill=(200, 40, 30))
    draw.rectangle((800, 0, 960, 640), fill=(30, 60, 160))
    draw.ellipse((100, 420, 300, 620), fill=(240, 220, 80))
    return picture.convert(mode)


def held(picture, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = picture if HELD[orientation] is None else picture.transpose(HELD[orientation])
    data = io.BytesIO()
    turned.save(data, "JPEG", quality=95, subsampling=0, exif=exif)
    return data.getvalue()


class Orientation(Case):
    def pages(self, mode, edition, draw):
        project = self.project()
        (project / "layouts" / "notice.yaml").write_text(LAYOUT)
        made = {}
        for orientation in HELD:
            (project / "content" / "run-for-your-life" / "art" / "photo.jpg").write_bytes(held(photo(mode), orientation))
            out = self.folder()
            result = run(HANDBILL, "render", "notice", "--lang", "en", "--edition", edition, "--no-cache", "-o", out, cwd=project)
            self.assertEqual(result.returncode, 0, result.stderr)
            path = out / edition / "notice-en.pdf"
            listed = run("pdfimages", "-list", path, check=True).stdout.splitlines()[2:]
            self.assertEqual([line.split()[8] for line in listed], ["jpeg"], orientation)
            made[orientation] = draw(path)
        return made

    def alike(self, pages):
        for orientation, page in pages.items():
            difference = ImageChops.difference(page, pages[1])
            # Blocks of a JPEG lie elsewhere when it is turned; a wrong turn is off by tens of levels.
            self.assertLess(ImageStat.Stat(difference.convert("L")).mean[0], 0.6, orientation)

    def test_for_a_reader(self):
        def draw(path):
            data = run("pdftoppm", "-r", "72", "-png", "-singlefile", path, path.with_suffix(""), check=True)
            self.assertEqual(data.stdout, "")
            with Image.open(path.with_suffix(".png")) as page:
                return page.convert("RGB")
        pages = self.pages("RGB", "screen", draw)
        self.assertGreater(pages[1].getpixel((60, 70))[0], 150, "the red corner is at the upper left")
        self.alike(pages)

    def test_for_the_press_in_light_and_in_four_inks(self):
        for mode in ("RGB", "CMYK"):
            with self.subTest(mode):
                self.alike(self.pages(mode, "press", lambda path: Image.merge("CMYK", [judges.plates_gs(path, 72)[0][name] for name in judges.PROCESS]).convert("RGB")))


if __name__ == "__main__":
    unittest.main()
