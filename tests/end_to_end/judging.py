"""What mupdf, poppler, qpdf and zbar read in many PDFs at once: one process for a set, because starting one costs more than reading a page."""
import collections
import html
import re

from PIL import Image

from support import *
from test_campaign import LOST_WORDS, MARKS, RIGHT_TO_LEFT

Box = collections.namedtuple("Box", "left top right bottom")  # in mm, down from the sheet's top edge
Word = collections.namedtuple("Word", "text box")
Page = collections.namedtuple("Page", "media trim")


def pages_of(files):
    """The pages of each file, as mupdf finds them."""
    read = run("mutool", "pages", *files, check=True).stdout
    found, boxes = [], {}
    for line in read.splitlines():
        if line.endswith(".pdf:"):
            found.append([])
        elif box := re.match(r'<(\w+) l="([\d.-]+)" b="([\d.-]+)" r="([\d.-]+)" t="([\d.-]+)"', line):
            boxes[box[1]] = [float(number) / PT_PER_MM for number in box.groups()[1:]]
        elif line == "</page>":
            height = boxes["MediaBox"][3]
            found[-1].append(Page(*(Box(left, height - top, right, height - bottom)
                                    for left, bottom, right, top in (boxes["MediaBox"], boxes["TrimBox"]))))
            boxes = {}
    return found


def joined(files, path):
    """One PDF of all pages; qpdf complains of broken ones."""
    run("qpdf", "--empty", "--pages", *files, "--", path, check=True)
    return path


def words_of(path):
    """The words of each page, as poppler finds them. Their boxes are as high as the face, not as the ink."""
    read = run("pdftotext", "-bbox", path, "-", check=True).stdout
    pages = []
    for line in read.splitlines():
        if "<page " in line:
            pages.append([])
        elif "<word " in line:
            numbers = [float(number) / PT_PER_MM for number in re.findall(r'[xy]M\w+="([\d.-]+)"', line)]
            pages[-1].append(Word(html.unescape(re.search(r">(.*)</word>", line)[1]), Box(*numbers)))
    return pages


def faulty_fonts(path):
    """The fonts that are not embedded, subset and searchable, or are of Type 3."""
    lines = run("pdffonts", path, check=True).stdout.splitlines()[2:]
    return [line for line in lines if "Type 3" in line or not re.search(r"\byes yes yes\b", line)] if lines else ["no fonts"]


def drawn(path, folder, dpi):
    """The files of its pages in grey, as poppler draws them."""
    folder.mkdir()
    run("pdftoppm", "-r", dpi, "-gray", path, folder / "p", check=True)
    return sorted(folder.iterdir())


def drawn_text(path, folder, dpi):
    """The same with text alone, as Ghostscript draws it: no pictures, no grounds, no rules."""
    folder.mkdir()
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dFILTERIMAGE", "-dFILTERVECTOR", "-dTextAlphaBits=4", "-sDEVICE=pgmraw",
        f"-r{dpi}", "-o", folder / "p-%04d.pgm", path, check=True)
    return sorted(folder.iterdir())


def ink_box(picture, dpi):
    """Where there is ink, in mm; None where all is white. An ink that is nearly white counts."""
    with Image.open(picture) as image:
        found = image.point(lambda value: 255 if value < 255 else 0).getbbox()
    return found and Box(*(number * 25.4 / dpi for number in found))


def codes_in(pictures):
    """What zbar reads in each picture; a picture without a code has an empty list."""
    if not pictures:
        return []
    read = run("zbarimg", "--nodbus", "-q", "--xml", "-Sdisable", "-Sqrcode.enable", *pictures, env={"OMP_NUM_THREADS": "1"}).stdout
    sources = dict.fromkeys(map(str, pictures), ())
    for name, found in re.findall(r"<source href='([^']+)'>(.*?)</source>", read, re.S):
        sources[name] = re.findall(r"<data><!\[CDATA\[(.*?)\]\]>", found)
    return [list(sources[str(picture)]) for picture in pictures]


def nearest_edge(inner, outer):
    """How far one box keeps from the sides of the one around it."""
    return min(inner.left - outer.left, outer.right - inner.right, inner.top - outer.top, outer.bottom - inner.bottom)


def overlapping(words):
    """Pairs of words that stand on each other: not where a tall face reaches into the next line, but with the middle third of both.
    Single letters are left out: where marks stand above or before a letter, poppler takes them for words."""
    cores = []
    for text, box in words:
        if sum(unicodedata.category(letter)[0] in "LN" for letter in text) < 2:
            continue
        down, across = box.bottom - box.top, box.right - box.left
        # A word that is taller than wide stands upright: its lines are beside each other.
        down, across = (down / 10, across / 3) if down > 2 * across else (down / 3, across / 10)
        cores.append((box.top + down, box.bottom - down, box.left + across, box.right - across, text))
    cores.sort()
    for index, (_, bottom, left, right, text) in enumerate(cores):
        for other in cores[index + 1:]:
            if other[0] >= bottom:
                break
            if other[2] < right and left < other[3]:
                yield text, other[4]


def readings_of(path):
    """The text of each page by three readers: poppler in the order of reading and in that of drawing, and mupdf."""
    mupdf = run("mutool", "draw", "-q", "-F", "txt", path).stdout
    return list(zip(texts_of("pdftotext", path, "-"), texts_of("pdftotext", "-raw", path, "-"), mupdf.split("\f")))


def texts_of(*command):
    return run(*command, check=True).stdout.split("\f")[:-1]


def lost_texts(language, keys, readings):
    """The texts of a language that do not come back whole: from poppler, or, where it takes a mark of Arabic for the letter before it,
    from mupdf. A divided word keeps its hyphen in the order of drawing."""
    ordered, raw, mupdf = (squeezed(reading) for reading in readings)
    texts = read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]
    wanted = [part for key in keys for part in paragraphs(texts[key])]
    if language in RIGHT_TO_LEFT:
        words = {squeezed(word.strip(MARKS)) for text in wanted for word in re.split(r"[\s־]", text)} - {""}
        words -= {squeezed(word) for word in LOST_WORDS.get(language, ())}
        return sorted(word for word in words if word not in ordered and word not in raw and word not in mupdf)
    lost = [text for text in wanted if squeezed(text) not in raw]
    divided = [text for text in lost if squeezed(text).replace("-", "") in raw.replace("-", "")]
    whole = readings[0].split()
    return [text for text in lost if text not in divided] + [word for text in divided for word in text.split() if word not in whole]


def paragraphs(text):
    """A text, a list of texts or a list of records, as a list of what is printed."""
    if isinstance(text, list):
        return [part for each in text for part in paragraphs(each)]
    return list(text.values()) if isinstance(text, dict) else [text]
