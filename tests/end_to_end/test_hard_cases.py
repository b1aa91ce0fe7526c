"""What a volunteer's details do to the poster for an event: nothing, too much, another script, an odd logo. In two editions, by the PDFs."""
import unittest

import pictures
from judging import *

DETAILS = {"details": "york", "church": "St Mary’s", "date": "2027-05-08", "time": "'19:30'", "venue": "Parish Hall, 1 High Street, York",
           "contact": "01904 123456"}
# The column of the details on a page that reads from the left: two equal ones with 5 mm between them, inside margins of 14 mm.
COLUMN = (107.5, 196)
BOTH = ["screen", "office"]
TOUCH = 0.6  # mm that a letter or a mark may stand over the edge of its column
LONG = "The United Reformed and Methodist Partnership of Saint Bartholomew the Great with Saint Mary Magdalene, Kirkby Lonsdale."
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochaf"


class Sheet:
    """A rendered page: its words, and what was said about it."""

    def __init__(self, path, language, said):
        self.path, self.language, self.said = path, language, said
        self.words = words_of(path)[0]
        self.text = run("pdftotext", path, "-", check=True).stdout
        [[self.page]] = pages_of([path])

    def line(self, text):
        """The words of a text, which follow each other on the page; marks aside."""
        wanted = text.split()
        bare = [word.text.strip(MARKS) for word in self.words]
        for start in range(len(bare)):
            if bare[start:start + len(wanted)] == [word.strip(MARKS) for word in wanted]:
                return self.words[start:start + len(wanted)]
        raise AssertionError(f"{text!r} is not on the page:\n{self.text}")

    def top(self, text):
        return self.line(text)[0].box.top


