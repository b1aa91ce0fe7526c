#!/usr/bin/env python3
"""The tables that ./scripts/bench-merge prints: files a second of a print run beside the floor (bench/floor_merge.cc), instructions of a further poster,
three ways to one, and which bars hold. `speed`, `instructions`, `ways` print one of them, `--quick` stops at 1,000 rows. Wall times only compare within one
run. `merge.py project FOLDER` makes the project alone: its photograph, texts, fonts and lists of churches."""
import csv
import datetime
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import yaml

from bench import BUILD, LANGUAGES, PROJECT, instructions
from press import measured, photograph

RUNS = 5
COUNTS = [1, 10, 100, 1000, 10000]
FLOOR_WORKERS = [1, 2, 4]
# The bars: times the floor's files a second, and MB of one process.
FASTER = {"en": 2.2, "ko": 7}
MEMORY = 80
FAMILIES = {"en": "Noto Sans", "ko": "Noto Sans CJK KR", "ar": "Noto Sans Arabic, Noto Sans"}
# In the order of the enumerator Text of floor_merge.cc; @ is a fact of the campaign.
TEXTS = ["headline", "subhead", "scan", "scan-note", "@web", "story-head", "story", "why-head", "why", "road-head", "road", "law-head", "law", "ask-head",
         "ask", "@petition"]
PHOTOGRAPH = (1200, 800)
# Made-up churches are these in turn: names, towns, halls. The lists' lengths have no common divisor, so that combinations seldom repeat.
CHURCHES = {
    "en": (["St Mary’s", "All Saints", "Bethel Chapel", "Trinity Church", "Elim Church", "Zion Methodist Church", "Christ the King"],
           ["Hexham", "Aberystwyth", "Frome", "Oundle", "Kirkby Lonsdale", "Wymondham", "Jedburgh", "Quorn", "Yeovil", "Ludlow", "Bexhill"],
           ["Parish hall", "Upper room", "Community centre", "School hall", "The old vicarage"]),
    "ko": (["은혜교회", "새문안교회", "소망교회", "평강제일교회", "사랑의교회", "영락교회", "주님의교회"],
           ["서울", "부산", "대구", "인천", "광주", "대전", "울산", "수원", "춘천", "전주", "제주"],
           ["본당", "교육관", "친교실", "선교센터", "비전홀"]),
    "ar": (["كنيسة القديسة مريم", "كنيسة جميع القديسين", "كنيسة النعمة", "كنيسة الثالوث", "الكنيسة الإنجيلية", "كنيسة الرجاء", "كنيسة المسيح الملك"],
           ["بيروت", "عمان", "القاهرة", "حلب", "بغداد", "الإسكندرية", "دمشق", "الناصرة", "طرابلس", "أسيوط", "الموصل"],
           ["قاعة الكنيسة", "المركز الاجتماعي", "قاعة المدرسة", "القاعة الكبرى", "بيت الضيافة"]),
}


def project(folder):
    """bench/merge as a project of its own: theme, fonts and texts are the repository's."""
    shutil.copytree(PROJECT / "bench" / "merge", folder)
    shutil.copytree(PROJECT / "fonts", folder / "fonts")
    shutil.copytree(PROJECT / "layouts" / "themes", folder / "layouts" / "themes")
    campaign = folder / "content" / "posters"
    for language in LANGUAGES:
        shutil.copy(PROJECT / "content" / "run-for-your-life" / f"{language}.yaml", campaign)
    (campaign / "art").mkdir()
    photograph.upright(PHOTOGRAPH).save(campaign / "art" / "photograph.jpg", quality=84)
    for language in LANGUAGES:
        churches(folder / f"churches-{language}.csv", language, 1000)
    shutil.copy(folder / "churches-en.csv", folder / "churches.csv")
    return folder


def churches(path, language, count):
    """A list of so many churches, each with an evening of its own."""
    names, towns, halls = CHURCHES[language]
    comma = "، " if language == "ar" else ", "
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["church", "date", "time", "venue"])
        for row in range(count):
            date = datetime.date(2027, 1, 1) + datetime.timedelta(days=row % 365)
            table.writerow([f"{names[row % len(names)]}{comma}{towns[row % len(towns)]}", date.isoformat(), f"{18 + row % 3}:{15 * (row % 4):02}",
                            f"{halls[row % len(halls)]}, {row % 97 + 1} {towns[row % len(towns)]}"])


