"""Installs Handbill into an empty folder, and uses from there what a user would: the command, and the library by find_package."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(os.environ["HANDBILL_PROJECT"])
BUILD = pathlib.Path(os.environ["HANDBILL_BUILD"])
PAGE = ["poster-a4", "--lang", "ko", "--edition", "screen", "--no-cache", "-o"]


def run(*command):
    result = subprocess.run([str(part) for part in command], cwd=PROJECT, capture_output=True, text=True)
    if result.returncode != 0:
        raise AssertionError(f"{command}: exit {result.returncode}\n{result.stdout[-4000:]}{result.stderr[-4000:]}")
    return result.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.prefix = cls.folder / "prefix"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.page = cls.folder / "built.pdf"
        run(BUILD / "handbill", "render", *PAGE, cls.page)

    def test_the_command_finds_its_worker_and_makes_the_same_page(self):
        self.assertTrue((self.prefix / "libexec/handbill/handbill-svg-worker").is_file())
        page = self.folder / "installed.pdf"
        run(self.prefix / "bin/handbill", "render", *PAGE, page)
        self.assertEqual(self.page.read_bytes(), page.read_bytes())

    def test_the_command_finds_its_examples(self):
        project = self.folder / "begun"
        project.mkdir()
        run(self.prefix / "bin/handbill", "init", "campaign", "spring-fair", "--from", "poster", "--project", project)
        run(self.prefix / "bin/handbill", "check", "--project", project)

    def test_a_program_that_finds_the_package_renders_the_same_page(self):
        run("cmake", "-S", PROJECT / "tests/consumer", "-B", self.folder / "consumer", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", self.folder / "consumer")
        page = self.folder / "consumer.pdf"
        run(self.folder / "consumer/consumer", PROJECT, page)
        self.assertEqual(self.page.read_bytes(), page.read_bytes())

    def test_no_installed_text_names_the_folder_it_was_built_in(self):
        texts = [path for path in self.prefix.rglob("*") if path.suffix in (".cmake", ".h")]
        self.assertGreater(len(texts), 8)
        # Not the project's folder itself: "/handbill" would be found in "lib/handbill".
        ours = [f"{folder}/" for folder in (PROJECT / "src", PROJECT / "cmake", PROJECT / "build", BUILD)]
        named = [path.name for path in texts if any(folder in path.read_text() for folder in ours)]
        self.assertEqual([], named)


if __name__ == "__main__":
    unittest.main()
