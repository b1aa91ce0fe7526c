"""Small PDFs written by hand, for the judges to be judged by: a sound PDF/X-4 page whose objects a test may change, and a bare page of content."""
import pathlib
import zlib

PROJECT = pathlib.Path(__file__).resolve().parents[2]
COATED = PROJECT / "third_party" / "icc" / "ISOcoated_v2_300_bas.icc.zz"

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A page</rdf:li></rdf:Alt></dc:title>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate><xmp:ModifyDate>2026-01-02T03:04:05Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-02T03:04:05Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
# A spot whose full tone is made of 60 % magenta and 90 % yellow.
SPOT = "[/Separation /Warm#20Red /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0.6 0.9 0] >>]"


def stream(data, entries="", compress=False):
    data = data if isinstance(data, bytes) else data.encode("utf-8")
    if compress:
        data, entries = zlib.compress(data), entries + " /Filter /FlateDecode"
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1") + data + b"\nendstream"


def page_objects(content, resources="", media=(0, 0, 200, 200)):
    """A page alone, no PDF/X; objects 1 to 4."""
    box = " ".join(map(str, media))
    return {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << {resources} >> /Group << /S /Transparency /CS /DeviceCMYK >> >>",
        4: stream(content),
    }


def good_objects():
    """A PDF/X-4 page of one process colour, one spot, an overprint and a grey picture; 10 is its Info."""
    resources = ("/ColorSpace << /S1 7 0 R >> /ExtGState << /Over << /Type /ExtGState /OP true /op true /OPM 1 >> >> "
                 "/XObject << /Pic 8 0 R >>")
    content = "0 1 0.9 0.05 k 10 10 80 80 re f /S1 cs 1 scn 100 10 80 80 re f /Over gs 0 0 0 1 k 10 50 180 9 re f q 50 0 0 50 10 120 cm /Pic Do Q"
    objects = page_objects(content, resources)
    objects[1] = "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /OutputIntents [6 0 R] >>"
    objects[3] = objects[3].replace("/Contents", "/TrimBox [10 10 190 190] /BleedBox [5 5 195 195] /Contents")
    objects[5] = stream(XMP, "/Type /Metadata /Subtype /XML")
    objects[6] = ("<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /RegistryName (http://www.color.org) "
                  "/OutputCondition (Coated) /Info (Coated) /DestOutputProfile 9 0 R >>")
    objects[7] = SPOT
    objects[8] = stream(bytes(range(0, 160, 10)), "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray")
    # The profile lies in the project as the zlib stream that a PDF takes.
    packed = COATED.read_bytes()
    objects[9] = f"<< /N 4 /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
    objects[10] = "<< /Title (A page) /CreationDate (D:20260102030405Z) /ModDate (D:20260102030405Z) /Trapped /False >>"
    return objects


def write(path, objects, version="1.6", trailer="/ID [<01> <01>]"):
    """Writes objects by number, with a table of places; text is Latin 1."""
    out = bytearray(f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode("latin-1")) + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places[number]:010} 00000 n \n".encode() if number in places else b"0000000000 00000 f \n"
    info = "/Info 10 0 R" if 10 in objects else ""
    out += f"trailer << /Size {size} /Root 1 0 R {info} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    pathlib.Path(path).write_bytes(bytes(out))
    return pathlib.Path(path)
