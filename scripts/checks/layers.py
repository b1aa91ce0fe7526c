#!/usr/bin/env python3
"""Holds every include in src/ to src/layers.txt, and every .cc to its own header first. Prints each break as file:line."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def read_table():
    allowed, owners = {}, {}
    for line in (SRC / "layers.txt").read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        folder, rest = line.split(":", 1)
        ours, theirs = (rest.split("|", 1) + [""])[:2]
        allowed[folder.strip()] = ours.split()
        for prefix in theirs.split():
            owners.setdefault(prefix, set()).add(folder.strip())
    return allowed, owners


def break_of(folder, kind, name, allowed, owners):
    """What is wrong with this include, or None."""
    first = name.split("/", 1)[0]
    if kind == '"':
        if first == folder or first in allowed[folder] or name in allowed[folder]:
            return None
        return f"{folder} may not include {name} (src/layers.txt)"
    for prefix, folders in owners.items():
        if name.startswith(prefix) and folder not in folders:
            return f"<{name}> belongs to {', '.join(sorted(folders))} (src/layers.txt)"
    return None


def main():
    allowed, owners = read_table()
    breaks = []
    for path in sorted([*SRC.rglob("*.h"), *SRC.rglob("*.cc")]):
        folder = path.relative_to(SRC).parts[0]
        where = path.relative_to(ROOT)
        if folder not in allowed:
            breaks.append(f"{where}:1: the folder {folder} is not in src/layers.txt")
            continue
        includes = []
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            includes.append(match.group(2))
            wrong = break_of(folder, match.group(1), match.group(2), allowed, owners)
            if wrong:
                breaks.append(f"{where}:{number}: {wrong}")
        own = path.with_suffix(".h")
        if path.suffix == ".cc" and own.exists() and includes[:1] != [str(own.relative_to(SRC))]:
            breaks.append(f"{where}:1: its own header comes first, so that the header is proved to stand alone")
        if path.suffix == ".h" and "#pragma once" not in path.read_text().splitlines()[0]:
            breaks.append(f"{where}:1: a header begins with #pragma once")
    print("\n".join(breaks), end="\n" if breaks else "")
    return 1 if breaks else 0


if __name__ == "__main__":
    sys.exit(main())
