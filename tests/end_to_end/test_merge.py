"""A run makes of each row what render makes of the same details, whatever else is in the run."""
import csv
import filecmp
import hashlib
import json
import pathlib
import subprocess
import unittest

from runs import project as own_project
from support import Case, PROJECT, handbill, run

ROW = {"church": "St Mary’s, Hexham", "date": "2027-05-08", "time": "19:30", "venue": "Parish hall, 1 Market Place", "contact": "01434 496 000",
       "closing-date": "2027-06-30", "return-address": "1 Market Place, Hexham", "controller": "St Mary’s PCC", "privacy-contact": "privacy@st-mary.church"}
LAYOUTS = ["poster-a4-local", "petition-a4", "tear-off-a4", "leaflet-a4-roll", "poster-a4-bilingual"]


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def pixels(path, dpi=72):
    """A hash of every page as poppler draws it."""
    drawn = subprocess.run(["pdftoppm", "-r", str(dpi), path], check=True, capture_output=True)
    return hashlib.sha256(drawn.stdout).hexdigest()


def words(path):
    """In the order of the alphabet: poppler follows the order of drawing where columns tell it nothing."""
    return sorted(run("pdftotext", path, "-", check=True).stdout.split())


def boxes(path):
    return [line for line in run("pdfinfo", "-box", path, check=True).stdout.splitlines() if "Page size" in line or "Box" in line or line.startswith("Title")]


