"""`impose`, `booklet`, `tile` and `calibration`: what comes out of real PDFs, as other programs see it."""
import unittest

from PIL import Image, ImageChops, ImageOps

from sheets import *

SIDEWAYS = "/ViewerPreferences << /Duplex /DuplexFlipLongEdge >>"
UPWARDS = "/ViewerPreferences << /Duplex /DuplexFlipShortEdge >>"


class Sheets(Case):
    def setUp(self):
        self.here = self.folder()

    def source(self, pages, **options):
        path = self.here / "source.pdf"
        path.write_bytes(pdf(pages, **options))
        return path

    def made(self, command, *options, source=None, **more):
        """The file that a command makes, proved to be sound."""
        path = self.here / f"made-{len(list(self.here.iterdir()))}.pdf"
        arguments = [command] + ([source] if source else []) + [*options, "-o", path]
        result = handbill(*arguments, **more)
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        self.said = result.stdout
        self.assertIn("No syntax or stream encoding errors found", run("qpdf", "--check", path, check=True).stdout)
        return path

    def boxes(self, path):
        return [line.split(":")[1].split() for line in run("pdfinfo", "-box", "-l", "99", path, check=True).stdout.splitlines()
                if "Box:" in line and line.startswith("Page")]

    def viewer(self, path):
        text = run("qpdf", "--json", path, check=True).stdout
        import json
        found = [each for each in json.loads(text)["qpdf"][1].values() if "value" in each and isinstance(each["value"], dict)
                 and each["value"].get("/Type") == "/Catalog"]
        return found[0]["value"]["/ViewerPreferences"]

    def assert_alike(self, one, two, share=0.002):
        """Pictures that differ in a few pixels at edges at most."""
        self.assertEqual(one.size, two.size)
        difference = ImageChops.difference(one, two).convert("L").point(lambda value: 255 if value > 64 else 0)
        differing = sum(1 for value in difference.getdata() if value)
        self.assertLess(differing, share * one.width * one.height)


