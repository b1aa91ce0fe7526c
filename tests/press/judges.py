"""What Ghostscript, mupdf and poppler make of a press file: plates, ink, text, fonts. A plate is a picture of 8 bits, 255 is a full tone.

What is known of them, so that nobody mends a file that is right:
- Ghostscript (tiffsep) has a plate for each spot. At 100 dpi it puts the cells of a tiling pattern on whole pixels: look at patterns at 300.
  Its composite picture has the spots folded into the process inks, which is what the other two show.
  It paints every pixel that a shape touches, so shapes are up to a pixel wider on each side, and a page of small type at 300 dpi seems to
  have 8 points of ink more than it has: measure with `smooth`, which takes a twelfth of a pixel and agrees with mupdf's covered areas. A tint may be a step of 255 too low.
- mupdf folds spots into CMYK. Debian's is built without ICC and says so on standard error; its plates of CMYK, grey and spots are right, but
  anything in RGB is turned to CMYK by a simple formula.
- poppler overprints only with `-overprint`, and then keeps four plates; `-tiff` with it is CMYK without loss, `-jpegcmyk` is a JPEG that wavers
  by a few steps. Spots are folded into CMYK.
- All three smooth edges differently: compare only where a neighbourhood is flat."""
import collections
import io
import pathlib
import random
import re
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageMath

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
Font = collections.namedtuple("Font", "name kind embedded subset unicode")


def run(*command, allowed=(0,)):
    result = subprocess.run([str(part) for part in command], capture_output=True, timeout=300, stdin=subprocess.DEVNULL)
    if result.returncode not in allowed:
        raise AssertionError(f"{command}: exit {result.returncode}\n{result.stderr.decode(errors='replace')[:2000]}")
    return result.stdout


def _opened(path):
    """From memory: PIL hands libtiff a file's descriptor and both close it, so that another thread may lose its own."""
    return Image.open(io.BytesIO(path.read_bytes()))


def plates_gs(path, dpi=100, smooth=False):
    """A dictionary of plates for each page: the four process inks, then the spots by name. `smooth`: pixels that a shape covers in part take a part
    of its ink; for means of ink, never for what lies below letters."""
    with tempfile.TemporaryDirectory(prefix="handbill-plates-") as folder:
        _tiffsep(path, dpi, folder, 3 if smooth else 1)
        pages = collections.defaultdict(dict)
        for found in pathlib.Path(folder).glob("p-*(*).tif"):
            number, ink = re.fullmatch(r"p-(\d+)\((.*)\)\.tif", found.name).groups()
            with _opened(found) as plate:
                pages[int(number)][ink] = ImageChops.invert(plate.convert("L"))
    return [dict(sorted(pages[number].items(), key=lambda ink: (PROCESS.index(ink[0]) if ink[0] in PROCESS else 9, ink[0]))) for number in sorted(pages)]


def composite_gs(path, dpi=100):
    """Four plates a page, spots folded into them."""
    with tempfile.TemporaryDirectory(prefix="handbill-plates-") as folder:
        _tiffsep(path, dpi, folder)
        files = [found for found in pathlib.Path(folder).glob("p-*.tif") if "(" not in found.name]
        return [_split(found) for found in sorted(files, key=_number)]


def _tiffsep(path, dpi, folder, finer=1):
    smoothing = [f"-dDownScaleFactor={finer}", "-dGraphicsAlphaBits=4", "-dTextAlphaBits=4"] if finer > 1 else []
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi * finer}", *smoothing, "-o", f"{folder}/p-%d.tif", path)


def plates_mutool(path, dpi=100):
    with tempfile.TemporaryDirectory(prefix="handbill-plates-") as folder:
        run("mutool", "draw", "-q", "-c", "cmyk", "-F", "pam", "-r", dpi, "-o", f"{folder}/p-%d.pam", path)
        return [_pam(found.read_bytes()) for found in sorted(pathlib.Path(folder).iterdir(), key=_number)]


def plates_poppler(path, dpi=100):
    with tempfile.TemporaryDirectory(prefix="handbill-plates-") as folder:
        run("pdftoppm", "-r", dpi, "-tiff", "-tiffcompression", "none", "-overprint", path, f"{folder}/p")
        return [_split(found) for found in sorted(pathlib.Path(folder).iterdir(), key=_number)]


def _number(path):
    return int(re.search(r"(\d+)\.\w+$", path.name)[1])


def _split(path):
    with _opened(path) as picture:
        if picture.mode != "CMYK":
            raise AssertionError(f"{path}: {picture.mode}, not CMYK")
        return dict(zip(PROCESS, picture.split()))


def _pam(data):
    head, rest = data.split(b"ENDHDR\n", 1)
    told = dict(line.split(b" ", 1) for line in head.split(b"\n") if b" " in line)
    size = int(told[b"WIDTH"]), int(told[b"HEIGHT"])
    if told[b"DEPTH"] != b"4":
        raise AssertionError(f"{told[b'DEPTH']} channels, not 4")
    return dict(zip(PROCESS, Image.frombytes("CMYK", size, rest).split()))


RENDERERS = {"gs": composite_gs, "mutool": plates_mutool, "poppler": plates_poppler}


def inks_at(plates, points, dpi):
    """Per point, in mm from the sheet's top left, what each plate has, 0 to 255."""
    return [tuple(plate.getpixel((int(x / 25.4 * dpi), int(y / 25.4 * dpi))) for plate in plates.values()) for x, y in points]


def probes(path, points, dpi=100, page=0):
    """C, M, Y, K at each point by each renderer."""
    return {name: inks_at(draw(path, dpi)[page], points, dpi) for name, draw in RENDERERS.items()}