def texts_of(where, language):
    """What floor-merge draws, one text a line."""
    campaign = where / "content" / "posters"
    facts, texts = (yaml.load((campaign / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for name in ("campaign", language))
    found = []
    for key in TEXTS:
        value = facts[key[1:]] if key.startswith("@") else texts["texts"][key]
        found += value if isinstance(value, list) else [value]
    return "".join(f"{text}\n" for text in found)


class Bench:
    """One project and its lists; each command draws into a folder of its own, which is gone afterwards."""

    def __init__(self, folder):
        self.folder = folder
        self.where = project(folder / "project")
        self.photograph = self.where / "content" / "posters" / "art" / "photograph.jpg"
        for language in LANGUAGES:
            (folder / f"texts-{language}").write_text(texts_of(self.where, language), encoding="utf-8")

    def lists(self, language, count):
        """The rows as both programs read them."""
        table, lines = self.folder / f"{language}-{count}.csv", self.folder / f"{language}-{count}.rows"
        if not table.exists():
            churches(table, language, count)
            with table.open(encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file)
                lines.write_text("".join(f"{row['church']}\t{row['date']}, {row['time']}\t{row['venue']}\n" for row in rows), encoding="utf-8")
        return table, lines

    def ours(self, language, count, threads, out):
        return [BUILD / "handbill", "merge", "poster", "--project", self.where, "--data", self.lists(language, count)[0], "--lang", language,
                "--threads", threads, "-o", out]

    def floor(self, language, count, workers, out):
        return [BUILD / "bench" / "floor-merge", language, self.folder / f"texts-{language}", self.photograph, self.lists(language, count)[1], out, workers]

    def run(self, make, language, count, workers):
        """Seconds on the wall, of processors, peak MiB and bytes of all PDFs of one run."""
        with tempfile.TemporaryDirectory(dir=self.folder) as out:
            wall, cpu, peak = measured(make(language, count, workers, out))
            sizes = [path.stat().st_size for path in pathlib.Path(out).glob("*.pdf")]
        if len(sizes) != count:
            raise SystemExit(f"{count} rows made {len(sizes)} files")
        return wall, cpu, peak, sum(sizes)

    def cost(self, make, language):
        """Millions of instructions of a further poster: ten more than one."""
        found = []
        for count in (11, 1):
            with tempfile.TemporaryDirectory(dir=self.folder) as out:
                found.append(instructions(make(language, count, 1, out), self.folder))
        return (found[0] - found[1]) / 10


def speed(bench, counts):
    """In turns, so that what else the machine does meets both; processors' time is what it disturbs least. The floor has no start to speak of and grows with
    its rows: it is not drawn for more than a thousand."""
    bars, peaks = [], {}
    heads = ["1 thread", "2", *(f"floor {workers}" for workers in FLOOR_WORKERS), "times 1", "times 2", "best", "CPU", "peak MiB", "KiB", "floor"]
    print(f"{'files a second':14} {'rows':>7} " + " ".join(f"{head:>8}" for head in heads))
    for language in LANGUAGES:
        for count in counts:
            looks = {}
            for _ in range(RUNS if count <= 100 else 3 if count <= 1000 else 1):
                for threads in (1, 2):
                    looks.setdefault(("ours", threads), []).append(bench.run(bench.ours, language, count, threads))
                for workers in FLOOR_WORKERS if count <= 1000 else ():
                    looks.setdefault(("floor", workers), []).append(bench.run(bench.floor, language, count, workers))
            wall, cpu, _, size = ({key: statistics.median(look[part] for look in found) for key, found in looks.items()} for part in range(4))
            rate = {key: count / seconds for key, seconds in wall.items()}
            peaks[language, count] = max(look[2] for threads in (1, 2) for look in looks["ours", threads])
            cells = {"1 thread": rate["ours", 1], "2": rate["ours", 2], "peak MiB": peaks[language, count], "KiB": size["ours", 1] / count / 1024}
            if count <= 1000:
                floors = {workers: rate["floor", workers] for workers in FLOOR_WORKERS}
                cells |= {f"floor {workers}": value for workers, value in floors.items()}
                cells |= {"times 1": rate["ours", 1] / floors[1], "times 2": rate["ours", 2] / floors[2], "CPU": cpu["floor", 1] / cpu["ours", 1],
                          "best": max(rate["ours", 1], rate["ours", 2]) / max(floors.values()), "floor": size["floor", 1] / count / 1024}
            print(f"{language:14} {count:7,} " + " ".join(f"{cells[head]:8.2f}" if head in cells else " " * 8 for head in heads), flush=True)
            if count == 1000 and language in FASTER:
                least = min(cells["times 1"], cells["times 2"], cells["best"])
                bars.append((f"{language}: {FASTER[language]} times the floor, 1,000 rows", least >= FASTER[language], f"{least:.2f} at the least"))
    most = max(counts)
    for language in LANGUAGES:
        few, many = peaks[language, 100], peaks[language, most]
        bars.append((f"{language}: memory of {most:,} rows within 10 % of 100", many <= 1.1 * few, f"{few:.1f} and {many:.1f} MiB"))
        bars.append((f"{language}: under {MEMORY} MB", many * 1.048576 < MEMORY, f"{many * 1.048576:.1f} MB"))
    return bars


def further(bench):
    """Repeatable: callgrind's."""
    print(f"{'M instructions of a further poster':36} {'merge':>9} {'floor':>9} {'floor / merge':>14}")
    for language in LANGUAGES:
        ours, floor = bench.cost(bench.ours, language), bench.cost(bench.floor, language)
        print(f"{language:36} {ours:9.2f} {floor:9.2f} {floor / ours:14.2f}")


def ways(bench):
    """Three ways to a further file, by the raw libraries; the static page is one that Handbill rendered without a church."""
    nobody = bench.folder / "nobody.yaml"
    nobody.write_text("details: nobody\nsample: false\nchurch: ''\nvenue: ''\n")
    print(f"{'a further file by':36} " + " ".join(f"{language + ', ms':>9} {'M instr':>9} {'KiB':>7}" for language in LANGUAGES))
    lines = {"a whole page of Cairo": bench.floor}
    for way, title in (("form", "two forms on a page, by qpdf"), ("splice", "the row behind the bytes of the rest")):
        lines[title] = lambda language, count, _, out, way=way: [
            BUILD / "bench" / "ways", way, bench.folder / f"static-{language}.pdf", FAMILIES[language], bench.lists(language, count)[1], out]
    for language in LANGUAGES:
        subprocess.run([str(part) for part in (BUILD / "handbill", "render", "poster", "--project", bench.where, "--edition", "office", "--lang", language,
                                               "--details", nobody, "-o", bench.folder / f"static-{language}.pdf")], check=True, capture_output=True)
    for title, make in lines.items():
        parts = []
        for language in LANGUAGES:
            many, one = (statistics.median(bench.run(make, language, count, 1)[0] for _ in range(3)) for count in (201, 1))
            size = bench.run(make, language, 11, 1)[3] / 11 / 1024
            parts.append(f"{(many - one) * 5:9.2f} {bench.cost(make, language):9.2f} {size:7.1f}")
        print(f"{title:36} " + " ".join(parts))


def main():
    if sys.argv[1:2] == ["project"]:
        project(pathlib.Path(sys.argv[2]))
        return
    quick = "--quick" in sys.argv
    names = [name for name in sys.argv[1:] if name in ("speed", "instructions", "ways")] or ["speed", "instructions", "ways"]
    bars = []
    with tempfile.TemporaryDirectory(prefix="handbill-bench-") as folder:
        bench = Bench(pathlib.Path(folder))
        if "speed" in names:
            bars = speed(bench, COUNTS[:-1] if quick else COUNTS)
            print()
        if "instructions" in names:
            further(bench)
            print()
        if "ways" in names:
            ways(bench)
            print()
    for bar, holds, found in bars:
        print(f"{'holds' if holds else 'FAILS':6} {bar}: {found}")


if __name__ == "__main__":
    main()
