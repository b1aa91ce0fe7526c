"""The whole pack in every language and edition, judged by tools that are not ours.

`--table` prints what was found and runs nothing else; `--full` draws all languages, not only five, and reads their codes.
"""
import atexit
import collections
import concurrent.futures
import sys
import time
import unittest

from judging import *

EDITIONS = sorted(path.stem for path in (PROJECT / "layouts" / "editions").glob("*.yaml"))
LOOKED_AT = LANGUAGES if "--full" in sys.argv else ["en", "ko", "ar", "th", "ur"]
OFFICE_LIKE = ["blank", "grey", "large-print", "low-ink", "office"]
BLEED = {"press": 3}
LEAST = 5        # mm from a word to a trim or fold
KEPT_INSIDE = 7  # mm from any ink to the edge of an office sheet
LEANING = ["ur"]  # its words lean over each other, as Nastaliq does
BEARING = 1.5    # mm that a large letter's white moves the beginning of a line
DPI = 100
PIXEL = 25.4 / DPI
A3, A4, A5 = (297, 420), (210, 297), (148, 210)

# What each piece is: its trim in mm; how many codes each page has; the texts that it shows in every edition, and those that it shows where
# there is room for all of them (in large print and blank there is not). `folds` are those of each page where it is read from the left.
# A piece in two languages has another one beside each. `large` is what differs in large print, where some pieces have a larger sheet.
Piece = collections.namedtuple("Piece", "trim codes texts more folds beside large", defaults=((), (), "", {}))
PIECES = {
    "poster-a4": Piece(A4, [1], ["headline", "subhead", "scan"],
                       ["story-head", "story", "action-head", "actions", "scan-note", "organisation"]),
    "poster-a4-local": Piece(A4, [1], ["headline", "subhead", "scan", "local-head"], ["story-head", "organisation"]),
    "poster-a3": Piece(A3, [1], ["headline", "subhead", "scan"],
                       ["stage-escape-head", "stage-escape", "stage-caught-head", "stage-caught", "stage-back-head", "stage-back",
                        "organisation"]),
    # Rolled into three: the flap that is folded in is 3 mm narrower (97 | 100 | 100 of A4, 138 | 141 | 141 of A3), inside it is the last one.
    "leaflet-a4-roll": Piece(A4[::-1], [1, 0], ["headline", "scan"],
                             ["subhead", "why-head", "why", "ask-head", "ask", "scan-note", "stage-escape-head", "stage-escape",
                              "stage-caught-head", "stage-caught", "stage-back-head", "stage-back", "road-head", "road", "law-head",
                              "law", "call", "prayer-short", "organisation"], ((97, 197), (100, 200)),
                             large={"trim": A3[::-1], "folds": ((138, 279), (141, 282))}),
    "flyer-a5": Piece(A5, [0, 1], ["headline", "scan"],
                      ["subhead", "story-head", "flyer-text", "ask-head", "ask", "law", "scan-note", "organisation"], large={"trim": A4}),
    "petition-a4": Piece(A4, [0], ["petition-title", "request-head", "request", "request-ground", "column-name", "column-town",
                                    "column-signature", "notice-head"], ["strip-cut", "strip-head", "strip-name", "strip-contact"]),
    "insert-a5": Piece(A5, [1], ["insert-head", "scan"], ["subhead", "why-head", "why", "road-head", "road", "prayer-title", "prayer-short"],
                       large={"trim": A4}),
    "bookmark": Piece((48, 140), [0, 0], ["headline"], ["prayer-title", "prayer-short", "scan"], large={"trim": (93, 210)}),
    "prayer-points-a4": Piece(A4, [1], ["prayer-title", "scan"], ["prayers", "prayer-intro", "organisation"],
                              large={"codes": [0, 1]}),
    "tear-off-a4": Piece(A4, [1], ["headline", "scan"], ["subhead", "tear-off", "organisation"]),
    "poster-a4-bilingual": Piece(A4, [1], ["headline", "subhead", "scan"], ["flyer-text", "organisation"], beside="en"),
}


def tags_of(layout):
    """What the piece's files are called by: its languages, or pairs of them, the one beside first."""
    beside = PIECES[layout].beside if layout in PIECES else ""
    return [f"{beside}+{language}" for language in LANGUAGES if language != beside] if beside else LANGUAGES


def is_looked_at(tag):
    return tag.split("+")[-1] in LOOKED_AT


def margin(starts):
    """Where the lines of a panel begin: a mark that hangs out, or a letter that poppler takes for a word, stands out alone."""
    starts = sorted(starts)
    return next((start for start, next_one in zip(starts, starts[1:]) if next_one - start <= 1), 0)


