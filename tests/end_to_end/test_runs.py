"""Print runs: what must fail fails and nothing else, a killed run goes on as if nothing had been, and a row's file is the same however it was made.

`--full` makes a hundred thousand files, kills twenty times and cuts a run into sixteen parts. What a file holds is judged by qpdf, poppler and zbar.
"""
import csv
import json
import random
import re
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import churches
from judging import codes_in, drawn, joined
from planting import LENIENCE
from runs import *
from support import *

FULL = "--full" in sys.argv
ROWS = 100_000 if FULL else 2_000 if LENIENCE == 1 else 500
KILLS = 20 if FULL else 3
PARTS = (3, 7, 16) if FULL else (3,)
MEGABYTES = 80


class Poison(Runs):
    """One run with poisoned rows, and many questions to it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = churches.table(ROWS, seed=1, every=100 if FULL else ROWS // 25)
        cls.data = cls.base / "churches.csv"
        write_table(cls.data, cls.rows)
        cls.out = cls.base / "out"
        cls.answer = cls().merge(cls.data, cls.out, "--name", "{church}", code=1)
        cls.items = items_of(cls.out)
        cls.poisoned = [church for church in cls.rows if church.poison]
        cls.sound = [church for church in cls.rows if not church.poison]

    def runTest(self):
        """So that the class can be made for its helpers."""

    def file_of(self, church):
        return self.out / self.items[church.number - 1]["name"]

    def sample(self, count):
        return random.Random(2).sample(self.sound, min(count, len(self.sound)))

    def test_exactly_the_poisoned_rows_fail(self):
        self.assertEqual([item["row"] for item in self.items], [church.number for church in self.rows])
        failed = {item["row"]: item["faults"] for item in self.items if item["result"] == "failed"}
        wanted = {church.number: [{"id": church.id, "line": church.line, "column": church.column}] for church in self.poisoned}
        self.assertEqual(failed, wanted)
        self.assertEqual({church.poison for church in self.poisoned}, set(churches.POISONS))

    def test_the_table_of_the_run_says_the_same(self):
        with open(self.out / "manifest.csv", encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file, strict=True))
        keys = ("row", "name", "input", "output", "bytes", "pages", "result")
        self.assertEqual([tuple(row[key] for key in keys) for row in table],
                         [tuple(str(item[key]) for key in keys) for item in self.items])
        for church in self.poisoned:
            self.assertEqual(table[church.number - 1]["faults"], f"{church.id} {church.line}:{church.column}")

    def test_each_is_told_with_its_place(self):
        told = re.findall(r"^(.*):(\d+):(\d+): error\[([\w-]+)\]", self.answer.said, re.M)
        wanted = [(str(self.data), str(church.line), str(church.column), church.id) for church in self.poisoned]
        # Of very many rows the first are told, and the number of the others.
        self.assertEqual(told, wanted[:200])
        self.assertEqual("more rows failed" in self.answer.said, len(wanted) > 200)

    def test_no_other_file_is_there(self):
        there = {path.name for path in self.out.iterdir()}
        made = {item["name"] for item in self.items if item["result"] == "done"}
        self.assertEqual(there, made | {"journal.jsonl", "manifest.json", "manifest.csv"})
        self.assertEqual(len(made), len(self.sound))

    def test_the_manifest_is_true_of_the_files(self):
        for item in self.items:
            if item["result"] == "done":
                path = self.out / item["name"]
                self.assertEqual((item["output"], item["bytes"], item["pages"]), (digest(path), path.stat().st_size, 1), item["name"])

    def test_the_files_are_whole(self):
        paths = [self.file_of(church) for church in (self.sound if not FULL else self.sample(4_000))]
        # Reading all of them together is quick, and finds broken ones; a few hundred are checked stream by stream.
        for start in range(0, len(paths), 500):
            joined(paths[start:start + 500], self.base / "joined.pdf")
        with ThreadPoolExecutor(2) as pool:
            checks = list(pool.map(lambda path: run("qpdf", "--check", path), paths[::10]))
        for path, check in zip(paths[::10], checks):
            self.assertEqual((check.returncode, check.stderr), (0, ""), path)

    def test_nothing_depends_on_the_rows_that_failed(self):
        out = self.folder() / "out"
        self.merge(self.table(self.sound), out, "--name", "{church}")
        self.assertEqual(files_of(out), files_of(self.out))

    def test_parts(self):
        for count in PARTS:
            folder = self.folder()
            out, merged = folder / "out", folder / "merged"
            for part in range(1, count + 1):
                alone = any(church.poison for church in self.rows[part - 1::count])
                self.merge(self.data, out, "--name", "{church}", "--shard", f"{part}/{count}", code=int(alone))
            handbill("manifest", "merge", out, "-o", merged)
            self.assertEqual(manifests_of(merged), manifests_of(self.out))
            self.assertEqual(files_of(out), files_of(self.out))
            shutil.rmtree(folder)

    def test_killed_at_random_moments_it_ends_the_same(self):
        rng = random.Random(11)
        out = self.folder() / "out"
        for _ in range(KILLS):
            before = count_of(out)
            process = subprocess.Popen(list(map(str, self.command(self.data, out, "--name", "{church}", *(["--resume"] if before else [])))),
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.addCleanup(process.kill)
            more = rng.randrange(1, len(self.rows) // (KILLS + 1))
            while process.poll() is None and count_of(out) < before + more:
                time.sleep(len(self.rows) * 2e-6)  # a look into a large folder costs the run what it takes
            self.assertIsNone(process.poll(), "it was over before it could be killed")
            process.kill()
            process.wait()
            self.assertFalse((out / "manifest.json").exists())
        self.merge(self.data, out, "--name", "{church}", "--resume", code=1)
        self.assertEqual(manifests_of(out), manifests_of(self.out))
        self.assertEqual(files_of(out), files_of(self.out))

    def test_other_tools_read_what_the_row_says(self):
        sample = self.sample(200)
        path = joined([self.file_of(church) for church in sample], self.folder() / "all.pdf")
        pages = run("pdftotext", path, "-", check=True).stdout.split("\f")
        codes = codes_in(drawn(path, self.folder() / "drawn", 150))
        self.assertEqual((len(pages) - 1, len(codes)), (200, 200))
        for church, page, code in zip(sample, pages, codes):
            self.assertEqual(unread(church, page), [], church.number)
            self.assertIn(time_of(church), squeezed(page).translate(DIGITS), church.number)
            self.assertEqual(code, [church.values["url"]], church.number)


def unread(church, page):
    """What a page does not have of its row. In Arabic a reader may put the words of two directions in another order; and it takes a hyphen at a line's end
    for a division of the word."""
    lines = [line for name in ("church", "venue", "contact") for line in church.values[name].split("\n")]
    if church.values["language"] == "ar":
        lines = [word for line in lines for word in line.split()]
    read = squeezed(page).replace("-", "")
    return [line for line in lines if squeezed(line).replace("-", "") not in read]


DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def time_of(church):
    """As the page writes it: by 24 hours in English, by 12 in Korean and Arabic."""
    hour, minute = church.values["time"].split(":")
    return f"{hour}:{minute}" if church.values["language"] == "en" else f"{int(hour) % 12 or 12}:{minute}"


def count_of(out):
    """How many PDFs are there."""
    return sum(name.endswith(".pdf") for name in os.listdir(out)) if out.exists() else 0


def journal_lines(path):
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[1:-1]] if path.exists() else []


class Interrupted(Runs):
    """A run that is killed or stopped, and gone on with, ends as one that was left alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = churches.table(5_000 if FULL else 900 if LENIENCE == 1 else 300, seed=3, every=150)
        cls.data = cls.base / "churches.csv"
        write_table(cls.data, cls.rows)
        cls.whole = cls.base / "whole"
        cls().merge(cls.data, cls.whole, code=1)

    def runTest(self):
        """So that the class can be made for its helpers."""

    def started(self, out, files, *options, lines=0):
        """A run that has made so many files since its journal had so many lines, and is still on its way; or None where it was too quick."""
        process = subprocess.Popen(list(map(str, self.command(self.data, out, *options))), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.kill)
        before = set(out.glob("*.pdf"))
        while process.poll() is None:
            if lines and len(journal_lines(out / "journal.jsonl")) >= lines:
                lines, before = 0, set(out.glob("*.pdf"))
            if not lines and len(set(out.glob("*.pdf")) - before) >= files:
                return process
            time.sleep(0.002)
        process.communicate()
        return None

    def assert_like_whole(self, out):
        self.assertEqual(manifests_of(out), manifests_of(self.whole))
        self.assertEqual(files_of(out), files_of(self.whole))
        self.assertEqual({path.name for path in out.iterdir()}, {path.name for path in self.whole.iterdir()}, "something is left over")

    def test_killed_again_and_again(self):
        rng = random.Random(4)
        done = 0
        for chosen in range(KILLS):
            out = self.folder() / "out"
            # Every third is killed when it has something to go on with, by one thread, whom no disk is too slow for; then once more.
            kept_some = chosen % 3 == 0
            for again in range(1 + kept_some):
                process = self.started(out, rng.randrange(1, len(self.rows) // 6), *(["--resume"] if again else []),
                                       *(["--threads", "1"] if kept_some else []), lines=int(kept_some and not again))
                self.assertIsNotNone(process, "it was over before it could be killed")
                process.kill()
                process.communicate()
            self.assertFalse((out / "manifest.json").exists())
            known = {item["row"]: item for item in journal_lines(out / "journal.jsonl")}
            kept = {item["name"] for item in known.values() if item["result"] == "done"}
            before = standing(out)
            self.assertLessEqual(kept, before.keys(), "the journal speaks of a file that is not there")
            answer = self.merge(self.data, out, "--resume", code=1)
            self.assert_like_whole(out)
            after = standing(out)
            self.assertEqual({name: before[name] for name in kept}, {name: after[name] for name in kept}, "made twice")
            self.assertEqual(re.findall(r"(\d+) of them from before", answer.printed), [str(len(kept))] if kept else [])
            done += len(kept)
        self.assertGreater(done, 0, "no kill left anything to go on with")

    def test_a_torn_line_of_the_journal_is_made_again(self):
        out = self.folder() / "out"
        shutil.copytree(self.whole, out)
        journal = out / "journal.jsonl"
        data = journal.read_bytes()
        journal.write_bytes(data[:len(data) * 2 // 3])
        self.merge(self.data, out, "--resume", code=1)
        self.assert_like_whole(out)

    def test_stopped_by_a_signal(self):
        for number, code in ((signal.SIGTERM, 75), (signal.SIGINT, 130)):
            out = self.folder() / "out"
            process = self.started(out, 50, "--threads", "2")
            self.assertIsNotNone(process, "it was over before it could be stopped")
            # Standing still, so that what it makes from the signal on can be counted.
            process.send_signal(signal.SIGSTOP)
            os.waitpid(process.pid, os.WUNTRACED)
            made = len(standing(out))
            process.send_signal(number)
            process.send_signal(signal.SIGCONT)
            printed, said = process.communicate(timeout=120)
            self.assertEqual(process.returncode, code, said)
            self.assertIn("stopped: go on with --resume", printed)
            self.assertFalse((out / "manifest.json").exists())
            # What was made is known: nothing of it is made again.
            known = {item["name"] for item in journal_lines(out / "journal.jsonl") if item["result"] == "done"}
            before = standing(out)
            self.assertEqual(known, before.keys())
            # Of each thread the one in hand, and one that was begun while the signal was on its way.
            self.assertLessEqual(len(before), made + 2 * 2)
            self.merge(self.data, out, "--resume", code=1)
            self.assert_like_whole(out)
            self.assertEqual(before, {name: seen for name, seen in standing(out).items() if name in before})

    def test_a_run_is_not_begun_twice(self):
        out = self.folder() / "out"
        process = self.started(out, 5)
        self.assertIsNotNone(process)
        said = self.merge(self.data, out, "--resume", code=73).said
        self.assertIn("error[journal-busy]", said)
        process.kill()
        process.communicate()
        self.assertIn("error[journal-exists]", self.merge(self.data, out, code=73).said)


class Changed(Runs):
    """A run that was done, of which something is different: exactly that is made again."""

    def setUp(self):
        self.rows = churches.table(60, seed=5, every=0)
        self.out = self.folder() / "out"
        self.merge(self.table(self.rows), self.out, "--name", "{church}")
        self.first = standing(self.out)
        self.names = {item["row"]: item["name"] for item in items_of(self.out)}

    def again(self, rows=None, code=0, root=None, table=None):
        """Goes on; the names of the files that are new, changed or gone."""
        self.answer = self.merge(table or self.table(rows or self.rows), self.out, "--name", "{church}", "--resume", code=code, root=root)
        last = standing(self.out)
        self.assertFalse([path.name for path in self.out.iterdir() if path.name.startswith(".")])
        return sorted(name for name in {*self.first, *last} if self.first.get(name) != last.get(name))

    def assert_like_anew(self, rows):
        out = self.folder() / "anew"
        self.merge(self.table(rows), out, "--name", "{church}", code=self.answer.code)
        self.assertEqual((files_of(self.out), manifests_of(self.out)), (files_of(out), manifests_of(out)))

    def test_nothing(self):
        before = manifests_of(self.out)
        self.assertEqual(self.again(), [])
        self.assertEqual(manifests_of(self.out), before)
        self.assertIn("60 of them from before", self.answer.printed)

    def test_a_value(self):
        self.rows[16].text = self.rows[16].text.replace("01904", "01905")
        self.assertEqual(self.again(), [self.names[17]])
        self.assert_like_anew(self.rows)

    def test_a_logo(self):
        table = self.table(self.rows)
        logo = table.parent / "logos" / "cross.svg"
        logo.write_text(logo.read_text().replace("M40 0H60", "M42 0H60"))
        with_it = [self.names[church.number] for church in self.rows if church.values["logo"] == "logos/cross.svg"]
        self.assertGreater(len(with_it), 0)
        self.assertEqual(self.again(table=table), sorted(with_it))

    def test_a_row_that_fails_now_leaves_no_file(self):
        self.rows[16].text = self.rows[16].text.replace("https:", "javascript:")
        self.assertEqual(self.again(code=1), [self.names[17]])
        self.assertFalse((self.out / self.names[17]).exists())
        self.assert_like_anew(self.rows)

    def test_a_name_that_is_another_now_leaves_no_file(self):
        self.rows[16].text = self.rows[16].text.replace("17", "1700", 1)
        changed = self.again()
        self.assertEqual(len(changed), 2)
        self.assertFalse((self.out / self.names[17]).exists())
        self.assert_like_anew(self.rows)

    def test_rows_that_are_gone_leave_no_file(self):
        del self.rows[16]
        del self.rows[-1]
        self.again()
        self.assertEqual(len(files_of(self.out)), 58)
        self.assert_like_anew(self.rows)

    def test_a_row_more(self):
        more = churches.table(61, seed=5, every=0)
        self.assertEqual(len(self.again(more)), 1)
        self.assert_like_anew(more)

    def test_a_file_that_is_gone(self):
        (self.out / self.names[5]).unlink()
        self.assertEqual(self.again(), [self.names[5]])
        self.assert_like_anew(self.rows)

    def test_files_that_are_damaged(self):
        flipped, cut, longer = (self.out / self.names[row] for row in (7, 8, 9))
        data = bytearray(flipped.read_bytes())
        data[len(data) // 2] ^= 1
        flipped.write_bytes(data)
        cut.write_bytes(cut.read_bytes()[:-100])
        longer.write_bytes(longer.read_bytes() + b"\n")
        self.again()
        self.assertIn("57 of them from before", self.answer.printed)
        self.assert_like_anew(self.rows)

    def test_a_layout(self):
        for name, old, new in (("layouts/card.yaml", "thickness: 0.7mm", "thickness: 0.8mm"), ("content/evening/ko.yaml", "오시는", "찾아오시는"),
                               ("content/evening/art/dusk.svg", 'stroke-width="0.5"', 'stroke-width="0.6"')):
            root = project(self.folder() / "project")
            text = (root / name).read_text(encoding="utf-8")
            self.assertEqual(text.count(old), 1)
            (root / name).write_text(text.replace(old, new), encoding="utf-8")
            self.assertEqual(self.again(code=65, root=root), [])
            self.assertIn("error[other-run]", self.answer.said)
            self.assertIn("give -o another folder", self.answer.said)


class Anyhow(Runs):
    """The bytes of a row's file, and those of the manifest, do not depend on how the run was cut or ordered."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = churches.table(2_000 if FULL else 300, seed=6, every=40)
        cls.data = cls.base / "churches.csv"
        write_table(cls.data, cls.rows)
        cls.whole = cls.base / "whole"
        cls().merge(cls.data, cls.whole, "--name", "{church}", "--threads", "2", code=1)

    def runTest(self):
        """So that the class can be made for its helpers."""

    def test_threads(self):
        out = self.folder() / "out"
        self.merge(self.data, out, "--name", "{church}", "--threads", "1", code=1)
        self.assertEqual(manifests_of(out), manifests_of(self.whole))
        self.assertEqual(files_of(out), files_of(self.whole))

    def test_order(self):
        rows = list(self.rows)
        random.Random(7).shuffle(rows)
        out = self.folder() / "out"
        self.merge(self.table(rows), out, "--name", "{church}", code=1)
        self.assertEqual(files_of(out), files_of(self.whole))

    def test_alone(self):
        whole = files_of(self.whole)
        for church in [church for church in self.rows if not church.poison][:30:5]:
            out = self.folder() / "out"
            self.merge(self.table([church]), out, "--name", "{church}")
            for name, sum_ in files_of(out).items():
                self.assertEqual(whole[name], sum_)

    def test_editions_for_a_screen_and_for_a_press(self):
        root = project(self.folder() / "project")
        for name in ("profiles", "third_party"):
            shutil.copytree(PROJECT / name, root / name)
        rows = churches.table(24, seed=12, every=0)
        for edition in ("screen", "press"):
            whole, other = self.folder() / "whole", self.folder() / "other"
            options = ("--name", "{church}", "--edition", edition)
            self.merge(self.table(rows), whole, *options, root=root)
            self.merge(self.table(rows[::-1]), other, *options, "--threads", "1", root=root)
            files = sorted(whole.glob("*.pdf"))
            self.assertEqual(len(files), 24)
            self.assertEqual(files_of(whole), files_of(other))
            for path in files[::4]:
                run("qpdf", "--check", path, check=True)

    def test_one_file_has_the_pages_in_the_order_of_the_rows(self):
        out = self.folder() / "out"
        self.merge(self.data, out, "--one-file", code=1)
        self.assertEqual([path.name for path in out.iterdir()], ["run.pdf"])
        run("qpdf", "--check", out / "run.pdf", check=True)
        pages = run("pdftotext", out / "run.pdf", "-", check=True).stdout.split("\f")[:-1]
        sound = [church for church in self.rows if not church.poison]
        self.assertEqual(len(pages), len(sound))
        for church, page in zip(sound, pages):
            self.assertEqual(unread(church, page), [], church.number)

    def test_a_dry_run_says_the_same_and_writes_nothing(self):
        out = self.folder() / "out"
        answer = self.merge(self.data, out, "--dry-run", code=1)
        self.assertFalse(out.exists())
        wanted = [(str(church.line), str(church.column), church.id) for church in self.rows if church.poison]
        self.assertEqual(re.findall(r":(\d+):(\d+): error\[([\w-]+)\]", answer.said), wanted)


class Costs(Runs):
    def test_a_logo_that_hangs_is_tried_once(self):
        rows = churches.table(40, seed=10, every=0)
        for church in rows:
            churches.poison(church, "uses.svg")
        one = self.cost(rows[:1], "--threads", "1", code=1)[1]
        self.assertLess(self.cost(rows, "--threads", "1", code=1)[1], one * 2 + 1)

    @unittest.skipIf(LENIENCE > 1, "a sanitizer keeps what was freed")
    def test_memory_does_not_grow_with_the_rows(self):
        def megabytes(count, threads):
            return self.cost(churches.table(count, seed=8, every=0), "--threads", threads)[0]

        self.assertLess(megabytes(2_000, "1"), megabytes(100, "1") * 1.1)
        # A short run of two workers takes up to 9 MiB more one time than another: the most of several is what it may need.
        few = max(megabytes(100, "2") for _ in range(4))
        many = megabytes(10_000 if FULL else 2_000, "2")
        self.assertLess(many, few * 1.1)
        self.assertLess(many, MEGABYTES)


class Privacy(Runs):
    def setUp(self):
        self.rows = churches.table(45, seed=9, every=15)
        self.data = self.table(self.rows)

    def values(self):
        """What is about a church or a person: whatever is long enough to be no accident."""
        return {value.split("\n")[0] for church in self.rows for name in ("church", "venue", "contact", "url")
                for value in [church.values[name][:60]]}

    def test_what_is_passed_on_holds_no_value(self):
        out = self.folder() / "out"
        self.merge(self.data, out, code=1)
        for path in (out / name for name in ("journal.jsonl", "manifest.json", "manifest.csv")):
            text = path.read_text(encoding="utf-8")
            self.assertEqual([value for value in self.values() if value in text or json.dumps(value)[1:-1] in text], [], path.name)

    def test_values_are_kept_where_that_is_asked_for(self):
        out = self.folder() / "out"
        self.merge(self.data, out, "--with-values", code=1)
        kept = {item["row"]: item.get("values") for item in journal_lines(out / "journal.jsonl")}
        for church in self.rows:
            if not church.poison:
                self.assertEqual(kept[church.number], church.values)


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--full"])