class Merge(Case):
    def merge(self, layout, rows, *words, exit_code=0, cwd=PROJECT):
        folder = self.folder()
        data = rows if isinstance(rows, pathlib.Path) else write_rows(folder / "churches.csv", rows)
        result = handbill("merge", layout, "--data", data, "-o", folder / "out", *words, cwd=cwd)
        self.assertEqual(result.returncode, exit_code, result.stdout + result.stderr)
        self.result = result
        return folder / "out"

    def rendered(self, layout, language, edition):
        folder = self.folder()
        details = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in ROW.items())
        (folder / "details.yaml").write_text("details: hexham\n" + details.replace('"2027-05-08"', "2027-05-08").replace('"2027-06-30"', "2027-06-30") + "\n")
        result = handbill("render", layout, "--lang", language, "--edition", edition, "--details", folder / "details.yaml", "-o", folder)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return next((folder / edition).glob("*.pdf"))

    def same(self, layout, language, edition):
        with self.subTest(layout=layout, language=language, edition=edition):
            made = next(self.merge(layout, [ROW], "--lang", language, "--edition", edition).glob("*.pdf"))
            alone = self.rendered(layout, language, edition)
            run("qpdf", "--check", made, check=True)
            self.assertEqual(boxes(made), boxes(alone))
            self.assertEqual(pixels(made), pixels(alone))
            self.assertEqual(words(made), words(alone))
            return made, alone

    def test_a_row_with_more_words_than_the_poster_holds_fails_alone(self):
        long = ("Hall of the old school by the river, " * 60)
        rows = [ROW, *({**ROW, "venue": long[:length]} for length in range(600, 2_000, 100))]
        for language in ("en", "ar"):
            out = self.merge("poster-a4-local", rows, "--lang", language, exit_code=1)
            self.assertEqual(len(list(out.glob("*.pdf"))), 1)
            self.assertEqual(self.result.stderr.count("error[overflow]: what is in `body` is"), len(rows) - 1)

    def test_all_that_a_row_says_of_the_meeting_stands_on_the_poster(self):
        row = {**ROW, "end-time": "21:00", "phone": "01434 496 001", "email": "office@st-mary.church", "url": "www.st-mary.church"}
        for language, time in (("en", "19:30–21:00"), ("ko", "7:30~9:00"), ("de", "19:30–21:00 Uhr")):
            text = run("pdftotext", "-layout", next(self.merge("poster-a4-local", [row], "--lang", language).glob("*.pdf")), "-", check=True).stdout
            self.assertEqual(self.result.stderr.count("warning"), 0, self.result.stderr)
            for said in (time, row["church"], row["venue"], row["contact"], row["phone"], row["email"], row["url"]):
                self.assertIn(said, text)

    def test_what_no_page_shows_of_the_meeting_is_told(self):
        project = own_project(self.folder() / "project")
        rows = [{"church": "St Mary", "date": "2027-05-08", "time": "19:30", "venue": "Hall", "contact": "Ann", "phone": "01434 496 001", "closing-date": "2027-06-30"}]
        self.merge("card", rows, "--lang", "en", "--dry-run", cwd=project)
        self.assertIn("churches.csv:1:32: warning[unused-column]: no page shows `phone`", self.result.stderr)
        self.assertNotIn("`closing-date`", self.result.stderr)
        details = project / "mine.yaml"
        details.write_text("details: york\nchurch: St Mary\nphone: 01434 496 001\nend-time: ''\n")
        result = handbill("render", "card", "--lang", "en", "--details", details, "-o", self.folder(), cwd=project)
        self.assertIn("mine.yaml:3:8: warning[unused-detail]: no page shows `phone`", result.stderr)
        self.assertNotIn("end-time", result.stderr)

    def test_a_logo_stands_beside_the_name_that_brings_it(self):
        folder = self.folder()
        (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/><path fill="#7a1f2b" d="M0 0H1V1H0Z"/></svg>')
        rows = write_rows(folder / "churches.csv", [{**ROW, "logo": "logo.svg"}, {**ROW, "logo": ""}])
        dark = []
        for path in sorted(self.merge("poster-a4-local", rows, "--lang", "en", "--name", "{row}").glob("*.pdf")):
            drawn = subprocess.run(["pdftoppm", "-r", "127", "-gray", path], check=True, capture_output=True).stdout
            dark.append(sum(level < 64 for level in drawn[drawn.index(b"255\n") + 4:]))
        # Both of its colours are told at once, and how they can be kept.
        self.assertEqual(self.result.stderr.count("warning[unmapped-colour]"), 1, self.result.stderr)
        self.assertIn("#000000 is printed in night, #7a1f2b is printed in track\n", self.result.stderr)
        side = 12 / 25.4 * 127
        self.assertAlmostEqual(dark[0] - dark[1], side * side, delta=3 * side)

    def test_a_row_looks_as_if_it_were_rendered(self):
        for layout in LAYOUTS:
            for language in ("en", "ko", "ar"):
                if layout != "poster-a4-bilingual" or language != "en":
                    self.same(layout, language, "office")

    def test_so_it_does_in_the_other_editions(self):
        for edition in ("screen", "press", "low-ink"):
            for layout, language in (("poster-a4-local", "ko"), ("tear-off-a4", "en")):
                self.same(layout, language, edition)

    def test_links_can_be_clicked(self):
        made, alone = self.same("poster-a4-local", "en", "screen")
        links = [sorted(line.split()[-1] for line in run("qpdf", "--qdf", "--object-streams=disable", path, "-", check=True, errors="replace").stdout.splitlines()
                        if "/URI (" in line) for path in (made, alone)]
        self.assertTrue(links[0])
        self.assertEqual(*links)

    def test_a_print_file_of_a_run_passes_preflight(self):
        folder = self.merge("poster-a4-local", [ROW, {**ROW, "church": "All Saints"}], "--edition", "press", "--lang", "en")
        ids = set()
        for path in sorted(folder.glob("*.pdf")):
            result = handbill("preflight", path)
            self.assertEqual(result.returncode, 0, result.stdout)
            qdf = run("qpdf", "--qdf", "--object-streams=disable", path, "-", check=True, errors="replace").stdout
            ids.add(next(line for line in qdf.splitlines() if "DocumentID" in line))
            self.assertIn("/GTS_PDFXVersion (PDF/X-4)", qdf)
        self.assertEqual(len(ids), 2, "each file has a name of its own")

    def rows(self, count):
        towns = ["Hexham", "Köln", "서울", "Łódź", "Ålesund", "Cádiz", "São Paulo"]
        return [{**ROW, "church": f"Church {i} of {towns[i % len(towns)]}", "venue": f"Hall {i}"} for i in range(count)]

    def test_a_file_depends_on_its_row_alone(self):
        rows = self.rows(12)
        together = self.merge("poster-a4-local", rows, "--lang", "en", "--name", "{church}", "--threads", "1")
        side_by_side = self.merge("poster-a4-local", rows[::-1], "--lang", "en", "--name", "{church}", "--threads", "4")
        names = sorted(path.name for path in together.glob("*.pdf"))
        self.assertEqual(len(names), 12)
        self.assertEqual(filecmp.cmpfiles(together, side_by_side, names, shallow=False), (names, [], []))
        for row in rows[2:5]:
            alone = self.merge("poster-a4-local", [row], "--lang", "en", "--name", "{church}")
            name, = (path.name for path in alone.glob("*.pdf"))
            self.assertEqual((alone / name).read_bytes(), (together / name).read_bytes())

    def test_the_file_is_of_one_revision_and_holds_nothing_of_others(self):
        folder = self.merge("poster-a4-local", self.rows(3), "--lang", "en", "--name", "{church}")
        for path in folder.glob("*.pdf"):
            raw = path.read_bytes()
            self.assertEqual((raw.count(b"%%EOF"), raw.count(b"startxref"), raw.count(b"/Prev")), (1, 1, 0))
            # Every object is used: qpdf, which writes only those, finds as many.
            numbered = int(run("qpdf", "--show-object=trailer", path, check=True).stdout.split("/Size ")[1].split()[0])
            copy = path.with_suffix(".copy")
            run("qpdf", "--object-streams=disable", path, copy, check=True)
            self.assertEqual(int(run("qpdf", "--show-object=trailer", copy, check=True).stdout.split("/Size ")[1].split()[0]), numbered)

    def test_all_pages_in_one_file_are_those_of_the_single_files(self):
        rows = self.rows(9)
        single = self.merge("tear-off-a4", rows, "--lang", "en")
        one = self.merge("tear-off-a4", rows, "--lang", "en", "--one-file", "--threads", "3") / "run.pdf"
        run("qpdf", "--check", one, check=True)
        folder = self.folder()
        run("qpdf", "--split-pages=1", one, folder / "page-%d.pdf", check=True)
        paths = sorted(single.glob("*.pdf"))
        self.assertEqual(len(paths), 9)
        for page, path in zip(sorted(folder.glob("*.pdf")), paths):
            self.assertEqual((pixels(page), words(page)), (pixels(path), words(path)))
        self.assertLess(one.stat().st_size, sum(path.stat().st_size for path in paths) / 2)
        again = self.merge("tear-off-a4", rows, "--lang", "en", "--one-file", "--threads", "1") / "run.pdf"
        self.assertEqual(one.read_bytes(), again.read_bytes())

    def test_rows_choose_their_language_and_layout(self):
        rows = [{**ROW, "language": "ko", "layout": ""}, {**ROW, "language": "", "layout": "tear-off-a4"}, {**ROW, "language": "ar", "layout": ""}]
        folder = self.merge("poster-a4-local", rows, "--lang", "en")
        names = sorted(path.name for path in folder.glob("*.pdf"))
        self.assertEqual(names, ["poster-a4-local-ar-3.pdf", "poster-a4-local-ko-1.pdf", "tear-off-a4-en-2.pdf"])
        self.assertIn("2027년 5월 8일", run("pdftotext", folder / names[1], "-", check=True).stdout)

    def test_a_bad_row_is_told_where_it_is_and_stops_no_other(self):
        rows = self.rows(6)
        rows[1]["date"] = "8 May"
        rows[3]["time"] = "half past"
        folder = self.merge("poster-a4-local", rows, "--lang", "en", exit_code=1)
        self.assertEqual(len(list(folder.glob("*.pdf"))), 4)
        manifest = json.loads((folder / "manifest.json").read_text())
        self.assertEqual([item["row"] for item in manifest["items"] if not item["result"] == "done"], [2, 4])
        self.assertIn("churches.csv:3:", self.result.stderr)
        self.assertIn("churches.csv:5:", self.result.stderr)

    def test_a_row_whose_languages_are_none_stops_no_other(self):
        out = self.merge("poster-a4-bilingual", [{"church": "A", "language": "en+"}, {"church": "B", "language": "ko"}], exit_code=1)
        self.assertIn('churches.csv:2:3: error[bad-pair]: expected two languages such as en+ko, found "en+"\n', self.result.stderr)
        self.assertEqual([path.name for path in out.glob("*.pdf")], ["poster-a4-bilingual-ko-2.pdf"])

    def test_a_dry_run_writes_nothing(self):
        rows = self.rows(3)
        rows[2]["venue"] = "Llanfair" * 30
        folder = self.merge("poster-a4-local", rows, "--lang", "en", "--dry-run", exit_code=1)
        self.assertFalse(folder.exists())
        self.assertIn("churches.csv:4:", self.result.stderr)

    def test_only_the_rows_that_are_asked_for(self):
        rows = [{**row, "language": "en" if i % 2 else "ko"} for i, row in enumerate(self.rows(10))]
        folder = self.merge("poster-a4-local", rows, "--where", "language=ko", "--limit", "3")
        self.assertEqual(sorted(path.name for path in folder.glob("*.pdf")), [f"poster-a4-local-ko-{row:02}.pdf" for row in (1, 3, 5)])

    def test_too_many_failures_end_the_run(self):
        rows = self.rows(40)
        for row in rows:
            row["date"] = "never"
        self.merge("poster-a4-local", rows, "--lang", "en", "--max-failures", "5", "--threads", "1", exit_code=1)
        self.assertIn("error[too-many-failures]: 6 rows failed, and the run ends at more than 5", self.result.stderr)
        self.assertIn("6 of 40 rows", self.result.stdout)

    def test_what_is_no_run_is_refused(self):
        details = PROJECT / "content" / "run-for-your-life" / "details" / "sample.yaml"
        for words, message in (
                (["tear-off-a4", "--lang", "en"], "error[bad-run]: expected one layout, found 2\n"
                 "  hint: merge them one after the other, each into a folder of its own; or let a column `layout` choose\n"),
                (["--lang", "en,ko"], "error[bad-run]: expected one language for the rows that say none, found 2\n"
                 "  hint: write each row's into the column `language`\n"),
                (["--lang", "en", "--edition", "all"], "error[bad-run]: expected one edition, found several\n"),
                (["--lang", "en", "--details", details], "error[bad-run]: --details is not for a run: each row has its own\n  hint: leave it out\n"),
                (["--lang", "en", "--one-file", "--resume"], "error[bad-run]: one file of all pages cannot be gone on with\n"),
                (["--lang", "en+"], 'error[bad-pair]: expected two languages such as en+ko, found "en+"\n'),
                ([], "error[no-language]: expected the rows' language, found none that the campaign has\n"
                 "  hint: say it for all rows with --lang, or write it into the column `language`\n"),
                (["--lang", "tlh"], "error[no-language]: expected the rows' language, found none that the campaign has\n")):
            self.merge("poster-a4-local", self.rows(2), *words, exit_code=64)
            self.assertIn(message, self.result.stderr)
        self.merge("poster-a5-lokal", self.rows(2), "--lang", "en", exit_code=64)
        self.assertIn("error[no-layout]: expected a layout of the project, found none that is there\n"
                      "  hint: name one behind `merge`, or write it into the column `layout`\n", self.result.stderr)
        self.merge("poster-a4-local", self.rows(2), "--lang", "en", "--where", "church=none", exit_code=65)
        self.assertIn("error[no-such-rows]: no row says what --where asks for\n  hint: look at the spelling of the values\n", self.result.stderr)

    def test_it_tells_how_it_went_as_json(self):
        self.merge("poster-a4-local", self.rows(3), "--lang", "en", "--json")
        answer = json.loads(self.result.stdout)
        self.assertEqual((answer["rows"], answer["done"], answer["failed"], answer["kept"], answer["stopped"]), (3, 3, 0, 0, False))

    def test_what_ends_it_before_there_is_an_answer_is_told_all_the_same(self):
        out = self.merge("poster-a4-local", self.rows(1), "--lang", "en", "--json")
        again = handbill("merge", "poster-a4-local", "--data", out.parent / "churches.csv", "-o", out, "--lang", "en", "--json", cwd=PROJECT)
        self.assertEqual(again.returncode, 73)
        self.assertIn("error[journal-exists]: ", again.stderr)
        self.merge("poster-a4-local", self.rows(1), "--lang", "en", "--json", "--shard", "3/2", exit_code=64)
        self.assertIn("error[bad-shard]: ", self.result.stderr)
        self.merge("poster-a4-local", self.rows(1), "--lang", "en", "--json", "--timings", out.parent / "churches.csv" / "timings.json", exit_code=73)
        self.assertEqual([each["id"] for each in json.loads(self.result.stdout)["diagnostics"] if each["severity"] == "error"], ["cannot-write"])

    def test_it_tells_what_the_stages_took(self):
        timings = self.folder() / "timings.json"
        self.merge("poster-a4-local", self.rows(3), "--lang", "en", "--timings", timings)
        stages = json.loads(timings.read_text())["worker-seconds"]
        self.assertEqual(list(stages), ["rows", "style", "layout", "paint", "shared", "draw", "finish", "write"])
        self.assertTrue(all(seconds > 0 for seconds in stages.values()), stages)


if __name__ == "__main__":
    unittest.main()
