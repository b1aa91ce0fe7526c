"""The measure of colour differences against published pairs, and the photograph that it is used on."""
import io
import unittest

from PIL import Image, ImageCms, ImageStat

import colour_difference
import photograph

# From the table of 34 pairs by Sharma, Wu and Dalal: those that catch wrong hues, wrong means of hues and wrong weights.
PAIRS = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0011), 7.2195),
    ((50, -0.0010, 2.4900), (50, 0.0009, -2.4900), 4.8045),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
SMALL = (320, 448)


def opened(kind):
    return Image.open(io.BytesIO(photograph.make(kind, SMALL)))


class Differences(unittest.TestCase):
    def test_the_published_pairs_come_out(self):
        for one, other, wanted in PAIRS:
            self.assertAlmostEqual(wanted, colour_difference.ciede2000(one, other), places=4, msg=f"{one} {other}")
            self.assertAlmostEqual(wanted, colour_difference.ciede2000(other, one), places=4, msg=f"{other} {one}")

    def test_a_picture_does_not_differ_from_itself(self):
        self.assertEqual((0, 0, 0), tuple(colour_difference.difference(opened("rgb"), opened("rgb"))))

    def test_known_patches_differ_by_what_their_lab_says(self):
        # Two greys of sRGB that are L* 53.585 and 54.751: by the formula 1.13 apart, and 8 bits of L take a step of up to 0.4 from it.
        one, other = (Image.new("RGB", (8, 8), (value,) * 3) for value in (128, 131))
        self.assertAlmostEqual(1.13, colour_difference.difference(one, other).mean, delta=0.4)

    def test_a_picture_in_a_wide_gamut_looks_the_same(self):
        found = colour_difference.difference(opened("rgb"), opened("adobe-rgb"))
        self.assertLess(found.mean, 1.5)
        without = opened("adobe-rgb")
        without.info.pop("icc_profile")
        self.assertGreater(colour_difference.difference(opened("rgb"), without).mean, found.mean + 1)

    def test_cmyk_is_read_through_the_profile(self):
        rgb = photograph.upright(SMALL)
        cmyk = ImageCms.profileToProfile(rgb, ImageCms.createProfile("sRGB"), photograph.profile(photograph.coated()), renderingIntent=1, outputMode="CMYK")
        self.assertLess(colour_difference.difference(opened("cmyk"), cmyk).mean, 1.5)


    def test_the_table_of_plates_is_read_as_littlecms_reads_it(self):
        table = colour_difference.PlatesToLab(photograph.coated())
        for plates in ((0, 0, 0, 0), (255, 0, 0, 0), (0, 255, 255, 0), (0, 0, 0, 255), (40, 90, 130, 20), (200, 160, 30, 90), (255, 255, 255, 255)):
            picture = colour_difference.lab(Image.new("CMYK", (1, 1), plates))
            for one, other in zip(table.lab(plates), colour_difference.stored_lab(picture.tobytes())):
                # 8 bits, and between the nodes LittleCMS goes along tetrahedra.
                self.assertAlmostEqual(one, other, delta=1.2, msg=plates)


class Photograph(unittest.TestCase):
    def test_it_is_the_same_each_time(self):
        self.assertEqual(photograph.make("rgb", SMALL), photograph.make("rgb", SMALL))

    def test_nine_megapixels_weigh_what_a_photograph_does(self):
        data = photograph.make()
        self.assertEqual((2551, 3579), Image.open(io.BytesIO(data)).size)
        self.assertTrue(3e6 < len(data) < 5e6, len(data))

    def test_its_octaves_are_equally_strong(self):
        grey = photograph.upright((1024, 1024)).convert("L").crop((0, 600, 1024, 1024))
        strengths = []
        for octave in range(1, 5):
            fine, coarse = (grey.resize((1024 >> step, 424 >> step), Image.BOX).resize((1024, 424), Image.BOX) for step in (octave, octave + 1))
            band = Image.eval(fine, lambda value: value // 2)
            strengths.append(ImageStat.Stat(Image.blend(fine, Image.eval(coarse, lambda value: 255 - value), 0.5)).stddev[0])
        self.assertLess(max(strengths) / min(strengths), 2.5, strengths)

    def test_its_kinds_are_what_they_are_called(self):
        self.assertEqual("CMYK", opened("cmyk").mode)
        self.assertIn(b"Adobe", photograph.make("cmyk", SMALL)[:200])
        self.assertEqual("L", opened("grey").mode)
        self.assertEqual("RGBA", opened("alpha").mode)
        turned = opened("turned")
        self.assertEqual((6, SMALL[::-1]), (turned.getexif()[0x0112], turned.size))
        self.assertIn("icc_profile", opened("adobe-rgb").info)


if __name__ == "__main__":
    unittest.main()
