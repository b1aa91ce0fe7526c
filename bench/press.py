#!/usr/bin/env python3
"""The tables that ./scripts/bench-press prints: what the press stage takes beside Ghostscript's way to CMYK, what it adds to a page without pictures,
and what settings of its JPEGs cost in bytes and colour. Wall times only compare within one run. With names of tables, those alone."""
import io
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from PIL import Image, ImageCms

from bench import BUILD, PROJECT, instructions

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import colour_difference  # noqa: E402
import photograph  # noqa: E402

RUNS = 5
PAGE = """layout: {name}
title: Photograph
theme: run
page: {{size: A4, bleed: 3mm, margin: 14mm}}
body:
  column:
    - {{picture: art/photograph.jpg, id: photograph, decorative: true, fit: cover, at: {{of: page, start: -3mm, end: -3mm, top: -3mm, bottom: -3mm}}}}
    - {{text: $headline, id: headline, style: headline}}
"""
# Name, quality, whether as light and colours, whether the colours at half the width.
SETTINGS = [("light and colours 4:4:4, quality 90", 90, 1, 0), ("light and colours 4:2:2, quality 95", 95, 1, 1),
            ("light and colours 4:4:4, quality 95", 95, 1, 0), ("four plates as they are, quality 95", 95, 0, 0)]
# BLACKPOINTCOMPENSATION of LittleCMS, which Pillow has no name for.
BLACK_POINT = 0x2000


# The kernel counts the memory of whoever starts a program as the program's own, so somebody small starts it.
STARTER = """import os, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"""


def measured(command):
    """Seconds on the wall, seconds of processors and peak MiB of a command, or of the largest process that it starts."""
    result = subprocess.run([sys.executable, "-S", "-c", STARTER, *map(str, command)], cwd=PROJECT, check=True, capture_output=True, text=True)
    code, *numbers = map(float, result.stdout.split())
    if code:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {code:.0f}\n{result.stderr}")
    return tuple(numbers)


def project(folder):
    """A project whose page is a photograph, with an edition that is drawn as for the press and stops before the press stage."""
    for name in ("layouts", "content", "fonts", "profiles", "third_party"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "layouts" / "photograph.yaml").write_text(PAGE.format(name="photograph"))
    (folder / "layouts" / "editions" / "plain.yaml").write_text("edition: plain\nextends: press\npress: false\n")
    (folder / "content" / "run-for-your-life" / "art" / "photograph.jpg").write_bytes(photograph.make())
    return folder


def render(where, layout, edition, out, *options):
    return [BUILD / "handbill", "render", layout, "--project", where, "--edition", edition, "--lang", "en", "--threads", "1", "-o", out, *options]


def against_ghostscript(where, folder):
    """The stage is what a page for the press takes more than the same page without it; Ghostscript gets that page."""
    plain, press, other = folder / "plain.pdf", folder / "press.pdf", folder / "gs.pdf"
    commands = {
        "plain": render(where, "photograph", "plain", plain),
        "press": render(where, "photograph", "press", press, "--profile", "coated"),
        "gs": ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK", "-dProcessColorModel=/DeviceCMYK",
               "-o", other, plain],
    }
    looks = {name: [] for name in commands}
    for _ in range(RUNS):
        # In turns, so that what else the machine does meets all three.
        for name, command in commands.items():
            looks[name].append(measured(command))
    print(f"{'A4, 9 Mpx photograph':30} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9} {'PDF bytes':>11}")
    middle = {name: [statistics.median(look[part] for look in found) for part in range(3)] for name, found in looks.items()}
    for name, path in (("plain", plain), ("press", press), ("gs", other)):
        title = {"plain": "page before the press stage", "press": "page for the press", "gs": "gs pdfwrite to CMYK"}[name]
        print(f"{title:30} {middle[name][0]:8.3f} {middle[name][1]:8.3f} {middle[name][2]:9.1f} {path.stat().st_size:11,}")
    for part, word in ((0, "wall"), (1, "CPU")):
        print(f"{'press stage / gs, ' + word:30} {(middle['press'][part] - middle['plain'][part]) / middle['gs'][part]:8.3f}")
    print(f"{'whole render / gs, wall':30} {middle['press'][0] / middle['gs'][0]:8.3f}")
    jpeg = where / "content" / "run-for-your-life" / "art" / "photograph.jpg"
    ours = extracted(press, folder)
    found = colour_difference.difference(direct(Image.open(jpeg)), ours)
    print(f"dE2000 of the picture in the file against LittleCMS alone: mean {found.mean:.3f}, p99 {found.p99:.3f}, most {found.most:.2f}")


