"""Wrong editions, and pages that do not keep to theirs."""
import unittest

from planting import *

OFFICE = "layouts/editions/office.yaml"
LARGE = "layouts/editions/large.yaml"


class Editions(Planted):
    def setUp(self):
        super().setUp()
        for path in (self.root / "layouts/editions").iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.write("layouts/editions/screen.yaml", "edition: screen\npage: {bleed: 0mm}\nlinks: true\n")
        self.write(OFFICE, "edition: office\npage: {bleed: 0mm, ground: none, safe: 12mm}\nkeep-inside: 7mm\n")

    def large(self, text, *pairs):
        self.write(LARGE, "edition: large\nextends: office\n" + text)
        if pairs:
            self.change(LAYOUT, *pairs)
        self.answered(command=("render", "notice", "--lang", "en", "--edition", "large", "--no-cache", "-o", "out"))

    def changed(self, text):
        self.write("layouts/editions/large/notice.yaml", text)
        self.large("")

    def test_an_edition_that_extends_one_that_is_not_there(self):
        self.change(OFFICE, ("edition: office", "edition: office\nextends: offise"))
        self.answered("--edition", "office", command=("render", "notice", "--lang", "en", "--no-cache", "-o", "out"))

    def test_editions_that_extend_each_other(self):
        self.change(OFFICE, ("edition: office", "edition: office\nextends: large"))
        self.large("")

    def test_an_edition_with_keys_that_are_none(self):
        self.large("gray: true\nleast-size: 16\nsizes: {body: big}\ntext: {width: 3mm}\nstyles: {title: {sise: 3pt}}\n")

    def test_a_text_below_the_least_size(self):
        self.large("least-size: 16pt\nsizes: {title: 30pt}\n")

    def test_a_text_that_would_shrink_below_the_least_size(self):
        self.large("least-size: 16pt\nsizes: {body: 20pt, title: 70pt}\n",
                   ("style: title}", "style: title, height: 5mm, min-size: 10pt}"))

    def test_a_ground_that_is_too_dark_for_little_ink(self):
        self.large("light-fills: true\n", ("style: text}\n    - {text: $date", "style: text, ink: paper, fill: night, height: 120mm}\n    - {text: $date"))

    def test_a_picture_that_is_too_dark_for_little_ink(self):
        self.write(ART + "/lanes.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 140"><rect width="180" height="140" fill="#101b33"/></svg>')
        self.large("light-fills: true\n", ("height: 60mm", "height: 140mm"))

    def test_a_box_for_an_edition_that_is_not_there(self):
        self.change(LAYOUT, ("id: story,", "id: story, only: screen ofice,"))
        self.answered()

    def test_a_file_for_an_edition_whose_box_is_for_one_that_is_not_there(self):
        self.write("layouts/editions/office/notice.yaml", "layout: notice\nedition: office\nboxes: {story: {only: ofice}}\n")
        self.write(LARGE, "edition: large\nextends: office\n")
        self.answered(command=("render", "notice", "--lang", "en", "--edition", "office,large", "--no-cache", "-o", "out"))

    def test_a_file_for_an_edition_that_names_another(self):
        self.changed("layout: notice\nedition: office\nboxes: {story: none}\n")

    def test_a_file_for_an_edition_that_speaks_of_a_box_that_is_not_there(self):
        self.changed("layout: notice\nedition: large\nboxes: {stori: none}\nstyles: {title: {size: hugge}}\n")

    def test_a_file_for_an_edition_that_is_broken(self):
        self.changed("layout: notice\nedition: large\nboxes: {story: none\n")

    def test_a_file_for_an_edition_among_the_layouts(self):
        self.change(LAYOUT, ("layout: notice", "layout: notice\nedition: large"))
        self.large("")


if __name__ == "__main__":
    unittest.main()
