"""Preflight over small PDFs by LibreOffice, Chromium, WeasyPrint and Ghostscript (tests/preflight/foreign): exactly what expected.tsv says, and for each rule that
poppler, mutool or qpdf can judge the same pages as they name: no others, and none less. HANDBILL_BLESS=1 writes expected.tsv anew."""
import collections
import json
import os
import re
import unittest
import xml.etree.ElementTree as trees

from support import PROJECT, Case, handbill, run

FOREIGN = PROJECT / "tests" / "preflight" / "foreign"
EXPECTED = FOREIGN / "expected.tsv"
FILES = sorted(FOREIGN.glob("*.pdf"))
LEAST_LINE, LEAST_LINE_IN_INKS, SMALL_TYPE, LEAST_TYPE = 0.25, 0.5, 12, 5
PAINTS = {"fill_path", "stroke_path", "fill_text", "stroke_text", "fill_shade", "fill_image", "fill_image_mask"}


def rows_of(path, report):
    found = collections.Counter((one["rule"], one["severity"], one.get("page", 0), one["message"]) for one in report["findings"])
    rows = [(path.name, rule, severity, str(page), str(count), message) for (rule, severity, page, message), count in found.items()]
    rows += [(path.name, rule["rule"], rule["verdict"], "0", "1", rule["reason"]) for rule in report["rules"] if rule["verdict"] == "not tested"]
    return sorted(rows)


def traced(path):
    """What mutool paints on each page: tags with their attributes, masks left out."""
    text = run("mutool", "trace", path).stdout
    pages = []
    for page in re.findall(r"<page .*?</page>", text, re.S):
        page = re.sub(r"<clip_mask.*?</clip_mask>", "", page, flags=re.S)
        pages.append([(tag, dict(re.findall(r'([\w-]+)="([^"]*)"', rest)), inside) for tag, rest, inside in
                      re.findall(r"<(\w+)([^>]*?)(?:/>|>(.*?)</\1>)", re.sub(r"</?(?:group|page|tile)\b[^>]*>", "", page), re.S) if tag in PAINTS])
    return pages


def values(attributes):
    return [float(one) for one in attributes.get("color", "").split()]


def scale(attributes):
    a, b, c, d = [float(one) for one in attributes["transform"].split()[:4]]
    return abs(a * d - b * c) ** 0.5


def sizes(attributes, inside):
    for trm in re.findall(r'trm="([^"]*)"', inside):
        a, b, c, d = [float(one) for one in trm.split()]
        yield round(abs(a * d - b * c) ** 0.5 * scale(attributes), 1)


def painted(path, holds):
    """The pages on which mutool paints something that holds."""
    return {number for number, page in enumerate(traced(path), 1) if any(holds(*one) for one in page)}


def is_light(tag, attributes, inside):
    return "RGB" in attributes.get("colorspace", "") and "Separation" not in attributes["colorspace"]


def is_rich_black(tag, attributes, inside):
    ink = values(attributes)
    is_line = tag == "stroke_path" and float(attributes["linewidth"]) * scale(attributes) < 2
    return (tag == "fill_text" or is_line) and attributes["colorspace"] == "DeviceCMYK" and ink[3] >= 0.9 and max(ink[:3]) > 0.05


def is_black_that_knocks_out(tag, attributes, inside):
    if tag != "fill_text" or not any(size < SMALL_TYPE for size in sizes(attributes, inside)):
        return False
    if attributes["colorspace"] == "DeviceGray":
        return values(attributes) == [0]
    return attributes["colorspace"] == "DeviceCMYK" and values(attributes) == [0, 0, 0, 1] and (attributes["op"], attributes["opm"]) != ("1", "1")


def is_white_that_overprints(tag, attributes, inside):
    return attributes.get("op") == "1" and attributes["colorspace"] == "DeviceCMYK" and values(attributes) == [0, 0, 0, 0]


def is_hairline(tag, attributes, inside):
    if tag != "stroke_path" or "All" in attributes["colorspace"]:
        return False
    several = attributes["colorspace"] == "DeviceCMYK" and sum(value > 0 for value in values(attributes)) != 1
    return round(float(attributes["linewidth"]) * scale(attributes), 3) < (LEAST_LINE_IN_INKS if several else LEAST_LINE)


def is_tiny(tag, attributes, inside):
    return tag == "fill_text" and any(size < LEAST_TYPE for size in sizes(attributes, inside))


def is_registration_line(tag, attributes, inside):
    return re.search(r"Separation\(.*,All\)", attributes.get("colorspace", "")) is not None


def coarse(path):
    """Pages with a picture that pdfimages measures as too coarse; pictures of a few pixels are grounds."""
    pages = set()
    for line in run("pdfimages", "-list", path, check=True).stdout.splitlines()[2:]:
        cell = line.split()
        least = 550 if cell[7] == "1" else 150
        if cell[2] == "image" and min(int(cell[3]), int(cell[4])) > 16 and min(int(cell[-4]), int(cell[-3])) < least:
            pages.add(int(cell[0]))
    return pages


