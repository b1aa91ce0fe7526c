"""Preflight over files that were spoilt by hand, each in one way: the right rule, the right page, the right place; and over sound files, where it finds nothing."""
import io
import json
import re
import unittest

from PIL import Image

from support import CAMPAIGN, HANDBILL, LANGUAGES, PROJECT, PT_PER_MM, Case, handbill, read_yaml, run

LAYOUT = """layout: sound
title: Sound
theme: run
page: {size: A5, bleed: 3mm, safe: 5mm, margin: 12mm, ground: paper}
styles:
  plain: {extends: text, ink: black, size: 30pt}
  small: {extends: text, ink: black, size: 10pt}
  signal: {extends: text, ink: signal, size: 20pt}
body:
  column:
    - {text: $headline, id: headline, style: plain}
    - {text: $headline, id: words, style: small}
    - {text: $headline, id: signal, style: signal}
    - {qr: $petition, id: code, width: 34mm, ink: black}
  gap: 8mm
"""
SIGNAL = "inks:\n  signal: {cmyk: [0, 90, 85, 0], preview: '#c0201e', spot: Signal}\n"
WORDS = "/f-0-0 1 Tf"


def at(x, y):
    """mm from the trim's top left, as the page's content has it: points from the bleed's, y down."""
    return f"{(x + 3) * PT_PER_MM:.3f} {(y + 3) * PT_PER_MM:.3f}"


def box(x, y, wide, high):
    return f"{at(x, y)} {wide * PT_PER_MM:.3f} {high * PT_PER_MM:.3f} re f"


def words(size, x, y, before=""):
    return f"{before} BT {WORDS} {size} 0 0 -{size} {at(x, y)} Tm (Run)Tj ET"


def top(size, y):
    """Of words of that size: three quarters of it above their baseline."""
    return round(y - 0.76 * size / PT_PER_MM, 1)


def line(width, x, y, before):
    return f"{before} {width} w {at(x, y)} m {at(x + 20, y)} l S"


def picture(x, y, side, name):
    """A picture of `side` mm; the page's content runs down, a picture up."""
    return f"q {side * PT_PER_MM:.3f} 0 0 -{side * PT_PER_MM:.3f} {at(x, y + side)} cm {name} Q"


def inline(width, height, keys, data):
    return f"BI /W {width} /H {height} {keys} ID {data} EI"


def cmyk_jpeg():
    out = io.BytesIO()
    Image.new("CMYK", (64, 64), (0, 200, 200, 0)).save(out, "JPEG")
    return out.getvalue().decode("latin-1")


JPEG = cmyk_jpeg()
CMYK = f"900 0 obj << /Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode DECODE /Length {len(JPEG)} >>\nstream\n{JPEG}\nendstream endobj\n"
GREY = "A" * 400
SOFT = (f"900 0 obj << /Type /XObject /Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 901 0 R /Length 400 >>\nstream\n{GREY}\nendstream endobj\n"
        f"901 0 obj << /Type /XObject /Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 400 >>\nstream\n{GREY}\nendstream endobj\n")
PAGE = "900 0 obj << /Type /Page /Parent 6 0 R /MediaBox [0 0 300 300] /TrimBox [9 9 291 291] /BleedBox [0 0 300 300] /Resources << >> /Contents 901 0 R >> endobj\n901 0 obj << /Length 27 >>\nstream\n0 0 0 1 k 0 0 300 300 re f \nendstream endobj\n"
MASK = ("900 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Group << /S /Transparency /CS /DeviceRGB >> /Length 14 >>\nstream\n0 0 99 99 re f\nendstream endobj\n")
REGISTRATION = ("/ColorSpace <<", "/ColorSpace <<\n /Reg [/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [1 1 1 1] >>]")
OTHER = ("/ColorSpace <<", "/ColorSpace <<\n /Oth [/Separation /%s /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [1 0 0 0] >>]")
PICTURE = ("/ExtGState <<", "/XObject << /Pic 900 0 R >>\n/ExtGState <<")


class Change:
    """What is done to the sound file: `draw` is added to the page's content, `edits` replace, `objects` are added."""

    def __init__(self, rule, draw="", edits=(), objects="", where=None, options=(), page=1, profile=""):
        self.rule, self.draw, self.edits, self.objects = rule, draw, list(edits), objects
        self.where, self.options, self.page, self.profile = where, options, page, profile


