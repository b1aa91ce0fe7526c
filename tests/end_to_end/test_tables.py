"""Tables of text on the printed page: columns, labels, numbers under each other, and rows that go on in another frame."""
import json
import re
import unittest

from planting import *

ROWS = [("Rent of the hall", "1,250.00"), ("Printing four hundred leaflets and twenty posters on both sides", "87.5"), ("Tea", "9"),
        ("A piano tuner", "114.25")]
COLUMNS = """\
        - {label: What, field: what, width: 1fr}
        - {label: Pounds, field: amount, width: auto, align: decimal}
"""


class Tables(Planted):
    def setUp(self):
        super().setUp()
        rows = "".join(f"    - {{what: {what}, amount: '{amount}'}}\n" for what, amount in ROWS)
        self.change(TEXTS, ("  sample:", f"  accounts:\n{rows}  sample:"))

    def page(self, boxes, *more, language="en", exit_code=0):
        self.write(LAYOUT, "layout: notice\ntitle: notice\ntheme: plain\npage: {size: A4, margin: 20mm, safe: 5mm, ground: paper}\n"
                   f"body:\n  column:\n{boxes}")
        answer = self.run_handbill("render", "notice", "--lang", language, "--edition", "screen", "-o", "out/notice.pdf")
        self.assertEqual(exit_code, answer.code, answer.said)
        return answer

    def words(self):
        """Each word and where it stands, in points: left, right, top."""
        text = run("pdftotext", "-bbox", self.root / "out/notice.pdf", "-", check=True).stdout
        found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>', text)
        return [(word, float(left), float(right), float(top)) for left, top, right, word in found]

    def one(self, word):
        found = [(left, right, top) for each, left, right, top in self.words() if each == word]
        self.assertEqual(1, len(found), word)
        return found[0]

    def boxes(self):
        page = json.loads(self.run_handbill("inspect", "notice", "--lang", "en", "--edition", "screen", "--json").printed)[0]
        return {box["id"]: box["rect_mm"] for box in page["boxes"]}

    def table(self, keys="", columns=COLUMNS, body="$accounts"):
        return f"    - table:\n{columns}      body: {body}\n      id: accounts\n      style: text\n{keys}"

    def test_labels_stand_over_rows_and_columns_take_their_widths(self):
        self.page(self.table())
        what, pounds = self.one("What"), self.one("Pounds")
        self.assertAlmostEqual(what[0], self.one("Rent")[0], delta=1)
        self.assertAlmostEqual(pounds[1], self.one("1,250.00")[1], delta=1)
        self.assertLess(what[2], self.one("Rent")[2])
        boxes = self.boxes()
        self.assertAlmostEqual(170, boxes["accounts.1.1"]["width"] + boxes["accounts.1.2"]["width"], places=2)
        # The second is as wide as its widest words, and no wider.
        self.assertLess(boxes["accounts.1.2"]["width"], 25)

    def test_numbers_have_their_points_under_each_other(self):
        self.page(self.table())
        whole, half, nine, quarter = (self.one(amount) for _, amount in ROWS)
        self.assertAlmostEqual(whole[1], quarter[1], delta=0.1)
        digit = (whole[1] - whole[0]) / 8
        self.assertAlmostEqual(whole[1] - half[1], digit, delta=digit / 3)
        self.assertGreater(whole[1] - nine[1], 2 * digit)

    def test_columns_of_millimetres_and_shares(self):
        self.page(self.table(columns="        - {width: 30mm}\n        - {width: 1fr}\n        - {width: 3fr}\n",
                             body="[[a, b, c], ['', Long words that need two lines in so narrow a column as this one is here, d]]"))
        boxes = self.boxes()
        self.assertEqual([30, 35, 105], [round(boxes[f"accounts.1.{i}"]["width"], 3) for i in (1, 2, 3)])
        self.assertGreater(boxes["accounts.2"]["height"], 1.5 * boxes["accounts.1"]["height"])
        self.assertEqual({boxes["accounts.2"]["height"]}, {boxes[f"accounts.2.{i}"]["height"] for i in (1, 2, 3)})

    def test_rows_go_on_in_a_frame_under_their_labels(self):
        two = ("    - row:\n" + "".join("    " + line + "\n" for line in self.table().splitlines()) +
               "          width: 1fr\n          height: 30mm\n        - {frame: accounts, width: 1fr, height: 30mm}\n")
        self.page(two)
        labels = [word for word in self.words() if word[0] == "Pounds"]
        self.assertEqual(2, len(labels))
        self.assertAlmostEqual(labels[0][3], labels[1][3], delta=0.1)
        middle = 105 / 25.4 * 72
        for what, amount in ROWS:
            self.one(amount)
        self.assertLess(self.one("Rent")[0], middle)
        self.assertGreater(self.one("tuner")[0], middle)
        self.assertGreater(self.one("tuner")[2], labels[1][3])

    def test_rows_that_go_into_no_frame_are_told(self):
        two = ("    - row:\n" + "".join("    " + line + "\n" for line in self.table().splitlines()) +
               "          width: 1fr\n          height: 14mm\n        - {frame: accounts, width: 1fr, height: 14mm}\n")
        answer = self.page(two, exit_code=1)
        self.assertIn("layouts/notice.yaml:8:11: error[overflow]: the rows of `accounts` do not go into its 2 frames: there is room for 1 of 4\n",
                      answer.said)

    def test_texts_shrink_together_until_the_rows_go_in(self):
        self.page(self.table("      height: 26mm\n      min-size: 6pt\n"))
        sizes = set(re.findall(r"size ([\d.]+)", run("mutool", "trace", self.root / "out/notice.pdf").stdout))
        heights = {round(self.one(word)[2]) for word in ("Rent", "Tea")}
        self.assertEqual(2, len(heights))
        boxes = self.boxes()
        self.assertLessEqual(sum(boxes[f"accounts.{i}"]["height"] for i in range(1, 6)), 26.001)

    def test_columns_run_from_the_right_in_arabic(self):
        self.page(self.table(), language="en")
        left = self.one("What")[0]
        ar = self.root / TEXTS.replace("/en.yaml", "/ar.yaml")
        ar.write_text((self.root / TEXTS).read_text(encoding="utf-8").replace("language: en", "language: ar"), encoding="utf-8")
        self.page(self.table(), language="ar")
        self.assertGreater(self.one("What")[0], left + 200)
        self.assertLess(self.one("1,250.00")[0], left + 40)


if __name__ == "__main__":
    unittest.main()
