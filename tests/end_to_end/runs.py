"""What the tests of print runs share: a run of the tests' own card over a table of churches, and what it left in its folder."""
import collections
import hashlib
import json
import sys

import churches
from support import *

Answer = collections.namedtuple("Answer", "code said printed")
# The kernel counts the memory of whoever starts a program as the program's own, so somebody small starts it.
STARTER = """import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)"""


def project(folder):
    """The tests' own card, with the fonts and editions of the project."""
    shutil.copytree(PROJECT / "tests" / "runs", folder)
    for name in ("fonts", "layouts/editions"):
        shutil.copytree(PROJECT / name, folder / name)
    return folder


def write_table(path, rows):
    path.write_bytes(churches.csv_of(rows).encode("utf-8"))
    churches.write_logos(path.parent)


class Runs(Case):
    @classmethod
    def setUpClass(cls):
        cls.base = pathlib.Path(tempfile.mkdtemp(prefix="handbill-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.base, ignore_errors=True)
        cls.root = project(cls.base / "project")

    def table(self, rows, name="churches.csv"):
        path = self.folder() / name
        write_table(path, rows)
        return path

    def command(self, data, out, *options, root=None):
        return [HANDBILL, "merge", "card", "--project", root or self.root, "--data", data, "-o", out, *options]

    def merge(self, data, out, *options, root=None, code=0):
        """Runs it to its end, and demands the exit code."""
        result = run(*self.command(data, out, *options, root=root), timeout=7200)
        self.assertEqual(result.returncode, code, result.stderr[-3000:])
        return Answer(result.returncode, result.stderr, result.stdout)

    def cost(self, rows, *options, code=0):
        """MiB of a run at its highest, and seconds of processors."""
        command = self.command(self.table(rows), self.folder() / "out", *options)
        returned, megabytes, seconds = run(sys.executable, "-S", "-c", STARTER, *command, check=True, timeout=3600).stdout.split()
        self.assertEqual(int(returned), code)
        return float(megabytes), float(seconds)


def items_of(out):
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))["items"]


def files_of(out):
    """Each PDF's name with a digest of its bytes."""
    return {path.name: digest(path) for path in sorted(out.glob("*.pdf"))}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def standing(out):
    """What tells a file that was left alone from one that was made again."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.glob("*.pdf")}


def manifests_of(out):
    return (out / "manifest.json").read_bytes(), (out / "manifest.csv").read_bytes()
