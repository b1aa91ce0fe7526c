"""The petition sheet: it is whole on every page or it is not made; its rows are those that were asked for, by the ruled lines themselves."""
import concurrent.futures
import unittest

from PIL import Image

from judging import *

EDITIONS = sorted(path.stem for path in (PROJECT / "layouts" / "editions").glob("*.yaml"))
SAMPLE = CAMPAIGN / FACTS["details"]
VALUES = read_yaml(SAMPLE)
LEAST_ROW, LEAST_SIGNATURE = 9, 45  # mm
DPI = 100

# A sheet of two pages, each with all that it needs; `%s` is the second page's notice.
TWO_PAGES = """\
layout: our-petition
title: $petition-title
theme: run
piece: petition
page: {size: A4, margin: 15mm}
components:
  sheet:
    params: {notice: }
    box:
      column:
        - {text: [$petition-title, $petition-to, $request-head, $request, $return]}
        - table: [{label: $column-name, width: 1fr}, {label: $column-signature, width: 50mm, signature: true}]
          rows: 12
          row-height: 10mm
        - {text: $notice}
pages:
  - {id: one, body: {column: [{use: sheet, with: {notice: $notice}}]}}
  - {id: two, body: {column: [{use: sheet, with: {notice: %s}}]}}
"""


def runs(values):
    """Where dark pixels stand together: the middle of each run."""
    found, start = [], None
    for at, value in enumerate([*values, 255]):
        if value < 140 and start is None:
            start = at
        elif value >= 140 and start is not None:
            found.append((start + at - 1) / 2)
            start = None
    return found


class Rows:
    """The ruled table of a page: `numbers` are its printed rows, lengths are mm."""

    def __init__(self, path, language, page=1):
        words = [word for word in words_of(path)[page - 1] if word.text.isdecimal()]
        rtl = language in RIGHT_TO_LEFT
        # Numbers stand in a column of their own, at the start of the page; of all others the lowest is not 1 below 1, 2 below 2.
        words = [word for word in words if (210 - word.box.right if rtl else word.box.left) < 25]
        words.sort(key=lambda word: word.box.top)
        self.numbers = []
        for word in reversed(words):
            if self.numbers and int(word.text) != int(self.numbers[0].text) - 1:
                break
            self.numbers.insert(0, word)
        folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-rows-"))
        run("pdftoppm", "-r", DPI, "-gray", "-f", page, "-l", page, "-singlefile", path, folder / "p", check=True)
        with Image.open(folder / "p.pgm") as image:
            self.picture = image.copy()
        shutil.rmtree(folder)
        width = self.picture.size[0]
        middle = self.pixel((self.numbers[0].box.top + self.numbers[0].box.bottom) / 2)
        across = runs([self.picture.getpixel((x, middle)) for x in range(width)])
        # Those that go on below the row are rules, not the number.
        upright = [x for x in across if all(self.picture.getpixel((round(x), middle + step)) < 140 for step in (-15, -10, 10, 15))]
        signature = (0, upright[0]) if rtl else (upright[-1], width - 1)
        # Behind the column's label, and within the least width of the column.
        x = round(upright[0] - self.pixel(44) if rtl else upright[-1] + self.pixel(44))
        down = runs([self.picture.getpixel((x, y)) for y in range(self.picture.size[1])])
        first, last = (self.pixel(self.numbers[at].box.top) for at in (0, -1))
        pitch = (last - first) / max(len(self.numbers) - 1, 1) or self.pixel(10)
        self.lines = [y * 25.4 / DPI for y in down if first - pitch < y < last + pitch * 1.2]
        y = round(self.lines[0] * DPI / 25.4)
        dark = [x for x in range(round(signature[0]), round(signature[1]) + 1) if self.picture.getpixel((x, y)) < 140]
        self.signature = (max(dark) - min(dark)) * 25.4 / DPI

    def pixel(self, length):
        return round(length * DPI / 25.4)


