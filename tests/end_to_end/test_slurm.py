#!/usr/bin/env python3
"""deploy/slurm/handbill-array.sh on a real cluster of one node: shards are drawn, two are stopped half-way and go on, and the manifest is the one of a single run."""
import csv
import json
import os
import pathlib
import signal
import unittest

import slurm_cluster
from slurm_cluster import wait_for
from support import HANDBILL, PROJECT, Case, run

SCRIPT = PROJECT / "deploy" / "slurm" / "handbill-array.sh"
SHARDS, ROWS = 3, 1800
# Shards that the test stops, and how.
REQUEUED, SIGNALLED = 2, 3
# Stands in front of the real program: the first time that a shard of `stopped` runs, it is halted as soon as its journal says that something is done, so
# that the test's signals meet it half-way. The program has seconds of work left then, and the look takes milliseconds.
FRONT = """#!/usr/bin/python3
import os, pathlib, signal, sys, time
shard, out, marks, stopped, program = os.environ.get("SLURM_ARRAY_TASK_ID"), pathlib.Path({out!r}), pathlib.Path({marks!r}), {stopped!r}, {program!r}
mark, journal = marks / str(shard), out / f"journal-{{shard}}of{shards}.jsonl"
if shard in stopped and not mark.exists():
    mark.touch()
    front = os.getpid()
    if os.fork() == 0:
        while not journal.exists() or journal.read_bytes().count(b"\\n") < 3:
            time.sleep(0.002)
        os.kill(front, signal.SIGSTOP)
        mark.write_text(str(front))
        os._exit(0)
os.execv(program, [program, *sys.argv[1:]])
"""


def rows_of(journal):
    """The numbers of the rows that a journal holds, as often as it holds them."""
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    return [line["row"] for line in lines if "row" in line]


def pending(pid):
    """The signals that a process has been sent and not yet seen."""
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    masks = [int(line.split()[1], 16) for line in text.splitlines() if line.startswith(("SigPnd", "ShdPnd"))]
    return {number for mask in masks for number in range(1, 65) if mask >> (number - 1) & 1}


class Slurm(Case):
    def setUp(self):
        # A machine without Slurm proves nothing, so it fails: no silent skip.
        self.assertEqual(slurm_cluster.missing(), "")
        self.where = self.project()
        self.data = self.where / "churches.csv"
        self.write(self.data, lambda row: "2027-05-08", ROWS)
        self.out = self.where.parent / "out"
        self.out.mkdir()
        self.marks = self.where.parent / "marks"
        self.marks.mkdir()
        folder = self.folder()
        self.cluster = slurm_cluster.Cluster(folder)
        programs = folder / "bin"
        programs.mkdir()
        front = programs / "handbill"
        front.write_text(FRONT.format(marks=str(self.marks), stopped=[str(REQUEUED), str(SIGNALLED)], out=str(self.out), shards=SHARDS, program=str(HANDBILL)))
        front.chmod(0o755)
        self.cluster.environment["PATH"] = f"{programs}:{self.cluster.environment['PATH']}"
        self.addCleanup(self.cluster.stop)
        self.cluster.start()

    def write(self, path, date, count):
        with path.open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["church", "venue", "date", "time", "contact"])
            table.writerows([f"St Mary’s {row}", f"{row} High Street", date(row), "19:30", "01632 960001"] for row in range(1, count + 1))

    def options(self, data):
        return ["poster-a4-local", "--project", str(self.where), "--data", str(data), "--lang", "en", "--edition", "office"]

    def submit(self, out, data):
        """Numbers of the array and of the job behind it."""
        return self.cluster.ask(str(SCRIPT), str(SHARDS), str(out), *self.options(data)).split()

    def halted(self, shard):
        """The process of a shard, when it has drawn something and waits."""
        mark = self.marks / str(shard)
        pid = int(wait_for(f"shard {shard} to begin", lambda: mark.exists() and mark.read_text()))
        self.assertRegex(pathlib.Path(f"/proc/{pid}/status").read_text(), r"State:\s+T", "over before it was halted: it needs more rows")
        return pid

    def ended(self, job):
        """State and exit code of a job or task, when it is over."""
        over = ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL")

        def state():
            known = self.cluster.job(job)
            if known["JobState"] == "PENDING" and known["Reason"] == "BeginTime":
                # Slurm keeps what was requeued back for minutes.
                self.cluster.ask("scontrol", "update", f"JobId={job}", "StartTime=now")
            return known["JobState"] in over and known
        known = wait_for(f"the end of job {job}", state)
        return known["JobState"], known["ExitCode"], int(known["Restarts"])

    def test_stopped_shards_go_on_and_the_manifest_is_that_of_one_run(self):
        array, manifest = self.submit(self.out, self.data)
        self.halted(REQUEUED)
        # Slurm sends SIGCONT and SIGTERM by itself.
        self.cluster.ask("scontrol", "requeue", f"{array}_{REQUEUED}")
        pid = self.halted(SIGNALLED)
        # As before the end of the time that was asked for: the script alone is told, and hands it on.
        self.cluster.ask("scancel", "--batch", "--signal=TERM", f"{array}_{SIGNALLED}")
        wait_for("the script to hand the signal on", lambda: signal.SIGTERM in pending(pid))
        before = rows_of(self.out / f"journal-{SIGNALLED}of{SHARDS}.jsonl")
        self.assertTrue(0 < len(before) < ROWS // SHARDS, len(before))
        os.kill(pid, signal.SIGCONT)

        ends = {shard: self.ended(f"{array}_{shard}") for shard in range(1, SHARDS + 1)}
        self.assertEqual(ends, {shard: ("COMPLETED", "0:0", int(shard in (REQUEUED, SIGNALLED))) for shard in ends}, self.said())
        self.assertEqual(self.ended(manifest), ("COMPLETED", "0:0", 0), self.said())
        for shard in ends:
            # Every row once: what was drawn before the stop is not drawn again.
            self.assertEqual(sorted(rows_of(self.out / f"journal-{shard}of{SHARDS}.jsonl")), list(range(shard, ROWS + 1, SHARDS)))
        self.assertEqual(len(list(self.out.glob("*.pdf"))), ROWS)

        alone = self.where.parent / "alone"
        run(HANDBILL, "merge", *self.options(self.data), "-o", alone)
        self.assertEqual((self.out / "manifest.json").read_bytes(), (alone / "manifest.json").read_bytes())

        # Rows that fail are no reason to try again; their shard says so, and the manifest is joined.
        bad = self.where / "bad.csv"
        self.write(bad, lambda row: "2027-13-01" if row == 2 else "2027-05-08", SHARDS)
        array, manifest = self.submit(self.where.parent / "bad", bad)
        ends = {shard: self.ended(f"{array}_{shard}") for shard in range(1, SHARDS + 1)}
        self.assertEqual(ends, {shard: ("FAILED", "1:0", 0) if shard == 2 else ("COMPLETED", "0:0", 0) for shard in ends})
        self.assertEqual(self.ended(manifest), ("COMPLETED", "0:0", 0))

        # A run that cannot work is not tried again, and the job behind it says what is missing.
        array, manifest = self.submit(self.where.parent / "lost", self.where / "lost.csv")
        self.assertEqual({self.ended(f"{array}_{shard}") for shard in range(1, SHARDS + 1)}, {("FAILED", "66:0", 0)})
        self.assertEqual(self.ended(manifest)[0], "FAILED")

    def said(self):
        return "\n".join(f"{path.name}: {path.read_text(errors='replace')[-800:]}" for path in sorted((self.out / "log").glob("*.txt")))


if __name__ == "__main__":
    unittest.main()
