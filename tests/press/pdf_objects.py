"""A PDF as `qpdf --json=2` tells of it: objects that know their numbers, streams decoded, and the operators of a content stream."""
import collections
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import weakref

REFERENCE = re.compile(r"(\d+) (\d+) R")


class Node:
    """A value and the number of the indirect object that it lies in; what it refers to is followed."""

    def __init__(self, file, value, number="trailer"):
        while isinstance(value, str) and REFERENCE.fullmatch(value):
            number = value[:-2]
            value = file.objects.get(f"obj:{value}")
            if isinstance(value, dict) and "stream" in value:
                break
            value = value["value"] if value else None
        self.file, self.number, self.stream = file, number, isinstance(value, dict) and isinstance(value.get("stream"), dict)
        self.value = value["stream"]["dict"] if self.stream else value

    def get(self, key):
        return Node(self.file, self.value.get(key) if isinstance(self.value, dict) else None, self.number)

    def items(self):
        """The entries of a dictionary, or the elements of an array under their indexes."""
        if isinstance(self.value, dict):
            return [(key, Node(self.file, value, self.number)) for key, value in self.value.items()]
        return [(index, Node(self.file, value, self.number)) for index, value in enumerate(self.value)] if self.is_array() else []

    def list(self):
        """The elements of an array; of anything else but null, itself."""
        return [node for _, node in self.items()] if self.is_array() else [] if self.value is None else [self]

    def is_array(self):
        return isinstance(self.value, list)

    def is_dictionary(self):
        return isinstance(self.value, dict)

    def is_name(self, *names):
        return isinstance(self.value, str) and (self.value in names if names else self.value.startswith("/"))

    def text(self):
        """A string's text; bytes as Latin 1. None where it is no string."""
        if not isinstance(self.value, str) or self.value[:2] not in ("u:", "b:"):
            return None
        return self.value[2:] if self.value[0] == "u" else bytes.fromhex(self.value[2:]).decode("latin-1")

    def data(self):
        """A stream's bytes without Flate, LZW, run lengths and ASCII; a picture's as they are."""
        return self.file.data(self.number) if self.stream else b""

    def plain(self):
        """The value with all references followed, so that two can be compared; streams by their bytes, cycles cut."""
        return _plain(self, ())

    def __repr__(self):
        return json.dumps(self.value, ensure_ascii=False)


def _plain(node, above):
    if node.number in above and node.is_dictionary():
        return "cycle"
    inside = (*above, node.number) if node.stream else above
    if node.is_dictionary():
        entries = {key: _plain(value, inside) for key, value in sorted(node.items()) if key not in ("/Length", "/Filter", "/DecodeParms")}
        return {**entries, "data": node.data()} if node.stream else entries
    return [_plain(value, inside) for _, value in node.items()] if node.is_array() else node.value


class File:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self._folder = tempfile.mkdtemp(prefix="handbill-objects-")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        told = self._qpdf("--decode-level=none")
        head, self.objects = told["qpdf"]
        self.version = head["pdfversion"]
        self.encrypted = told.get("encrypt", {}).get("encrypted", False)
        self.trailer = Node(self, self.objects["trailer"]["value"])
        self.catalog = self.trailer.get("/Root")
        self._decoded = False

    def _qpdf(self, *options):
        """What qpdf says; a warning is let through, because the walk itself judges."""
        result = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--json-key=encrypt", *options, str(self.path)], capture_output=True, timeout=300)
        if result.returncode not in (0, 3):
            raise ValueError(result.stderr.decode(errors="replace"))
        # qpdf hands on names that are no UTF-8 as they are; a surrogate tells of them.
        return json.loads(result.stdout.decode("utf-8", "surrogateescape"))

    def data(self, number):
        if not self._decoded:
            # Into files: a poster's picture would be megabytes of base64 in the JSON.
            self._qpdf("--decode-level=generalized", "--json-stream-data=file", f"--json-stream-prefix={self._folder}/s")
            self._decoded = True
        path = pathlib.Path(f"{self._folder}/s-{number.split()[0]}")
        return path.read_bytes() if path.exists() else b""

    def node(self, number):
        return Node(self, f"{number} R")

    def all(self):
        """Every indirect object, reachable or not."""
        return [Node(self, key[4:]) for key in self.objects if key.startswith("obj:")]

    def pages(self):
        """Each page with what it inherits, as a node."""
        found, seen = [], set()

        def walk(node, inherited):
            if node.number in seen or not node.is_dictionary():
                return
            seen.add(node.number)
            kept = {**inherited, **{key: node.value[key] for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate") if key in node.value}}
            if node.get("/Kids").is_array():
                for kid in node.get("/Kids").list():
                    walk(kid, kept)
            else:
                found.append(Node(self, {**kept, **node.value}, node.number))

        walk(self.catalog.get("/Pages"), {})
        return found


Operation = collections.namedtuple("Operation", "operator operands")
_TOKEN = re.compile(rb"""
    (?P<space>[\0\t\n\f\r ]+|%[^\r\n]*) |
    (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$)) |
    (?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*) |
    (?P<open><<|\[) | (?P<close>>>|\]) |
    (?P<hex><[0-9A-Fa-f\s]*>) | (?P<string>\() |
    (?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+) | (?P<other>.)""", re.X | re.S)


def operations(data):
    """The operators of a content stream with their operands: numbers, names as text, other things as bytes. An inline image is `BI` with
    its dictionary's tokens as operands; its data is skipped."""
    position, operands = 0, []
    while position < len(data):
        found = _TOKEN.match(data, position)
        kind, token, position = found.lastgroup, found.group(), found.end()
        if kind == "string":
            end = _string_end(data, position)
            operands.append(data[position:end - 1])
            position = end
        elif kind == "number":
            operands.append(float(token))
        elif kind == "name":
            operands.append(re.sub(rb"#([0-9A-Fa-f]{2})", lambda pair: bytes.fromhex(pair[1].decode()), token).decode("utf-8", "surrogateescape"))
        elif kind in ("open", "close", "hex") or token in (b"true", b"false", b"null"):
            operands.append(token)
        elif kind == "word" and token == b"ID":
            end = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)").search(data, position)
            yield Operation("BI", operands)
            operands, position = [], end.end() if end else len(data)
        elif kind == "word" and token == b"BI":
            operands = []
        elif kind in ("word", "other"):
            yield Operation(token.decode("latin-1"), operands)
            operands = []


def _string_end(data, position):
    depth = 1
    for found in re.compile(rb"\\.|[()]", re.S).finditer(data, position):
        depth += {b"(": 1, b")": -1}.get(found.group(), 0)
        if depth == 0:
            return found.end()
    return len(data)
