"""What each shipped profile says its ICC tables give at most, measured again through another door to LittleCMS."""
import io
import pathlib
import unittest
import zlib

import yaml
from PIL import Image, ImageCms

PROJECT = pathlib.Path(__file__).resolve().parents[2]
STEPS = 33


def most_ink(icc):
    """The most of all four plates that any colour of sRGB becomes, in percent, in the two ways that a picture may be separated."""
    levels = [round(i * 255 / (STEPS - 1)) for i in range(STEPS)]
    lattice = Image.frombytes("RGB", (STEPS * STEPS, STEPS), bytes(part for r in levels for g in levels for b in levels for part in (r, g, b)))
    most = 0
    for intent, flags in ((ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.FLAGS["BLACKPOINTCOMPENSATION"]), (ImageCms.Intent.PERCEPTUAL, 0)):
        to_press = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(io.BytesIO(icc)), "RGB", "CMYK", intent, flags)
        pixels = ImageCms.applyTransform(lattice, to_press).tobytes()
        most = max(most, max(sum(pixels[i : i + 4]) for i in range(0, len(pixels), 4)))
    return most / 2.55


class ProfileInk(unittest.TestCase):
    def test_is_what_the_tables_give_and_no_more_than_the_shop_bears(self):
        measured = 0
        for path in sorted((PROJECT / "profiles").glob("*.yaml")):
            profile = yaml.safe_load(path.read_text(encoding="utf-8"))
            if not profile.get("icc"):
                continue
            measured += 1
            found = most_ink(zlib.decompress((PROJECT / profile["icc"]).read_bytes()))
            # Four plates of 8 bits are rounded to 0.2 points each, and the lattice misses the peak by a little.
            self.assertAlmostEqual(found, float(profile["profile-ink"].rstrip("%")), delta=1.5, msg=path.name)
            limit = float(profile["most-ink"].rstrip("%")) + float(str(profile.get("ink-tolerance", "0%")).rstrip("%"))
            self.assertLessEqual(found, limit + 0.8, path.name)
        self.assertGreaterEqual(measured, 4)


if __name__ == "__main__":
    unittest.main()
