"""The rules that the tables of keys name with an @: each looks at a value and its owner and says what is wrong, or nothing."""
import datetime
import re
import struct

from pdfx_find import metadata

OPERATORS = set("""b B b* B* BDC BI BMC BT BX c cm cs CS d Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re ri s S SC sc SCN scn sh T* Tc Td
                TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' " d0 d1""".split())
COLOURING = set("g G k K rg RG cs CS sc SC scn SCN sh ri".split())
BLEND_MODES = set("""/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn /HardLight /SoftLight /Difference /Exclusion
                  /Hue /Saturation /Color /Luminosity""".split())
INTENTS = ("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual")
METADATA_OF = {"/Title": "dc:title", "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate", "/Trapped": "pdf:Trapped",
               "/Producer": "pdf:Producer", "/Creator": "xmp:CreatorTool", "/Author": "dc:creator", "/Subject": "dc:description",
               "/Keywords": "pdf:Keywords"}


class Rules:
    """Each public method is a rule: (owner, value) -> what is wrong or None. They keep what they have seen of names of inks."""

    def __init__(self, file, standard):
        self.file, self.standard = file, standard
        self.inks = {}

    def call(self, name, owner, value):
        return getattr(self, name.lstrip("@").replace("-", "_"))(owner, value)

    # the file

    def two_strings(self, owner, value):
        texts = [part.text() for part in value.list()]
        return None if len(texts) == 2 and all(texts) else "expected two strings that are not empty"

    def one_pdfx_intent(self, owner, value):
        found = [intent for intent in value.list() if intent.get("/S").is_name("/GTS_PDFX")]
        return None if len(found) == 1 and len(value.list()) == 1 else f"expected one intent of GTS_PDFX, found {len(found)} of {len(value.list())}"

    def plain_xml(self, owner, value):
        if value.get("/Filter").value not in (None, []):
            return "expected a stream without filter"
        return None if metadata(self.file) is not None else "expected XML"

    def no_scripts_or_files(self, owner, value):
        bad = [key for key in ("/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations") if value.get(key).value is not None]
        return f"holds {', '.join(bad)}" if bad else None

    def optional_content(self, owner, value):
        if not value.get("/D").is_dictionary():
            return "expected a default configuration /D"
        if value.get("/Configs").list():
            return "expected no further configurations"
        for configuration in [value.get("/D")]:
            if configuration.get("/AS").value is not None:
                return "expected no /AS: what prints may not hang on how it is looked at"
        return None

    def view_boxes(self, owner, value):
        bad = [key for key in ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip") if value.get(key).value not in (None, "/MediaBox", "/BleedBox")]
        return f"{', '.join(bad)} is neither /MediaBox nor /BleedBox" if bad else None

    def as_metadata(self, owner, value):
        # Two dates are often the same; each that is looks into its own place.
        keys = [key for key, node in owner.items() if key in METADATA_OF and node.value == value.value]
        problems = [self._as_metadata(key, value) for key in keys]
        return next((problem for problem in problems if problem), None)

    def _as_metadata(self, key, value):
        text = value.value[1:] if value.is_name() else value.text()
        if not text:
            return "is empty"
        if key == "/Trapped" and text not in ("True", "False"):
            return "expected /True or /False"
        told = metadata(self.file)
        if told is None:
            # PDF/X-1a may do without metadata.
            return None if self.standard == "x1a" else "there is no metadata to compare with"
        other = told.get(METADATA_OF[key])
        if other is None:
            return None if self.standard == "x1a" else f"{METADATA_OF[key]} is not in the metadata"
        if key.endswith("Date"):
            return None if pdf_date(text) is not None and pdf_date(text) == xmp_date(other) else f"{METADATA_OF[key]} is {other!r}, another instant"
        return None if text == other else f"{METADATA_OF[key]} is {other!r}"

    def cmyk_printer_profile(self, owner, value):
        return profile_fault(owner.data(), b"prtr", b"CMYK")

    # pages

    def area(self, owner, value):
        box = rectangle(value)
        return None if box and box[0] < box[2] and box[1] < box[3] else "expected four numbers around an area"

    def finished_box(self, owner, value):
        return self.area(owner, value)

    def nested_boxes(self, owner, value):
        boxes = {key: rectangle(owner.get(key)) for key in ("/MediaBox", "/BleedBox", "/TrimBox", "/ArtBox", "/CropBox") if owner.get(key).value is not None}
        finished = [key for key in ("/TrimBox", "/ArtBox") if key in boxes]
        if len(finished) != 1:
            return f"expected one of TrimBox and ArtBox, found {len(finished)}"
        order = [key for key in ("/MediaBox", "/BleedBox", finished[0]) if boxes.get(key)]
        for outer, inner in zip(order, order[1:]):
            if not inside(boxes[inner], boxes[outer]):
                return f"{inner} is not within {outer}"
        return None

    def as_media_box(self, owner, value):
        box, media = rectangle(value), rectangle(owner.get("/MediaBox"))
        # 0.011 mm is what the GWG lets pass.
        return None if box and media and max(abs(a - b) for a, b in zip(box, media)) < 0.032 else "is not the MediaBox"

    def page_group(self, owner, value):
        space = value.get("/CS")
        return None if space.is_name("/DeviceCMYK") else f"its /CS is {space!r}, not /DeviceCMYK"

    # graphics state

    def blend_mode(self, owner, value):
        # Of an array the first mode that is known counts; no reader should have to choose.
        return None if value.value in BLEND_MODES else "is no blend mode of ISO 32000-1"

    def no_blend(self, owner, value):
        return None if value.is_name("/Normal", "/Compatible") else "is transparency"

    def soft_mask(self, owner, value):
        return None if value.is_dictionary() or value.is_name("/None") else "expected a dictionary or /None"

    def no_soft_mask(self, owner, value):
        return None if value.is_name("/None") else "is transparency"

    def no_transparency(self, owner, value):
        return "is transparency" if value.is_name("/Transparency") else None

    def halftone(self, owner, value):
        return None if value.is_name("/Default") or value.get("/HalftoneType").value in (1, 5) else "expected type 1 or 5"

    def rendering_intent(self, owner, value):
        return None if value.is_name(*INTENTS) else "is no rendering intent"

    def blending_space(self, owner, value):
        if value.is_name("/DeviceCMYK", "/DeviceGray"):
            return None
        return "expected /DeviceCMYK, or /DeviceGray in the mask of a luminosity"

    # fonts

    def embedded(self, owner, value):
        kind = owner.get("/Subtype").value
        if kind == "/Type3":
            return None if owner.get("/CharProcs").items() else "has no drawings"
        fonts = owner.get("/DescendantFonts").list() if kind == "/Type0" else [owner]
        if not fonts:
            return "has no descendant"
        for font in fonts:
            files = [font.get("/FontDescriptor").get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3")]
            if sum(file.stream for file in files) != 1:
                return "is not embedded"
            if not any(file.stream and file.data() for file in files):
                return "its program is empty"
        return None

    def glyph_map(self, owner, value):
        return None if value.is_name("/Identity") or value.stream else "expected /Identity or a stream"

    # streams and pictures

    def filters(self, owner, value):
        allowed = {"/FlateDecode", "/DCTDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/CCITTFaxDecode"}
        allowed |= {"/JBIG2Decode", "/JPXDecode"} if self.standard == "x4" else set()
        bad = [part.value for part in value.list() if part.value not in allowed]
        return f"{bad[0]} is not allowed" if bad else None

    def image_space(self, owner, value):
        return "a stencil has no colour space" if owner.get("/ImageMask").value is True else None

    def adobe_decode(self, owner, value):
        """Called for a picture's Decode, there or not: a JPEG of four components with Adobe's mark needs it."""
        filters = [part.value for part in owner.get("/Filter").list()]
        if filters != ["/DCTDecode"] or not is_adobe_cmyk(owner.data()):
            return None
        return None if value.value == [1, 0] * 4 else "expected [1 0 1 0 1 0 1 0]: Adobe's CMYK is upside down"

    # colour

    def space(self, owner, value):
        name = owner.value if isinstance(owner.value, str) else owner.list()[0].value if owner.list() else None
        if name in ("/DeviceCMYK", "/DeviceGray", "/Pattern", "/Indexed", "/Separation", "/DeviceN"):
            return None
        return f"{name} is neither grey, CMYK nor an ink"

    def colorant(self, owner, value):
        if not owner.is_array() or not owner.list() or not owner.list()[0].is_name("/Separation", "/DeviceN"):
            return None
        parts = owner.list()
        if len(parts) < 4:
            return "expected a name, an alternate and a tint"
        for part in parts[1].list():
            try:
                str(part.value).encode("utf-8")
            except UnicodeEncodeError:
                return f"the name {ascii(part.value)} is no UTF-8"
        if not parts[2].is_name("/DeviceCMYK", "/DeviceGray"):
            return f"its alternate is {parts[2]!r}"
        if parts[0].is_name("/Separation"):
            known = self.inks.setdefault(parts[1].value, (owner.number, parts[2].plain(), parts[3].plain()))
            if known[1:] != (parts[2].plain(), parts[3].plain()):
                return f"{parts[1].value} has another alternate or tint than in object {known[0]}"
        return None

    def operators(self, owner, value):
        content, resources = owner.value, owner.value["resources"]
        spaces, depth = resources.get("/ColorSpace"), 0
        red = spaces.get("/DefaultRGB").value is not None
        for operator, operands in content["operations"]:
            depth += {"BX": 1, "EX": -1}.get(operator, 0)
            if operator in ("rg", "RG") and not red:
                return f"`{' '.join(f'{number:g}' if isinstance(number, float) else str(number) for number in operands)} {operator}` is DeviceRGB"
            if operator not in OPERATORS and operator not in ("rg", "RG") and depth < 1:
                return f"`{operator}` is no operator"
            if content["glyph"] == "uncoloured" and operator in COLOURING:
                return f"`{operator}` colours what takes its colour from outside"
            if problem := self._operands(operator, operands, resources):
                return problem
        return None

    def _operands(self, operator, operands, resources):
        named = {"cs": "/ColorSpace", "CS": "/ColorSpace", "gs": "/ExtGState", "sh": "/Shading", "Do": "/XObject", "Tf": "/Font"}
        if operator in named and operands:
            name = operands[0]
            if named[operator] == "/ColorSpace" and name in ("/DeviceCMYK", "/DeviceGray", "/Pattern"):
                return None
            if resources.get(named[operator]).get(name).value is None:
                return f"`{name} {operator}` is not among the resources"
        if operator in ("scn", "SCN") and operands and isinstance(operands[-1], str) and resources.get("/Pattern").get(operands[-1]).value is None:
            return f"`{operands[-1]} {operator}` is not among the resources"
        if operator == "ri" and operands and operands[0] not in INTENTS:
            return f"`{operands[0]} ri` is no rendering intent"
        if operator == "BI":
            pairs = dict(zip(operands[::2], operands[1::2]))
            if pairs.get("/CS", pairs.get("/ColorSpace")) in ("/RGB", "/DeviceRGB") or "/LZW" in operands or "/LZWDecode" in operands:
                return "an inline picture in RGB or LZW"
        return None

    # around the page

    def annotation(self, owner, value):
        if value.is_name("/PrinterMark", "/TrapNet"):
            return None
        page = self.file.node(owner.get("page").value)
        box = rectangle(page.get("/BleedBox")) or rectangle(page.get("/TrimBox")) or rectangle(page.get("/ArtBox")) or rectangle(page.get("/MediaBox"))
        place = rectangle(owner.get("/Rect"))
        if not place or not box:
            return "has no place"
        apart = place[2] <= box[0] or place[0] >= box[2] or place[3] <= box[1] or place[1] >= box[3]
        return None if apart else f"{value.value} within the bleed"


def rectangle(node):
    numbers = [part.value for part in node.list()] if node.is_array() else []
    if len(numbers) != 4 or not all(isinstance(number, (int, float)) for number in numbers):
        return None
    return min(numbers[0], numbers[2]), min(numbers[1], numbers[3]), max(numbers[0], numbers[2]), max(numbers[1], numbers[3])


def inside(inner, outer):
    slack = 0.001
    return inner[0] >= outer[0] - slack and inner[1] >= outer[1] - slack and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def pdf_date(text):
    found = re.fullmatch(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?", text or "")
    if not found:
        return None
    return instant([found[index] or default for index, default in zip(range(1, 7), "0 1 1 0 0 0".split())], found[7], found[8], found[9])


def xmp_date(text):
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-])(\d\d):(\d\d))?", text or "")
    return instant([found[index] or "0" for index in range(1, 7)], found[7], found[8], found[9]) if found else None


