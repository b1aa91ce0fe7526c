"""The editions of the shipped layouts, judged by tools that are not ours. All languages are checked, five are looked at."""
import collections
import concurrent.futures
import json
import re
import unittest
import xml.etree.ElementTree

from support import *
from test_campaign import read_pgm

EVERY = ["blank", "grey", "large-print", "low-ink", "office", "press", "screen"]
OFFICE_LIKE = ["blank", "grey", "large-print", "low-ink"]
LOOKED_AT = ["en", "ko", "ar", "th", "ur"]
OURS = ["poster-a4", "poster-a4-local", "petition-a4"]
LEAST = 16
MM = 72 / 25.4

_folder = None


def rendered():
    """Every edition of our layouts in the languages that are looked at, once for all tests."""
    global _folder
    if _folder is None:
        _folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-editions-"))
        import atexit
        atexit.register(shutil.rmtree, _folder, ignore_errors=True)
        result = handbill("render", *OURS, "--lang", ",".join(LOOKED_AT), "--edition", "all", "-o", _folder)
        if result.returncode != 0:
            raise AssertionError(result.stdout + result.stderr)
    return _folder


def file_of(edition, layout, language):
    return rendered() / edition / f"{layout}-{language}.pdf"


def over(editions, function, layouts=OURS):
    """The faults that function(edition, layout, language) finds."""
    pages = [(edition, layout, language) for edition in editions for layout in layouts for language in LOOKED_AT]
    rendered()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = pool.map(lambda page: (page, function(*page)), pages)
    return [f"{'/'.join(page)}: {fault}" for page, fault in faults if fault]


def lines_of(path):
    """(smallest size in points, text) of each line, as mutool reads them."""
    read = run("mutool", "draw", "-q", "-F", "stext", path).stdout
    lines = []
    for line in xml.etree.ElementTree.fromstring(read).iter("line"):
        sizes = [float(font.get("size")) for font in line.iter("font")]
        text = "".join(char.get("c") for char in line.iter("char"))
        if text.strip():
            lines.append((min(sizes), text))
    return lines


def is_read_as(text, mark):
    """Whether a line holds the mark: from right to left a reader may turn its letters round, and in Nastaliq miss some."""
    read = collections.Counter(squeezed(text.replace("\ufffd", "")))
    return bool(read) and read <= collections.Counter(mark)


