"""`impose --press` and `booklet --press`: sheets of print files, judged by Ghostscript, poppler, qpdf and the table of PDF/X keys."""
import json
import shutil
import sys
import unittest

from PIL import Image, ImageChops, ImageOps

from sheets import *

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import judges  # noqa: E402
import pdfx_walk  # noqa: E402
import small_pdf  # noqa: E402

SPOT = "PANTONE 485 C"
LAYOUT = """layout: %s
title: Words
theme: run
page: {size: A5, bleed: 3mm, margin: 12mm, ground: %s}
styles:
  plain: {extends: text, ink: %s, size: 30pt}
body:
  column:
    - {text: $headline, id: headline, style: plain}
    - {picture: art/flyer.svg, decorative: true, height: 40mm}
"""
FRONT, BACK = LAYOUT % ("front", "paper", "signal"), LAYOUT % ("back", "haze", "black")
SRA3 = (450, 320)
WORKS = {"sheetwise": 2, "turn": 1, "tumble": 1}


class PressSheets(Case):
    @classmethod
    def setUpClass(cls):
        cls.files = pathlib.Path(tempfile.mkdtemp(prefix="handbill-press-sheets-"))
        cls.addClassCleanup(shutil.rmtree, cls.files, ignore_errors=True)
        cls.piece = cls.files / "piece.pdf"
        cls.print_file("x4", cls.piece)

    @classmethod
    def print_file(cls, standard, path):
        """A front with a separation and a back in black: two pages of a print file."""
        project = cls.files / ("project-" + standard)
        for name in ("layouts", "content", "fonts", "profiles", "third_party/icc"):
            shutil.copytree(PROJECT / name, project / name)
        for name, layout in (("front", FRONT), ("back", BACK)):
            if standard == "x1a":
                layout = layout.replace("    - {picture: art/flyer.svg, decorative: true, height: 40mm}\n", "")
            (project / "layouts" / f"{name}.yaml").write_text(layout)
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("inks:\n", "inks:\n  signal: {cmyk: [0, 90, 85, 0], preview: '#e0301e', spot: %s}\n" % SPOT, 1))
        profile = (PROJECT / "profiles" / "coated.yaml").read_text().replace("profile: coated", "profile: own").replace("standard: x4", f"standard: {standard}")
        (project / "profiles" / "own.yaml").write_text(profile)
        out = cls.files / ("out-" + standard)
        made = run(HANDBILL, "render", "front", "back", "--lang", "en", "--edition", "press", "--profile", "own", "-o", out, cwd=project)
        assert made.returncode == 0, made.stderr
        front, back = (out / "press" / f"{name}-en.pdf" for name in ("front", "back"))
        run("qpdf", "--deterministic-id", "--object-streams=disable", front, "--pages", front, back, "--", path, check=True)

    def setUp(self):
        self.here = self.folder()

    def made(self, command, source, *options, said="", **more):
        path = self.here / f"made-{len(list(self.here.iterdir()))}.pdf"
        result = handbill(command, source, "--press", *options, "-o", path, **more)
        self.assertEqual((0, said), (result.returncode, result.stderr))
        self.said = result.stdout
        self.assertIn("No syntax or stream encoding errors found", run("qpdf", "--check", path, check=True).stdout)
        return path

    def sheets(self):
        """One file of each kind."""
        yield from ((work, self.made("impose", self.piece, "--repeat", "--sheet", "500x700mm", "--nup", "2x2", "--gutter", "8mm", "--work", work)) for work in WORKS)
        yield "booklet", self.made("booklet", self.book(), "--stock", "0.12mm")

    def book(self, sheets=2):
        path = self.here / "book.pdf"
        run("qpdf", "--deterministic-id", "--object-streams=disable", self.piece, "--pages", *[self.piece] * 2 * sheets, "--", path, check=True)
        return path

    def objects(self, path):
        text = run("qpdf", "--json", path, check=True).stdout
        return [each.get("value", each.get("stream", {}).get("dict")) for key, each in json.loads(text)["qpdf"][1].items() if key != "trailer"]

    def assert_walks(self, path, standard="x4"):
        walked = run(sys.executable, "-B", pdfx_walk.__file__, "--standard", standard, "--quiet", path)
        self.assertEqual((0, ""), (walked.returncode, walked.stdout[-500:] if walked.returncode else ""))


