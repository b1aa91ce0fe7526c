"""The rules of the house that a program can judge: who includes whom, what a file may look like, that every diagnostic is tested."""
import os
import pathlib
import re
import subprocess
import sys
import unittest

PROJECT = pathlib.Path(os.environ["HANDBILL_PROJECT"])
# The functions that make a diagnostic take its id first.
RAISED = re.compile(r'\b(?:error|warning|report|stop|fail|refuse)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"')
RATCHET = PROJECT / "tests" / "checks" / "untested_diagnostics.txt"


def run(script):
    return subprocess.run([sys.executable, PROJECT / "scripts" / "checks" / script], cwd=PROJECT, capture_output=True, text=True)


def texts(folder, endings):
    return [path.read_text(encoding="utf-8") for path in sorted((PROJECT / folder).rglob("*")) if path.suffix in endings]


def ids_in_source():
    return {found for text in texts("src", (".cc", ".h")) for found in RAISED.findall(text)}


def ids_in_tests(ids):
    everything = "\n".join(texts("tests", (".cc", ".h", ".py")))
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", everything))
    # What the planted mistakes are told, word for word.
    words |= set(re.findall(r"(?:error|warning)\[([a-z0-9-]+)\]: ", "\n".join(texts("tests/end_to_end/messages", (".txt",)))))
    return ids & words


class Sources(unittest.TestCase):
    maxDiff = None

    def test_every_include_follows_the_layers(self):
        self.assertEqual("", run("layers.py").stdout)

    def test_files_are_small_and_name_no_machine(self):
        self.assertEqual("", run("shape.py").stdout)

    def test_every_colour_that_is_drawn_comes_from_an_ink(self):
        """Whatever cairo is given is white (paper, or nothing at all), or what Painter::colour_of made of an InkId."""
        given = re.compile(r"cairo_(?:set_source_rgba?|pattern_create_rgba?|pattern_add_color_stop_rgba?|mesh_pattern_set_corner_color_rgba?)\(([^;]*)\);")
        white = re.compile(r"(?:\w+(?:\.get\(\))?, )1, 1, 1(?:, opacity)?$")
        inked = re.compile(r"colour(?:->|\.)r, colour(?:->|\.)g, colour(?:->|\.)b, opacity$")
        calls = []
        for path in sorted((PROJECT / "src").rglob("*.cc")):
            if path.parent.name == "svg-worker":
                continue  # its pictures become vectors whose palette is made inks
            for call in given.finditer(path.read_text(encoding="utf-8")):
                words = " ".join(call.group(1).split())
                calls.append(words)
                by_ink = path.name == "painter.cc" and inked.search(words)
                self.assertTrue(white.match(words) or by_ink, f"{path.relative_to(PROJECT)}: {call.group(0)} goes past the inks")
        self.assertGreaterEqual(len([words for words in calls if inked.search(words)]), 2, "the pattern finds the calls")
        sources = "\n".join(texts("src/backend", (".cc",)))
        self.assertEqual(re.findall(r"const (?:auto|DeviceColour) colour = (\w+)\(paint", sources.split("bool Painter::set_ink")[1].split("bool Painter::set_paint")[0]),
                         ["colour_of", "colour_of"])

    def test_a_new_diagnostic_has_a_test(self):
        known = set(RATCHET.read_text().split())
        ids = ids_in_source()
        self.assertGreater(len(ids), 80, "the pattern finds the diagnostics")
        untested = ids - ids_in_tests(ids)
        self.assertEqual([], sorted(untested - known), "these diagnostics are in no test; write one that compares the text")

    def test_the_list_of_untested_diagnostics_only_shrinks(self):
        ids = ids_in_source()
        self.assertEqual([], sorted(set(RATCHET.read_text().split()) - (ids - ids_in_tests(ids))),
                         f"these have tests or are gone; take them out of {RATCHET.relative_to(PROJECT)}")

    def test_every_folder_of_src_has_tests(self):
        # Programs of their own are tested through what they make: the worker in image, the tables in text.
        folders = {path.name for path in (PROJECT / "src").iterdir() if path.is_dir()} - {"svg-worker", "font-table", "hyphen-table"}
        self.assertEqual([], sorted(name for name in folders if not list((PROJECT / "tests" / name).glob("*_test.cc"))))


if __name__ == "__main__":
    unittest.main()