BLACK, OVER, OUT = "0 0 0 1 k 0 0 0 1 K", "/HBop11 gs", "/HBop00 gs"
CHANGES = [
    Change("P01", "1 0 0 rg " + box(50, 120, 10, 10), where=(50, 120)),
    Change("P01", picture(50, 120, 10, inline(1, 1, "/BPC 8 /CS /RGB", "abc")), where=(50, 120)),
    Change("P02", picture(50, 120, 20, inline(20, 20, "/BPC 8 /CS /G", GREY)), where=(50, 120)),
    Change("P02", picture(50, 120, 10, inline(100, 100, "/BPC 1 /IM true", "A" * 1300)), where=(50, 120)),
    Change("P03", "0 0.5 0 0 k " + box(140, 120, 8, 20), where=(140, 120)),
    Change("P03", edits=[(re.compile(r"/BleedBox \[\s+[0-9.]+\s+[0-9.]+"), "/BleedBox [ 8 8")]),
    Change("P04", words(10, 2, 120, f"{BLACK} {OVER}"), where=(2, top(10, 120))),
    Change("P04", words(10, 60, 208, f"{BLACK} {OVER}"), where=(60, top(10, 208))),
    Change("P05", options=("--order", "A4"), where=(0, 0)),
    Change("P05", options=("--pages", "2"), page=None),
    Change("P06", edits=[(re.compile(r"/FontFile2 \d+ 0 R"), "")], page=None),
    Change("P06", f"{BLACK} {OVER} BT /Hv 1 Tf 14 0 0 -14 {at(50, 120)} Tm (Run)Tj ET", edits=[("/Font <<", "/Font << /Hv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")], where=(50, top(14, 120))),
    Change("P07", words(9, 50, 120, "0 g"), where=(50, top(9, 120))),
    Change("P07", words(9, 50, 120, f"{OUT} {BLACK}"), where=(50, top(9, 120))),
    Change("P08", words(14, 50, 120, "0.4 0.4 0.4 1 k"), where=(50, top(14, 120))),
    Change("P08", line(1, 50, 120, "0.4 0.4 0.4 1 K"), where=(50, 119.8)),
    Change("P09", f"{OVER} 0 0 0 0 k " + box(50, 120, 10, 10), where=(50, 120)),
    Change("P09", words(14, 50, 120, f"{OVER} 0 0 0 0 k"), where=(50, top(14, 120))),
    Change("P10", options=("--with-gs",), draw="1 1 1 1 k " + box(50, 120, 20, 20), where=(50, 120)),
    Change("P10", options=("--with-gs",), draw="1 1 1 0.2 k " + box(90, 150, 20, 20), where=(90, 150)),
    Change("P11", line(0.1, 50, 120, f"{BLACK} {OVER}"), where=(50, 120)),
    Change("P11", "0 1 0 0 k " + box(50, 120, 20, 0.05), where=(50, 120)),
    Change("P12", words(4, 50, 120, f"{BLACK} {OVER}"), where=(50, top(4, 120))),
    Change("P12", words(5.5, 50, 120, "0 0 0 0.1 k"), where=(50, top(5.5, 120))),
    Change("P13", options=("--profile", "digital")),
    Change("P13", "/Oth cs 1 scn " + box(50, 120, 10, 10), edits=[(OTHER[0], OTHER[1] % "Signal")]),
    Change("P13", "/Oth cs 1 scn " + box(50, 120, 10, 10), edits=[(OTHER[0], OTHER[1] % "SIGNAL")]),
    Change("P14", "/Reg cs 1 scn " + box(-2, 120, 1.5, 1), edits=[REGISTRATION], where=(-2, 120)),
    Change("P14", "/Reg CS 1 SCN 1 w " + f"{at(50, -3)} m {at(50, -1)} l S", edits=[REGISTRATION], where=(49.8, -3)),
    Change("P15", edits=[(re.compile(r"/OutputIntents \[\s+\d+ 0 R\s+\]"), "")], page=None),
    Change("P15", edits=[("(FOGRA39)", "(FOGRA29)")], page=None),
    Change("P15", edits=[("prtrCMYK", "mntrCMYK")], page=None),
    Change("P16", edits=[("/Trapped /False", "")], page=None),
    Change("P16", edits=[("/Title (Sound)", "/Title (Another)")], page=None),
    Change("P17", edits=[("/MediaBox", f"/Annots [<< /Type /Annot /Subtype /Link /Rect [100 100 200 150] >>]\n  /MediaBox")], where=(32.3, 160.1)),
    Change("P17", edits=[("/Type /Catalog", "/Type /Catalog /AA << /WC << /S /JavaScript /JS (1) >> >>")], page=None),
    Change("P18", edits=[("/CS /DeviceCMYK", "/CS /DeviceRGB")]),
    Change("P18", edits=[("/CS /DeviceCMYK", "/CS [/CalRGB << /WhitePoint [1 1 1] >>]")]),
    Change("P19", picture(50, 120, 20, "/Pic Do"), edits=[PICTURE], objects=SOFT, where=(50, 120)),
    Change("P19", picture(20, 150, 7, "/Pic Do"), edits=[PICTURE], objects=SOFT, where=(20, 150)),
    Change("P20", picture(50, 120, 5, "/Pic Do"), edits=[PICTURE], objects=CMYK.replace("DECODE", ""), where=(50, 120)),
    Change("P20", picture(90, 120, 5, "/Pic Do"), edits=[PICTURE], objects=CMYK.replace("DECODE", "/Decode [0 1 0 1 0 1 0 1]"), where=(90, 120)),
    Change("P21", edits=[("/TrimBox [", "/OldBox [")]),
    Change("P21", edits=[("/MediaBox", "/CropBox [20 20 300 300]\n  /MediaBox")]),
    Change("P22", edits=[(re.compile(r"stream\n1 0 0 -1 0 .*?endstream", re.S), "stream\nq Q\nendstream")]),
    Change("P22", edits=[(re.compile(r"/Contents \d+ 0 R"), "")]),
    Change("P23", edits=[(re.compile(r"0 0 0 1 k (\d+\.?\d* \d+\.?\d* m )"), r"0 0 0 0.3 k \1")], where=(15.8, 68)),
    Change("P23", words(10, 14, 75, f"{BLACK} {OVER}"), where=(14, top(10, 75))),
    Change("P25", edits=[("/Lang (en)", "")], page=None),
    Change("P25", edits=[("/Title (Sound)", "/Title ()")], page=None),
    Change("P26", "/Thin gs 0 1 0 0 k " + box(50, 120, 10, 10), edits=[("/ExtGState <<", "/ExtGState << /Thin << /ca 0.5 >>")]),
    Change("P26", "/Mul gs 0 1 0 0 k " + box(50, 120, 10, 10), edits=[("/ExtGState <<", "/ExtGState << /Mul << /BM /Multiply >>")]),
    Change("P27", profile="most-megabytes: 0.01", page=None),
    Change("P27", profile="most-megabytes: 0.1", page=None),
    Change("G01", edits=[(re.compile(r"/Count 1\s+/Kids \["), "/Count 2 /Kids [900 0 R")], objects=PAGE, page=2),
    Change("G01", edits=[(re.compile(r"/Count 1\s+/Kids \["), "/Count 2 /Kids [900 0 R")], objects=PAGE.replace("291 291]", "291 260]"), page=2),
    Change("G02", line(1, 50, 120, f"{OUT} {BLACK}"), where=(50, 119.8)),
    Change("G02", line(1, 50, 120, "0 G"), where=(50, 119.8)),
    Change("G03", f"{OVER} " + picture(50, 120, 5, "/Pic Do"), edits=[PICTURE], objects=CMYK.replace("DECODE", "/Decode [1 0 1 0 1 0 1 0]"), where=(50, 120)),
    Change("G03", f"{OVER} " + picture(50, 120, 1, inline(2, 2, "/BPC 8 /CS /CMYK", "A" * 16)), where=(50, 120)),
    Change("G04", edits=[("/MediaBox", "/Rotate 90\n  /MediaBox")]),
    Change("G04", edits=[("/MediaBox", "/UserUnit 2\n  /MediaBox")]),
    Change("G05", "/Reg cs 1 scn " + box(50, 120, 10, 10), edits=[REGISTRATION], where=(50, 120)),
    Change("G05", words(20, 50, 120, "/Reg cs 1 scn"), edits=[REGISTRATION], where=(50, top(20, 120))),
    Change("G06", "/Soft gs 0 1 0 0 k " + box(50, 120, 10, 10), edits=[("/ExtGState <<", "/ExtGState << /Soft << /SMask << /S /Luminosity /G 900 0 R >> >>")], objects=MASK),
    Change("G06", "/Soft gs 0 1 0 0 k " + box(90, 120, 10, 10), edits=[("/ExtGState <<", "/ExtGState << /Soft << /SMask << /S /Luminosity /G 900 0 R >> >>")], objects=MASK.replace("/DeviceRGB", "[/CalRGB << /WhitePoint [1 1 1] >>]")),
    Change("G07", "0 0 0 1 k [ 1 2"),
    Change("G07", "<41 zz> Tj"),
    Change("G08", edits=[("%PDF-1.6", "%PDF-1.7")], page=None),
    Change("G08", edits=[("%PDF-1.6", "%PDF-2.0")], page=None),
]