class Found:
    """What the tools read in one piece in one edition, in all languages; `faults` are sentences, sorted by what was asked."""

    def __init__(self, layout, edition):
        self.layout, self.edition, self.piece = layout, edition, PIECES[layout]
        if edition == "large-print":
            self.piece = self.piece._replace(**self.piece.large)
        self.faults = collections.defaultdict(list)
        self.files = {tag: rendered()[0] / edition / f"{layout}-{tag}.pdf" for tag in tags_of(layout)}
        self.files = {tag: path for tag, path in self.files.items() if path.exists()}
        self.words, self.codes = 0, 0
        self.to_trim, self.to_fold = [], []
        if self.files:
            self.judge(pathlib.Path(tempfile.mkdtemp(dir=rendered()[0])))

    def fault(self, about, language, what):
        self.faults[about].append(f"{self.layout}/{self.edition}/{language}: {what}")

    def judge(self, folder):
        self.pages = dict(zip(self.files, pages_of(self.files.values())))
        whole = joined(self.files.values(), folder / "all.pdf")
        for line in faulty_fonts(whole):
            self.fault("fonts", "all", line)
        words, readings = self.by_language(words_of(whole)), self.by_language(readings_of(whole))
        near = {}
        for language, pages in self.pages.items():
            self.judge_sizes(language, pages)
            self.judge_texts(language, ["\n".join(parts) for parts in zip(*readings[language])])
            near[language] = [self.judge_words(language, *each) for each in zip(range(len(pages)), pages, words[language])]
        self.judge_trims(near, folder)
        self.judge_codes(folder)

    def by_language(self, pages, languages=None):
        """What was found on each page of a joined file, by its language."""
        left = iter(pages)
        return {language: [next(left) for _ in self.pages[language]] for language in languages or self.pages}

    def some(self, languages, folder, draw):
        """The pages of some languages, drawn."""
        pictures = draw(joined([self.files[language] for language in languages], folder / f"{draw.__name__}.pdf"),
                        folder / draw.__name__, DPI)
        return self.by_language(pictures, languages)

    def judge_sizes(self, language, pages):
        bleed = BLEED.get(self.edition, 0)
        wanted = [(0, 0, width + 2 * bleed, height + 2 * bleed, bleed, bleed, width + bleed, height + bleed)
                  for width, height in [self.piece.trim] * len(self.piece.codes)]
        found = [tuple(round(number, 1) + 0 for number in (*page.media, *page.trim)) for page in pages]
        # A medium for the press is of whole points, each up to 0.35 mm.
        most = 0.36 if self.edition == "press" else 0
        sizes = [(mine, theirs) for one, other in zip(found, wanted) for mine, theirs in zip(one, other)]
        if len(found) != len(wanted) or any(abs(mine - theirs) > most for mine, theirs in sizes):
            self.fault("sizes", language, f"media and trim of the pages are {found}")

    def judge_texts(self, language, readings):
        keys = [*self.piece.texts, *([] if self.edition in ("large-print", "blank") else self.piece.more)]
        if lost := [text for tag in language.split("+") for text in lost_texts(tag, keys, readings)]:
            self.fault("texts", language, f"does not come back: {lost}")

    def judge_words(self, language, number, page, words):
        """Holds words against the folds; returns how near they come to the trim. Their boxes are as high as the face."""
        if not words:
            self.fault("texts", language, f"page {number + 1} has no words")
        self.words += len(words)
        for one, other in overlapping(words) if language.split("+")[-1] not in LEANING else ():
            self.fault("places", language, f"page {number + 1}: `{one}` stands on `{other}`")
        if number < len(self.piece.folds):
            self.judge_folds(language, number, page, words)
        return min((nearest_edge(word.box, page.trim) for word in words), default=LEAST)

    def judge_folds(self, language, number, page, words):
        """Each panel's text begins as far behind its fold as that of the first one behind the trim, and none is near a fold."""
        folds = self.piece.folds[number]
        spans = [(box.left - page.trim.left, box.right - page.trim.left) for _, box in words]
        if language in RIGHT_TO_LEFT:
            spans = [(self.piece.trim[0] - right, self.piece.trim[0] - left) for left, right in spans]
        for fold in folds:
            nearest = min(max(left - fold, fold - right) for left, right in spans)
            self.to_fold.append(nearest)
            if nearest < LEAST:
                self.fault("places", language, f"page {number + 1}: a word is {nearest:.2f} mm from the fold at {fold} mm")
        edges = [0, *folds, self.piece.trim[0]]
        margins = [margin([left - first for left, _ in spans if first <= left < last]) for first, last in zip(edges, edges[1:])]
        if max(margins) - min(margins) > BEARING:
            self.fault("folds", language, f"page {number + 1}: panels begin {[round(margin, 2) for margin in margins]} mm behind their folds")

    def judge_trims(self, near, folder):
        """Holds text against the trim: its ink in the languages that are looked at and where a face came near, else its face."""
        drawn = [language for language in near if is_looked_at(language) or min(near[language]) < LEAST]
        pictures = self.some(drawn, folder, drawn_text) if drawn else {}
        for language, pages in self.pages.items():
            for number, page in enumerate(pages):
                distance = near[language][number]
                if language in pictures:
                    ink = ink_box(pictures[language][number], DPI)
                    distance = nearest_edge(ink, page.trim) if ink else 0
                self.to_trim.append(distance)
                if distance < LEAST - PIXEL:
                    self.fault("places", language, f"page {number + 1}: text is {distance:.2f} mm from the trim")

    def judge_codes(self, folder):
        seen = [language for language in self.pages if is_looked_at(language)]
        pictures = self.some(seen, folder, drawn) if seen else {}
        with_code = [(language, picture) for language in seen for picture, codes in zip(pictures[language], self.piece.codes) if codes]
        read = collections.defaultdict(list)
        for (language, _), codes in zip(with_code, codes_in([picture for _, picture in with_code])):
            read[language] += codes
        for language in seen:
            self.codes += len(read[language])
            if read[language] != [FACTS["petition"]] * sum(self.piece.codes):
                self.fault("codes", language, f"read {read[language]}")
            for page, picture in zip(self.pages[language], pictures[language]):
                ink = ink_box(picture, DPI)
                if self.edition in OFFICE_LIKE and ink and nearest_edge(ink, page.media) < KEPT_INSIDE - 1.5 * PIXEL:
                    self.fault("ink", language, f"ink {nearest_edge(ink, page.media):.2f} mm from the edge")

    def row(self):
        width, height = self.piece.trim
        to_trim, to_fold = (f"{min(all):.1f}" if all else "-" for all in (self.to_trim, self.to_fold))
        pages = sorted({len(pages) for pages in self.pages.values()}) if self.files else []
        codes = sum(self.piece.codes) * sum(map(is_looked_at, tags_of(self.layout)))
        return (self.layout, self.edition, "/".join(map(str, pages)), f"{width} x {height}", str(len(self.files)), str(self.words),
                to_trim, to_fold, f"{self.codes}/{codes}" if codes else "-", str(sum(map(len, self.faults.values()))))