class Petition(Case):
    def made(self, layout=None, details=None, languages="en", edition="screen", text=None, name="petition-a4"):
        """What a render answers, in a copy of the project with another layout, another text or other details."""
        project = self.project()
        if layout is not None:
            name = "our-petition"
            (project / "layouts" / "our-petition.yaml").write_text(layout, encoding="utf-8")
        if text is not None:
            path = project / "content" / CAMPAIGN.name / "en.yaml"
            whole = path.read_text(encoding="utf-8")
            self.assertEqual(1, whole.count(text[0]))
            path.write_text(whole.replace(*text), encoding="utf-8")
        if details is not None:
            (project / "content" / CAMPAIGN.name / FACTS["details"]).write_text(details, encoding="utf-8")
        out = self.folder()
        result = handbill("render", name, "--project", project, "--lang", languages, "--edition", edition, "-o", out, "--no-color")
        return out / edition, result

    def refused(self, message, **made):
        out, result = self.made(**made)
        self.assertEqual(1, result.returncode, result.stderr)
        self.assertEqual([], list(out.glob("*.pdf")))
        self.assertRegex(result.stderr, r"(?m)^\S+\.yaml:\d+:\d+: error\[petition-incomplete\]: " + re.escape(message))
        return result.stderr

    def changed(self, boxes):
        return f"layout: our-petition\nextends: petition-a4\nboxes:\n  {boxes}\n"

    # What it does not go without.

    def test_it_is_not_made_without_each_of_its_details(self):
        lines = SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
        for key, what in (("closing-date", "the last day"), ("return-address", "where sheets are sent"),
                          ("controller", "who holds the signers' data"), ("privacy-contact", "who answers questions about the data")):
            for instead in ("", f"{key}:\n"):
                details = "".join(instead if line.startswith(f"{key}:") else line for line in lines)
                said = self.refused(f"a petition needs `{key}` in its details: {what}\n", details=details)
                self.assertIn(f"  hint: write `{key}: ...` into the details file\n", said)

    def test_it_is_not_made_without_each_of_its_parts(self):
        for box, what in (("title", "`$petition-title`"), ("addressee", "`$petition-to` or `$addressee`"), ("asks", "`$request`"),
                          ("return", "`$return`"), ("notice", "`$notice`")):
            said = self.refused(f"a petition must show {what}: ", layout=self.changed(f"{box}: none"))
            self.assertIn("  hint: put `text: $", said)
        self.refused("a petition must have a numbered table: ", layout=self.changed("rows: none"))

    def test_no_condition_takes_a_part_off_a_page(self):
        for box, what in (("notice: {when: $email}", "`$notice`"), ("addressee: {only: office}", "`$petition-to` or `$addressee`"),
                          ("asks: {not-languages: en}", "`$request`"),
                          ("rows: {editions: {screen: {numbered: false}}}", "a numbered table")):
            self.refused(f"a petition must show {what} on every page: ", layout=self.changed(box))

    def test_no_translation_leaves_the_closing_date_out(self):
        self.refused("a petition must show `{closing-date}` on every page: the last day",
                     text=("Please return this sheet by {closing-date} to {return-address}", "Please return this sheet to {return-address}"))

    def test_each_of_two_pages_needs_all_of_it(self):
        self.refused("a petition must show `$notice` on every page: ", layout=TWO_PAGES % "$petition-to")
        out, result = self.made(layout=TWO_PAGES % "$notice")
        self.assertEqual(0, result.returncode, result.stderr)
        for page in (1, 2):
            self.assertEqual(12, len(Rows(out / "our-petition-en.pdf", "en", page).numbers))

    # Its rows.

    def test_rows_are_exactly_as_many_as_asked(self):
        for wanted in (1, 5, 12):
            out, result = self.made(layout=self.changed(f"rows: {{rows: {wanted}}}"), languages="en,ar,my")
            self.assertEqual(0, result.returncode, result.stderr)
            for language in ("en", "ar", "my"):
                rows = Rows(out / f"our-petition-{language}.pdf", language)
                self.assertEqual(list(range(1, wanted + 1)), [int(word.text) for word in rows.numbers])
                self.assertEqual(wanted + 1, len(rows.lines), (language, rows.lines))

    def test_more_rows_than_a_page_holds_are_an_error_that_says_by_how_much(self):
        out, result = self.made(layout=self.changed("rows: {rows: 40}"))
        self.assertEqual(1, result.returncode)
        self.assertEqual([], list(out.glob("*.pdf")))
        self.assertRegex(result.stderr, r"(?m)^\S+petition-a4\.yaml:\d+:\d+: error\[overflow\]: .* is [\d.]+ mm too tall \(needs ")
        self.assertRegex(result.stderr, r"(?m)^  hint: ")

    # What every page carries, in every language and edition.

    def test_every_page_carries_what_a_petition_needs(self):
        out = self.folder()
        result = handbill("render", "petition-a4", "--lang", "all", "--edition", "all", "-o", out)
        self.assertEqual(0, result.returncode, result.stderr)
        pages = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            faults = list(pool.map(lambda page: self.faults(out, *page), pages))
        self.assertEqual([], [f"{'/'.join(page)}: {fault}" for page, found in zip(pages, faults) for fault in found])

    def faults(self, out, edition, language):
        path = out / edition / f"petition-a4-{language}.pdf"
        [reading] = readings_of(path)
        keys = ["petition-title", "request-head", "request", "request-ground", "notice-head"]
        if edition != "large-print":
            keys += ["strip-cut", "strip-head", "strip-name", "strip-contact"]
        faults = [f"no {text!r}" for text in lost_texts(language, keys, reading)]
        read = squeezed("".join(reading))
        for key in ("return-address", "controller", "privacy-contact"):
            faults += [f"no {key}: {word}" for word in VALUES[key].split() if squeezed(word.strip("[],")) not in read]
        # The day of the closing date, in whatever digits.
        numbers = {int(number) for number in re.findall(r"\d+", "\n".join(reading))}
        faults += [] if int(VALUES["closing-date"][-2:]) in numbers else ["no closing date"]
        addressee = read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]["addressee"].split()
        faults += [f"no addressee: {word}" for word in addressee if squeezed(word) not in read and word not in LOST_WORDS.get(language, ())]
        rows = Rows(path, language)
        heights = [below - above for above, below in zip(rows.lines, rows.lines[1:])]
        if [int(word.text) for word in rows.numbers] != list(range(1, len(rows.lines))):
            faults.append(f"{len(rows.numbers)} numbers, {len(rows.lines)} lines")
        if min(heights) < LEAST_ROW - 0.2:
            faults.append(f"a row is {min(heights):.2f} mm high")
        if rows.signature < LEAST_SIGNATURE - 0.2:
            faults.append(f"there are {rows.signature:.2f} mm to sign in")
        return faults


if __name__ == "__main__":
    unittest.main()
