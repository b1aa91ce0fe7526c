"""Pictures and drawings that break other programs, and output that cannot be written."""
import resource
import unittest

import pictures
from pictures import Pixels, jpeg, lying, png, svg, turned
from planting import *

RED_AND_BLUE = "1 0 0 setrgbcolor 0 0 400 400 rectfill 0 0 1 setrgbcolor 400 0 400 400 rectfill"
NOISE = "0 1 199 {/x exch def 0 1 199 {/y exch def rand 255 mod 255 div rand 255 mod 255 div 0.5 setrgbcolor x y 1 1 rectfill} for} for"


def is_red(r, g, b):
    return r > 200 and g < 90 and b < 90


def is_blue(r, g, b):
    return b > 200 and r < 90 and g < 90


class Placed(Planted):
    def place(self, name, content):
        self.write(f"{ART}/{name}", content)
        self.change(LAYOUT, ("art/lanes.svg", "art/" + name))


class Bitmaps(Placed):
    def refuse(self, name, content):
        self.place(name, content)
        self.assertNotEqual(0, self.answered().code)

    def made(self):
        return Pixels(self.root / "out" / "screen" / "notice-en.pdf", 36)

    def test_a_png_bomb(self):
        self.refuse("bomb.png", png(60_000, 60_000, 1, 0, zlib_of_nothing(60_000, 200)))

    def test_a_png_of_more_pixels_than_are_taken(self):
        self.refuse("large.png", png(12_000, 12_000, 1, 0))

    def test_a_png_that_ends_early(self):
        self.refuse("short.png", png(200, 200)[:-40])

    def test_a_png_with_a_wrong_checksum(self):
        good = png(20, 20)
        self.refuse("sum.png", good[:60] + bytes([good[60] ^ 1]) + good[61:])

    def test_a_jpeg_whose_header_lies(self):
        self.refuse("lie.jpg", lying(jpeg(self.root, "jpeg", (800, 400), RED_AND_BLUE), 65_500, 65_500))

    def test_a_jpeg_whose_header_lies_within_the_limits(self):
        self.refuse("lie.jpg", lying(jpeg(self.root, "jpeg", (800, 400), RED_AND_BLUE), 10_000, 10_000))

    def test_half_a_jpeg(self):
        whole = jpeg(self.root, "jpeg", (200, 200), NOISE)
        self.refuse("half.jpg", whole[:len(whole) // 2])

    def test_a_gif_named_png(self):
        self.refuse("moving.png", b"GIF89a\1\0\1\0\0\0\0;")

    def test_a_webp(self):
        self.refuse("photo.webp", b"RIFF\x24\0\0\0WEBPVP8 " + bytes(24))

    def test_a_photo_of_a_telephone(self):
        self.refuse("photo.heic", b"\0\0\0\x18ftypheic" + bytes(24))

    def test_an_empty_picture(self):
        self.refuse("empty.png", b"")

    def test_noise_named_jpg(self):
        self.refuse("noise.jpg", bytes(range(256)))

    def test_a_cmyk_jpeg_of_adobe_is_printed_in_its_colours(self):
        self.place("cmyk.jpg", jpeg(self.root, "jpegcmyk", (800, 400), "0 1 1 0 setcmykcolor 0 0 400 400 rectfill 1 1 0 0 setcmykcolor 400 0 400 400 rectfill"))
        self.answered()
        red, reds = self.made().places(is_red)
        self.assertGreater(reds, 500)
        blue, blues = self.made().places(lambda r, g, b: b > r + 60 and b > g + 40 and r < 120)
        self.assertGreater(blues, 500)
        self.assertLess(red[0], blue[0])

    def test_a_photo_taken_upright_stands_upright(self):
        self.place("upright.jpg", turned(jpeg(self.root, "jpeg", (800, 400), RED_AND_BLUE), 6))
        self.answered()
        red, reds = self.made().places(is_red)
        blue, blues = self.made().places(is_blue)
        self.assertGreater(min(reds, blues), 200)
        self.assertAlmostEqual(red[0], blue[0], delta=2)
        self.assertLess(red[1], blue[1] - 10)


def zlib_of_nothing(width, rows):
    import zlib
    return zlib.compress(bytes(((width + 7) // 8 + 1) * rows), 9)


class Drawings(Placed):
    """Nothing of these reaches librsvg in the main process; the worker has 5 s and 256 MB."""

    def refuse(self, content, **how):
        self.place("bad.svg", content)
        self.assertNotEqual(0, self.answered(seconds=5, megabytes=256, **how).code)

    def test_a_filter_that_aborts_librsvg(self):
        self.refuse(svg('<filter id="f" x="0" y="0" width="0" height="1"><feFlood/><feTile/></filter><rect width="9" height="9" filter="url(#f)"/>'))

    def test_endless_turbulence(self):
        self.refuse(svg('<filter id="f"><feTurbulence baseFrequency="1" numOctaves="1000000"/></filter><rect width="90" height="40" filter="url(#f)"/>'))

    def test_a_bomb_of_use(self):
        rows = ['<g id="a0"><rect width="9" height="9"/></g>']
        rows += [f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 12)]
        self.refuse(svg("<defs>" + "".join(rows) + '</defs><use href="#a11"/>'),
                    or_rather=(r"more than 4 s of processor time|longer than 4\.5 s", "more than 256 MB"))

    def test_a_use_within_itself_is_drawn_once(self):
        self.place("bad.svg", svg('<g id="a"><rect width="9" height="9"/><use href="#a"/></g>'))
        self.answered(seconds=5, megabytes=256)

    def test_a_path_of_a_million_segments_is_drawn_in_time(self):
        self.place("bad.svg", svg('<path d="M0 0' + "L9 9" * 500_000 + "L90 0" * 300_000 + '"/>'))
        self.answered(seconds=5, megabytes=256)

    def test_a_path_of_more_bytes_than_are_taken(self):
        self.refuse(svg('<path d="M0 0' + "L9 9" * 3_000_000 + '"/>'))

    def test_a_bomb_of_entities(self):
        head = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(97 + i)} "{("&" + chr(96 + i) + ";") * 10}">' for i in range(1, 9)) + "]>"
        self.refuse(svg("<desc>&i;</desc>", head))

    def test_an_entity_from_outside(self):
        self.refuse(svg("<desc>&x;</desc>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))

    def test_a_lost_logo(self):
        self.refuse(svg('<image href="logo.png" width="9" height="9"/>'))

    def test_a_logo_on_the_web(self):
        self.refuse(svg('<image xlink:href="https://example.org/logo.png" width="9" height="9"/><rect width="9" height="9"/>'))

    def test_a_style_sheet_from_elsewhere(self):
        self.refuse(svg('<style>@import "https://example.org/a.css";</style><rect width="9" height="9"/>'))

    def test_another_file_by_xinclude(self):
        self.refuse(svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../campaign.yaml" parse="text"/><rect width="9" height="9"/>'))

    def test_a_script(self):
        self.refuse(svg("<script>alert(1)</script><rect width='9' height='9'/>"))

    def test_text_that_has_not_been_made_paths(self):
        self.refuse(svg('<text y="20">Run</text>'))

    def test_more_than_a_million_elements(self):
        self.refuse(svg("<g/>" * 1_100_000))

    def test_more_than_a_hundred_thousand_elements(self):
        self.refuse(svg("<g/>" * 200_000))

    def test_elements_nested_a_hundred_thousand_deep(self):
        self.refuse(svg("<g>" * 100_000 + "</g>" * 100_000))

    def test_a_drawing_that_draws_nothing(self):
        self.refuse(svg(""))

    def test_a_drawing_without_a_size(self):
        self.refuse('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="-5"><rect width="9" height="9"/></svg>')

    def test_a_drawing_cut_off(self):
        self.refuse(svg('<rect width="9" height="9"/>')[:-20])

    def test_a_web_page_named_svg(self):
        self.refuse("<!doctype html><html><body>Not found</body></html>")

    def test_an_empty_drawing(self):
        self.refuse("")

    def test_a_png_named_svg(self):
        self.refuse(png(9, 9))

    def test_a_drawing_without_its_namespace(self):
        self.refuse('<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')


class Logos(Planted):
    """What a church brings: named in its details, and looked for beside them."""
    FOLDER = "content/run-for-your-life/details"
    SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path fill="#cc3a18" d="M0 0H20V20H0Z"/></svg>'

    def bring(self, name):
        self.change(DETAILS, ("contact: 01904", f"logo: {name}\ncontact: 01904"))

    def refuse(self, name):
        self.bring(name)
        self.assertNotEqual(0, self.answered().code)

    def drawn(self, *options):
        answer = self.run_handbill("render", "notice", "--lang", "en", "--edition", "screen", "--no-cache", "-o", "out", *options)
        self.assertEqual((0, ""), (answer.code, untangled(answer.said)))
        return Pixels(self.root / "out" / "screen" / "notice-en.pdf", 36).places(is_red)[1]

    def test_a_logo_stands_on_the_page_and_leaves_it_where_there_is_none(self):
        without = self.drawn()
        self.write(f"{self.FOLDER}/logos/square.svg", self.SQUARE)
        self.bring("logos/square.svg")
        with_it = self.drawn()
        # 12 mm at 36 pixels an inch are 17.
        self.assertLess(abs(with_it - without - 17 * 17), 40)

    def test_a_logo_is_looked_for_beside_the_details_that_are_asked_for(self):
        without = self.drawn()
        elsewhere = self.folder()
        (elsewhere / "square.svg").write_text(self.SQUARE)
        # The notice shows no contact, and would say so of details that are asked for.
        (elsewhere / "york.yaml").write_text((self.root / DETAILS).read_text().replace("contact: 01904 123456\n", "logo: square.svg\n"))
        self.assertGreater(self.drawn("--details", elsewhere / "york.yaml"), without + 200)

    def test_a_logo_that_is_empty_is_none(self):
        without = self.drawn()
        self.bring('""')
        self.assertEqual(without, self.drawn())

    def test_a_logo_without_words_for_those_who_cannot_see_it(self):
        self.write(f"{self.FOLDER}/square.svg", self.SQUARE)
        self.change(DETAILS, ("church: St Mary’s, York", "church:"))
        self.refuse("square.svg")

    def test_a_logo_that_is_not_there(self):
        self.write(f"{self.FOLDER}/square.svg", self.SQUARE)
        self.refuse("sqare.svg")

    def test_a_logo_outside_of_its_folder(self):
        self.refuse("../art/lanes.svg")

    def test_a_logo_that_is_a_link_out_of_its_folder(self):
        (self.root / self.FOLDER / "lanes.svg").symlink_to("../art/lanes.svg")
        self.refuse("lanes.svg")

    def test_a_logo_that_is_half_a_file(self):
        self.write(f"{self.FOLDER}/short.png", png(200, 200)[:-40])
        self.refuse("short.png")

    def test_a_logo_of_too_few_pixels(self):
        self.write(f"{self.FOLDER}/small.png", png(20, 20))
        self.refuse("small.png")

    def test_a_logo_that_is_a_list(self):
        self.refuse("[square.svg]")


class Output(Planted):
    def test_a_file_larger_than_is_allowed(self):
        """Stands for a full disk, which a test cannot have without being root: the write itself fails half-way."""
        self.change(LAYOUT, ("    - {picture: art/lanes.svg, alt: $picture-alt, height: 60mm}\n", ""))  # the worker writes, too
        target = self.root / "x.pdf"
        target.write_bytes(b"the old file")
        errors = subprocess.run([HANDBILL, "render", "notice", "--lang", "en", "--edition", "screen", "--no-cache", "-o", "x.pdf"], cwd=self.root,
                                capture_output=True, text=True, stdin=subprocess.DEVNULL,
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.assertEqual((73, "handbill: error[cannot-write]: cannot write x.pdf: File too large\n"), (errors.returncode, untangled(errors.stderr)))
        self.assertEqual(b"the old file", target.read_bytes())
        self.assertEqual([], list(self.root.glob(".*")))

    def test_a_file_in_the_place_of_the_folder(self):
        (self.root / "taken").write_text("mine")
        answer = self.run_handbill("render", "notice", "--lang", "en", "--edition", "screen", "-o", "taken")
        self.assertEqual((73, "handbill: error[cannot-write]: cannot make the folder taken/screen: Not a directory\n"), (answer.code, untangled(answer.said)))
        self.assertEqual("mine", (self.root / "taken").read_text())

    def test_messages_to_a_closed_pipe_are_no_crash(self):
        process = subprocess.Popen([HANDBILL, "check", "nothing"], cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        process.stderr.close()
        self.assertEqual(66, process.wait())


if __name__ == "__main__":
    unittest.main()
