"""Print files of the campaign, judged by Ghostscript, mutool, poppler and qpdf, and by a table of PDF/X keys that shares no code with us."""
import concurrent.futures
import pathlib
import random
import shutil
import sys
import unittest

from PIL import Image

from support import HANDBILL, LAYOUTS, PROJECT, Case, handbill, read_yaml, run

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import pdfx_walk  # noqa: E402

LANGUAGES = ["en", "ko", "ar"]
PLATES = ["Cyan", "Magenta", "Yellow", "Black"]
DPI = 72


def gs_plates(path, folder, dpi=DPI):
    """Each plate of the first page as Ghostscript separates it: 255 is bare paper."""
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dFirstPage=1", "-dLastPage=1", "-sDEVICE=tiffsep", f"-r{dpi}",
        "-o", folder / "p%d.tif", path, check=True)
    return {found.name[3:-5]: Image.open(found).convert("L") for found in folder.glob("p1(*).tif")}


def mutool_plates(path, folder, dpi=DPI):
    run("mutool", "draw", "-q", "-c", "cmyk", "-F", "pam", "-A", "0", "-r", dpi, "-o", folder / "m.pam", path, "1")
    data = (folder / "m.pam").read_bytes()
    head, pixels = data.split(b"ENDHDR\n", 1)
    facts = dict(line.split(b" ", 1) for line in head.splitlines()[1:] if b" " in line)
    size = (int(facts[b"WIDTH"]), int(facts[b"HEIGHT"]))
    depth = int(facts[b"DEPTH"])
    picture = Image.frombytes("CMYK", size, b"".join(pixels[i:i + 4] for i in range(0, len(pixels), depth)) if depth != 4 else pixels)
    return {name: Image.eval(plate, lambda ink: 255 - ink) for name, plate in zip(PLATES, picture.split())}


def poppler_plates(path, folder, dpi=DPI):
    run("pdftoppm", "-jpegcmyk", "-overprint", "-aa", "no", "-aaVector", "no", "-r", dpi, "-f", 1, "-l", 1,
        "-singlefile", path, folder / "q", check=True)
    picture = Image.open(next(folder.glob("q.jp*g")))
    plates = dict(zip(PLATES, picture.split()))
    # PIL turns Adobe's inks round as it reads them: 255 is full ink.
    return {name: Image.eval(plate, lambda ink: 255 - ink) for name, plate in plates.items()}


def flat_points(plates, count, seed):
    """Points whose neighbourhood is of one colour on every plate: no edge of anything, and none in the same block of a JPEG."""
    pick = random.Random(seed)
    width, height = plates["Cyan"].size
    found = []
    for _ in range(20_000):
        x, y = pick.randrange(10, width - 10), pick.randrange(10, height - 10)
        spots = [plate.crop((x - 8, y - 8, x + 9, y + 9)).getextrema() for plate in plates.values()]
        if all(high - low <= 1 for low, high in spots):
            found.append((x, y))
            if len(found) == count:
                break
    return found


def ink(plate, point):
    return (255 - plate.getpixel(point)) / 2.55


class PressTest(Case):
    @classmethod
    def setUpClass(cls):
        cls.files = pathlib.Path(run("mktemp", "-d", check=True).stdout.strip())
        cls.addClassCleanup(shutil.rmtree, cls.files, ignore_errors=True)
        made = handbill("render", "--edition", "press", "--lang", ",".join(LANGUAGES), "--profile", "coated", "-o", cls.files)
        assert made.returncode == 0, made.stderr
        cls.pdfs = sorted((cls.files / "press").glob("*.pdf"))

    def file(self, layout, language):
        return self.files / "press" / f"{layout}-{language}.pdf"

    def test_every_piece_is_made(self):
        self.assertGreaterEqual(len(self.pdfs), len(LAYOUTS) * len(LANGUAGES) - 1)

    def test_keys_are_those_of_pdf_x4(self):
        with concurrent.futures.ThreadPoolExecutor() as pool:
            for path, result in zip(self.pdfs, pool.map(lambda path: run(sys.executable, "-B", pdfx_walk.__file__, "--quiet", path), self.pdfs)):
                self.assertEqual((path.name, result.returncode, result.stdout[-400:] if result.returncode else ""), (path.name, 0, ""))

    def test_qpdf_finds_no_fault_and_no_rgb_is_left(self):
        for path in self.pdfs:
            self.assertIn("No syntax or stream encoding errors found", run("qpdf", "--check", path, check=True).stdout)
            opened = run("qpdf", "--qdf", "--object-streams=disable", path, "-", encoding="latin-1", errors="replace")
            self.assertNotRegex(opened.stdout, r"DeviceRGB|CalRGB| rg\b| RG\b", path.name)

    def test_words_are_those_of_the_same_pages_before_the_press_stage(self):
        project = self.project()
        (project / "layouts" / "editions" / "plain.yaml").write_text("edition: plain\nextends: press\npress: false\n")
        made = run(HANDBILL, "render", "--edition", "plain", "--lang", ",".join(LANGUAGES), "-o", self.files, cwd=project)
        self.assertEqual(made.returncode, 0, made.stderr)
        for path in self.pdfs:
            plain = self.files / "plain" / path.name
            self.assertEqual(run("pdftotext", "-raw", path, "-").stdout, run("pdftotext", "-raw", plain, "-").stdout, path.name)

    def test_inks_are_exact_on_the_plates(self):
        """Every flat colour of the poster is one of the theme's inks or of their tints, to a step of 8 bits."""
        theme = read_yaml(PROJECT / "layouts" / "themes" / "run.yaml")
        inks = [[float(part) for part in one["cmyk"]] for one in theme["inks"].values()]
        for language in LANGUAGES:
            folder = self.folder()
            plates = gs_plates(self.file("poster-a4", language), folder)
            seen = set()
            for point in flat_points(plates, 200, language):
                found = [ink(plates[name], point) for name in PLATES]
                near = [i for i, one in enumerate(inks) if all(abs(a - b) <= 0.4 for a, b in zip(one, found))]
                self.assertTrue(near, f"{language} {point}: {found} is no ink of the theme")
                seen.add(near[0])
            self.assertGreaterEqual(len(seen), 3)

    def test_three_renderers_agree(self):
        for layout in ["poster-a4", "leaflet-a4-roll", "tear-off-a4"]:
            folder = self.folder()
            path = self.file(layout, "en")
            first = gs_plates(path, folder)
            points = flat_points(first, 40, layout)
            self.assertEqual(len(points), 40)
            # poppler writes CMYK as a JPEG of quality 75 alone, whose steps are up to 4 % of a plate: only its means are held to 2 %.
            for name, most, other in (("mutool", 1.0, mutool_plates(path, folder)), ("poppler", 5.0, poppler_plates(path, folder))):
                for plate in PLATES:
                    away = [abs(ink(first[plate], point) - ink(other[plate], point)) for point in points]
                    self.assertLessEqual(max(away), most, f"{layout} {name} {plate}")
                    self.assertLessEqual(sum(away) / len(away), 2.0, f"{layout} {name} {plate}")


