"""Finds everything in a PDF that PDF/X has a word on, each with its kind: pairs of a kind and a node, in the order of the walk."""
import re
import xml.etree.ElementTree as xml

from pdf_objects import Node, operations

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ACTIONS = set("""/GoTo /GoToR /GoToE /Launch /Thread /URI /Sound /Movie /Hide /Named /SubmitForm /ResetForm /ImportData /JavaScript /SetOCGState
              /Rendition /Trans /GoTo3DView /RichMediaExecute""".split())


def metadata(file):
    """What the XMP says, by prefix and name; of texts in several languages the default. None where there is none or it is no XML."""
    stream = file.catalog.get("/Metadata")
    if not stream.stream:
        return None
    try:
        root = xml.fromstring(stream.data())
    except xml.ParseError:
        return None
    names = {f"{{{address}}}": prefix for prefix, address in NAMESPACES.items()}
    found = {}

    def keep(tag, text):
        prefix = next((names[space] for space in names if tag.startswith(space)), None)
        if prefix:
            found[f"{prefix}:{tag.split('}')[1]}"] = text

    for description in root.iter(f"{RDF}Description"):
        for tag, text in description.attrib.items():
            keep(tag, text)
        for element in description:
            items = list(element.iter(f"{RDF}li"))
            default = [item for item in items if item.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"] or items
            keep(element.tag, default[0].text if default else element.text)
    return {key: text or "" for key, text in found.items()}


class Finder:
    def __init__(self, file):
        self.file, self.found, self.seen = file, [], set()

    def everything(self):
        file = self.file
        self.add("Document", Node(file, document_facts(file), "file"))
        self.add("Trailer", file.trailer)
        self.add("Catalog", file.catalog)
        self.add("Info", file.trailer.get("/Info"))
        if metadata(file) is not None:
            self.add("XMP", Node(file, metadata(file), file.catalog.get("/Metadata").number))
        for intent in file.catalog.get("/OutputIntents").list():
            self.add("OutputIntent", intent)
            if intent.get("/DestOutputProfile").stream:
                profile = intent.get("/DestOutputProfile")
                self.add("OutputProfile", profile)
        for page in file.pages():
            self.page(page)
        self.loose()
        return self.found

    def add(self, kind, node):
        """False where this object has been walked as this before."""
        if node.value is None:
            return False
        mark = (kind, node.number, None if node.stream else repr(node))
        if mark in self.seen:
            return False
        self.seen.add(mark)
        self.found.append((kind, node))
        return True

    def loose(self):
        """What counts in any object, wherever it hangs."""
        for node in self.file.all():
            if node.stream:
                self.add("Stream", node)
            if node.is_dictionary():
                self.actions(node)

    def actions(self, node):
        # A structure element has an /S as well, and a group; an action's is one of these.
        for entries in dictionaries(node.value):
            if entries.get("/S") in ACTIONS and entries.get("/Type") in (None, "/Action"):
                self.add("Action", Node(self.file, entries, node.number))

    def page(self, page):
        self.add("Page", page)
        self.group(page.get("/Group"))
        resources = page.get("/Resources")
        # The streams of a page are one text: an operator may stand in the next one.
        data = b"\n".join(part.data() for part in page.get("/Contents").list())
        self.content(data, resources, page.number, None)
        self.resources(resources)
        for note in page.get("/Annots").list():
            self.add("Annotation", Node(self.file, {**note.value, "page": page.number} if note.is_dictionary() else {}, note.number))
            for state in ("/N", "/R", "/D"):
                look = note.get("/AP").get(state)
                for form in [look] if look.stream else [form for _, form in look.items()]:
                    self.xobject(form)

    def content(self, data, resources, number, glyph):
        self.found.append(("Content", Node(self.file, {"operations": list(operations(data)), "resources": resources, "glyph": glyph}, number)))

    def group(self, group):
        if group.value is not None and self.add("Group", group):
            self.space(group.get("/CS"))

    def resources(self, resources):
        for name, state in resources.get("/ExtGState").items():
            self.state(state)
        for name, space in resources.get("/ColorSpace").items():
            self.space(space)
        for name, pattern in resources.get("/Pattern").items():
            self.pattern(pattern)
        for name, shading in resources.get("/Shading").items():
            self.shading(shading)
        for name, thing in resources.get("/XObject").items():
            self.xobject(thing)
        for name, font in resources.get("/Font").items():
            self.font(font)

    def state(self, state):
        if not self.add("ExtGState", state):
            return
        mask = state.get("/SMask")
        if mask.is_dictionary() and self.add("SoftMask", mask):
            self.xobject(mask.get("/G"))
        if state.get("/Font").is_array():
            self.font(state.get("/Font").list()[0])

    def space(self, space):
        if space.value is None or not self.add("ColorSpace", space) or not space.is_array():
            return
        parts = space.list()
        if parts[0].is_name("/Indexed", "/Pattern", "/Separation", "/DeviceN"):
            base = {"/Indexed": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}[parts[0].value]
            if len(parts) > base:
                self.space(parts[base])
        if parts[0].is_name("/DeviceN") and len(parts) > 4:
            for _, colorant in parts[4].get("/Colorants").items():
                self.space(colorant)
            self.space(parts[4].get("/Process").get("/ColorSpace"))

    def pattern(self, pattern):
        if not self.add("Pattern", pattern):
            return
        self.shading(pattern.get("/Shading"))
        if pattern.get("/ExtGState").is_dictionary():
            self.state(pattern.get("/ExtGState"))
        if pattern.stream:
            glyph = "uncoloured" if pattern.get("/PaintType").value == 2 else None
            self.content(pattern.data(), pattern.get("/Resources"), pattern.number, glyph)
            self.resources(pattern.get("/Resources"))

    def shading(self, shading):
        if self.add("Shading", shading):
            self.space(shading.get("/ColorSpace"))

    def xobject(self, thing):
        subtype = thing.get("/Subtype").value
        if subtype == "/Image" and self.add("Image", thing):
            self.space(thing.get("/ColorSpace"))
            for mask in ("/SMask", "/Mask"):
                if thing.get(mask).stream:
                    self.xobject(thing.get(mask))
        elif subtype == "/PS":
            self.add("PostScript", thing)
        elif subtype == "/Form" and self.add("Form", thing):
            self.group(thing.get("/Group"))
            # An old form without its own takes the page's; ours have their own.
            self.content(thing.data(), thing.get("/Resources"), thing.number, None)
            self.resources(thing.get("/Resources"))

    def font(self, font):
        if not self.add("Font", font):
            return
        for below in font.get("/DescendantFonts").list():
            if self.add("CIDFont", below):
                self.add("FontDescriptor", below.get("/FontDescriptor"))
        self.add("FontDescriptor", font.get("/FontDescriptor"))
        if font.get("/Subtype").is_name("/Type3"):
            for name, drawing in font.get("/CharProcs").items():
                data = drawing.data()
                glyph = "uncoloured" if re.search(rb"\bd1\b", data[:200]) else None
                self.content(data, font.get("/Resources"), drawing.number, glyph)
            self.resources(font.get("/Resources"))


def document_facts(file):
    """What is true of the file as a whole, under the names of the table's pseudo keys; what is not there is left out."""
    head = file.path.read_bytes()[:1024]
    lines = re.split(rb"[\r\n]+", head)
    facts = {"header": lines[0].decode("latin-1").removeprefix("%PDF-")}
    if len(lines) > 1 and lines[1].startswith(b"%") and sum(byte > 127 for byte in lines[1]) >= 4:
        facts["binary-comment"] = True
    if file.encrypted or file.trailer.get("/Encrypt").value is not None:
        facts["encryption"] = True
    for node in file.all():
        for entries in dictionaries(node.value):
            if entries.get("/S") == "/JavaScript" or "/JS" in entries:
                facts["javascript"] = node.number
            if entries.get("/Type") == "/EmbeddedFile" or "/EF" in entries:
                facts["embedded-file"] = node.number
    return facts


def dictionaries(value):
    """A value's dictionaries, as deep as they lie in one object."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dictionaries(inner)
