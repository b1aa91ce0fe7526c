"""`handbill palette`: the theme's inks as GIMP, Inkscape, Scribus and InDesign read them."""
import struct
import subprocess
import unittest

from support import HANDBILL, PROJECT, Case, read_yaml, run

THEME = read_yaml(PROJECT / "layouts" / "themes" / "run.yaml")["inks"]
SIGNAL = "inks:\n  signal: {cmyk: [0, 90, 85, 0], preview: '#e0301e', spot: PANTONE 485 C}\n"


def swatches(data):
    """Blocks of an Adobe Swatch Exchange file: name, model, numbers and kind (0 global, 1 spot, 2 plain)."""
    assert data[:4] == b"ASEF", data[:8]
    major, _, count = struct.unpack(">HHI", data[4:12])
    assert major == 1
    at, found = 12, []
    for _ in range(count):
        kind, length = struct.unpack(">HI", data[at : at + 6])
        body = data[at + 6 : at + 6 + length]
        at += 6 + length
        if kind != 1:
            continue  # the beginning and the end of a group
        (letters,) = struct.unpack(">H", body[:2])
        name = body[2 : 2 + letters * 2].decode("utf-16-be").rstrip("\0")
        rest = body[2 + letters * 2 :]
        model = rest[:4].decode("ascii").strip()
        numbers = {"CMYK": 4, "RGB": 3, "LAB": 3, "Gray": 1}[model]
        values = struct.unpack(f">{numbers}f", rest[4 : 4 + 4 * numbers])
        (what,) = struct.unpack(">H", rest[4 + 4 * numbers :])
        found.append((name, model, values, what))
    assert at == len(data)
    return found


class Palette(Case):
    def test_gimps_palette_has_every_inks_preview(self):
        lines = run(HANDBILL, "palette", "run", "--format", "gpl", check=True).stdout.splitlines()
        self.assertEqual(lines[0], "GIMP Palette")
        self.assertTrue(lines[1].startswith("Name: "))
        found = {}
        for line in lines[2:]:
            if not line or line.startswith(("#", "Columns:")):
                continue
            red, green, blue, name = line.split(None, 3)
            found[name] = "#%02x%02x%02x" % (int(red), int(green), int(blue))
        self.assertEqual(found, {name: ink["preview"] for name, ink in THEME.items()})

    def test_adobes_has_the_inks_themselves_and_separations_as_spots(self):
        project = self.project()
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("inks:\n", SIGNAL, 1))
        out = self.folder() / "run.ase"
        with open(out, "wb") as file:
            subprocess.run([HANDBILL, "palette", "run", "--format", "ase", "--project", project], stdout=file, check=True)
        found = {name: (model, [round(value * 100, 3) for value in values], what) for name, model, values, what in swatches(out.read_bytes())}
        self.assertEqual(found.pop("PANTONE 485 C"), ("CMYK", [0, 90, 85, 0], 1))
        wanted = {name: ("CMYK", [float(part) for part in ink["cmyk"]]) for name, ink in THEME.items() if isinstance(ink["cmyk"], list)}
        self.assertEqual({name: found[name][:2] for name in wanted}, wanted)
        self.assertEqual({what for _, _, what in found.values()} - {0, 2}, set())


if __name__ == "__main__":
    unittest.main()
