"""What the command answers besides files: inspect, schema, languages, versions; and what details do to a page."""
import json
import unittest

from support import *


class Inspect(Case):
    def boxes(self, *options):
        result = handbill("inspect", "poster-a4", "--lang", "en", "--edition", "office", "--json", *options, check=True)
        return {box["id"]: box for box in json.loads(result.stdout)[0]["boxes"]}

    def test_every_box_has_a_rectangle_in_mm_and_the_line_that_made_it(self):
        boxes = self.boxes()
        self.assertEqual({"left": 14.0, "top": 61.001, "width": 128.0, "height": 54.001}, boxes["headline"]["rect_mm"])
        for box in boxes.values():
            self.assertRegex(box["source"], r"^layouts/[\w-]+\.yaml:\d+:\d+$")

    def test_a_value_names_who_set_it_and_whom_it_won_over(self):
        size = self.boxes("--box", "headline")["headline"]["style"]["size"]
        self.assertRegex(size["set_at"], r"^layouts/themes/run\.yaml:\d+:\d+$")
        self.assertEqual("10pt", size["losers"][0]["value"])

    def test_sizes_are_printed_as_they_are_written(self):
        for box in self.boxes().values():
            for size in box.get("sizes_pt", []):
                self.assertEqual(size, round(size, 2))

    def test_an_unknown_box_is_a_usage_error(self):
        result = handbill("inspect", "poster-a4", "--lang", "en", "--box", "hedline")
        self.assertEqual(64, result.returncode)
        self.assertIn("error[no-such-box]", result.stderr)


class Answers(Case):
    def test_schemas_are_draft_07_and_closed(self):
        for kind in handbill("schema", check=True).stdout.split():
            schema = json.loads(handbill("schema", kind, check=True).stdout)
            self.assertEqual("http://json-schema.org/draft-07/schema#", schema["$schema"], kind)

    def test_every_language_is_listed_as_a_draft_with_nothing_missing(self):
        listed = json.loads(handbill("languages", "--json", check=True).stdout)
        self.assertEqual(LANGUAGES, [each["language"] for each in listed])
        for each in listed:
            self.assertEqual(("draft", [], []), (each["status"], each["missing"], each["extra"]), each["language"])

    def test_every_face_is_the_one_of_the_catalogue(self):
        for face in json.loads(handbill("fonts", "--json", check=True).stdout):
            self.assertEqual("ok", face["state"], face["face"])

    def test_overlays_are_refused_on_what_may_be_printed(self):
        result = handbill("render", "poster-a4", "--lang", "en", "--overlay", "grid", "-o", self.folder())
        self.assertEqual(64, result.returncode)
        self.assertIn("error[overlay-in-print]", result.stderr)

    def test_json_tells_files_sizes_and_drafts(self):
        result = handbill("render", "poster-a4", "--lang", "ko", "--edition", "screen", "--json", "-o", self.folder(), check=True)
        summary = json.loads(result.stdout)
        self.assertEqual(["screen/poster-a4-ko.pdf"], summary["pages"][0]["files"])
        self.assertEqual(["ko"], summary["drafts"])


class LocalDetails(Case):
    def boxes(self, details):
        path = self.folder() / "details.yaml"
        path.write_text(details, encoding="utf-8")
        result = handbill("inspect", "poster-a4-local", "--lang", "en", "--edition", "screen", "--json", "--details", path)
        self.assertEqual(0, result.returncode, result.stderr)
        return {box["id"]: box["rect_mm"] for box in json.loads(result.stdout)[0]["boxes"]}

    def test_an_empty_field_leaves_no_gap(self):
        full = self.boxes("details: a\nchurch: St John\ndate: 2027-05-08\ntime: 19:30\nvenue: The hall\ncontact: 01234 567890\n")
        less = self.boxes("details: a\nchurch: St John\ndate: 2027-05-08\ntime: 19:30\ncontact: 01234 567890\n")
        self.assertNotIn("venue", less)
        self.assertAlmostEqual(full["venue"]["top"], less["contact"]["top"], places=2)

    def test_real_details_carry_no_sample_mark(self):
        path = self.folder() / "details.yaml"
        path.write_text("details: a\nchurch: St John\n", encoding="utf-8")
        target = self.folder() / "x.pdf"
        handbill("render", "poster-a4-local", "--lang", "en", "--edition", "screen", "--details", path, "-o", target)
        self.assertNotIn("SAMPLE", run("pdftotext", target, "-", check=True).stdout)
        self.assertIn("SAMPLE", run("pdftotext", page_file("screen", "poster-a4-local", "en"), "-", check=True).stdout)

    def test_a_korean_church_name_stands_on_an_english_poster(self):
        path = self.folder() / "details.yaml"
        path.write_text("details: a\nchurch: 서울교회\n", encoding="utf-8")
        target = self.folder() / "x.pdf"
        result = handbill("render", "poster-a4-local", "--lang", "en", "--edition", "screen", "--details", path, "-o", target)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn("서울교회", run("pdftotext", target, "-", check=True).stdout)


if __name__ == "__main__":
    unittest.main()