def instant(parts, sign, hours, minutes):
    try:
        moment = datetime.datetime(*map(int, parts))
    except ValueError:
        return None
    shift = datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return moment + shift if sign == "-" else moment - shift


def profile_fault(data, kind, space):
    """What is wrong with an ICC profile's header and tables."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return "is no ICC profile"
    if data[12:16] != kind:
        return f"is of class {data[12:16].decode('latin-1')!r}, not {kind.decode()!r}"
    if data[16:20] != space:
        return f"is of {data[16:20].decode('latin-1')!r}, not {space.decode()!r}"
    if data[20:24] not in (b"Lab ", b"XYZ "):
        return "has no connection space"
    if struct.unpack(">I", data[:4])[0] != len(data):
        return f"says that it has {struct.unpack('>I', data[:4])[0]} bytes, and has {len(data)}"
    if not 2 <= data[8] <= 4:
        return f"is of version {data[8]}"
    count = struct.unpack(">I", data[128:132])[0]
    tags = {data[132 + 12 * index:136 + 12 * index] for index in range(min(count, 200))}
    missing = {b"A2B0", b"B2A0"} - tags
    return f"has no {min(missing).decode()}" if missing else None


def is_adobe_cmyk(data):
    """A JPEG of four components with Adobe's APP14."""
    position, adobe = 2, False
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker, length = data[position + 1], struct.unpack(">H", data[position + 2:position + 4])[0]
        if marker == 0xEE and data[position + 4:position + 9] == b"Adobe":
            adobe = True
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return adobe and data[position + 9] == 4
        position += 2 + length
    return False
