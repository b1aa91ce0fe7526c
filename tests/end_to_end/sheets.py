"""PDFs to impose, written object by object, and what their sheets look like."""
from PIL import Image

from support import *

POINT = 72 / 25.4
# A colour for each corner, clockwise from the top left, as a reader sees the front.
EXTRA = 5
CORNERS = [(1, 0, 0), (0, 0.7, 0), (0, 0, 1), (1, 0.6, 0)]


def pdf(pages, catalog="", info="", version="1.7", extra=(), resources=""):
    """A PDF of (extra keys, content) pages; the keys hold the boxes. `extra` objects are numbered from EXTRA."""
    objects = ["<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
               "<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), " ".join("%d 0 R" % (EXTRA + len(extra) + 2 * i) for i in range(len(pages)))),
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< %s >>" % info, *extra]
    for keys, content in pages:
        objects.append("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> %s >> %s >>" % (len(objects) + 2, resources, keys))
        objects.append("<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = ("%%PDF-%s\n" % version).encode()
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += ("%d 0 obj\n%s\nendobj\n" % (number, body)).encode("latin-1")
    start = len(out)
    out += ("xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)).encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + ("trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)).encode()


def box(name, left, bottom, right, top):
    return "/%s [%g %g %g %g]" % (name, left * POINT, bottom * POINT, right * POINT, top * POINT)


def square(colour, left, bottom, size):
    return "%g %g %g rg %g %g %g %g re f\n" % (*colour, left * POINT, bottom * POINT, size * POINT, size * POINT)


def marked(width, height, number, colours=CORNERS, bleed=0, size=6, inset=8):
    """A page with a square near each corner and, but for 0, its number in the middle; lengths in mm."""
    right, top = width - inset - size, height - inset - size
    places = [(inset, top), (right, top), (right, inset), (inset, inset)]
    content = "".join(square(colour, bleed + x, bleed + y, size) for colour, (x, y) in zip(colours, places))
    if bleed:
        content = "0.8 1 1 rg 0 0 %g %g re f\n" % ((width + 2 * bleed) * POINT, (height + 2 * bleed) * POINT) + content
    if number:
        content += "0 g BT /F 40 Tf %g %g Td (%d) Tj ET\n" % ((bleed + width / 2) * POINT - 12, (bleed + height / 2) * POINT - 12, number)
    keys = box("MediaBox", 0, 0, width + 2 * bleed, height + 2 * bleed)
    if bleed:
        keys += box("TrimBox", bleed, bleed, bleed + width, bleed + height) + box("BleedBox", 0, 0, width + 2 * bleed, height + 2 * bleed)
    return keys, content


def turned_sideways(colours):
    """The colours that a back must have for its corners to lie behind equal ones, when it is turned as a book's page."""
    return [colours[1], colours[0], colours[3], colours[2]]


def turned_upwards(colours):
    return [colours[3], colours[2], colours[1], colours[0]]


def pictures(path, dpi=40):
    """Each page as poppler draws it."""
    target = path.parent / (path.stem + "-pages")
    target.mkdir()
    run("pdftoppm", "-r", dpi, "-aa", "no", "-aaVector", "no", path, target / "p", check=True)
    return [Image.open(each).convert("RGB") for each in sorted(target.iterdir())]