def flat(plates, reach=3):
    """A mask of where nothing changes within `reach` pixels on any plate: away from edges."""
    mask = None
    for plate in plates.values():
        spread = ImageChops.subtract(_spread(plate, reach, ImageChops.lighter), _spread(plate, reach, ImageChops.darker))
        even = spread.point(lambda value: 255 if value == 0 else 0)
        mask = even if mask is None else ImageChops.darker(mask, even)
    return mask


def _spread(plate, reach, choose):
    """The most or the least of each pixel's square; Pillow's own filters of rank take fifty times as long."""
    width, height = plate.size
    for x, y in ((1, 0), (0, 1)):
        picture = plate
        for by in range(1, reach + 1):
            for way in (by, -by):
                picture = choose(picture, plate.crop((x * way, y * way, x * way + width, y * way + height)))
        plate = picture
    return plate


def flat_points(plates, count, dpi, seed=1, also=()):
    """Up to `count` points in mm where the plates are flat, and the sets of plates in `also` too: a gap that is thinner than a pixel may be seen by
    one renderer alone. Of as many inks as there are, taken in turn, so that paper is not all that is looked at."""
    mask = flat(plates)
    for other in also:
        mask = ImageChops.darker(mask, flat(other).crop((0, 0, *mask.size)))
    step = max(2, dpi // 25)
    grid = (mask.width // step - 1, mask.height // step - 1)

    def thinned(picture):
        # Nearest takes the pixel in the middle of each cell.
        return picture.resize(grid, Image.NEAREST, box=(0, 0, grid[0] * step, grid[1] * step)).tobytes()

    by_ink = collections.defaultdict(list)
    for index, (even, *inks) in enumerate(zip(thinned(mask), *map(thinned, plates.values()))):
        if even:
            by_ink[tuple(inks)].append(index)
    chance = random.Random(seed)
    lists = [chance.sample(found, min(count, len(found))) for _, found in sorted(by_ink.items())]
    chosen = []
    while len(chosen) < count and any(lists):
        chosen += [found.pop() for found in lists if found]
    # A picture has hundreds of inks: a share of them.
    chosen = chance.sample(chosen, min(count, len(chosen)))
    return [tuple((place * step + step // 2 + 0.5) * 25.4 / dpi for place in (index % grid[0], index // grid[0])) for index in chosen]


def tac(plates, dpi, window=15):
    """The most ink in a square of `window` mm2, slid pixel by pixel, as a mean over it (3 is 300 %), and the square's middle in mm."""
    names = list(plates)
    total = ImageMath.eval("+".join(f"int({chr(97 + index)})" for index in range(len(names))), {chr(97 + index): plates[name] for index, name in enumerate(names)})
    side = max(1, round(window ** 0.5 / 25.4 * dpi))
    sums = _slide(_slide(total, side, (1, 0)), side, (0, 1))
    sums = sums.crop((0, 0, sums.width - side + 1, sums.height - side + 1))
    most = sums.getextrema()[1]
    place = ImageMath.eval("(a == most) * 255", a=sums, most=most).convert("L").getbbox()
    return most / (255 * side * side), ((place[0] + side / 2) * 25.4 / dpi, (place[1] + side / 2) * 25.4 / dpi)


def _slide(image, side, axis):
    """Each pixel the sum of itself and the next `side` - 1 along an axis, in steps that double."""
    def moved(picture, by):
        x, y = axis[0] * by, axis[1] * by
        return picture.crop((x, y, x + picture.width, y + picture.height))

    done, covered, power, width = None, 0, image, 1
    while width <= side:
        if side & width:
            part = moved(power, covered)
            done = part if done is None else ImageMath.eval("a + b", a=done, b=part)
            covered += width
        power, width = ImageMath.eval("a + b", a=power, b=moved(power, width)), width * 2
    return done


def inkcov(path, *options):
    """Per page the share of pixels with any C, M, Y and K, by Ghostscript; `-dFILTERIMAGE -dFILTERVECTOR` leaves text alone."""
    told = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", *options, "-sDEVICE=inkcov", "-o", "-", path).decode()
    return [tuple(map(float, line.split()[:4])) for line in told.splitlines() if "CMYK OK" in line]


def text_of(path):
    return run("pdftotext", "-raw", path, "-").decode()


def fonts(path):
    """What pdffonts says of each font."""
    found = []
    for line in run("pdffonts", path).decode().splitlines()[2:]:
        row = re.match(r"(\S+)\s+(.*?)\s+\S+\s+(yes|no)\s+(yes|no)\s+(yes|no)\s+(?:\[none\]|\d+\s+\d+)\s*$", line)
        if not row:
            raise AssertionError(f"pdffonts says {line!r}")
        found.append(Font(row[1], row[2].strip(), *(word == "yes" for word in row.groups()[2:])))
    return found


RGB = re.compile(rb"/(?:DeviceRGB|CalRGB)\b|(?<=\s)(?:[\d.]+\s+){3}(?:rg|RG)(?=\s)|/CS\s*/RGB\b")


def rgb_in(path):
    """Whatever looks like RGB in the file's text with its streams unpacked; an empty list where there is none."""
    with tempfile.TemporaryDirectory(prefix="handbill-rgb-") as folder:
        plain = pathlib.Path(folder) / "plain.pdf"
        run("qpdf", "--qdf", "--object-streams=disable", "--decode-level=generalized", path, plain, allowed=(0, 3))
        return [found.decode("latin-1") for found in RGB.findall(plain.read_bytes())]


def check(path):
    """What `qpdf --check` complains of; empty for a sound file."""
    result = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, timeout=300)
    return "" if result.returncode == 0 else result.stdout + result.stderr
