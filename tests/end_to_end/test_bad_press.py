"""What a print shop would send back, said before there is a file: at the YAML's place, with what to do."""
import unittest

from planting import *

THEME = "layouts/themes/plain.yaml"
RENDER = ("render", "notice", "--lang", "en", "--edition", "press", "--no-cache", "-o", "out")
PROFILE = "profiles/own.yaml"
OWN = """\
profile: own
version: "1"
title: A shop of its own
about: For a test.
standard: x4
condition: FOGRA39
printing: Offset on coated paper
icc: third_party/icc/coated.icc.zz
most-ink: 300%
bleed: 3mm
safe: 4mm
"""


class Press(Planted):
    def pressed(self, *options):
        self.answered(*options, command=RENDER, seconds=2)

    def own(self, *pairs):
        text = OWN
        for old, new in pairs:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write(PROFILE, text)
        self.write("third_party/icc/coated.icc.zz", (PROJECT / "third_party/icc/ISOcoated_v2_300_bas.icc.zz").read_bytes())
        self.pressed("--profile", "own")

    def test_a_sound_notice(self):
        self.pressed()

    def test_a_profile_that_is_not_there(self):
        self.pressed("--profile", "coatd")

    def test_a_profile_that_asks_for_the_shops_own(self):
        self.pressed("--profile", "newsprint")

    def test_a_file_that_is_no_icc_profile(self):
        self.write("shop.icc", b"no profile\n" * 100)
        self.pressed("--icc", "shop.icc")

    def test_a_bleed_too_small_for_the_shop(self):
        self.change(LAYOUT, ("bleed: 3mm", "bleed: 2mm"))
        self.pressed()

    def test_a_size_that_the_shop_does_not_print(self):
        self.change(LAYOUT, ("size: A4", "size: A2"))
        self.pressed("--profile", "uk-leaflets")

    def handed(self, *options):
        """The notice as one that a native reader has signed and a church has filled in."""
        self.change("content/run-for-your-life/en.yaml", ("status: draft", "status: reviewed\nreviewed-by: Ann\nreviewed-on: 2026-01-01"))
        self.change("content/run-for-your-life/details/sample.yaml", ("sample: true", "sample: false"))
        self.answered(*options, command=("handover", "notice", "--lang", "en", "-o", "out"), seconds=2)

    def test_copies_that_are_no_number(self):
        self.handed("--quantity", "many,ko=20,en=1000")

    def test_a_file_name_of_words_that_no_profile_knows(self):
        self.own(("safe: 4mm\n", "safe: 4mm\nfile-name: '{product}_{langauge}'\n"))

    def test_two_files_of_one_name(self):
        self.write(PROFILE, OWN + "file-name: '{job}'\n")
        self.write("third_party/icc/coated.icc.zz", (PROJECT / "third_party/icc/ISOcoated_v2_300_bas.icc.zz").read_bytes())
        self.write("layouts/second.yaml", (self.root / LAYOUT).read_text().replace("layout: notice", "layout: second"))
        self.handed("second", "--profile", "own")

    def test_an_edition_that_is_not_for_a_shop(self):
        self.handed("--edition", "office")

    def test_a_file_that_preflight_refuses(self):
        self.change(LAYOUT, ("  gap: step\n", "    - {text: 'Printed by us', id: imprint, style: mark, size: 4pt}\n  gap: step\n"))
        self.handed()

    def test_folds_for_another_paper(self):
        self.write(LAYOUT, "layout: notice\ntitle: $headline\ntheme: plain\npage: {size: A4 landscape, fold: roll, stock: 135, bleed: 3mm, margin: 10mm}\n"
                           "body:\n  column:\n    - {text: $headline, style: text, width: 60mm}\n")
        self.handed("--stock", "300 gsm board")

    def test_more_separations_than_the_shop_prints(self):
        self.change(THEME, ("'#101b33'}", "'#101b33', spot: PANTONE 289 C}"), ("'#cc3a18'}", "'#cc3a18', spot: PANTONE 485 C}"))
        self.pressed()

    def test_words_in_a_black_of_four_inks(self):
        self.change(THEME, ("black: {cmyk: [0, 0, 0, 100], preview: '#000000'}", "black: {cmyk: rich-black, preview: '#000000'}"),
                    ("leading: 1.35, ink: night}", "leading: 1.35, ink: black}"))
        self.pressed()

    def test_more_ink_than_dries(self):
        self.change(THEME, ("[0, 84, 98, 12]", "[80, 84, 98, 70]"))
        self.pressed()

    def test_two_inks_that_dry_and_are_multiplied(self):
        """195 % and 204 % by themselves."""
        self.change(THEME, ("{cmyk: [0, 84, 98, 12], preview: '#cc3a18'}", "{cmyk: [0, 100, 64, 40], preview: '#cc3a18'}"),
                    ("{cmyk: [14, 8, 4, 6], preview: '#c9ced9'}", "{cmyk: [85, 0, 80, 30], preview: '#1bb324'}"))
        self.change(LAYOUT, ("ground: paper", "ground: haze"), ("height: 60mm}", "height: 60mm, id: lanes, blend: multiply}"))
        self.pressed()

    def test_opacity_for_a_shop_that_takes_pdf_x1a(self):
        self.change(LAYOUT, ("height: 60mm}", "height: 60mm, opacity: 0.5}"))
        self.own(("standard: x4", "standard: x1a"))