class Registration(Sheets):
    """A test page with a mark near each corner, front and back printed, the back seen through the paper."""

    def assert_registered(self, path, flip):
        pages = pictures(path)
        self.assertEqual(0, len(pages) % 2)
        for front, back in zip(pages[::2], pages[1::2]):
            self.assertTrue(front.convert("L").getextrema()[0] < 200, "the front is not blank")
            long_edge_is_the_side = front.height > front.width
            turned_sideways_ = (flip == "long") == long_edge_is_the_side
            self.assert_alike(front, ImageOps.mirror(back) if turned_sideways_ else ImageOps.flip(back))

    def test_backs_lie_behind_their_fronts_in_every_nup_and_flip(self):
        for cells, size in ((2, (148, 210)), (4, (105, 148)), (8, (74, 105)), (2, (210, 148)), ("3x1", (60, 180))):
            source = self.source([marked(*size, 0), marked(*size, 0, turned_sideways(CORNERS))])
            for flip in ("long", "short"):
                for order in ([], ["--repeat"], ["--cut-and-stack"]):
                    with self.subTest(cells=cells, flip=flip, order=order):
                        self.assert_registered(self.made("impose", "--nup", cells, "--flip", flip, "--marks", "none", *order, source=source), flip)

    def test_bleed_is_kept_on_both_sides(self):
        source = self.source([marked(148, 210, 0, bleed=3), marked(148, 210, 0, turned_sideways(CORNERS), bleed=3)])
        path = self.made("impose", "--nup", 4, "--repeat", "--sheet", "SRA3", "--marks", "none", source=source)
        self.assert_registered(path, "long")
        front = Image.open(next((self.here / (path.stem + "-pages")).glob("*1.ppm"))).convert("RGB")
        dots = lambda mm: round(mm * 40 / 25.4)
        ground = (204, 255, 255)
        # 4 trims and a gutter of two bleeds in the middle of 320 x 450 mm: the ground reaches 3 mm beyond.
        self.assertEqual(ground, front.getpixel((dots(160), dots(225))))
        self.assertEqual(ground, front.getpixel((dots(160 - 151 - 2), dots(225))))
        self.assertEqual((255, 255, 255), front.getpixel((dots(160 - 151 - 4), dots(225))))

    def test_a_piece_that_is_turned_upwards_keeps_its_heads_so(self):
        for flip in ("long", "short"):
            source = self.source([marked(148, 210, 0), marked(148, 210, 0, turned_upwards(CORNERS))], catalog=UPWARDS)
            self.assert_registered(self.made("impose", "--repeat", "--flip", flip, "--marks", "none", source=source), flip)

    def test_a_two_sided_piece_is_imposed_on_two_sides_by_itself(self):
        source = self.source([marked(148, 210, 0), marked(148, 210, 0, turned_sideways(CORNERS))], catalog=SIDEWAYS)
        path = self.made("impose", "--marks", "none", source=source)
        self.assertEqual({"/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge", "/DisplayDocTitle": True}, self.viewer(path))
        self.assertIn("1 sheet of A4 landscape, 2 x 1\nprint at 100 %, on both sides, turned over on the short edge\n", self.said)
        self.assert_registered(path, "short")

    def test_booklet_pages_lie_behind_each_other(self):
        for flip in ("long", "short"):
            pages = [marked(148, 210, 0, CORNERS if i % 2 == 0 else turned_sideways(CORNERS)) for i in range(8)]
            self.assert_registered(self.made("booklet", "--flip", flip, "--marks", "none", "--creep", "1mm", source=self.source(pages)), flip)

    def test_a_reading_moves_backs_alone(self):
        source = self.source([marked(105, 148, 0), marked(105, 148, 0, turned_sideways(CORNERS))])
        plain = pictures(self.made("impose", "--nup", 4, "--repeat", "--marks", "none", source=source))
        moved = pictures(self.made("impose", "--nup", 4, "--repeat", "--marks", "none", "--back-offset", "2.54,-5.08", source=source))
        self.assertEqual(plain[0].tobytes(), moved[0].tobytes())
        # The back was read 2.54 mm too far right and 5.08 mm too high, seen from the front; its own right is the front's left.
        self.assert_alike(moved[1], ImageChops.offset(plain[1], 4, 8))

    def test_the_calibration_sheet_shows_what_a_printer_does(self):
        for flip in ("long", "short"):
            path = self.made("calibration", "--flip", flip)
            self.assertIn(flip, self.viewer(path)["/Duplex"].lower())
            front, back = (each.convert("L") for each in pictures(path, 100))
            back = ImageOps.mirror(back) if flip == "long" else ImageOps.flip(back)
            # Each cross of the back runs on where the front's ends: in the middle of the sheet, and 35 mm from its corners.
            for x, y in ((105, 148.5), (35, 35), (175, 35), (35, 262), (175, 262)):
                at = lambda mm: round(mm * 100 / 25.4)
                on_front = front.crop((at(x) - 2, at(y - 7.5), at(x) + 3, at(y - 6.5)))
                on_back = back.crop((at(x) - 2, at(y - 12.5), at(x) + 3, at(y - 11.5)))
                column = lambda picture: min(range(picture.width), key=lambda i: sum(picture.getpixel((i, j)) for j in range(picture.height)))
                self.assertLessEqual(abs(column(on_front) - column(on_back)), 1, (flip, x, y))


