"""Nothing of ours runs before main: a library that computes at start is paid for by every run of every program."""
import os
import pathlib
import subprocess
import unittest

BUILD = pathlib.Path(os.environ["HANDBILL_BUILD"])
# CLI11's and qpdf's headers include <iostream>, whose streams are made ready at start; nothing else may.
ALLOWED = {"arguments.cc.o", "options.cc.o", "colours.cc.o", "finish.cc.o", "gathering.cc.o", "objects.cc.o", "parts.cc.o", "place.cc.o", "print_source.cc.o", "read_source.cc.o",
           "source_page.cc.o", "walk.cc.o", "check.cc.o", "images.cc.o", "flate.cc.o", "opaque.cc.o", "plain.cc.o", "press.cc.o", "separations.cc.o",
           "shading.cc.o", "sweep.cc.o", "annotate.cc.o", "colour.cc.o", "facts.cc.o", "font.cc.o", "interpreter.cc.o",
           "interpreter_picture.cc.o", "interpreter_text.cc.o", "marks.cc.o", "operators.cc.o", "preflight.cc.o", "checks.cc.o",
           "checks_page.cc.o", "checks_text.cc.o"}


class Initialisers(unittest.TestCase):
    def test_no_library_has_any(self):
        libraries = sorted((BUILD / "src").rglob("libhandbill_*.a"))
        self.assertGreater(len(libraries), 12)
        found = []
        for library in libraries:
            names = subprocess.run(["nm", "-A", library], capture_output=True, text=True, check=True).stdout
            for line in names.splitlines():
                if "_GLOBAL__sub_I_" in line or "__cxx_global_var_init" in line:
                    found.append(line.split("/")[-1])
        self.assertEqual([], [line for line in found if not any(f":{name}:" in line for name in ALLOWED)])


if __name__ == "__main__":
    unittest.main()
