#!/usr/bin/env python3
"""The table that ./scripts/bench prints; with `--budget [LAYOUT...]`, where a cold page goes. Instructions are repeatable; wall times only compare within one run."""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[1]
BUILD = PROJECT / "build" / "release"
CAMPAIGN = PROJECT / "content" / "run-for-your-life"
LANGUAGES = ["en", "ko", "ar"]
RUNS = 15
# callgrind counts `rep stosb` once a byte, and glibc chooses it by CPU: without this the same program differs between machines.
STEADY = "glibc.cpu.x86_rep_stosb_threshold=1000000000:glibc.cpu.x86_rep_movsb_threshold=1000000000"


def instructions(command, folder):
    """Millions of instructions of a command and all its children."""
    for old in folder.glob("callgrind.*"):
        old.unlink()
    subprocess.run(["valgrind", "--tool=callgrind", "--trace-children=yes", f"--callgrind-out-file={folder}/callgrind.%p", *map(str, command)],
                   cwd=PROJECT, env={**os.environ, "GLIBC_TUNABLES": STEADY}, check=True, capture_output=True)
    total = 0
    for path in folder.glob("callgrind.*"):
        total += int(re.search(r"^(?:summary|totals): (\d+)", path.read_text(errors="replace"), re.M).group(1))
    return total / 1e6