class Pages(Sheets):
    def numbers(self, path):
        pages = run("pdftotext", "-layout", path, "-", check=True).stdout.split("\f")[:-1]
        return [[int(word) for word in page.split() if word.isdigit()] for page in pages]

    def test_sequence_and_cut_and_stack(self):
        source = self.source([marked(105, 148, i) for i in range(1, 9)])
        plain = self.made("impose", "--nup", "4", "--marks", "none", source=source)
        self.assertEqual([[1, 2, 3, 4], [5, 6, 7, 8]], self.numbers(plain))
        stacked = self.made("impose", "--nup", "4", "--cut-and-stack", "--marks", "none", source=source)
        self.assertEqual([[1, 3, 5, 7], [2, 4, 6, 8]], self.numbers(stacked))

    def test_a_booklet_is_folded_into_the_order_of_its_pages(self):
        source = self.source([marked(148, 210, i) for i in range(1, 7)])
        self.assertEqual([[1], [2], [6, 3], [4, 5]], self.numbers(self.made("booklet", "--marks", "none", source=source)))
        self.assertIn("2 sheets of A4 landscape, 2 x 1, 2 blank pages at the end\n", self.said)
        self.assertEqual([[1], [2], [3, 6], [5, 4]], self.numbers(self.made("booklet", "--rtl", "--marks", "none", source=source)))

    def test_the_paper_of_a_booklet_is_what_its_pages_need(self):
        for size, paper in (((148, 210), "A4"), ((210, 297), "A3"), ((139.7, 215.9), "Letter"), ((105, 148), "A4")):
            self.made("booklet", source=self.source([marked(*size, 1)]))
            self.assertIn(f" of {paper} ", self.said)

    def test_sheets_have_the_boxes_of_their_paper(self):
        source = self.source([marked(148, 210, 1)])
        for sheet, size in (("A4", "841.89 595.28"), ("A4 landscape", "841.89 595.28"), ("320x450mm", "1275.59 907.09")):
            for media, _, bleed, trim, _ in zip(*[iter(self.boxes(self.made("impose", "--sheet", sheet, source=source)))] * 5):
                self.assertEqual(["0.00", "0.00", *size.split()], media)
                self.assertEqual((media, media), (bleed, trim))

    def test_a_page_is_what_its_own_boxes_and_rotation_say(self):
        keys, content = marked(100, 150, 0)
        upright = pictures(self.made("impose", "--nup", "1", "--marks", "none", source=self.source([(keys, content)])))[0]
        # The same page, stored on its side and in another corner of a larger medium with marks around it.
        for rotate, matrix in ((90, "0 1 -1 0 %g 0" % (150 * POINT)), (180, "-1 0 0 -1 %g %g" % (100 * POINT, 150 * POINT)), (270, "0 -1 1 0 0 %g" % (100 * POINT))):
            width, height = (150, 100) if rotate != 180 else (100, 150)
            turned = "1 0 0 1 %g %g cm q %s cm\n%s Q 0 g -20 -20 10 10 re f\n" % (30 * POINT, 20 * POINT, matrix, content)
            boxes = box("MediaBox", 0, 0, width + 60, height + 60) + box("CropBox", 5, 5, width + 50, height + 50) + box("TrimBox", 30, 20, 30 + width, 20 + height)
            path = self.made("impose", "--nup", "1", "--marks", "none", source=self.source([("%s /Rotate %d" % (boxes, rotate), turned)]))
            self.assert_alike(upright, pictures(path)[0])
        half = "0.5 0 0 0.5 0 0 cm\n" + content
        path = self.made("impose", "--nup", "1", "--marks", "none", source=self.source([("/MediaBox [0 0 %g %g] /UserUnit 2" % (50 * POINT, 75 * POINT), half)]))
        self.assert_alike(upright, pictures(path)[0])

    def test_what_is_stamped_onto_a_page_is_printed_and_a_hidden_layer_is_not(self):
        keys, content = marked(100, 150, 0)
        magenta = "1 0 1 rg 0 0 80 80 re f"
        form = "<< /Type /XObject /Subtype /Form /BBox [0 0 80 80] /Length %d >>\nstream\n%s\nendstream" % (len(magenta), magenta)
        stamp = "/Annots [<< /Type /Annot /Subtype /Stamp /F 4 /Rect [100 200 180 280] /AP << /N %d 0 R >> >>]" % EXTRA
        stamped = self.source([(keys + stamp, content)], extra=[form])
        page = pictures(self.made("impose", "--nup", "1", "--marks", "none", source=stamped))[0]
        self.assertIn((255, 0, 255), {colour for _, colour in page.getcolors(9999)})
        layered = self.source([(keys, content + "/OC /L BDC %s EMC\n" % magenta)], extra=["<< /Type /OCG /Name (hidden) >>"],
                              catalog="/OCProperties << /OCGs [%d 0 R] /D << /OFF [%d 0 R] >> >>" % (EXTRA, EXTRA), resources="/Properties << /L %d 0 R >>" % EXTRA)
        page = pictures(self.made("impose", "--nup", "1", "--marks", "none", source=layered))[0]
        self.assertNotIn((255, 0, 255), {colour for _, colour in page.getcolors(9999)})


