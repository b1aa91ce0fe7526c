#!/usr/bin/env python3
"""photograph.py OUT [--kind rgb|adobe-rgb|turned|cmyk|grey|alpha] [--size 2551x3579]: a picture that costs a press what a photograph does.
Noise whose octaves are equally strong (1/f, as in nature), a sky, skin and foliage; the same bytes each time from the same Pillow. 9 megapixels
are an A4 page with its bleed at 300 ppi, and 3 to 5 MB as JPEG at quality 92."""
import argparse
import io
import pathlib
import random
import struct
import zlib

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter

PROJECT = pathlib.Path(__file__).resolve().parents[2]
COATED = PROJECT / "third_party" / "icc" / "ISOcoated_v2_300_bas.icc.zz"
SIZE = (2551, 3579)
KINDS = ("rgb", "adobe-rgb", "turned", "cmyk", "grey", "alpha")
QUALITY = 92


def noise(size, seed, octaves=9, strength=26, finest=0.35):
    """Grey noise around 128, each octave as strong as the last; the finest is softer, as behind a lens."""
    chance = random.Random(seed)
    picture = None
    for octave in range(octaves - 1, -1, -1):
        part = tuple(max(2, -(-side >> octave)) for side in size)
        share = strength * (finest if octave == 0 else 0.9 if octave == 1 else 1)
        fresh = Image.frombytes("L", part, chance.randbytes(part[0] * part[1])).point([round(128 + (value - 127.5) / 127.5 * share) for value in range(256)])
        # Halves of the sum would lose the coarse octaves; the offset keeps the middle at 128.
        picture = fresh if picture is None else ImageChops.add(picture.resize(part, Image.BICUBIC), fresh, 1, -128)
    return picture.resize(size)


def toned(grey, dark, light):
    """A grey picture between two colours."""
    return Image.merge("RGB", [grey.point([round(a + (b - a) * value / 255) for value in range(256)]) for a, b in zip(dark, light)])


def upright(size=SIZE):
    """The picture itself, in sRGB."""
    width, height = size
    leaves, soft = noise(size, 1, strength=38, finest=0.9), noise(size, 2, strength=16, finest=0.7)
    hue = noise((max(2, width // 8), max(2, height // 8)), 3).resize(size, Image.BILINEAR)
    foliage = Image.composite(toned(leaves, (10, 28, 8), (196, 206, 96)), toned(leaves, (24, 20, 6), (160, 190, 120)), hue)
    ramp = Image.linear_gradient("L").resize(size, Image.BILINEAR)
    sky = toned(ImageChops.add(ramp, soft, 1, -128), (60, 110, 190), (236, 240, 246))
    skin = toned(ImageChops.add(soft, hue, 2), (110, 60, 40), (246, 206, 180))
    horizon = ramp.point([255 if value > 118 else 0 if value < 110 else (value - 110) * 32 for value in range(256)])
    picture = Image.composite(foliage, sky, horizon)
    face = Image.new("L", (width // 4, height // 4), 0)
    draw = ImageDraw.Draw(face)
    draw.ellipse((width * 3 // 32, height // 10, width * 5 // 32, height * 13 // 80), fill=255)
    draw.ellipse((width // 16, height * 3 // 20, width * 3 // 16, height // 3), fill=255)
    return Image.composite(skin, picture, face.filter(ImageFilter.GaussianBlur(2)).resize(size, Image.BILINEAR))


def adobe_rgb():
    """An RGB profile of the primaries of Adobe RGB (1998) and its gamma of 563/256, ICC version 2, made here."""
    def fixed(*numbers):
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    def text(words):
        return b"desc\0\0\0\0" + struct.pack(">I", len(words) + 1) + words + b"\0" + bytes(4 + 4 + 2 + 1 + 67)

    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0233) + b"\0\0"
    # Adapted to D50, the profile's white is D65.
    parts = {
        b"desc": text(b"RGB of a wide gamut"), b"cprt": b"text\0\0\0\0no copyright\0", b"wtpt": b"XYZ \0\0\0\0" + fixed(0.95045, 1, 1.08905),
        b"rXYZ": b"XYZ \0\0\0\0" + fixed(0.60974, 0.31111, 0.01947), b"gXYZ": b"XYZ \0\0\0\0" + fixed(0.20528, 0.62567, 0.06087),
        b"bXYZ": b"XYZ \0\0\0\0" + fixed(0.14919, 0.06322, 0.74457), b"rTRC": gamma, b"gTRC": gamma, b"bTRC": gamma,
    }
    table, data, place = struct.pack(">I", len(parts)), b"", 128 + 4 + 12 * len(parts)
    for name, part in parts.items():
        table += name + struct.pack(">II", place + len(data), len(part))
        data += part + bytes(-len(part) % 4)
    size = place + len(data)
    head = struct.pack(">I4sI4s4s4s6H4s4sI4s4sQI", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0,
                       bytes(4), bytes(4), 0, 0) + fixed(0.9642, 1, 0.8249)
    return head + bytes(128 - len(head)) + table + data


def profile(data):
    return ImageCms.ImageCmsProfile(io.BytesIO(data))


def coated():
    """The profile of coated paper that the project brings."""
    return zlib.decompress(COATED.read_bytes())


def make(kind="rgb", size=SIZE):
    """The bytes of a JPEG; for `alpha` of a PNG whose lower edge fades out."""
    picture, options = upright(size), {"quality": QUALITY}
    if kind == "adobe-rgb":
        options["icc_profile"] = adobe_rgb()
        picture = ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), profile(adobe_rgb()))
    elif kind == "turned":
        # Orientation 6: who shows it turns it a quarter clockwise.
        picture = picture.transpose(Image.ROTATE_90)
        exif = Image.Exif()
        exif[0x0112] = 6
        options["exif"] = exif.tobytes()
    elif kind == "cmyk":
        # Pillow writes CMYK as Adobe does, upside down with an APP14.
        picture = ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), profile(coated()), renderingIntent=1, outputMode="CMYK")
    elif kind == "grey":
        picture = picture.convert("L")
    elif kind == "alpha":
        picture.putalpha(ImageChops.invert(Image.linear_gradient("L").resize(size, Image.BILINEAR)))
    kept = io.BytesIO()
    picture.save(kept, "PNG", compress_level=1) if kind == "alpha" else picture.save(kept, "JPEG", **options)
    return kept.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--kind", choices=KINDS, default="rgb")
    parser.add_argument("--size", default="x".join(map(str, SIZE)), help="in pixels")
    options = parser.parse_args()
    options.out.write_bytes(make(options.kind, tuple(map(int, options.size.split("x")))))


if __name__ == "__main__":
    main()
