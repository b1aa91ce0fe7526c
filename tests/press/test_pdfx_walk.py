"""The walker of PDF/X keys finds nothing in a sound page, and in each of these broken ones what was broken."""
import pathlib
import tempfile
import unittest

import pdfx_walk
import small_pdf

# What is changed, and the beginning of the one fault that it has to bring. `3: old => new` edits an object; a text alone is the file's version.
FAULTS = [
    ("1: /Type /Catalog => /Type /Catalog /AcroForm << /Fields [] >>", "Catalog /AcroForm, object 1 0: is forbidden"),
    ("1: /Type /Catalog => /Type /Catalog /OpenAction << /S /Named /N /Print >>", "Catalog /OpenAction, object 1 0: is forbidden"),
    ("1: /Type /Catalog => /Type /Catalog /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>", "Document javascript, object file"),
    ("1: /Type /Catalog => /Type /Catalog /X << /Type /Filespec /EF << /F 8 0 R >> >>", "Document embedded-file, object file"),
    ("1: /OutputIntents [6 0 R] => ", "OutputIntent /DestOutputProfile, object trailer: there is no output profile"),
    ("1: [6 0 R] => [6 0 R 6 0 R]", "Catalog /OutputIntents, object 1 0: expected one intent of GTS_PDFX, found 2"),
    ("1: /Metadata 5 0 R => ", "Catalog /Metadata, object 1 0: is missing"),
    ("1: /Type /Catalog => /Type /Catalog /OCProperties << /OCGs [] /D << >> /Configs [<< >>] >>", "Catalog /OCProperties"),
    ("1: /Type /Catalog => /Type /Catalog /ViewerPreferences << /PrintClip /TrimBox >>", "Catalog /ViewerPreferences"),
    ("3: /TrimBox [10 10 190 190] => ", "Page boxes, object 3 0: expected one of TrimBox and ArtBox, found 0"),
    ("3: /TrimBox => /ArtBox [10 10 190 190] /TrimBox", "Page boxes, object 3 0: expected one of TrimBox and ArtBox, found 2"),
    ("3: /BleedBox [5 5 195 195] => /BleedBox [5 5 195 210]", "Page boxes, object 3 0: /BleedBox is not within /MediaBox"),
    ("3: /TrimBox [10 10 => /TrimBox [4 10", "Page boxes, object 3 0: /TrimBox is not within /BleedBox"),
    ("3: /MediaBox => /CropBox [10 10 190 190] /MediaBox", "Page /CropBox, object 3 0: is not the MediaBox"),
    ("3: /MediaBox => /Rotate 90 /MediaBox", "Page /Rotate, object 3 0: expected 0, found 90"),
    ("3: /MediaBox => /UserUnit 2 /MediaBox", "Page /UserUnit, object 3 0: expected 1, found 2"),
    ("3: /CS /DeviceCMYK => /CS /DeviceRGB", "Page /Group, object 3 0: its /CS is \"/DeviceRGB\""),
    ("3: /OPM 1 => /OPM 1 /TR /Identity", "ExtGState /TR, object 3 0: is forbidden"),
    ("3: /OPM 1 => /OPM 1 /TR2 /Identity", "ExtGState /TR2, object 3 0: expected /Default"),
    ("3: /OPM 1 => /OPM 1 /HTP [0 0]", "ExtGState /HTP, object 3 0: is forbidden"),
    ("3: /OPM 1 => /OPM 2", "ExtGState /OPM, object 3 0: expected 0|1"),
    ("3: /OPM 1 => /OPM 1 /BM /Glow", "ExtGState /BM, object 3 0: is no blend mode"),
    ("3: /OPM 1 => /OPM 1 /ca 1.5", "ExtGState /ca, object 3 0: expected 0..1"),
    ("3: /OPM 1 => /OPM 1 /HT << /HalftoneType 6 >>", "ExtGState /HT, object 3 0: expected type 1 or 5"),
    ("3: /S1 7 0 R => /S1 7 0 R /R [/CalRGB << /WhitePoint [1 1 1] >>]", "ColorSpace space, object 3 0: /CalRGB is neither"),
    ("3: /S1 7 0 R => /S1 7 0 R /Unused /DeviceRGB", "ColorSpace space, object 3 0: /DeviceRGB is neither"),
    ("3: /S1 7 0 R => /S1 7 0 R /S2 [/Separation /Warm#20Red /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C1 [0 0.7 0.9 0] >>]",
     "ColorSpace colorant, object 3 0: /Warm Red has another alternate or tint than in object 7 0"),
    ("7: /Warm#20Red => /W#e4rm", "ColorSpace colorant, object 7 0: the name"),
    ("3: /Resources << => /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
     "Font program, object 3 0: is not embedded"),
    ("3: /MediaBox => /Annots [<< /Subtype /Link /Rect [20 20 40 40] >>] /MediaBox", "Annotation /Subtype, object 3 0: /Link within the bleed"),
    ("3: /MediaBox => /Annots [<< /Subtype /PrinterMark /Rect [0 0 4 4] /A << /S /URI /URI (x) >> >>] /MediaBox", "Annotation /A"),
    ("6: /GTS_PDFX => /GTS_PDFA1", "Catalog /OutputIntents, object 1 0: expected one intent of GTS_PDFX, found 0"),
    ("6: /OutputConditionIdentifier (FOGRA39) => ", "OutputIntent /OutputConditionIdentifier, object 6 0: is missing"),
    ("9: /N 4 => /N 3", "OutputProfile /N, object 9 0: expected 4, found 3"),
    ("6: /DestOutputProfile 9 0 R => /DestOutputProfile 8 0 R", "OutputProfile header, object 8 0: is no ICC profile"),
    ("10: /Trapped /False => /Trapped /Unknown", "Info /Trapped, object 10 0: expected /True or /False"),
    ("10: (A page) => (Another)", "Info /Title, object 10 0: dc:title is 'A page'"),
    ("10: /ModDate (D:20260102030405Z) => /ModDate (D:20260102030405+01'00')", "Info /ModDate, object 10 0: xmp:ModifyDate"),
    ("10: /ModDate (D:20260102030405Z) => ", "Info /ModDate, object 10 0: is missing"),
    ("5: <pdf:Trapped>False</pdf:Trapped> => ", "XMP pdf:Trapped, object 5 0: is missing"),
    ("5: PDF/X-4</pdfx => PDF/X-3</pdfx", "XMP pdfxid:GTS_PDFXVersion, object 5 0: expected PDF/X-4"),
    ("8: /ColorSpace /DeviceGray => ", "Image /ColorSpace, object 8 0: is missing"),
    ("8: /ColorSpace /DeviceGray => /ColorSpace /DeviceGray /OPI << >>", "Image /OPI, object 8 0: is forbidden"),
    ("8: /ColorSpace /DeviceGray => /ColorSpace /DeviceGray /F (elsewhere)", "Stream /F, object 8 0: is forbidden"),
    ("4: 0 1 0.9 0.05 k => 1 0.2 0 rg", "Content operator, object 3 0: `1 0.2 0 rg` is DeviceRGB"),
    ("4: 0 1 0.9 0.05 k => 1 0.2 0 xx", "Content operator, object 3 0: `xx` is no operator"),
    ("4: /S1 cs => /DeviceRGB cs", "Content operator, object 3 0: `/DeviceRGB cs` is not among the resources"),
    ("4: /Pic Do => BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", "Content operator, object 3 0: an inline picture in RGB or LZW"),
    ("version 1.7", "Document header, object file: expected"),
]
TRANSPARENT = [
    ("3: /OPM 1 => /OPM 1 /ca 0.5", "ExtGState /ca, object 3 0: expected 1"),
    ("3: /OPM 1 => /OPM 1 /BM /Multiply", "ExtGState /BM, object 3 0: is transparency"),
    ("3: /CS /DeviceRGB => ", "Group /S, object 3 0: is transparency"),
    ("8: /ColorSpace => /SMask 8 0 R /ColorSpace", "Image /SMask, object 8 0: is forbidden"),
    ("10: /GTS_PDFXVersion (PDF/X-1a:2003) => ", "Info /GTS_PDFXVersion, object 10 0: is missing"),
    ("version 1.6", "Document header"),
]