class Tiles(Sheets):
    def test_tiles_put_together_are_the_page(self):
        # 40 dpi and lengths that are whole dots, so that nothing is lost between tiles.
        source = self.source([marked(292.1, 419.1, 0, size=25.4, inset=12.7)])
        whole = pictures(self.made("impose", "--nup", "1", "--sheet", "A3", "--marks", "none", source=source))[0]
        path = self.made("tile", "--overlap", "12.7mm", "--marks", "none", source=source)
        self.assertIn("4 sheets of A4 portrait, 2 x 2\n", self.said)
        tiles = pictures(path)
        dots = lambda mm: round(mm * 40 / 25.4)
        width, height = dots((292.1 + 12.7) / 2), dots((419.1 + 12.7) / 2)
        step = (width - dots(12.7), height - dots(12.7))
        glued = Image.new("RGB", (dots(292.1), dots(419.1)), "white")
        for number, tile in enumerate(tiles):
            left, top = round((tile.width - width) / 2), round((tile.height - height) / 2)
            glued.paste(tile.crop((left, top, left + width, top + height)), (number % 2 * step[0], number // 2 * step[1]))
        left, top = round((whole.width - glued.width) / 2), round((whole.height - glued.height) / 2)
        self.assert_alike(whole.crop((left, top, left + glued.width, top + glued.height)), glued, share=0.01)

    def test_words_say_where_a_tile_belongs(self):
        source = self.source([marked(297, 420, 0)])
        words = run("pdftotext", "-layout", self.made("tile", "--overlap", "12mm", source=source), "-", check=True).stdout.split("\f")
        self.assertEqual(6, len(words))
        self.assertIn("100 mm", words[0])
        for i, page in enumerate(words[:4]):
            self.assertIn(f"Sheet {i + 1} of 4", page)
            self.assertIn(f"row {i // 2 + 1} of 2, column {i % 2 + 1} of 2", page)
        for number in "1234":
            self.assertIn(number, words[4].split())
        self.assertIn("4 sheets of A4 portrait, 2 x 2, and a page that shows how they go together\n", self.said)

    def test_words_are_the_languages_own_where_it_has_them(self):
        source = self.source([marked(297, 420, 0)], catalog="/Lang (ko-KR)")
        words = run("pdftotext", self.made("tile", source=source), "-", check=True).stdout
        self.assertIn(read_yaml(CAMPAIGN / "ko.yaml")["texts"]["sheet-of"].format(sheet=2, sheets=4), words)
        self.assertIn("row 1 of 2, column 2 of 2", words)
        words = run("pdftotext", self.made("tile", "--lang", "de", source=source), "-", check=True).stdout
        self.assertIn(read_yaml(CAMPAIGN / "de.yaml")["texts"]["sheet-of"].format(sheet=2, sheets=4), words)

    def test_a_poster_is_enlarged(self):
        self.made("tile", "--scale", "200%", source=self.source([marked(210, 297, 0)]))
        self.assertIn("8 sheets of A4 landscape, 2 x 4, and a page that shows how they go together, pages at 200 %\n", self.said)


class Files(Sheets):
    def poster(self):
        path = self.here / "poster.pdf"
        self.assertEqual(0, handbill("render", "poster-a4", "--lang", "ko", "--edition", "office", "-o", path).returncode)
        return path

    def test_a_code_is_read_from_two_pages_a_side_at_150_dpi(self):
        path = self.made("impose", "--repeat", "--shrink", source=self.poster())
        run("pdftoppm", "-r", "150", "-gray", path, self.here / "q", check=True)
        read = run("zbarimg", "-q", "--raw", next(self.here.glob("q*.pgm"))).stdout.split()
        self.assertEqual(2, len(read))
        self.assertEqual(1, len(set(read)))
        self.assertTrue(read[0].startswith("https://"))

    def test_the_pages_data_are_there_once(self):
        poster = self.poster()
        for cells in ("2", "4", "8"):
            path = self.made("impose", "--nup", cells, "--repeat", "--shrink", source=poster)
            self.assertLess(path.stat().st_size, poster.stat().st_size + 4000)
            opened = subprocess.run(["qpdf", "--qdf", path, "-"], capture_output=True).stdout
            self.assertEqual(2, opened.count(b"/Subtype /Form"), "the page and the marks")

    def test_every_program_draws_it_in_silence(self):
        poster = self.poster()
        for command in (["impose", "--repeat", "--shrink"], ["booklet", "--shrink"], ["tile", "--scale", "150%"]):
            path = self.made(command[0], *command[1:], source=poster)
            self.assertEqual("", run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", path, check=True).stdout)
            run("pdftoppm", "-r", "20", path, self.here / "x", check=True)
            self.assertNotIn("error", run("mutool", "draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "pam", path).stderr)

    def test_the_words_of_the_pages_stay_words(self):
        headline = squeezed(read_yaml(CAMPAIGN / "ko.yaml")["texts"]["scan"])
        text = squeezed(run("pdftotext", self.made("impose", "--repeat", "--shrink", source=self.poster()), "-", check=True).stdout)
        self.assertEqual(2, text.count(headline))

    def test_title_language_and_date_are_the_sources_and_the_jobs(self):
        path = self.made("impose", "--shrink", source=self.poster(), env={"SOURCE_DATE_EPOCH": "1000000000"})
        told = run("pdfinfo", path, env={"TZ": "UTC"}, check=True).stdout
        source = run("pdfinfo", self.here / "poster.pdf", check=True).stdout
        self.assertEqual(*[[line for line in text.splitlines() if line.startswith("Title:")] for text in (told, source)])
        self.assertIn("2001", told)
        opened = subprocess.run(["qpdf", "--qdf", path, "-"], capture_output=True).stdout
        self.assertIn(b"/Lang (ko)", opened)
        self.assertIn(b"<dc:language><rdf:Bag><rdf:li>ko<", opened)
        self.assertNotIn(b" rg\n", subprocess.run(["qpdf", "--qdf", self.made("calibration"), "-"], capture_output=True).stdout)

    def test_the_same_bytes_each_time(self):
        poster = self.poster()
        for command in (["impose", poster, "--repeat", "--shrink"], ["booklet", poster, "--shrink"], ["tile", poster, "--scale", "150%"], ["calibration"]):
            one, two = self.here / "one.pdf", self.here / "two.pdf"
            for path in (one, two):
                self.assertEqual(0, handbill(*command, "-o", path).returncode)
            self.assertEqual(one.read_bytes(), two.read_bytes())

    def test_no_project_is_needed(self):
        source = self.source([marked(148, 210, 1)])
        path = self.made("impose", source=source, cwd="/")
        self.assertTrue(path.exists())

    def test_a_dash_writes_the_file_and_nothing_else(self):
        source = self.source([marked(148, 210, 1)])
        result = subprocess.run([HANDBILL, "impose", source, "-o", "-"], cwd=PROJECT, capture_output=True)
        self.assertEqual((0, b""), (result.returncode, result.stderr))
        self.assertEqual((b"%PDF-", b"%%EOF\n"), (result.stdout[:5], result.stdout[-6:]))

    def test_a_folder_gets_a_file_with_a_name_that_tells(self):
        source = self.source([marked(148, 210, 1)])
        out = self.here / "out"
        for command in (["impose", source], ["impose", source, "--nup", "1x2"], ["booklet", source], ["tile", source], ["calibration"]):
            self.assertEqual(0, handbill(*command, "-o", out).returncode)
        self.assertEqual(["calibration-A4.pdf", "source-2up.pdf", "source-booklet.pdf", "source-tiles.pdf"], sorted(each.name for each in out.iterdir()))

    def test_json_tells_what_was_made(self):
        import json
        source = self.source([marked(148, 210, 1), marked(148, 210, 2)])
        result = handbill("impose", source, "--repeat", "--json", "-o", self.here / "a.pdf")
        told = json.loads(result.stdout)
        self.assertEqual((1, 2, 2, 1, "A4", "short"), tuple(told[key] for key in ("sheets", "sides", "columns", "rows", "paper", "flip")))
        self.assertEqual([], told["diagnostics"])


if __name__ == "__main__":
    unittest.main()
