#!/usr/bin/env python3
"""pdfx_walk.py FILE.pdf [--standard x4|x1a] [--quiet]: holds a PDF to the table of keys beside this script (pdfx4_keys.tsv, pdfx1a_keys.tsv),
line by line: `ok`, `note` for a key that the table does not have, `fault` with the object's number. Exit 1 where there are faults, 2 where qpdf
cannot read the file. It shares no code with Handbill and certifies nothing: the tables are ours, `source` says where a line comes from."""
import argparse
import collections
import csv
import pathlib
import re
import sys

from pdf_objects import File
from pdfx_find import Finder
from pdfx_rules import Rules, pdf_date, rectangle, xmp_date

HERE = pathlib.Path(__file__).resolve().parent
TABLES = {"x4": HERE / "pdfx4_keys.tsv", "x1a": HERE / "pdfx1a_keys.tsv"}
# Of these kinds the table has all keys; a stranger is worth a note.
CLOSED = {"OutputIntent", "ExtGState", "Page", "Catalog"}

Row = collections.namedtuple("Row", "object key type need value clause source note")
Finding = collections.namedtuple("Finding", "verdict object key number text")


def table(standard):
    with TABLES[standard].open(encoding="utf-8", newline="") as lines:
        return [Row(*row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def type_fault(row, node):
    value = node.value
    fits = {
        "any": lambda: True,
        "name": lambda: node.is_name(),
        "string": lambda: node.text() is not None,
        "text": lambda: isinstance(value, str),
        "date": lambda: pdf_date(node.text()) is not None or xmp_date(value if isinstance(value, str) else None) is not None,
        "integer": lambda: isinstance(value, int) and not isinstance(value, bool),
        "number": lambda: isinstance(value, (int, float)) and not isinstance(value, bool),
        "bool": lambda: isinstance(value, bool),
        "array": lambda: node.is_array(),
        "rectangle": lambda: rectangle(node) is not None,
        "dictionary": lambda: node.is_dictionary() and not node.stream,
        "stream": lambda: node.stream,
    }[row.type]
    return None if fits() else f"expected a {row.type}, found {node!r:.60}"


def value_fault(row, owner, node, rules):
    if not row.value:
        return None
    if row.value.startswith("@"):
        return rules.call(row.value, owner, node)
    text = node.text() if node.text() is not None else node.value
    text = {True: "true", False: "false"}[text] if isinstance(text, bool) else str(text)
    if row.value.startswith("~"):
        fits = re.fullmatch(row.value[1:], text)
    elif found := re.fullmatch(r"([\d.]+?)\.\.([\d.]+)", row.value):
        fits = float(found[1]) <= float(text) <= float(found[2])
    elif row.type in ("number", "integer"):
        fits = any(float(text) == float(value) for value in row.value.split("|"))
    else:
        fits = text in row.value.split("|")
    return None if fits else f"expected {row.value}, found {text[:60]}"


# Keys of the table that are no keys of the object: the rule looks at the whole of it, so they are always there.
WHOLE = {"boxes", "program", "space", "colorant", "operator", "header"}
# Keys whose rule has to be asked where the key is missing, too.
ASKED = {("Image", "/Decode")}


def judge(row, owner, rules):
    node = owner.get(row.key)
    whole = row.key in WHOLE and owner.number != "file"
    if row.need == "forbidden":
        return None if node.value is None else "is forbidden"
    if node.value is None and not whole and (row.object, row.key) not in ASKED:
        return "is missing" if row.need == "required" else "absent"
    if node.value is not None and not whole and (fault := type_fault(row, node)):
        return fault
    return value_fault(row, owner, owner if row.key in WHOLE and whole else node, rules)


def missing_parts(file):
    """What the table cannot ask because nothing is there to ask it of."""
    kinds = {kind for kind, _ in Finder(file).everything()}
    if not file.pages():
        yield Finding("fault", "Document", "pages", "file", "there are no pages")
    if "OutputProfile" not in kinds:
        yield Finding("fault", "OutputIntent", "/DestOutputProfile", "trailer", "there is no output profile")


def extra_faults(kind, node):
    """Conditions between two keys of one object."""
    if kind == "CIDFont" and node.get("/Subtype").is_name("/CIDFontType2") and node.get("/CIDToGIDMap").value is None:
        yield "/CIDToGIDMap", "is missing in an embedded TrueType face"
    if kind == "Image" and node.get("/ColorSpace").value is None and node.get("/ImageMask").value is not True:
        if not any(part.is_name("/JPXDecode") for part in node.get("/Filter").list()):
            yield "/ColorSpace", "is missing"


def walk(path, standard="x4"):
    """Every finding of a file, in the order of the walk."""
    file = File(path)
    rows = collections.defaultdict(list)
    for row in table(standard):
        rows[row.object].append(row)
    rules, findings = Rules(file, standard), list(missing_parts(file))
    for kind, node in Finder(file).everything():
        for row in rows[kind]:
            fault = judge(row, node, rules)
            if fault != "absent":
                clause = f" ({row.clause})" if fault and row.clause else ""
                findings.append(Finding("fault" if fault else "ok", kind, row.key, node.number, f"{fault or ''}{clause}"))
        findings += [Finding("fault", kind, key, node.number, text) for key, text in extra_faults(kind, node)]
        if kind in CLOSED:
            known = {row.key for row in rows[kind]} | {"/Type"}
            findings += [Finding("note", kind, key, node.number, "is not in the table") for key, _ in node.items() if key not in known]
    return findings


def faults(path, standard="x4"):
    """The faults alone, one a line, for a test to compare with none."""
    return [f"{one.object} {one.key}, object {one.number}: {one.text}" for one in walk(path, standard) if one.verdict == "fault"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--standard", choices=sorted(TABLES), default="x4")
    parser.add_argument("--quiet", action="store_true", help="faults alone")
    options = parser.parse_args()
    try:
        findings = walk(options.file, options.standard)
    except ValueError as fault:
        print(f"{options.file}: {fault}", file=sys.stderr)
        return 2
    bad = [one for one in findings if one.verdict == "fault"]
    for one in bad if options.quiet else findings:
        print(f"{one.verdict:5} {one.object:14} {one.key:28} {one.number:8} {one.text}".rstrip())
    print(f"{len(findings)} keys, {len(bad)} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