def wall(command):
    """Median milliseconds from start to exit."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([str(part) for part in command], cwd=PROJECT, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def peak(command):
    """Peak resident MiB of the main process, and of it and its children together, from /proc."""
    process = subprocess.Popen([str(part) for part in command], cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    main = tree = 0
    while process.poll() is None:
        total = 0
        for pid in [process.pid, *children(process.pid)]:
            high, now = memory(pid)
            total += now
            if pid == process.pid:
                main = max(main, high)
        tree = max(tree, total, main)
    return main / 1024, tree / 1024


def children(pid):
    try:
        return [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (OSError, ValueError):
        return []


def memory(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0, 0
    values = [re.search(rf"^{name}:\s+(\d+)", status, re.M) for name in ("VmHWM", "VmRSS")]
    return tuple(int(value.group(1)) if value else 0 for value in values)


def best_peak(command):
    """The largest of several looks: a look between two polls may miss the top."""
    looks = [peak(command) for _ in range(5)]
    return max(look[0] for look in looks), max(look[1] for look in looks)


# What a cold poster pays for: a row a stage, each the inclusive cost of one function of ours (or of the dynamic linker).
BUDGET = [
    ("link: dynamic loader", r"_dl_start "),
    ("YAML: all documents", r"handbill::source::parse_lenient\("),
    ("model: documents from trees", r"handbill::app::load_documents\("),
    ("style: resolve, QR included", r"handbill::style::resolve\("),
    ("pictures: SVG from the cache", r"handbill::image::load_svg\("),
    ("QR", r"handbill::image::make_qr\("),
    ("fonts: open and inject", r"handbill::text::FontSet::make\("),
    ("shaping", r"handbill::text::shape\("),
    ("layout, shaping included", r"handbill::layout::place\(handbill::style::Resolved"),
    ("subsetting", r"handbill::text::make_subset\("),
    ("drawing, subsetting included", r"handbill::backend::write_pdf"),
    ("qpdf: finish", r"handbill::pdf::finish\("),
]
WHOLE = "whole process"
LAYOUT = "layout without shaping"


def stages(layout, language, folder):
    """Millions of instructions of each stage of a cold render, and of the whole process."""
    command = [BUILD / "handbill", "render", layout, "--lang", language, "--edition", "screen", "--threads", "1", "-o", folder / "x.pdf"]
    subprocess.run([str(part) for part in command], cwd=PROJECT, check=True, capture_output=True)  # the drawing's cache
    instructions(command, folder)
    path = next(folder.glob("callgrind.*"))
    text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(path)], check=True, capture_output=True, text=True).stdout
    costs = {}
    for line in text.splitlines():
        found = re.match(r"\s*([\d,]+) \([^)]*\)\s+(.*)", line)
        if not found:
            continue
        for name, pattern in [(WHOLE, r"PROGRAM TOTALS"), *BUDGET]:
            if re.search(pattern, found.group(2)) and "'2" not in found.group(2):
                costs[name] = max(costs.get(name, 0), int(found.group(1).replace(",", "")) / 1e6)
    costs[LAYOUT] = costs["layout, shaping included"] - costs["shaping"]
    return costs


def budget(layout, folder):
    """The budget table of docs/speed.md."""
    columns = {language: stages(layout, language, folder) for language in LANGUAGES}
    print(f"{layout + ', M instructions':34}" + "".join(f"{language:>8}" for language in LANGUAGES))
    for name in [*(name for name, _ in BUDGET), LAYOUT, WHOLE]:
        print(f"{name:34}" + "".join(f"{columns[language].get(name, 0):8.1f}" for language in LANGUAGES))
    print(f"{LAYOUT + ', %':34}" + "".join(f"{100 * columns[language][LAYOUT] / columns[language][WHOLE]:8.2f}" for language in LANGUAGES))


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-bench-"))
    if "--budget" in sys.argv:
        for layout in sys.argv[sys.argv.index("--budget") + 1:] or ["poster-a4"]:
            budget(layout, folder)
        return
    handbill = BUILD / "handbill"
    project, copies = folder / "project", [f"copy-{number}" for number in range(10)]
    for name in ("layouts", "content", "fonts"):
        shutil.copytree(PROJECT / name, project / name)
    for name in copies:
        (project / "layouts" / f"{name}.yaml").write_text(f"layout: {name}\nextends: poster-a4\n")
    print(f"{'poster-a4':10} {'program':22} {'M instr cold':>13} {'further':>8} {'wall ms':>8} {'RSS MiB':>8} {'tree':>6} {'PDF bytes':>10}")
    for language in LANGUAGES:
        texts = folder / f"{language}.txt"
        texts.write_text(subprocess.run([sys.executable, PROJECT / "bench" / "texts.py", CAMPAIGN, language], check=True,
                                        capture_output=True, text=True).stdout)
        floor_pdf, our_pdf = folder / "floor.pdf", folder / "ours.pdf"
        floor = [BUILD / "bench" / "floor", language, texts, CAMPAIGN / "art" / "lanes.svg", floor_pdf]
        one = [handbill, "render", "poster-a4", "--lang", language, "--edition", "screen", "--threads", "1", "-o", our_pdf]
        # The same page eleven times over in one process, under ten other names: what a further poster of the language costs.
        many = [handbill, "render", "poster-a4", *copies, "--project", project, "--lang", language, "--edition", "screen", "--threads", "1",
                "-o", folder / "many"]
        subprocess.run([str(part) for part in one], cwd=PROJECT, check=True, capture_output=True)  # the drawing's cache, as scripts/render leaves it
        subprocess.run([str(part) for part in floor], check=True, capture_output=True)
        cold_floor, cold_ours = instructions(floor, folder), instructions(one, folder)
        cold_uncached = instructions([*one, "--no-cache"], folder)
        further = (instructions(many, folder) - cold_ours) / 10
        for name, command, cold, more, path in (("floor", floor, cold_floor, None, floor_pdf), ("handbill", one, cold_ours, further, our_pdf),
                                                ("handbill --no-cache", [*one, "--no-cache"], cold_uncached, None, our_pdf)):
            main_rss, tree_rss = best_peak(command)
            print(f"{language:10} {name:22} {cold:13.1f} {f'{more:.1f}' if more is not None else '-':>8} {wall(command):8.1f} {main_rss:8.1f} "
                  f"{tree_rss:6.1f} {path.stat().st_size:10}")
        print(f"{language:10} {'ratio to the floor':22} {cold_ours / cold_floor:13.3f} {further / cold_floor:8.3f}")


if __name__ == "__main__":
    main()