BLACK = """layout: words
title: Words
theme: run
page: {size: A5, bleed: 3mm, margin: 12mm%s}
styles:
  plain: {extends: text, ink: black, size: 30pt}
body:
  column:
    - {text: $headline, id: headline, style: plain}
"""


class InksTest(Case):
    def made(self, layout, *options, theme=None):
        project = self.project()
        (project / "layouts" / "words.yaml").write_text(layout)
        if theme:
            path = project / "layouts" / "themes" / "run.yaml"
            path.write_text(path.read_text().replace("inks:\n", "inks:\n" + theme, 1))
        out = self.folder()
        result = run(HANDBILL, "render", "words", "--lang", "en", "--edition", "press", "-o", out, *options, cwd=project)
        self.assertEqual(result.returncode, 0, result.stderr)
        return out / "press" / "words-en.pdf"

    def test_a_page_of_words_is_on_the_black_plate_alone(self):
        covered = run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", self.made(BLACK % ""), check=True).stdout.split()
        self.assertEqual(covered[:3], ["0.00000"] * 3)
        self.assertGreater(float(covered[3]), 0)

    def test_black_words_print_over_their_ground_in_every_renderer(self):
        path = self.made(BLACK % ", ground: track")
        folder = self.folder()
        for name, plates in (("gs", gs_plates(path, folder, 150)), ("mutool", mutool_plates(path, folder, 150)), ("poppler", poppler_plates(path, folder, 150))):
            pixels = zip(plates["Black"].getdata(), plates["Magenta"].getdata())
            below = [255 - magenta for black, magenta in pixels if black == 0]
            self.assertGreater(len(below), 100, name)
            # 84 % of magenta under each letter.
            self.assertGreaterEqual(min(below) / 2.55, 80, name)

    def test_a_spot_is_on_its_own_plate(self):
        path = self.made(BLACK.replace("ink: black", "ink: signal") % "", theme="  signal: {cmyk: [0, 90, 85, 0], preview: '#e0301e', spot: PANTONE 485 C}\n")
        plates = gs_plates(path, self.folder())
        self.assertIn("PANTONE 485 C", plates)
        self.assertEqual(plates["PANTONE 485 C"].getextrema()[0], 0)
        for name in PLATES:
            self.assertEqual(plates[name].getextrema(), (255, 255), name)

    def test_a_design_without_transparency_is_also_pdf_x1a(self):
        project = self.project()
        (project / "layouts" / "words.yaml").write_text(BLACK % "")
        shutil.copytree(PROJECT / "third_party" / "icc", project / "third_party" / "icc")
        (project / "profiles").mkdir()
        profile = (PROJECT / "profiles" / "coated.yaml").read_text()
        (project / "profiles" / "old.yaml").write_text(profile.replace("profile: coated", "profile: old").replace("standard: x4", "standard: x1a"))
        out = self.folder()
        result = run(HANDBILL, "render", "words", "--lang", "en", "--edition", "press", "--profile", "old", "-o", out, cwd=project)
        self.assertEqual(result.returncode, 0, result.stderr)
        walked = run(sys.executable, "-B", pdfx_walk.__file__, "--standard", "x1a", "--quiet", out / "press" / "words-en.pdf")
        self.assertEqual((walked.returncode, walked.stdout[-300:] if walked.returncode else ""), (0, ""))

    def test_the_same_input_gives_the_same_bytes(self):
        self.assertEqual(self.made(BLACK % "").read_bytes(), self.made(BLACK % "").read_bytes())


if __name__ == "__main__":
    unittest.main()