class HardCases(Case):
    def answered(self, changes, language="en", layout="poster-a4-local", project=PROJECT, dropped=()):
        """The folder and the answer of a render with these details; those that are dropped are not in the file."""
        folder = self.folder()
        values = {key: value for key, value in {**DETAILS, **changes}.items() if key not in dropped}
        self.details = folder / "york.yaml"
        self.details.write_text("".join(f"{key}: {value}\n" for key, value in values.items()), encoding="utf-8")
        return folder, handbill("render", layout, "--project", project, "--lang", language, "--edition", ",".join(BOTH),
                                "--details", self.details, "-o", folder, "--no-color")

    def sheets(self, changes, language="en", layout="poster-a4-local", **options):
        """The page in both editions, after it was held against what every good page has."""
        folder, result = self.answered(changes, language, layout, **options)
        self.assertEqual(0, result.returncode, result.stderr)
        said = [line for line in result.stderr.splitlines() if ": error[" in line or ": warning[" in line]
        sheets = [Sheet(folder / edition / f"{layout}-{language}.pdf", language, said) for edition in BOTH]
        for sheet in sheets:
            self.assertEqual([], list(overlapping(sheet.words)))
            self.assertGreaterEqual(min(nearest_edge(word.box, sheet.page.trim) for word in sheet.words), 5)
            self.assertNotIn("{", sheet.text)
        return sheets

    def within_column(self, sheet, words):
        left, right = COLUMN if sheet.language not in RIGHT_TO_LEFT else (210 - COLUMN[1], 210 - COLUMN[0])
        for text, box in words:
            self.assertTrue(left - TOUCH <= box.left and box.right <= right + TOUCH, (text, box))
        sign = min(word.box.top for word in sheet.line("Sign here")) if sheet.language == "en" else 297
        self.assertLessEqual(max(word.box.bottom for word in words), sign)

    def same_story(self, sheet, usual):
        """The column beside is as it always is: as wide, and set as large."""
        first, last = "Hunger drives", "Refugee Convention"
        for text in (first, last):
            for one, other in zip(sheet.line(text), usual.line(text)):
                for found, wanted in zip(one.box, other.box):
                    self.assertAlmostEqual(wanted, found, delta=0.05)

    # An empty field.

    def test_a_poster_without_a_church_has_no_line_for_it_and_no_gap(self):
        for sheet, usual in zip(self.sheets({"church": ""}), self.sheets({})):
            self.assertIn("Hosted by", usual.text)
            self.assertNotIn("Hosted", sheet.text)
            up = usual.top("Saturday 8 May 2027") - sheet.top("Saturday 8 May 2027")
            step = usual.top("Saturday 8 May 2027") - usual.top("Hosted by")
            self.assertAlmostEqual(up, usual.top("01904 123456") - sheet.top("01904 123456"), delta=0.05)
            self.assertGreater(up, 5)
            self.assertLess(up, step + 1)

    def test_an_empty_field_may_be_written_in_three_ways(self):
        ways = [self.sheets({"church": ""}), self.sheets({"church": "''"}), self.sheets({}, dropped=["church"])]
        for sheet, quoted, dropped in zip(*ways):
            self.assertEqual(sheet.path.read_bytes(), quoted.path.read_bytes())
            self.assertEqual(sheet.path.read_bytes(), dropped.path.read_bytes())

    def test_a_poster_without_a_venue_lets_the_contact_follow_the_date(self):
        for sheet, usual in zip(self.sheets({}, dropped=["venue"]), self.sheets({})):
            self.assertNotIn("Parish", sheet.text)
            self.assertAlmostEqual(usual.top("Saturday 8 May 2027"), sheet.top("Saturday 8 May 2027"), delta=0.05)
            self.assertAlmostEqual(usual.top("Parish Hall"), sheet.top("01904 123456"), delta=0.05)

    # Too much.

    def test_a_church_name_of_120_letters_stands_whole_in_its_column(self):
        self.assertEqual(120, len(LONG))
        for sheet, usual in zip(self.sheets({"church": LONG}), self.sheets({})):
            words = sheet.line("Hosted by " + LONG)
            self.within_column(sheet, words)
            self.same_story(sheet, usual)
            self.assertLess(words[-1].box.top, sheet.top("Saturday 8 May 2027"))

    def test_a_word_of_60_letters_is_not_divided_and_leaves_its_column_as_wide(self):
        self.assertEqual(60, len(WORD))
        for sheet, usual in zip(self.sheets({"church": WORD}), self.sheets({})):
            self.within_column(sheet, sheet.line(WORD))
            self.same_story(sheet, usual)

    def test_a_word_that_no_column_holds_is_an_error_where_it_is_written(self):
        _, result = self.answered({"church": "x" * 300})
        self.assertEqual(1, result.returncode)
        self.assertRegex(result.stderr, r"(?m)^\S+\.yaml:\d+:\d+: error\[[a-z-]+\]: .*")
        self.assertRegex(result.stderr, r"(?m)^  hint: ")

    def test_a_venue_of_three_lines_keeps_them(self):
        venue = "|\n  St Mary’s Hall\n  1 High Street\n  York YO1 7EP"
        lines = ["Mary’s Hall", "High Street", "York YO1 7EP"]
        for language in ("en", "ar"):
            for sheet in self.sheets({"venue": venue}, language):
                found = [sheet.line(line) for line in lines]
                tops = [words[0].box.top for words in found]
                self.assertAlmostEqual(tops[2] - tops[1], tops[1] - tops[0], delta=0.05)
                self.assertGreater(tops[1] - tops[0], 3)
                self.assertGreater(sheet.top("01904 123456"), tops[2])
                for words in found:
                    self.within_column(sheet, words)
                if language == "ar":
                    edges = [max(word.box.right for word in words) for words in found]
                    self.assertLess(max(edges) - min(edges), 1)

    # Another script.

    def test_a_korean_name_on_an_english_poster(self):
        for sheet in self.sheets({"church": "서울중앙교회"}):
            hosted, _, name = sheet.line("Hosted by 서울중앙교회")
            self.assertLess(hosted.box.right, name.box.left)
            self.assertLess(abs(hosted.box.bottom - name.box.bottom), 2)
            self.within_column(sheet, [name])
            self.tells_of_the_face(sheet, "noto-sans-kr-regular")

    def test_an_arabic_name_on_an_english_poster_runs_from_the_right_within_its_line(self):
        church = "كنيسة القديس مرقس"
        for sheet in self.sheets({"church": church}):
            by = sheet.line("Hosted by")[1].box
            # Poppler takes these letters for words; from the right they are the name.
            letters = [word for word in sheet.words if word.box.left > by.right and word.box.top < by.bottom and by.top < word.box.bottom]
            letters.sort(key=lambda word: -word.box.left)
            self.assertEqual(squeezed(church), squeezed("".join(word.text for word in letters)))
            self.within_column(sheet, letters)
            self.tells_of_the_face(sheet, "noto-sans-arabic-regular")

    def tells_of_the_face(self, sheet, face):
        """One warning, so that a foreign letter in a name is no slip; and the face is in the file."""
        self.assertEqual(1, len(sheet.said), sheet.said)
        self.assertIn(f"set in {face}, a face outside", sheet.said[0])
        self.assertEqual([], faulty_fonts(sheet.path))

    def test_an_english_name_and_address_on_an_arabic_poster_run_from_the_left(self):
        changes = {"church": "St Mary’s, York", "venue": "St Mary’s Hall, 1 High Street, Leeds"}
        for sheet in self.sheets(changes, "ar"):
            self.assertEqual([], sheet.said)
            for town, names in (("York", ["Mary’s"]), ("Leeds", ["Hall", "High", "Street"])):
                [last] = [word for word in sheet.words if word.text.strip(MARKS) == town]
                line = {word.text.strip(MARKS): word for word in sheet.words if abs(word.box.bottom - last.box.bottom) < 1}
                edges = [line[name].box.left for name in [*names, town]]
                self.assertEqual(sorted(edges), edges, (town, edges))
                self.within_column(sheet, [line[name] for name in [*names, town]])

    # An odd logo. A church puts it in by a layout of its own, as docs/layouts.md has it.

    def test_a_logo_that_is_a_strip_is_shown_whole_and_touches_nothing(self):
        for width, height in ((40, 2000), (2000, 40)):
            project = self.project()
            art = project / "content" / CAMPAIGN.name / "art" / "logo.png"
            row = b"\0" + b"\xff\x00\xff" * width
            art.write_bytes(pictures.png(width, height, data=pictures.zlib.compress(row * height)))
            (project / "layouts" / "our-poster.yaml").write_text(
                "layout: our-poster\nextends: poster-a4-local\ninsert:\n  - before: local-head\n    box:\n"
                "      picture: art/logo.png\n      alt: $organisation\n      width: 40mm\n      height: 14mm\n      focus: 0% 50%\n")
            for sheet in self.sheets({}, layout="our-poster", project=project):
                lines = run("pdfimages", "-list", sheet.path, check=True).stdout.splitlines()[2:]
                [found] = [line.split() for line in lines if line.split()[3:5] == [str(width), str(height)]]
                across, down = (float(number) for number in found[12:14])
                self.assertAlmostEqual(1, across / down, delta=0.02)
                self.assertLessEqual(width / across * 25.4, 40.1)
                self.assertLessEqual(height / down * 25.4, 14.1)
                logo = self.magenta(sheet.path)
                self.within_column(sheet, [Word("logo", logo)])
                self.assertEqual([], [word for word in sheet.words if nearest_edge(word.box, sheet.page.trim) < 5 or self.meet(word.box, logo)])

    def magenta(self, path):
        """Where the logo's colour is, in mm."""
        pixels = pictures.Pixels(path, 200)
        found = [(i // 3 % pixels.width, i // 3 // pixels.width) for i in range(0, len(pixels.data) - 2, 3)
                 if pixels.data[i] > 200 and pixels.data[i + 1] < 150 and pixels.data[i + 2] > 200]
        self.assertTrue(found, "the logo is not there")
        across, down = zip(*found)
        return Box(*(number * 25.4 / 200 for number in (min(across), min(down), max(across) + 1, max(down) + 1)))

    def meet(self, one, other):
        return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


if __name__ == "__main__":
    unittest.main()