def boxes_of(path):
    found = collections.defaultdict(dict)
    for page, name, sides in re.findall(r"Page +(\d+) (\w+Box): +(.*)", run("pdfinfo", "-box", "-l", "99", path, check=True).stdout):
        found[int(page)][name] = [float(side) for side in sides.split()]
    return found


def without_bleed(path):
    def least(boxes):
        trim, bleed = boxes["TrimBox"], boxes["BleedBox"]
        return min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    return {page for page, boxes in boxes_of(path).items() if least(boxes) < (3 - 0.1) * 72 / 25.4}


def unlike_the_first(path):
    size = {page: (boxes["TrimBox"][2] - boxes["TrimBox"][0], boxes["TrimBox"][3] - boxes["TrimBox"][1]) for page, boxes in boxes_of(path).items()}
    return {page for page, own in size.items() if any(abs(a - b) > 0.3 for a, b in zip(own, size[1]))}


def objects_of(path):
    return json.loads(run("qpdf", "--json=2", "--json-key=qpdf", path).stdout)["qpdf"][1]


def dictionaries(path):
    for one in objects_of(path).values():
        value = one.get("value", one.get("stream", {}).get("dict"))
        if isinstance(value, dict):
            yield value


def clickable(path):
    """Whether there is an annotation, a form or an attachment."""
    attached = "embedded files" in (listed := run("pdfdetach", "-list", path).stdout) and not listed.startswith("0 ")
    form = "Form:            none" not in run("pdfinfo", path).stdout
    return attached or form or any(one.get("/Type") == "/Annot" for one in dictionaries(path))


def is_outside(path):
    return any(not re.search(r" yes (yes|no ) ?(yes|no) +\d+ +\d+$", line) for line in run("pdffonts", path, check=True).stdout.splitlines()[2:])


def is_press_file(path):
    return any(one.get("/S") == "/GTS_PDFX" and "/DestOutputProfile" in one for one in dictionaries(path))


PAGES = {"P01": lambda path: painted(path, is_light), "P02": coarse, "P07": lambda path: painted(path, is_black_that_knocks_out),
         "P08": lambda path: painted(path, is_rich_black), "P09": lambda path: painted(path, is_white_that_overprints),
         "P11": lambda path: painted(path, is_hairline), "P12": lambda path: painted(path, is_tiny),
         "P22": lambda path: {number for number, page in enumerate(traced(path), 1) if not page},
         "G01": unlike_the_first, "G05": lambda path: painted(path, is_registration_line)}
FILE = {"P06": is_outside, "P15": lambda path: not is_press_file(path), "P17": clickable,
        "G08": lambda path: re.search(r"PDF version: +(\S+)", run("pdfinfo", path).stdout)[1] > "1.6"}


class Foreign(Case):
    @classmethod
    def setUpClass(cls):
        cls.reports = {}
        for path in FILES:
            result = handbill("preflight", path, "--profile", "coated", "--json")
            assert result.returncode == 1, (path.name, result.returncode, result.stderr)
            cls.reports[path] = json.loads(result.stdout)

    def test_findings_are_those_that_the_files_hold(self):
        self.assertGreaterEqual(len(FILES), 12)
        text = "".join("\t".join(row) + "\n" for path in FILES for row in rows_of(path, self.reports[path]))
        if os.environ.get("HANDBILL_BLESS") == "1":
            EXPECTED.write_text(text)
        self.assertEqual(EXPECTED.read_text(), text)

    def test_other_programs_name_the_same_pages(self):
        for path, report in self.reports.items():
            for rule, judge in PAGES.items():
                with self.subTest(file=path.name, rule=rule):
                    self.assertEqual(judge(path), {one["page"] for one in report["findings"] if one["rule"] == rule and one["severity"] == "fail"})
            with self.subTest(file=path.name, rule="P03"):
                self.assertEqual(without_bleed(path), {one["page"] for one in report["findings"] if "BleedBox 3 mm" in one["message"]})

    def test_other_programs_find_the_same_files_at_fault(self):
        for path, report in self.reports.items():
            for rule, judge in FILE.items():
                with self.subTest(file=path.name, rule=rule):
                    self.assertEqual(judge(path), any(one["rule"] == rule for one in report["findings"]))

    def test_ghostscript_makes_plates_of_the_separations_that_are_named(self):
        path = FOREIGN / "ghostscript-spots.pdf"
        folder = self.folder()
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r20", "-o", folder / "p%d.tif", path)
        plates = {found[1] for one in folder.iterdir() if (found := re.search(r"\((.*)\)", one.name))} - {"Cyan", "Magenta", "Yellow", "Black"}
        named = next(one["message"] for one in self.reports[path]["findings"] if one["rule"] == "P13").partition("found ")[2]
        self.assertEqual(plates - {"Varnish"}, set(named.split(", ")))


if __name__ == "__main__":
    unittest.main()