class Themes(Planted):
    def ink(self, ink):
        self.change(THEME, ("  white: {", f"  extra: {ink}\n  white: {{"))
        self.answered()

    def test_a_technical_ink_without_a_separation(self):
        self.ink("{cmyk: [0, 100, 0, 0], preview: '#e6007e', use: technical}")

    def test_a_separation_by_the_name_of_a_process_ink(self):
        self.ink("{cmyk: [0, 100, 0, 0], preview: '#e6007e', spot: Magenta}")

    def test_a_separation_of_two_colours(self):
        self.change(THEME, ("'#cc3a18'}", "'#cc3a18', spot: Signal}"))
        self.ink("{cmyk: [0, 100, 0, 0], preview: '#e6007e', spot: Signal}")

    def test_white_that_overprints(self):
        self.ink("{cmyk: [0, 0, 0, 0], preview: '#ffffff', overprint: true}")

    def test_a_palette_of_no_theme_at_all(self):
        self.change("content/run-for-your-life/campaign.yaml", ("theme: plain\n", ""))
        self.write("layouts/themes/other.yaml", FILES[THEME].replace("theme: plain", "theme: other"))
        self.answered(command=("palette",))


class Profiles(Planted):
    def profile(self, *pairs):
        text = OWN
        for old, new in pairs:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write(PROFILE, text)
        self.answered(command=("profiles", "own"))

    def test_resolutions_the_wrong_way_round(self):
        self.profile(("safe: 4mm\n", "safe: 4mm\npicture-ppi: [225, 150]\n"))

    def test_a_key_that_is_none_and_one_that_is_missing(self):
        self.profile(("bleed: 3mm\n", "bleeds: 3mm\n"))

    def test_marks_sizes_and_shares_that_are_none(self):
        self.profile(("safe: 4mm\n", "safe: 4mm\nmarks: [crop, folds]\nsizes: [A4, A44]\n"), ("300%", "300"))


class Preflight(Planted):
    def checked(self, *options):
        self.write("page.pdf", (PROJECT / "tests/end_to_end/support.py").read_bytes())
        self.answered(*options, command=("preflight", "page.pdf"), seconds=2)

    def test_a_file_that_is_no_pdf(self):
        self.checked()

    def test_a_map_that_is_none(self):
        self.write("page.map.json", "[1, 2")
        self.checked("--map", "page.map.json")

    def test_exceptions_that_nobody_signs(self):
        self.write("signed.yaml", "- {rule: smal-text, page: 1, reason: the imprint}\n- {rule: P12, nam: Ann}\n- P12\n")
        self.checked("--exceptions", "signed.yaml")

    def test_a_size_that_nobody_orders(self):
        self.checked("--order", "A44")


if __name__ == "__main__":
    unittest.main()
