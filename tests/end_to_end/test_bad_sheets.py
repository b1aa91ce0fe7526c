"""PDFs that are none or cannot be imposed, and options that are wrong."""
import unittest

from planting import *
from sheets import *

A5 = [marked(148, 210, 1), marked(148, 210, 2)]


class Sheets(Planted):
    def say(self, *command, pages=A5, data=None, **options):
        if data is None and pages is not None:
            data = pdf(pages, **options)
        if data is not None:
            self.write("flyer.pdf", data)
        self.answered(command=[*command, "-o", "out/sheets.pdf"])


class Files(Sheets):
    def test_a_file_that_is_not_there(self):
        self.say("impose", "flyer.pdf", pages=None)

    def test_a_folder_in_place_of_a_file(self):
        (self.root / "flyer.pdf").mkdir()
        self.say("impose", "flyer.pdf", pages=None)

    def test_no_file(self):
        self.say("impose", pages=None)

    def test_a_layout_in_place_of_a_pdf(self):
        self.say("impose", "layouts/notice.yaml")

    def test_an_empty_file(self):
        self.say("booklet", "flyer.pdf", data=b"")

    def test_a_picture_in_place_of_a_pdf(self):
        self.say("tile", "flyer.pdf", data=b"\x89PNG\r\n\x1a\n" + bytes(range(256)))

    def test_a_file_of_more_than_512_megabytes(self):
        (self.root / "flyer.pdf").write_bytes(b"%PDF-1.7\n")
        os.truncate(self.root / "flyer.pdf", (512 << 20) + 1)
        self.say("impose", "flyer.pdf", pages=None)

    def test_a_pdf_cut_in_half(self):
        whole = pdf(A5)
        self.say("impose", "flyer.pdf", data=whole[:len(whole) // 2])

    def test_a_pdf_whose_table_of_objects_is_wrong(self):
        self.say("impose", "flyer.pdf", data=pdf(A5).replace(b"%PDF-1.7\n", b"%PDF-1.7\n%%%%%%%%\n"))

    def test_a_page_whose_drawing_is_torn(self):
        self.write("whole.pdf", pdf(A5))
        packed = self.root / "packed.pdf"
        run("qpdf", "--static-id", "--object-streams=disable", "--compress-streams=y", "whole.pdf", packed, cwd=self.root, check=True)
        data = bytearray(packed.read_bytes())
        at = data.index(b"stream\n", data.index(b"FlateDecode")) + 20
        data[at:at + 8] = b"\xff" * 8
        self.say("impose", "flyer.pdf", data=bytes(data))

    def test_a_pdf_with_a_password(self):
        self.locked("secret", "owner")

    def test_a_pdf_with_a_restriction(self):
        self.locked("", "owner")

    def locked(self, user, owner):
        self.write("open.pdf", pdf(A5))
        run("qpdf", "--static-id", "--encrypt", user, owner, "256", "--modify=none", "--", "open.pdf", "locked.pdf", cwd=self.root, check=True)
        self.say("impose", "flyer.pdf", data=(self.root / "locked.pdf").read_bytes())

    def test_a_pdf_without_pages(self):
        self.say("impose", "flyer.pdf", pages=[])

    def test_a_page_without_a_size(self):
        self.say("impose", "flyer.pdf", pages=[("", "")])

    def test_a_page_that_is_too_small(self):
        self.say("impose", "flyer.pdf", pages=[(box("MediaBox", 0, 0, 9.99, 100), "")])

    def test_a_page_that_is_as_small_as_may_be(self):
        self.say("impose", "flyer.pdf", pages=[(box("MediaBox", 0, 0, 10, 100), "")])

    def test_a_page_that_is_too_large(self):
        self.say("tile", "flyer.pdf", pages=[(box("MediaBox", 0, 0, 5001, 100), "")])

    def test_a_page_that_is_as_large_as_may_be(self):
        self.say("tile", "flyer.pdf", pages=[(box("MediaBox", 0, 0, 5000, 100), "")])

    def test_a_page_of_more_tiles_than_anybody_glues(self):
        self.say("tile", "flyer.pdf", "--scale", "1000%", pages=[(box("MediaBox", 0, 0, 4000, 4000), "")])

    def test_pages_of_two_sizes(self):
        self.say("booklet", "flyer.pdf", pages=[*A5, marked(210, 297, 3)])

    def test_pages_that_do_not_go_onto_the_paper(self):
        self.say("impose", "flyer.pdf", "--nup", "4")

    def test_a_booklet_that_does_not_go_onto_the_paper(self):
        self.say("booklet", "flyer.pdf", "--sheet", "A4", pages=[marked(210, 297, 1)])

    def test_pages_with_gutters_that_do_not_go_onto_the_paper(self):
        self.say("impose", "flyer.pdf", "--gutter", "4mm")


class Options(Sheets):
    def test_a_paper_misspelt(self):
        self.say("impose", "flyer.pdf", "--sheet", "Leter")

    def test_a_paper_that_is_none(self):
        self.say("impose", "flyer.pdf", "--sheet", "large")

    def test_a_paper_that_stands_on_its_head(self):
        self.say("impose", "flyer.pdf", "--sheet", "A4 lanscape")

    def test_a_paper_as_small_as_a_stamp(self):
        self.say("impose", "flyer.pdf", "--sheet", "49x50mm")

    def test_no_pages_a_side(self):
        self.say("impose", "flyer.pdf", "--nup", "0")

    def test_half_a_page_a_side(self):
        self.say("impose", "flyer.pdf", "--nup", "2.5")

    def test_columns_without_rows(self):
        self.say("impose", "flyer.pdf", "--nup", "3x")

    def test_more_cells_than_fit_on_any_paper(self):
        self.say("impose", "flyer.pdf", "--nup", "17x16")

    def test_a_gutter_without_a_unit(self):
        self.say("impose", "flyer.pdf", "--gutter", "4")

    def test_a_gutter_in_pixels(self):
        self.say("impose", "flyer.pdf", "--gutter", "4px")

    def test_a_gutter_below_nothing(self):
        self.say("impose", "flyer.pdf", "--gutter", "-1mm")

    def test_an_edge_misspelt(self):
        self.say("impose", "flyer.pdf", "--flip", "logn")

    def test_marks_that_there_are_not(self):
        self.say("impose", "flyer.pdf", "--marks", "crop")

    def test_two_orders_at_once(self):
        self.say("impose", "flyer.pdf", "--repeat", "--cut-and-stack")

    def test_a_reading_of_one_number(self):
        self.say("impose", "flyer.pdf", "--back-offset", "0.5")

    def test_a_reading_with_units(self):
        self.say("impose", "flyer.pdf", "--back-offset", "0.5mm,1mm")

    def test_a_reading_that_no_printer_misses_by(self):
        self.say("impose", "flyer.pdf", "--back-offset", "0,20.5")

    def test_a_signature_of_six_pages(self):
        self.say("booklet", "flyer.pdf", "--signature", "6")

    def test_a_creep_of_a_card_index(self):
        self.say("booklet", "flyer.pdf", "--creep", "15mm")

    def test_an_overlap_of_half_a_sheet(self):
        self.say("tile", "flyer.pdf", "--overlap", "100mm")

    def test_a_scale_without_its_sign(self):
        self.say("tile", "flyer.pdf", "--scale", "2")

    def test_several_options_at_once(self):
        self.say("impose", "flyer.pdf", "--nup", "x", "--sheet", "A44", "--gutter", "4", "--flip", "both")


class Press(Sheets):
    """`marked` draws in RGB and names no printing condition: what is said of that comes with what was planted."""
    BLEEDING = [marked(148, 210, 1, bleed=3), marked(148, 210, 2, bleed=3)]

    def say_press(self, command, *options, **more):
        self.say(command, "flyer.pdf", "--press", *options, **more)

    def ink(self, **options):
        """A print file in one ink."""
        boxes = box("MediaBox", 0, 0, 154, 216) + box("TrimBox", 3, 3, 151, 213) + box("BleedBox", 0, 0, 154, 216)
        return {"pages": [(boxes, "0 1 1 0 k 0 0 99 99 re f")] * 2, **options}

    def intent(self, version):
        return self.ink(catalog="/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) >>]", info=f"/GTS_PDFXVersion ({version})")

    def test_a_work_without_a_press(self):
        self.say("impose", "flyer.pdf", "--work", "turn")

    def test_a_gripper_without_a_press(self):
        self.say("impose", "flyer.pdf", "--gripper", "12mm")

    def test_what_is_for_office_printers_alone(self):
        self.say_press("impose", "--flip", "long", "--back-offset", "1,1", "--shrink")

    def test_a_work_misspelt(self):
        self.say_press("impose", "--work", "tumbel")

    def test_a_gripper_without_a_unit(self):
        self.say_press("impose", "--gripper", "12")

    def test_a_gripper_of_half_a_sheet(self):
        self.say_press("impose", "--gripper", "160mm")

    def test_creep_and_stock_at_once(self):
        self.say_press("booklet", "--creep", "1mm", "--stock", "0.1mm")

    def test_stock_as_thick_as_a_board(self):
        self.say_press("booklet", "--stock", "5mm", pages=[marked(148, 210, i) for i in range(1, 33)])

    def test_three_columns_from_one_plate(self):
        self.say_press("impose", "--work", "turn", "--nup", "3x1")

    def test_three_rows_from_one_plate(self):
        self.say_press("impose", "--work", "tumble", "--nup", "2x3", "--sheet", "700x1000mm")

    def test_one_page_on_two_plates(self):
        self.say_press("impose", "--work", "sheetwise", pages=A5[:1])

    def test_pages_that_the_gripper_leaves_no_room_for(self):
        self.say_press("impose", "--nup", "2x2", "--gripper", "13mm", "--repeat", pages=self.BLEEDING)

    def test_a_gutter_that_cuts_the_bleed(self):
        self.say_press("impose", "--gutter", "5mm", "--repeat", **self.intent("PDF/X-4"))

    def test_marks_that_have_no_room(self):
        self.say_press("impose", "--nup", "2x2", "--repeat", "--work", "turn", **self.intent("PDF/X-4"))

    def test_a_source_that_is_for_a_screen(self):
        self.say_press("impose", "--repeat")

    def test_a_source_without_a_printing_condition(self):
        self.say_press("impose", "--repeat", **self.ink())

    def test_a_source_of_another_standard(self):
        self.say_press("impose", "--repeat", **self.intent("PDF/X-3:2003"))

    def test_a_source_with_rgb_by_icc(self):
        profile = "<< /N 3 /Length 0 >>\nstream\n\nendstream"
        self.say_press("impose", "--repeat", **{**self.intent("PDF/X-4"), "extra": [profile], "resources": "/ColorSpace << /S [/ICCBased %d 0 R] >>" % EXTRA})


if __name__ == "__main__":
    unittest.main()
