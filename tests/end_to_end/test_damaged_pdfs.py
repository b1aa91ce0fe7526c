"""Damaged PDFs: preflight ends by itself with a report or an error, in little memory and little time of the processor; and what is said of folds that nobody knows."""
import os
import random
import re
import resource
import subprocess
import unittest

from support import HANDBILL, PROJECT, Case, handbill, run

WHOLE = sorted((PROJECT / "tests" / "preflight" / "foreign").glob("*.pdf"))
LENIENCE = 10 if run("grep", "-q", "__asan_init", HANDBILL).returncode == 0 else 1
SECONDS, MEGABYTES, COUNT = 2, 200, 50


def damaged(data, number):
    chance = random.Random(number)
    data = bytearray(data)
    if number % 5 == 0:
        return bytes(data[:chance.randrange(1, len(data))])
    if number % 5 == 1:
        numbers = list(re.finditer(rb"\b\d+\b", data))
        for found in sorted(chance.sample(numbers, 5), key=lambda one: -one.start()):
            data[found.start():found.end()] = chance.choice([b"-1", b"0", b"99999999999999999999", b"1 0 R", b"[" * 300])
        return bytes(data)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


class DamagedPdfs(Case):
    def test_each_ends_by_itself_within_its_limits(self):
        path = self.folder() / "damaged.pdf"
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, ((SECONDS + 1) * LENIENCE, (SECONDS + 2) * LENIENCE))
        for number in range(COUNT):
            path.write_bytes(damaged(WHOLE[number % len(WHOLE)].read_bytes(), number))
            with subprocess.Popen([HANDBILL, "preflight", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limit) as process:
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            with self.subTest(number=number, file=WHOLE[number % len(WHOLE)].name):
                self.assertIn(process.returncode, (0, 1, 65))
                self.assertLess(used.ru_utime + used.ru_stime, SECONDS * LENIENCE)
                self.assertLess(used.ru_maxrss / 1024, MEGABYTES * LENIENCE)

    def test_folds(self):
        result = handbill("preflight", WHOLE[0], "--order", "A4", "--folds", "rol")
        self.assertEqual((64, "handbill: error[no-such-fold]: expected half, roll, z, gate, double-parallel or french after --folds, found \"rol\"\n"
                          "  hint: did you mean roll?\n"), (result.returncode, result.stderr))
        result = handbill("preflight", WHOLE[0], "--folds", "roll")
        self.assertEqual((64, "handbill: error[folds-without-size]: expected --order beside --folds, found none\n"
                          "  hint: say which flat size is folded, such as --order A4 --lying\n"), (result.returncode, result.stderr))
        self.assertIn("expected folds on the sheet, found one at 197 mm", handbill("preflight", WHOLE[0], "--order", "A4", "--lying", "--folds", "roll").stdout)


if __name__ == "__main__":
    unittest.main()
