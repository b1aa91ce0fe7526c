#!/usr/bin/env python3
"""colour_difference.py A B [--profile FILE.icc]: CIEDE2000 between two pictures of one size: mean, 99th percentile and maximum. CMYK is read
through the profile (coated paper without one), RGB as sRGB or by the profile that it brings.

CIEDE2000 as Sharma, Wu and Dalal write it (Color Research and Application 30, 2005); their table of test pairs is in the tests."""
import argparse
import collections
import math
import pathlib
import struct

from PIL import Image, ImageCms

from photograph import coated, profile

Difference = collections.namedtuple("Difference", "mean p99 most")


def ciede2000(one, other):
    """The difference of two colours in CIELAB."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1 = math.degrees(math.atan2(b1, a1 * stretch)) % 360 if c1 else 0
    h2 = math.degrees(math.atan2(b2, a2 * stretch)) % 360 if c2 else 0
    turn = h2 - h1 if c1 and c2 else 0
    turn += 360 if turn < -180 else -360 if turn > 180 else 0
    delta_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    middle_l, middle_c = (l1 + l2) / 2, (c1 + c2) / 2
    if not c1 or not c2:
        middle_h = h1 + h2
    elif abs(h1 - h2) <= 180:
        middle_h = (h1 + h2) / 2
    else:
        middle_h = (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2
    weight = (1 - 0.17 * math.cos(math.radians(middle_h - 30)) + 0.24 * math.cos(math.radians(2 * middle_h))
              + 0.32 * math.cos(math.radians(3 * middle_h + 6)) - 0.2 * math.cos(math.radians(4 * middle_h - 63)))
    light = (l2 - l1) / (1 + 0.015 * (middle_l - 50) ** 2 / math.sqrt(20 + (middle_l - 50) ** 2))
    colour = (c2 - c1) / (1 + 0.045 * middle_c)
    hue = delta_h / (1 + 0.015 * middle_c * weight)
    twist = -2 * math.sqrt(middle_c ** 7 / (middle_c ** 7 + 25 ** 7)) * math.sin(math.radians(60 * math.exp(-(((middle_h - 275) / 25) ** 2))))
    return math.sqrt(max(0, light ** 2 + colour ** 2 + hue ** 2 + twist * colour * hue))


def lab(picture, icc=None):
    """A picture in CIELAB as Pillow keeps it: 8 bits each, L times 2.55, a and b from -128."""
    if picture.mode == "CMYK":
        source = profile(icc or coated())
    elif picture.mode in ("RGB", "L"):
        own = picture.info.get("icc_profile")
        source, picture = (profile(own) if own and picture.mode == "RGB" else ImageCms.createProfile("sRGB")), picture.convert("RGB")
    else:
        raise ValueError(f"{picture.mode} has no colours to compare")
    return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("LAB"), renderingIntent=1, outputMode="LAB")


class PlatesToLab:
    """An output profile's own table from four plates to CIELAB, relative colorimetric, read here in full precision: Pillow's Lab has 8 bits, whose
    steps are as large as what a good JPEG differs by. For tables of 16 bits (ICC.1 10.10, lut16Type) in profiles of version 2."""

    def __init__(self, icc):
        count = struct.unpack(">I", icc[128:132])[0]
        tags = {icc[at:at + 4]: struct.unpack(">II", icc[at + 4:at + 12]) for at in range(132, 132 + 12 * count, 12)}
        start, size = tags[b"A2B1"]
        table = icc[start:start + size]
        if table[:4] != b"mft2" or table[8:10] != bytes((4, 3)) or icc[8] != 2:
            raise ValueError("expected a table of 16 bits from four plates")
        self.grid = table[10]
        entries, exits = struct.unpack(">HH", table[48:52])
        words = struct.unpack(f">{(size - 52) // 2}H", table[52:52 + (size - 52) // 2 * 2])
        self.curves = [self.all_of_8_bits(words[index * entries:(index + 1) * entries]) for index in range(4)]
        nodes = self.grid ** 4 * 3
        self.nodes = words[4 * entries:4 * entries + nodes]
        self.exits = [words[4 * entries + nodes + index * exits:4 * entries + nodes + (index + 1) * exits] for index in range(3)]
        self.known = {}

    def all_of_8_bits(self, curve):
        """Per value of a plate the node below and how far it is to the next."""
        places = [interpolated(curve, value / 255) / 65535 * (self.grid - 1) for value in range(256)]
        return [(min(int(place), self.grid - 2), place - min(int(place), self.grid - 2)) for place in places]

    def lab(self, plates):
        if plates not in self.known:
            corners = [(0, 1.0)]
            for curve, value in zip(self.curves, plates):
                node, share = curve[value]
                corners = [(corner * self.grid + node + step, weight * part) for corner, weight in corners for step, part in ((0, 1 - share), (1, share)) if part]
            sums = [sum(self.nodes[3 * corner + channel] * weight for corner, weight in corners) for channel in range(3)]
            light, red, yellow = (interpolated(curve, value / 65535) for curve, value in zip(self.exits, sums))
            # Version 2 has 100 and 0 at FF00 and 8000.
            self.known[plates] = light / 652.8, red / 256 - 128, yellow / 256 - 128
        return self.known[plates]


def interpolated(curve, share):
    place = share * (len(curve) - 1)
    below = min(int(place), len(curve) - 2)
    return curve[below] + (curve[below + 1] - curve[below]) * (place - below)


def stored_lab(triple):
    """From 8 bits as Pillow keeps them."""
    return triple[0] / 2.55, *(value - 256 if value > 127 else value for value in triple[1:])


def difference(one, other, icc=None, most_pixels=100_000):
    """Of two pictures of one size, over a grid of at most `most_pixels`: enough for the 99th percentile of millions to a few hundredths. Two of
    CMYK in full precision; otherwise in 8 bits of Lab, whose grain is 0.3 and more in a single pixel."""
    if one.size != other.size:
        raise ValueError(f"{one.size} and {other.size}")
    step = max(1, math.ceil(math.sqrt(one.width * one.height / most_pixels)))
    grid = (one.width // step, one.height // step)
    box = (0, 0, grid[0] * step, grid[1] * step)
    pictures = [thinned(picture, grid, box) for picture in (one, other)]
    if one.mode == other.mode == "CMYK":
        pixels, read = [picture.getdata() for picture in pictures], PlatesToLab(icc or coated()).lab
    else:
        pixels, read = [list(zip(*[iter(lab(picture, icc).tobytes())] * 3)) for picture in pictures], stored_lab
    pairs = collections.Counter(zip(*pixels))
    values = sorted((0.0 if a == b else ciede2000(read(a), read(b)), count) for (a, b), count in pairs.items())
    total = sum(count for _, count in values)
    passed = 0
    for value, count in values:
        passed += count
        if passed >= 0.99 * total:
            break
    return Difference(sum(value * count for value, count in values) / total, value, values[-1][0])


def thinned(picture, grid, box):
    """Single pixels of it, not means: a mean would hide what a JPEG does to each."""
    thin = picture.resize(grid, Image.NEAREST, box=box)
    thin.info = picture.info
    return thin


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs=2, type=pathlib.Path)
    parser.add_argument("--profile", type=pathlib.Path)
    options = parser.parse_args()
    with Image.open(options.pictures[0]) as one, Image.open(options.pictures[1]) as other:
        found = difference(one, other, options.profile and options.profile.read_bytes())
    print(f"mean {found.mean:.3f}  p99 {found.p99:.3f}  most {found.most:.3f}")


if __name__ == "__main__":
    main()