class Grade(PressSheets):
    def test_keys_are_those_of_pdf_x4(self):
        for name, path in self.sheets():
            with self.subTest(name):
                self.assert_walks(path)

    def test_every_program_draws_sheets_in_silence(self):
        for name, path in self.sheets():
            self.assertEqual("", run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", path, check=True).stdout, name)
            self.assertEqual("", run("pdftoppm", "-r", "20", path, self.here / "x", check=True).stderr, name)
            self.assertNotIn("error", run("mutool", "draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "pam", path).stderr, name)

    def test_the_version_is_exact_and_no_objects_are_packed(self):
        for name, path in self.sheets():
            self.assertTrue(path.read_bytes().startswith(b"%PDF-1.6\n"), name)
            self.assertNotIn(b"/ObjStm", path.read_bytes())
            self.assertNotRegex(run("qpdf", "--qdf", path, "-", encoding="latin-1", errors="replace").stdout, r"DeviceRGB|CalRGB| rg\b| RG\b")

    def test_the_printing_condition_is_the_sources_own(self):
        for name, path in self.sheets():
            found = run("qpdf", "--qdf", path, "-", encoding="latin-1", errors="replace").stdout
            self.assertIn("/OutputConditionIdentifier (FOGRA39)", found, name)
            self.assertEqual(1, found.count("/S /GTS_PDFX"))
            self.assertEqual(1, found.count("/N 4\n"), "one profile")

    def test_sheets_are_trimmed_at_the_papers_edge_and_ask_nothing_of_a_viewer(self):
        path = self.made("impose", self.piece, "--repeat")
        for page in [each for each in self.objects(path) if isinstance(each, dict) and each.get("/Type") == "/Page"]:
            self.assertEqual([page["/MediaBox"]] * 2, [page["/TrimBox"], page["/BleedBox"]])
            self.assertEqual([0, 0, 450, 320], [round(side / POINT) for side in page["/MediaBox"]])
            self.assertNotIn("/CropBox", page)
            self.assertEqual({"/S": "/Transparency", "/Type": "/Group", "/I": True, "/CS": "/DeviceCMYK"}, page["/Group"])
        catalog, = (each for each in self.objects(path) if isinstance(each, dict) and each.get("/Type") == "/Catalog")
        self.assertEqual({"/DisplayDocTitle": True}, catalog["/ViewerPreferences"])

    def test_a_page_is_placed_with_its_bleed_and_its_way_of_blending(self):
        path = self.made("impose", self.piece, "--repeat")
        forms = [each for each in self.objects(path) if isinstance(each, dict) and each.get("/Subtype") == "/Form"]
        pages = [each for each in forms if "/Group" in each]
        self.assertEqual(2, len(pages))
        for form in pages:
            left, bottom, right, top = form["/BBox"]
            self.assertAlmostEqual(154, (right - left) / POINT, delta=0.01)
            self.assertAlmostEqual(216, (top - bottom) / POINT, delta=0.01)
            self.assertEqual("/DeviceCMYK", form["/Group"]["/CS"])

    def test_what_pages_share_is_there_once(self):
        for name, path in self.sheets():
            source = self.here / "book.pdf" if name == "booklet" else self.piece
            ratio = path.stat().st_size / source.stat().st_size
            print(f"{name}: {path.stat().st_size} bytes, {ratio:.4f} of the source")
            # Equal pages of the book share their drawing; on sheets each has its own.
            self.assertLess(ratio, 1.05 if name == "booklet" else 1.02, name)
            forms = [each for each in self.objects(path) if isinstance(each, dict) and each.get("/Subtype") == "/Form" and self.is_placed(each)]
            # Each page, however often it is placed, and the marks of each plate.
            pages, plates = (8, 4) if name == "booklet" else (2, WORKS[name])
            self.assertEqual(pages + plates, len(forms), name)

    def is_placed(self, form):
        left, bottom, right, top = form["/BBox"]
        return right - left > 140 * POINT

    def test_a_separation_is_the_sources_own_object_on_marks_too(self):
        spaces = lambda path: [each for each in self.objects(path) if isinstance(each, list) and each[:1] == ["/Separation"]]
        wanted = [each for each in spaces(self.piece) if each[1] == "/" + SPOT]
        self.assertEqual(1, len(wanted))
        for name, path in self.sheets():
            found = {each[1] for each in spaces(path)}
            self.assertEqual({"/All", "/" + SPOT}, found, name)
            self.assertEqual(1, len([each for each in spaces(path) if each[1] == "/" + SPOT]), name)

    def test_only_the_intent_for_pdf_x_is_kept(self):
        other = self.here / "two-intents.pdf"
        objects = small_pdf.good_objects()
        objects[1] = objects[1].replace("[6 0 R]", "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >> 6 0 R]")
        small_pdf.write(other, objects)
        path = self.made("impose", other, "--repeat", "--nup", "1")
        self.assert_walks(path)
        self.assertNotIn(b"GTS_PDFA1", path.read_bytes())

    def test_a_page_with_rgb_is_not_called_pdf_x(self):
        other = self.here / "rgb.pdf"
        objects = small_pdf.good_objects()
        objects[4] = small_pdf.stream("1 0 0 rg 10 10 80 80 re f")
        small_pdf.write(other, objects)
        said = (f"handbill: warning[rgb-for-press]: expected the inks of a press, found RGB in {other}, object 4: rg\n"
                "  hint: make the file with `handbill render --edition press`, or ask who made it for PDF/X-4\n")
        path = self.made("impose", other, "--repeat", "--nup", "1", said=said)
        self.assertNotIn(b"PDFXVersion", path.read_bytes())
        self.assertIn(b"/GTS_PDFX", path.read_bytes())

    def test_the_same_input_gives_the_same_bytes(self):
        for command, *options in (["impose", "--repeat", "--work", "turn"], ["booklet", "--stock", "0.1mm"]):
            one, two = (self.made(command, self.piece, *options).read_bytes() for _ in range(2))
            self.assertEqual(one, two)

    def test_whether_inks_are_trapped_is_the_sources_to_say(self):
        trapped = self.here / "trapped.pdf"
        trapped.write_bytes(self.piece.read_bytes().replace(b"/Trapped /False", b"/Trapped /True ").replace(b"<pdf:Trapped>False<", b"<pdf:Trapped>True <"))
        path = self.made("impose", trapped, "--repeat")
        self.assertIn(b"/Trapped /True", path.read_bytes())
        self.assertIn(b"<pdf:Trapped>True<", path.read_bytes())
        self.assert_walks(path)

    def test_pdf_x1a_stays_pdf_x1a(self):
        old = self.files / "old.pdf"
        self.print_file("x1a", old)
        path = self.made("impose", old, "--repeat")
        self.assert_walks(path, "x1a")
        self.assertTrue(path.read_bytes().startswith(b"%PDF-1.4\n"))

    def test_somebody_elses_print_file_keeps_its_grade(self):
        other = self.here / "other.pdf"
        small_pdf.write(other, small_pdf.good_objects())
        path = self.made("impose", other, "--repeat", "--nup", "1")
        self.assert_walks(path)

    def test_preflight_fails_where_sheets_are_not_pieces_alone(self):
        """P03: a sheet has no bleed of its own. G05: its marks lie within what is the paper's trim."""
        for name, path in self.sheets():
            report = run(HANDBILL, "preflight", path, "--json", cwd=PROJECT)
            failed = {rule["rule"] for rule in json.loads(report.stdout)["rules"] if rule["verdict"] == "fail"}
            self.assertLessEqual(failed, {"P03", "G05"}, name)


class Plates(PressSheets):
    def test_the_separation_has_its_plate_and_marks_are_on_all(self):
        path = self.made("impose", self.piece, "--repeat", "--work", "sheetwise")
        front, back = judges.plates_gs(path, 100)
        for plates in (front, back):
            self.assertEqual([*judges.PROCESS, SPOT], list(plates))
            # Two A5 pages beside each other: 302 x 210 mm, in the middle of 450 x 308 mm. Ticks begin 3 mm out.
            for x, y in ((74, 49 - 5), (376, 49 - 5), (74, 259 + 5), (74 - 5, 49), (376 + 5, 259)):
                centre = [round(mm / 25.4 * 100) for mm in (x, y)]
                for name, plate in plates.items():
                    around = plate.crop((centre[0] - 3, centre[1] - 3, centre[0] + 4, centre[1] + 4))
                    self.assertEqual(255, around.getextrema()[1], (name, x, y))
        # The headline is on the separation's plate alone; on the back there is none of it but for marks.
        inside = [round(mm / 25.4 * 100) for mm in (74, 49, 222, 259)]
        self.assertEqual(255, front[SPOT].crop(inside).getextrema()[1])
        self.assertEqual(0, back[SPOT].crop(inside).getextrema()[1])

    def test_the_bar_shows_each_ink_alone(self):
        plates = judges.plates_gs(self.made("impose", self.piece, "--repeat"), 100)[0]
        found = []
        # Above the pages, from the left: squares of 5 mm, 1 mm beyond the bleed.
        y = 49 - 3 - 1 - 2.5
        for x in [tenth / 10 for tenth in range(740, 3760, 5)]:
            inks = dict(zip(plates, judges.inks_at(plates, [(x, y)], 100)[0]))
            patch = tuple((name, round(value / 2.55)) for name, value in inks.items() if value)
            if len(patch) == 1 and patch[0] not in found:
                found.append(patch[0])
        wanted = [(ink, part) for ink in judges.PROCESS for part in (100, 50)] + [(SPOT, 100)]
        self.assertEqual(wanted, [(name, part if part in (100, 50) else round(part, -1)) for name, part in found])

    def test_the_gripper_stays_white(self):
        for work in WORKS:
            path = self.made("impose", self.piece, "--repeat", "--nup", "2x2", "--sheet", "500x700mm", "--gripper", "14mm", "--work", work)
            for plates in judges.plates_gs(path, 60):
                for name, plate in plates.items():
                    edge = round(14 / 25.4 * 60)
                    self.assertEqual(0, plate.crop((0, plate.height - edge, *plate.size)).getextrema()[1], (work, name))
                    if work == "tumble":
                        self.assertEqual(0, plate.crop((0, 0, plate.width, edge)).getextrema()[1], (work, name))

    def test_two_renderers_more_see_the_same_sheet(self):
        path = self.made("impose", self.piece, "--repeat")
        first = judges.composite_gs(path, 100)[0]
        others = {name: judges.RENDERERS[name](path, 100)[0] for name in ("mutool", "poppler")}
        points = judges.flat_points(first, 40, 100, seed="sheet", also=list(others.values()))
        wanted = judges.inks_at(first, points, 100)
        for name, other in others.items():
            for point, one, two in zip(points, wanted, judges.inks_at(other, points, 100)):
                self.assertLessEqual(max(abs(a - b) for a, b in zip(one, two)), 5, (name, point))


class Works(PressSheets):
    """A page with a mark near each corner: what the second run prints lies behind what the first did."""

    def corners(self, pages=2, bleed=3, **more):
        path = self.here / "corners.pdf"
        path.write_bytes(pdf([marked(105, 148, 0, CORNERS if i % 2 == 0 else turned_sideways(CORNERS), bleed=bleed) for i in range(pages)], **more))
        return path

    def plates(self, command, *options, pages=2):
        path = self.here / f"work-{len(list(self.here.iterdir()))}.pdf"
        result = handbill(command, self.corners(pages), "--press", "--marks", "none", *options, "-o", path)
        self.assertEqual(0, result.returncode, result.stderr)
        return pictures(path)

    def assert_alike(self, one, two):
        difference = ImageChops.difference(one, two).convert("L").point(lambda value: 255 if value > 64 else 0)
        self.assertLess(sum(1 for value in difference.getdata() if value), 0.002 * one.width * one.height)
        self.assertLess(one.convert("L").getextrema()[0], 200, "not blank")

    def test_two_plates_meet_when_the_sheet_is_turned_sideways(self):
        for nup in ("2x1", "2x2", "3x2"):
            front, back = self.plates("impose", "--repeat", "--nup", nup, "--sheet", "500x700mm", "--work", "sheetwise")
            self.assert_alike(front, ImageOps.mirror(back))

    def test_one_plate_meets_itself_turned_sideways(self):
        for nup in ("2x1", "2x2", "4x1"):
            plate, = self.plates("impose", "--repeat", "--nup", nup, "--sheet", "500x700mm", "--work", "turn")
            self.assert_alike(plate, ImageOps.mirror(plate))

    def test_one_plate_meets_itself_turned_upwards(self):
        for nup in ("1x2", "2x2", "3x2"):
            plate, = self.plates("impose", "--repeat", "--nup", nup, "--sheet", "500x700mm", "--work", "tumble")
            self.assert_alike(plate, ImageOps.flip(plate))

    def test_a_booklets_plates_meet(self):
        for work, turned in (("sheetwise", ImageOps.mirror), ("turn", ImageOps.mirror), ("tumble", ImageOps.flip)):
            plates = self.plates("booklet", "--stock", "0.2mm", "--sheet", "500x700mm", "--work", work, pages=16)
            step = WORKS[work]
            self.assertEqual(4 * step, len(plates))
            for i in range(0, len(plates), step):
                self.assert_alike(plates[i], turned(plates[i + step - 1]))


class Words(PressSheets):
    def test_words_stay_words_and_the_slug_says_what_the_plate_is(self):
        path = self.made("impose", self.piece, "--repeat", "--work", "turn")
        text = run("pdftotext", path, "-", check=True).stdout
        headline = squeezed(read_yaml(CAMPAIGN / "en.yaml")["texts"]["headline"])
        self.assertEqual(2, squeezed(text).count(headline))
        self.assertIn("piece.pdf, sheet 1 of 1, front and back, work-and-turn, gripper 12 mm below", " ".join(text.split()))
        self.assertTrue(self.said.endswith("1 sheet of SRA3 landscape, 2 x 1\nwork-and-turn, one plate for both sides, turned over sideways, gripper 12 mm below\n"))

    def test_without_a_work_a_piece_of_two_pages_is_worked_sheetwise_and_one_of_one_on_one_side(self):
        self.made("impose", self.piece, "--repeat")
        self.assertIn("sheetwise, two plates for each sheet, turned over sideways, gripper 12 mm below\n", self.said)
        one = self.here / "one.pdf"
        run("qpdf", self.piece, "--pages", self.piece, "1", "--", one, check=True)
        self.made("impose", one, "--repeat")
        self.assertIn("one side, a plate for each sheet, gripper 12 mm below\n", self.said)

    def test_a_name_in_another_script_does_not_stop_the_slug(self):
        other = self.here / "전단지.pdf"
        shutil.copy(self.piece, other)
        text = run("pdftotext", self.made("impose", other, "--repeat"), "-", check=True).stdout
        self.assertIn("___.pdf, sheet 1 of 1, front", text)

    def test_a_folder_gets_a_file_with_a_name_that_tells(self):
        out = self.here / "out"
        for command in (["impose", "--repeat"], ["booklet"]):
            self.assertEqual(0, handbill(command[0], self.piece, "--press", *command[1:], "-o", out).returncode)
        self.assertEqual(["piece-2up-press.pdf", "piece-booklet-press.pdf"], sorted(each.name for each in out.iterdir()))

    def test_json_tells_how_it_is_worked(self):
        result = handbill("impose", self.piece, "--press", "--repeat", "--work", "tumble", "--nup", "1x2", "--sheet", "500x700mm", "--json", "-o", self.here / "a.pdf")
        told = json.loads(result.stdout)
        self.assertEqual((1, 1, 1, 2, "work-and-tumble"), tuple(told[key] for key in ("sheets", "sides", "columns", "rows", "work")))
        self.assertAlmostEqual(12, told["gripper_mm"])
        self.assertNotIn("flip", told)


if __name__ == "__main__":
    unittest.main()
