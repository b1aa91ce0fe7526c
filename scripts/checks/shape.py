#!/usr/bin/env python3
"""Files stay small and name no machine: at most 500 lines of code, no absolute path of a home or work folder, no left-over marker."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE = {".cc", ".h", ".py", ".sh", ".cmake"}
LIMIT = 500
FORBIDDEN = [
    (re.compile(r"(?<![\w$}.])/(?:home|root|work)/"), "a path of one machine"),
    (re.compile(r"\b(?:FIXME|XXX|HACK)\b"), "a left-over marker"),
    (re.compile(r"\bTODO\("), "a TODO with a name"),
]


def main():
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
                           capture_output=True, text=True).stdout.split("\n")
    faults = []
    for name in filter(None, names):
        path = ROOT / name
        if path == pathlib.Path(__file__).resolve() or not path.is_file():
            continue
        try:
            lines = path.read_text().splitlines()
        except UnicodeDecodeError:
            continue
        if path.suffix in CODE and len(lines) > LIMIT:
            faults.append(f"{name}:{LIMIT}: {len(lines)} lines, more than {LIMIT}: is this one thing?")
        for number, line in enumerate(lines, 1):
            for pattern, what in FORBIDDEN:
                if pattern.search(line):
                    faults.append(f"{name}:{number}: {what}")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
