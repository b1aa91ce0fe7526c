#!/usr/bin/env python3
"""colour_difference.py A B [--profile FILE.icc]: CIEDE2000 between two pictures of one size: mean, 99th percentile and maximum. CMYK is read
through the profile (coated paper without one), RGB as sRGB or by the profile that it brings.

CIEDE2000 as Sharma, Wu and Dalal write it (Color Research and Application 30, 2005); their table of test pairs is in the tests."""
import argparse
import collections
import functools
import io
import math
import pathlib

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


@functools.lru_cache(maxsize=1 << 20)
def _stored(pair):
    signed = [(value - 256 if value > 127 else value) for value in pair]
    return ciede2000((pair[0] / 2.55, signed[1], signed[2]), (pair[3] / 2.55, signed[4], signed[5]))


def difference(one, other, icc=None, most_pixels=400_000):
    """Of two pictures of one size, over a grid of at most `most_pixels`: enough for the 99th percentile of millions to a few hundredths.
    8 bits of Lab leave a grain of about 0.3 in a single pixel, which the same picture on both sides does not show."""
    if one.size != other.size:
        raise ValueError(f"{one.size} and {other.size}")
    step = max(1, math.ceil(math.sqrt(one.width * one.height / most_pixels)))
    grid = (one.width // step, one.height // step)
    box = (0, 0, grid[0] * step, grid[1] * step)
    data = [lab(thinned(picture, grid, box), icc).tobytes() for picture in (one, other)]
    pairs = collections.Counter(zip(*(part[index::3] for part in data for index in range(3))))
    values = sorted((_stored(pair), count) for pair, count in pairs.items())
    total = sum(count for _, count in values)
    passed = 0
    for value, count in values:
        passed += count
        if passed >= 0.99 * total:
            break
    return Difference(sum(value * count for value, count in values) / total, value, values[-1][0])


def thinned(picture, grid, box):
    """Single pixels of it, not means: a mean would hide what a JPEG does."""
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