class Preflight(Case):
    @classmethod
    def setUpClass(cls):
        case = cls()
        project = case.project()
        (project / "layouts" / "sound.yaml").write_text(LAYOUT)
        theme = project / "layouts" / "themes" / "run.yaml"
        theme.write_text(theme.read_text().replace("inks:\n", SIGNAL, 1))
        cls.folder_ = case.folder()
        made = run(HANDBILL, "render", "sound", "--lang", "en", "--edition", "press", "--map", "-o", cls.folder_, cwd=project)
        assert made.returncode == 0, made.stderr
        cls.sound = cls.folder_ / "press" / "sound-en.pdf"
        opened = cls.folder_ / "open.pdf"
        run("qpdf", "--qdf", "--object-streams=disable", cls.sound, opened, check=True)
        cls.opened = opened.read_bytes().decode("latin-1")
        cls.addClassCleanup(case.doCleanups)

    def judged(self, path, *options):
        result = handbill("preflight", path, "--json", *options, cwd=self.folder_)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        report = json.loads(result.stdout)
        self.assertEqual(result.returncode, 0 if report["passed"] else 1)
        return report

    def spoilt(self, change):
        text = self.opened
        for old, new in change.edits:
            done = old.sub(new, text, count=1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
            self.assertNotEqual(done, text, old)
            text = done
        if change.draw:
            text = re.sub(r"(/a0 gs\n[-0-9. ]+ re f\n)", lambda found: found.group(1) + f"q {change.draw} Q\n", text, count=1)
        text = text.replace("\nxref\n", "\n" + change.objects + "\nxref\n", 1)
        raw, path = self.folder() / "raw.pdf", self.folder() / "spoilt.pdf"
        raw.write_bytes(text.encode("latin-1"))
        run("qpdf", "--object-streams=disable", raw, path)
        return path

    def test_sound_files_have_no_findings(self):
        report = self.judged(self.sound, "--order", "A5", "--pages", "1", "--with-gs")
        self.assertEqual([], report["findings"])
        self.assertTrue(report["passed"])
        self.assertEqual({"P24"}, {rule["rule"] for rule in report["rules"] if rule["verdict"] == "not tested"})

    def test_each_spoilt_file_is_found_out(self):
        rules = {}
        for change in CHANGES:
            with self.subTest(rule=change.rule, draw=change.draw[:60], edits=str(change.edits)[:80]):
                options = list(change.options)
                if change.profile:
                    (self.folder_ / "layouts").mkdir(exist_ok=True)
                    (self.folder_ / "content").mkdir(exist_ok=True)
                    (self.folder_ / "profiles").mkdir(exist_ok=True)
                    own = (PROJECT / "profiles" / "coated.yaml").read_text().replace("profile: coated", "profile: own")
                    (self.folder_ / "profiles" / "own.yaml").write_text(own + change.profile + "\n")
                    options += ["--profile", "own"]
                report = self.judged(self.spoilt(change), *options)
                found = [one for one in report["findings"] if one["rule"] == change.rule and one.get("page") == change.page]
                self.assertTrue(found, [(one["rule"], one.get("page"), one["message"]) for one in report["findings"]])
                if change.where:
                    places = [tuple(one["rect_mm"][:2]) for one in found if "rect_mm" in one]
                    self.assertTrue(any(abs(x - change.where[0]) <= 1 and abs(y - change.where[1]) <= 1 for x, y in places), (change.where, places))
                rules[change.rule] = rules.get(change.rule, 0) + 1
        known = {rule["rule"] for rule in self.judged(self.sound)["rules"]}
        # Folds: test_damaged_pdfs.py and tests/preflight.
        self.assertEqual(known - {"P24"}, {rule for rule, count in rules.items() if count >= 2})

    def test_a_finding_names_the_box_and_its_line(self):
        change = Change("P07", edits=[("0 0 0 1 k /HBop11 gs", "0 0 0 1 k /HBop00 gs")])
        report = self.judged(self.spoilt(change), "--map", self.folder_ / "press" / "sound-en.map.json")
        places = [one["place"] for one in report["findings"] if one["rule"] == "P07"]
        self.assertEqual([("words", "layouts/sound.yaml", 12)], [(place["box"], place["file"], place["line"]) for place in places])

    def test_a_volunteer_is_told_in_their_language(self):
        english = {rule["name"]: rule["volunteer"] for rule in self.judged(self.sound)["rules"]}
        files = {path.stem: path for path in (PROJECT / "profiles" / "preflight").glob("*.yaml")}
        self.assertEqual(set(LANGUAGES) - {"en"}, set(files))
        for language, path in sorted(files.items()):
            with self.subTest(language=language):
                keys = re.findall(r"^([a-z-]+):", path.read_text(encoding="utf-8"), re.M)
                self.assertEqual(["language", "status", *english], keys)
                sentences = read_yaml(path)
                self.assertEqual(language, sentences["language"])
                told = {rule["name"]: rule["volunteer"] for rule in self.judged(self.sound, "--lang", language)["rules"]}
                self.assertEqual({name: sentences[name] for name in english}, told)
                self.assertEqual([], [name for name in english if told[name] == english[name]])
                self.assertEqual(len(english), len(set(told.values())))

    def test_ink_is_not_measured_without_ghostscript_and_that_is_said(self):
        result = handbill("preflight", self.sound, "--with-gs", env={"PATH": "/nowhere"})
        self.assertEqual((66, "handbill: error[no-ghostscript]: expected Ghostscript for --with-gs, found none on this machine\n"
                          "  hint: install it (on Debian: apt install ghostscript), or leave --with-gs out: rules that need it are then not tested\n"),
                         (result.returncode, result.stderr))

    def test_a_file_that_ghostscript_cannot_draw(self):
        (self.folder_ / "none.pdf").write_text("no pdf")
        result = handbill("preflight", "none.pdf", "--with-gs", cwd=self.folder_)
        self.assertEqual((65, "handbill: error[ghostscript-failed]: expected Ghostscript to draw none.pdf, found that it cannot\n"), (result.returncode, result.stderr))

    def test_an_annotated_copy_shows_every_finding(self):
        spoilt = self.spoilt(CHANGES[0])
        notes = self.folder() / "notes.pdf"
        handbill("preflight", spoilt, "--annotate", notes)
        self.assertIn("No syntax or stream encoding errors", run("qpdf", "--check", notes).stdout)
        text = run("pdftotext", "-layout", notes, "-", check=True).stdout
        self.assertIn("expected inks, found a shape in DeviceRGB", text)
        self.assertIn("Pages:           2", run("pdfinfo", notes).stdout)

    def test_signed_off_findings_stay_in_sight_and_do_not_fail(self):
        signed = self.folder() / "signed.yaml"
        signed.write_text("- {rule: rgb-colour, page: 1, name: Ann, reason: a test print}\n")
        report = self.judged(self.spoilt(CHANGES[0]), "--exceptions", signed)
        self.assertTrue(report["passed"])
        self.assertEqual(["Ann: a test print"], [one["signed_off"] for one in report["findings"] if one["rule"] == "P01"])

    def test_the_campaigns_print_files_have_no_errors(self):
        # The mark of a sample stands where nothing of a final file would.
        details = self.folder() / "own.yaml"
        details.write_text((CAMPAIGN / "details" / "sample.yaml").read_text().replace("sample: true\n", ""))
        made = handbill("render", "--lang", "en,ko,ar", "--edition", "press", "--details", details, "-o", self.folder_)
        self.assertEqual(made.returncode, 0, made.stderr)
        for path in sorted((self.folder_ / "press").glob("*.pdf")):
            report = self.judged(path)
            wrong = [(one["rule"], one["message"], one.get("rect_mm")) for one in report["findings"] if one["severity"] == "fail"]
            self.assertEqual([], wrong, path.name)


if __name__ == "__main__":
    unittest.main()