def changed(objects, change):
    if change.startswith("version"):
        return objects, change.split()[1]
    number, edit = change.split(": ", 1)
    old, new = edit.split(" => ") if " => " in edit else (edit.removesuffix(" =>"), "")
    body = objects[int(number)]
    body, old, new = (body, old.encode(), new.encode()) if isinstance(body, bytes) else (body, old, new)
    if old in body:
        # A stream keeps its length where only its dictionary grows; of a content the length changes too.
        objects[int(number)] = relengthed(body.replace(old, new, 1)) if isinstance(body, bytes) else body.replace(old, new, 1)
    return objects, None


def relengthed(body):
    head, data = body.split(b"\nstream\n", 1)
    before, after = head.rsplit(b"/Length ", 1)
    return before + b"/Length %d " % (len(data) - len(b"\nendstream")) + after.split(b" ", 1)[1] + b"\nstream\n" + data


class Walk(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="handbill-walk-")
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "page.pdf"

    def opaque_objects(self):
        objects = small_pdf.good_objects()
        objects[3] = objects[3].replace(" /Group << /S /Transparency /CS /DeviceCMYK >>", "")
        objects[10] = objects[10].replace("/Trapped", "/GTS_PDFXVersion (PDF/X-1a:2003) /Trapped")
        del objects[5]
        objects[1] = objects[1].replace("/Metadata 5 0 R", "")
        return objects

    def test_a_sound_page_has_no_faults(self):
        small_pdf.write(self.path, small_pdf.good_objects())
        self.assertEqual([], pdfx_walk.faults(self.path))

    def test_a_sound_page_without_transparency_has_no_faults_as_x1a(self):
        small_pdf.write(self.path, self.opaque_objects(), version="1.4")
        self.assertEqual([], pdfx_walk.faults(self.path, "x1a"))

    def test_each_broken_key_is_found(self):
        for change, wanted in FAULTS:
            with self.subTest(change):
                objects, version = changed(small_pdf.good_objects(), change)
                small_pdf.write(self.path, objects, version=version or "1.6")
                found = pdfx_walk.faults(self.path)
                self.assertTrue(any(fault.startswith(wanted) for fault in found), f"{wanted!r} is not in {found}")

    def test_transparency_is_found_in_x1a(self):
        for change, wanted in TRANSPARENT:
            with self.subTest(change):
                objects, version = changed(self.opaque_objects(), change)
                if wanted.startswith("Group"):
                    objects[3] = objects[3].replace("/Contents", "/Group << /S /Transparency /CS /DeviceCMYK >> /Contents")
                small_pdf.write(self.path, objects, version=version or "1.4")
                found = pdfx_walk.faults(self.path, "x1a")
                self.assertTrue(any(fault.startswith(wanted) for fault in found), f"{wanted!r} is not in {found}")

    def test_a_trailer_without_id_is_found(self):
        small_pdf.write(self.path, small_pdf.good_objects(), trailer="")
        self.assertEqual(["Trailer /ID, object trailer: is missing (ISO 32000-1 14.4)"], pdfx_walk.faults(self.path))

    def test_each_line_of_the_tables_is_of_the_form(self):
        for standard in pdfx_walk.TABLES:
            for row in pdfx_walk.table(standard):
                self.assertIn(row.need, ("required", "optional", "forbidden"), row)
                self.assertIn(row.source, ("read", "known"), row)


if __name__ == "__main__":
    unittest.main()