class Editions(Case):
    def none(self, faults):
        self.assertEqual([], faults, "\n".join(faults[:20]))

    def test_every_layout_holds_in_every_language_and_edition(self):
        result = handbill("check", *OURS, "--edition", "all")
        self.assertEqual((0, ["handbill: note: not yet signed by a native reader: " + ", ".join(LANGUAGES)]),
                         (result.returncode, result.stderr.splitlines()))

    def test_all_is_every_file_there_is(self):
        self.assertEqual(EVERY, sorted(path.name for path in rendered().iterdir()))

    def test_the_grey_ones_hold_no_colour(self):
        def check(*page):
            read = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=ink_cov", "-o", "-", file_of(*page)).stdout
            inks = [float(number) for number in read.split()[:4]]
            raw = run("qpdf", "--qdf", "--object-streams=disable", file_of(*page), "-", errors="replace").stdout
            faults = [] if inks[:3] == [0, 0, 0] and inks[3] > 0 else [f"inks {inks}"]
            if "/DeviceRGB" in raw or re.search(r"^[\d. ]+ (rg|RG|k|K)$", raw, re.M):
                faults.append("colour operators")
            return "; ".join(faults)
        self.none(over(["grey", "low-ink"], check))

    def test_those_of_an_office_keep_all_ink_seven_millimetres_inside(self):
        def check(*page):
            target = file_of(*page).with_suffix(".ink")
            run("pdftoppm", "-r", "100", "-gray", "-singlefile", file_of(*page), target, check=True)
            width, height, rows = read_pgm(f"{target}.pgm")
            os.remove(f"{target}.pgm")
            edge = int(7 / 25.4 * 100)
            margin = rows[:edge] + rows[height - edge:]
            sides = [row[:edge] + row[width - edge:] for row in rows]
            return "ink within 7 mm of the edge" if any(min(row) < 255 for row in margin + sides) else ""
        self.none(over(OFFICE_LIKE, check))

    def test_large_print_has_nothing_under_16_points_but_the_sample_mark(self):
        def check(edition, layout, language):
            mark = squeezed(read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]["sample"])
            small = {f"{size:.2f} {text}" for size, text in lines_of(file_of(edition, layout, language))
                     if size < LEAST - 0.01 and not is_read_as(text, mark)}
            return ", ".join(sorted(small))
        self.none(over(["large-print"], check))

    def test_large_print_divides_no_word(self):
        result = handbill("render", *OURS, "--lang", "en,de,fr,es,ru,hi", "--edition", "large-print", "-o", rendered())
        self.assertEqual(0, result.returncode, result.stderr)
        faults = []
        for layout in OURS:
            for language in ("en", "de", "fr", "es", "ru", "hi"):
                words = squeezed((CAMPAIGN / f"{language}.yaml").read_text(encoding="utf-8"))
                lines = [text.strip() for _, text in lines_of(file_of("large-print", layout, language))]
                for one, following in zip(lines, lines[1:]):
                    if one[-1:] not in "-\u2010\u00ad":
                        continue
                    # A hyphen of the text's own stays; one that only stands at the line's end was put in.
                    head, tail = one[:-1].split()[-1:], following.split()[:1]
                    if head and tail and squeezed(head[0] + tail[0]) in words:
                        faults.append(f"{layout} {language}: {one}")
        self.none(faults)

    def test_the_code_is_read_back_from_each(self):
        def check(*page):
            target = file_of(*page).with_suffix(".qr")
            run("pdftoppm", "-r", "150", "-gray", "-singlefile", file_of(*page), target, check=True)
            read = run("zbarimg", "-q", "--raw", f"{target}.pgm").stdout.strip()
            os.remove(f"{target}.pgm")
            return "" if read == FACTS["petition"] else f"read {read!r}"
        self.none(over([*OFFICE_LIKE, "press"], check, ["poster-a4", "poster-a4-local"]))

    def test_the_press_has_bleed_and_nothing_to_click(self):
        def check(edition, layout, language):
            text = run("pdfinfo", "-box", file_of(edition, layout, language), check=True).stdout
            boxes = {name: [float(n) for n in numbers.split()]
                     for name, numbers in re.findall(r"^(MediaBox|TrimBox|BleedBox):((?:\s+[\d.-]+){4})", text, re.M)}
            bleed = [boxes["TrimBox"][0] - boxes["BleedBox"][0], boxes["BleedBox"][3] - boxes["TrimBox"][3]]
            raw = run("qpdf", "--json=2", "--json-key=qpdf", file_of(edition, layout, language), check=True).stdout
            faults = [] if all(abs(each - 3 * MM) < 0.02 for each in bleed) else [f"bleed {bleed}"]
            return "; ".join(faults + (["links"] if '"/Annots"' in raw else []))
        self.none(over(["press"], check))

    def test_a_blank_sheet_has_lines_to_write_on_and_no_sample(self):
        for language in LOOKED_AT:
            boxes = json.loads(handbill("inspect", "poster-a4-local", "--lang", language, "--edition", "blank", "--json").stdout)
            lines = sorted({round(box["rect_mm"]["top"] + box["rect_mm"]["height"], 2) for box in self.boxes(boxes)
                            if "border-bottom" in box["style"]})
            self.assertGreaterEqual(len(lines), 4, language)
            self.assertTrue(all(b - a >= 10 for a, b in zip(lines, lines[1:])), lines)
            sample = read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]["sample"]
            self.assertNotIn(squeezed(sample), squeezed(run("pdftotext", file_of("blank", "poster-a4-local", language), "-").stdout))

    def boxes(self, found):
        return [box for page in found for box in page["boxes"]]

    def test_low_ink_takes_less_ink_than_grey_and_grey_less_than_office(self):
        result = handbill("render", *OURS, "--lang", "en", "--edition", "office,grey,low-ink,screen", "--coverage", "--json", "-o", self.folder())
        ink = {(page["layout"], page["edition"]): page["ink_percent"] for page in json.loads(result.stdout)["pages"]}
        for layout in OURS:
            self.assertLess(ink[layout, "low-ink"], ink[layout, "grey"])
            self.assertLess(ink[layout, "grey"], ink[layout, "office"])
            self.assertLessEqual(ink[layout, "office"], ink[layout, "screen"])

    def test_the_coverage_is_that_which_ghostscript_finds(self):
        folder = self.folder()
        result = handbill("render", "poster-a4", "--lang", "en", "--edition", "grey", "--coverage", "--json", "-o", folder)
        black = json.loads(result.stdout)["pages"][0]["plates_percent"]["black"]
        read = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=ink_cov", "-r300", "-o", "-", folder / "grey/poster-a4-en.pdf").stdout
        self.assertAlmostEqual(float(read.split()[3]), black, delta=0.5)
        table = handbill("render", "poster-a4", "--lang", "en", "--edition", "grey", "--coverage", "-o", folder).stdout
        self.assertIn("ink %", table)
        self.assertNotIn("ink %", handbill("render", "poster-a4", "--lang", "en", "--edition", "grey", "-o", folder).stdout)

    def test_letter_is_laid_out_anew(self):
        folder = self.folder()
        result = handbill("render", *OURS, "--lang", "en,ko,ar", "--edition", "office", "--paper", "letter", "-o", folder)
        self.assertEqual(0, result.returncode, result.stderr)
        for layout in OURS:
            for language in ("en", "ko", "ar"):
                path = folder / "office" / f"{layout}-letter-{language}.pdf"
                self.assertRegex(run("pdfinfo", "-box", path, check=True).stdout, r"TrimBox:\s+0.00\s+0.00\s+612.00\s+792.00")

    def test_a_paper_that_is_none(self):
        result = handbill("check", "poster-a4", "--lang", "en", "--paper", "Foolscap")
        self.assertEqual((64, "handbill: error[no-such-paper]: expected Letter or A4 after --paper, found \"Foolscap\"\n"
                              "  hint: Letter makes Tabloid of A3, Letter of A4 and half of that of A5\n"),
                         (result.returncode, result.stderr))


if __name__ == "__main__":
    unittest.main()
