"""Every page of the shipped campaign, judged by tools that are not ours."""
import concurrent.futures
import os
import re
import unittest

from support import *

# Right-to-left texts come back word by word: poppler sorts what stands on a line by itself. Which of its two modes reads the language
# best, and the words that even it loses, where two Nastaliq words lean over each other (docs/languages.md).
RIGHT_TO_LEFT = {"ar": [], "he": [], "ur": ["-raw"]}
LOST_WORDS = {"ur": {"پولیس", "مگر", "کہیے", "سفر", "دیکھیے", "فوراً"}}
MARKS = ".,;:!?()«»“”\"‘’„–—-،؛؟۔־״…"


def over_pages(function, pages=None):
    """function(edition, layout, language) for all pages at once; the faults it returns, page by page."""
    pages = pages or every_page()
    rendered_campaign()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = pool.map(lambda page: (page, function(*page)), pages)
    return [f"{'/'.join(page)}: {fault}" for page, fault in faults if fault]


class Campaign(Case):
    def none(self, faults):
        self.assertEqual([], faults, "\n".join(faults[:20]))

    def test_every_layout_in_every_language_and_edition_is_made_as_pdf_and_png(self):
        folder, result = rendered_campaign()
        wanted = {f"{e}/{l}-{t}.{x}" for e, l, t in every_page() for x in ("pdf", "png")}
        self.assertEqual(wanted, {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()})
        self.assertEqual(0, result.returncode)

    def test_rendering_prints_nothing_but_the_drafts_on_standard_error(self):
        lines = rendered_campaign()[1].stderr.splitlines()
        self.assertEqual(["handbill: note: not yet signed by a native reader: " + ", ".join(LANGUAGES)], lines)

    def test_qpdf_finds_nothing_to_say(self):
        def check(*page):
            result = run("qpdf", "--check", page_file(*page))
            return "" if result.returncode == 0 and not result.stderr and "WARNING" not in result.stdout else result.stdout + result.stderr
        self.none(over_pages(check))

    def test_fonts_are_embedded_subset_searchable_and_never_type_3(self):
        def check(*page):
            lines = run("pdffonts", page_file(*page), check=True).stdout.splitlines()[2:]
            bad = [line for line in lines if "Type 3" in line or not re.search(r"\byes yes yes\b", line)]
            return "no fonts" if not lines else "; ".join(bad)
        self.none(over_pages(check))

    def test_mupdf_poppler_and_ghostscript_draw_every_page_silently(self):
        def check(*page):
            path = page_file(*page)
            said = []
            for command in (["mutool", "draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "pgm", path],
                            ["pdftoppm", "-r", "20", "-gray", path],
                            ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=nullpage", path]):
                result = subprocess.run([str(c) for c in command], capture_output=True)
                # Debian builds mupdf without ICC, and its mutool says so of every file.
                errors = result.stderr.replace(b"warning: ICC support is not available\n", b"")
                if result.returncode != 0 or errors or (command[0] == "gs" and result.stdout):
                    said.append(f"{command[0]}: {errors[:300]!r}")
            return "; ".join(said)
        self.none(over_pages(check))

    def test_boxes_language_and_title_are_there(self):
        def check(edition, layout, language):
            text = run("pdfinfo", "-box", page_file(edition, layout, language), check=True).stdout
            raw = run("qpdf", "--json=2", "--json-key=qpdf", page_file(edition, layout, language), check=True).stdout
            faults = []
            for box in ("TrimBox", "BleedBox"):
                if f'"/{box}"' not in raw:
                    faults.append(f"no {box}")
            left, bottom, right, top = map(float, re.search(r"TrimBox:" + r"\s+([\d.]+)" * 4, text).groups())
            if abs(right - left - 595.28) > 0.011 or abs(top - bottom - 841.89) > 0.011:
                faults.append("the trim is not A4: " + text)
            if f'"/Lang": "u:{language}"' not in raw and f'"/Lang": "{language}"' not in raw:
                faults.append("no /Lang")
            if not re.search(r"^Title:\s+\S", text, re.M):
                faults.append("no title")
            if re.search(r"^Tagged:\s+yes", text, re.M):
                faults.append("says it is tagged")
            scaling = '"/PrintScaling": "/None"' in raw
            if scaling != (edition == "office"):
                faults.append("print scaling")
            return "; ".join(faults)
        self.none(over_pages(check))

    def test_the_words_come_back(self):
        def check(edition, layout, language):
            texts = read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]
            mode = RIGHT_TO_LEFT.get(language, ["-raw"])
            found = squeezed(run("pdftotext", *mode, page_file(edition, layout, language), "-", check=True).stdout)
            wanted = [text for key in SHOWN[layout] for text in (texts[key] if isinstance(texts[key], list) else [texts[key]])]
            if language in RIGHT_TO_LEFT:
                wanted = [word.strip(MARKS) for text in wanted for word in text.split()]
            lost = {text for text in wanted if squeezed(text) not in found} - LOST_WORDS.get(language, set())
            # A divided word keeps its hyphen in the raw order; what a reader searches has it whole.
            divided = {text for text in lost if squeezed(text).replace("-", "") in found.replace("-", "")}
            read = run("pdftotext", page_file(edition, layout, language), "-", check=True).stdout.split()
            broken = {word for text in divided for word in text.split() if word not in read}
            return ", ".join(sorted(lost - divided | broken))
        self.none(over_pages(check, [page for page in every_page() if page[0] == "screen"]))

    def test_the_code_is_read_back_from_a_grey_print_at_150_dpi(self):
        pages = [page for page in every_page() if page[1].startswith("poster")]

        def check(*page):
            target = page_file(*page).with_suffix(".qr")
            run("pdftoppm", "-r", "150", "-gray", "-singlefile", page_file(*page), target, check=True)
            read = run("zbarimg", "-q", "--raw", f"{target}.pgm").stdout.strip()
            os.remove(f"{target}.pgm")
            return "" if read == FACTS["petition"] else f"read {read!r}"
        self.none(over_pages(check, pages))

    def test_the_office_edition_keeps_all_ink_seven_millimetres_inside(self):
        def check(*page):
            target = page_file(*page).with_suffix(".ink")
            run("pdftoppm", "-r", "100", "-gray", "-singlefile", page_file(*page), target, check=True)
            width, height, rows = read_pgm(f"{target}.pgm")
            os.remove(f"{target}.pgm")
            edge = int(7 / 25.4 * 100)
            margin = rows[:edge] + rows[height - edge:]
            sides = [row[:edge] + row[width - edge:] for row in rows]
            ink = any(min(row) < 255 for row in margin) or any(min(side) < 255 for side in sides)
            return "ink within 7 mm of the edge" if ink else ""
        self.none(over_pages(check, [page for page in every_page() if page[0] == "office"]))


# The texts of a language that each layout shows without a placeholder in them.
SHOWN = {
    "poster-a4": ["headline", "subhead", "story-head", "story", "action-head", "actions", "scan", "scan-note", "organisation"],
    "poster-a4-local": ["headline", "subhead", "story-head", "scan", "organisation"],
    "petition-a4": ["petition-title", "request-head", "request", "request-ground", "column-name", "column-town", "column-signature",
                    "notice-head", "strip-cut", "strip-head", "strip-name", "strip-contact"],
}


def read_pgm(path):
    """Width, height and rows of a binary PGM file."""
    with open(path, "rb") as file:
        data = file.read()
    magic, width, height, depth = re.match(rb"(P5)\s+(\d+)\s+(\d+)\s+(\d+)\s", data).groups()
    start = len(data) - int(width) * int(height)
    width, height = int(width), int(height)
    return width, height, [data[start + y * width:start + (y + 1) * width] for y in range(height)]


if __name__ == "__main__":
    unittest.main()