HEADS = ("piece", "edition", "pages", "trim, mm", "languages", "words", "to trim, mm", "to fold, mm", "codes read", "faults")
_rendered = None
_found = None


def rendered():
    """The pack in all languages and editions, made by one process."""
    global _rendered
    if _rendered is None:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-matrix-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        # Sample values would have a mark outside the safe area, which is no text of the piece.
        details = folder / "details.yaml"
        details.write_text((CAMPAIGN / FACTS["details"]).read_text(encoding="utf-8").replace("sample: true", "sample: false"))
        _rendered = folder, handbill("render", *LAYOUTS, "--lang", "all", "--edition", "all", "--details", details, "-o", folder)
    return _rendered


def matrix():
    """What was found in every piece and edition, read once for all tests."""
    global _found
    if _found is None:
        rendered()
        cells = [(layout, edition) for layout in LAYOUTS if layout in PIECES for edition in EDITIONS]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            _found = list(pool.map(lambda cell: Found(*cell), cells))
    return _found


def table():
    rows = [HEADS, *(found.row() for found in matrix())]
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


class Matrix(Case):
    def none(self, about):
        faults = [fault for found in matrix() for fault in found.faults[about]]
        self.assertEqual([], faults, "\n".join(faults[:40]))

    def test_every_piece_of_the_pack_is_known_here(self):
        self.assertEqual([], [layout for layout in LAYOUTS if layout not in PIECES])

    def test_everything_is_rendered_without_an_error(self):
        folder, result = rendered()
        self.assertEqual((0, []), (result.returncode, [line for line in result.stderr.splitlines() if ": error[" in line]), result.stderr[:4000])
        wanted = {f"{edition}/{layout}-{tag}.pdf" for edition in EDITIONS for layout in LAYOUTS for tag in tags_of(layout)}
        self.assertEqual(wanted, {str(path.relative_to(folder)) for path in folder.glob("*/*.pdf") if path.parent.name in EDITIONS})

    def test_pages_and_sizes_are_those_of_the_piece(self):
        self.none("sizes")

    def test_fonts_are_embedded_subset_and_searchable(self):
        self.none("fonts")

    def test_the_texts_come_back_in_every_language(self):
        self.none("texts")

    def test_no_word_is_near_a_trim_or_a_fold(self):
        self.none("places")

    def test_panels_are_as_wide_as_the_fold_asks(self):
        self.none("folds")

    def test_the_codes_are_read_back_from_a_grey_print(self):
        self.none("codes")

    def test_sheets_of_an_office_keep_all_ink_inside(self):
        self.none("ink")


if __name__ == "__main__":
    start = time.monotonic()
    print(table(), flush=True)
    print(f"{sum(len(found.files) for found in matrix())} files, {time.monotonic() - start:.0f} s", flush=True)
    if "--table" not in sys.argv:
        unittest.main(argv=[argument for argument in sys.argv if argument != "--full"])