def direct(picture):
    """The picture in the press's inks by LittleCMS alone, no JPEG behind it."""
    return ImageCms.profileToProfile(picture.convert("RGB"), ImageCms.createProfile("sRGB"), photograph.profile(photograph.coated()),
                                     renderingIntent=1, outputMode="CMYK", flags=BLACK_POINT)


def extracted(path, folder):
    """The picture as it lies in a PDF; Pillow turns Adobe's CMYK upright."""
    subprocess.run(["pdfimages", "-all", "-f", "1", "-l", "1", str(path), str(folder / "picture")], check=True)
    found = max(folder.glob("picture-*.jpg"), key=lambda one: one.stat().st_size)
    return Image.open(found)


def added_instructions(where, folder):
    """callgrind's, repeatable."""
    print(f"{'poster-a4, no photograph':30} {'M instr':>9} {'more':>8}")
    floor = None
    for edition in ("office", "plain", "press"):
        command = render(where, "poster-a4", edition, folder / f"{edition}.pdf", *(["--profile", "coated"] if edition == "press" else []))
        subprocess.run([str(part) for part in command], check=True, capture_output=True)  # the drawing's cache
        cost = instructions(command, folder)
        more = "" if floor is None else f"{cost - floor:8.1f}"
        floor = cost if floor is None else floor
        title = {"office": "office", "plain": "press without its stage", "press": "press"}[edition]
        print(f"{title:30} {cost:9.1f} {more:>8}")


# What a page with a photograph pays for at the press, each the inclusive cost of one function of ours.
STAGES = [("press stage", r"handbill::press::make\("), ("its JPEG to CMYK and back", r"handbill::press::separate_jpeg"),
          ("most ink, by plates drawn in the process", r"handbill::app::check_press\("), ("its picture, turned to plates", r"backend::RasterPlates::make\("),
          ("whole process", r"PROGRAM TOTALS")]


def stages(where, folder):
    """callgrind's again: the press stage by itself, without the check of the page's ink that comes before it."""
    total = instructions(render(where, "photograph", "press", folder / "stages.pdf", "--profile", "coated"), folder)
    path = max(folder.glob("callgrind.*"), key=lambda one: one.stat().st_size)
    text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(path)], check=True, capture_output=True, text=True).stdout
    print(f"{'A4, 9 Mpx photograph':42} {'M instr':>9} {'%':>6}")
    for name, pattern in STAGES:
        costs = [int(line.split("(")[0].replace(",", "")) / 1e6 for line in text.splitlines() if re.match(r"\s*[\d,]+ \(", line) and re.search(pattern, line)
                 and "std_function.h" not in line]
        print(f"{name:42} {max(costs, default=0):9.1f} {100 * max(costs, default=0) / total:6.1f}")


def settings(where, folder):
    """Through bench/separate.cc, which is the stage's own way to CMYK with the settings open."""
    jpeg = where / "content" / "run-for-your-life" / "art" / "photograph.jpg"
    icc = folder / "coated.icc"
    icc.write_bytes(photograph.coated())
    wanted = direct(Image.open(jpeg))
    print(f"{'JPEG in CMYK':36} {'bytes':>11} {'times':>6} {'CPU s':>7} {'peak MiB':>9} {'dE mean':>8} {'p99':>7} {'most':>7}")
    for name, *values in SETTINGS:
        out = folder / "separated.jpg"
        _, cpu, peak = measured([BUILD / "bench" / "separate", jpeg, icc, out, *values])
        found = colour_difference.difference(wanted, Image.open(io.BytesIO(out.read_bytes())))
        size = out.stat().st_size
        print(f"{name:36} {size:11,} {size / jpeg.stat().st_size:6.2f} {cpu:7.3f} {peak:9.1f} {found.mean:8.3f} {found.p99:7.3f} {found.most:7.2f}")


TABLES = {"time": against_ghostscript, "instructions": added_instructions, "stages": stages, "settings": settings}


def main():
    names = [name for name in sys.argv[1:] if name in TABLES] or list(TABLES)
    with tempfile.TemporaryDirectory(prefix="handbill-bench-") as made:
        folder = pathlib.Path(made)
        where = project(folder / "project")
        for name in names:
            TABLES[name](where, folder)
            print()


if __name__ == "__main__":
    main()
