"""Print files of the campaign, judged by Ghostscript, mutool, poppler and qpdf, and by a table of PDF/X keys that shares no code with us."""
import concurrent.futures
import json
import pathlib
import shutil
import sys
import unittest

from PIL import ImageChops, ImageFilter, ImageStat
from support import HANDBILL, LAYOUTS, PROJECT, Case, handbill, read_yaml, run

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import judges  # noqa: E402
import pdfx_walk  # noqa: E402

LANGUAGES = ["en", "ko", "ar"]
DPI = 100


def tinted(ink, found):
    """Whether what is on the plates is this ink or a tint of it, to a step of 8 bits and what rounding a tint does."""
    part = max(ink)
    share = min(1, found[ink.index(part)] / part) if part else 0
    return all(abs(a * share - b) <= 0.8 for a, b in zip(ink, found))


def percent(inks):
    return [value / 2.55 for value in inks]


class PressTest(Case):
    @classmethod
    def setUpClass(cls):
        cls.files = pathlib.Path(run("mktemp", "-d", check=True).stdout.strip())
        cls.addClassCleanup(shutil.rmtree, cls.files, ignore_errors=True)
        made = handbill("render", "--edition", "press", "--lang", ",".join(LANGUAGES), "--profile", "coated", "-o", cls.files)
        assert made.returncode == 0, made.stderr
        cls.pdfs = sorted((cls.files / "press").glob("*.pdf"))

    drawn = {}

    def plates(self, renderer):
        """Every page of every file by a renderer, drawn once."""
        if renderer not in self.drawn:
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                self.drawn[renderer] = dict(zip(self.pdfs, pool.map(lambda path: judges.RENDERERS[renderer](path, DPI), self.pdfs)))
        return self.drawn[renderer]

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
        """Every flat colour is one of the theme's inks, to a step of 8 bits, or a tint of one."""
        theme = read_yaml(PROJECT / "layouts" / "themes" / "run.yaml")
        inks = {name: [float(part) for part in one["cmyk"]] for name, one in theme["inks"].items()}
        for path, pages in self.plates("gs").items():
            seen = set()
            for number, plates in enumerate(pages):
                for point in judges.flat_points(plates, 60, DPI, seed=path.name):
                    found = percent(judges.inks_at(plates, [point], DPI)[0])
                    exact = [name for name, one in inks.items() if all(abs(a - b) <= 0.4 for a, b in zip(one, found))]
                    self.assertTrue(exact or any(tinted(one, found) for one in inks.values()),
                                    f"{path.name} page {number + 1} at {point}: {found} is no ink of the theme")
                    seen.update(exact)
            self.assertGreaterEqual(len(seen), 2, path.name)

    def test_three_renderers_agree(self):
        """Every page at 40 points that lie on no edge, to 2 % on each plate."""
        others = [self.plates(name) for name in ("mutool", "poppler")]
        for path, pages in self.plates("gs").items():
            for number, first in enumerate(pages):
                points = judges.flat_points(first, 40, DPI, seed=path.name, also=[other[path][number] for other in others])
                self.assertEqual(40, len(points), path.name)
                wanted = judges.inks_at(first, points, DPI)
                for name, other in zip(("mutool", "poppler"), others):
                    for point, one, two in zip(points, wanted, judges.inks_at(other[path][number], points, DPI)):
                        self.assertLessEqual(max(abs(a - b) for a, b in zip(percent(one), percent(two))), 2.0,
                                             f"{path.name} page {number + 1} at {point} by {name}: {percent(two)}, by gs {percent(one)}")

    def test_faces_are_all_in_the_file(self):
        for path in self.pdfs:
            self.assertEqual([], [font for font in judges.fonts(path) if not font.embedded or not font.subset or font.kind == "Type 3"], path.name)


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
        covered, = judges.inkcov(self.made(BLACK % ""))
        self.assertEqual(covered[:3], (0, 0, 0))
        self.assertGreater(covered[3], 0)

    def test_black_words_print_over_their_ground_in_every_renderer(self):
        path = self.made(BLACK % ", ground: track")
        for name, draw in judges.RENDERERS.items():
            plates, = draw(path, 150)
            letters = plates["Black"].point(lambda ink: 255 if ink == 255 else 0)
            self.assertGreater(letters.histogram()[255], 100, name)
            # 84 % of magenta under each letter.
            least = next(ink for ink, count in enumerate(plates["Magenta"].histogram(letters)) if count)
            self.assertGreaterEqual(least / 2.55, 83, name)

    def test_a_spot_is_on_its_own_plate(self):
        path = self.made(BLACK.replace("ink: black", "ink: signal") % "", theme="  signal: {cmyk: [0, 90, 85, 0], preview: '#e0301e', spot: PANTONE 485 C}\n")
        plates, = judges.plates_gs(path, DPI)
        self.assertEqual([*judges.PROCESS, "PANTONE 485 C"], list(plates))
        self.assertEqual(plates["PANTONE 485 C"].getextrema()[1], 255)
        for name in judges.PROCESS:
            self.assertEqual(plates[name].getextrema(), (0, 0), name)
        # Those without a plate for it print its stand-in.
        for name in ("mutool", "poppler"):
            folded, = judges.RENDERERS[name](path, DPI)
            self.assertAlmostEqual(90, folded["Magenta"].getextrema()[1] / 2.55, delta=1, msg=name)

    def test_outlined_words_leave_no_font_and_look_the_same(self):
        layout = BLACK.replace("30pt}", "30pt}\n  note: {extends: plain, size: 7pt}").replace("style: plain}", "style: plain}\n    - {text: $subhead, id: subhead, style: note}") % ", ground: haze"
        letters, shapes = self.made(layout), self.made(layout, "--outline-text")
        self.assertNotEqual([], judges.fonts(letters))
        self.assertEqual([], judges.fonts(shapes))
        self.assertEqual("", run("pdftotext", shapes, "-", check=True).stdout.strip())
        self.assertIn("No syntax or stream encoding errors found", run("qpdf", "--check", shapes, check=True).stdout)
        walked = run(sys.executable, "-B", pdfx_walk.__file__, "--quiet", shapes)
        self.assertEqual((walked.returncode, walked.stdout[-300:] if walked.returncode else ""), (0, ""))
        for name, draw in judges.RENDERERS.items():
            (one,), (other,) = draw(letters, 300), draw(shapes, 300)
            # Black overprints as letters do: the plates of the ground are the same.
            for ink in ("Cyan", "Magenta", "Yellow"):
                self.assertEqual(one[ink].tobytes(), other[ink].tobytes(), (name, ink))
            # Renderers draw letters and shapes by rules of their own at their rims; none is fatter or elsewhere.
            differ = ImageChops.difference(one["Black"], other["Black"])
            self.assertLess(ImageStat.Stat(differ).mean[0], 1.5, name)
            core = differ.filter(ImageFilter.MinFilter(5))
            self.assertEqual(core.getextrema(), (0, 0), name)

    def test_marks_are_on_every_plate_and_outside_the_bleed(self):
        path = self.made(BLACK % ", marks: all")
        plates, = judges.plates_gs(path, 150)
        # A5 with 3 mm of bleed and 8 mm of slug: the target in the middle of the upper side, and the tick of the left trim.
        for name in judges.PROCESS:
            for x, y in ((11 + 74, 4), (11, 4)):
                centre = [round(mm / 25.4 * 150) for mm in (x, y)]
                around = plates[name].crop((centre[0] - 6, centre[1] - 6, centre[0] + 6, centre[1] + 6))
                self.assertEqual(around.getextrema()[1], 255, (name, x, y))
        report = run(HANDBILL, "preflight", path)
        self.assertNotIn("P14", report.stdout)
        self.assertNotIn("G05", report.stdout)

    def test_dielines_and_perforation_overprint_on_plates_of_their_own(self):
        """A die line and a perforation over a ground and a picture: nothing of what is printed changes."""
        lines = """    - {rule: vertical, thickness: 0.5pt, ink: die, at: {start: 20mm, top: 10mm, width: 0.5pt, height: 60mm}}
    - {rule: horizontal, thickness: 0.5pt, dash: 1mm 1mm, ink: perforation, at: {start: 0mm, top: 90mm, width: 148mm, height: 0.5pt}}
"""
        layout = """layout: coupon
title: Coupon
theme: run
page: {size: A5, bleed: 3mm, margin: 0mm, ground: night}
body:
  layers:
    - {column: [], fill: track, at: {start: 10mm, top: 20mm, width: 60mm, height: 60mm}}
"""
        project = self.project()
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("inks:\n", """inks:
  die: {cmyk: [0, 100, 0, 0], preview: '#e6007e', spot: Die line, use: technical}
  perforation: {cmyk: [100, 0, 0, 0], preview: '#009ee0', spot: Perforation, use: technical}
""", 1))
        drawn = {}
        for name, text in (("bare", layout), ("cut", layout + lines)):
            (project / "layouts" / "coupon.yaml").write_text(text)
            result = run(HANDBILL, "render", "coupon", "--lang", "en", "--edition", "press", "--profile", "coated", "-o", project / name, cwd=project)
            self.assertEqual(result.returncode, 0, result.stderr)
            path = project / name / "press" / "coupon-en.pdf"
            drawn[name], = judges.plates_gs(path, 150)
        for ink in judges.PROCESS:
            self.assertEqual(drawn["bare"][ink].tobytes(), drawn["cut"][ink].tobytes(), ink)
        self.assertEqual(set(drawn["cut"]) - set(drawn["bare"]), {"Die line", "Perforation"})
        # In mm from the medium's upper left: 3 mm of bleed.
        def at(ink, x, y):
            centre = [round(mm / 25.4 * 150) for mm in (x + 3, y + 3)]
            return drawn["cut"][ink].crop((centre[0] - 3, centre[1] - 3, centre[0] + 4, centre[1] + 4)).getextrema()[1]
        self.assertGreater(at("Die line", 20, 40), 150)
        self.assertEqual(at("Die line", 40, 40), 0)
        self.assertGreater(at("Perforation", 70, 90) + at("Perforation", 71, 90), 150)
        # The profile prints no more than one separation; these two are none.
        report = json.loads(run(HANDBILL, "preflight", path, "--json").stdout)
        self.assertEqual({one["rule"]: one["verdict"] for one in report["rules"]}["P13"], "pass")

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
