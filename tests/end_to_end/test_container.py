#!/usr/bin/env python3
"""deploy/container/Containerfile, without a container: what it copies is what the build reads, its packages are the project's, and what it installs runs as
a user without rights. No engine builds it here."""
import os
import re
import shutil
import subprocess
import unittest

from support import BUILD, PROJECT, Case, run

FILE = PROJECT / "deploy" / "container" / "Containerfile"


def instructions():
    """(word, rest) of each instruction."""
    lines = [line for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]


def said(word):
    return [rest for name, rest in instructions() if name == word]


class Container(Case):
    def test_both_stages_are_debian_12(self):
        self.assertEqual(said("FROM"), ["debian:12-slim AS build", "debian:12-slim"])

    def test_it_names_no_package_beside_those_of_packages_txt(self):
        sections = re.findall(r"^\[(\w+)\]", (PROJECT / "scripts" / "packages.txt").read_text(), re.M)
        runs = " ".join(said("RUN"))
        wanted = [section for names in re.findall(r"(?<![-\w])install ((?:\w+ ?)+)", runs) for section in names.split()]
        self.assertEqual(wanted, ["build", "run", "run"])
        self.assertLessEqual(set(wanted), set(sections))
        for names in re.findall(r"apt-get install ([^<&|]*)", runs):
            self.assertEqual([word for word in names.split() if not word.startswith("-")], [])

    def test_it_copies_all_that_the_build_reads(self):
        copied = [source for rest in said("COPY") if not rest.startswith("--from") for source in rest.split()[:-1]]
        for source in copied:
            self.assertTrue((PROJECT / source).exists(), source)
        inputs = run("ninja", "-C", BUILD, "-t", "inputs", "handbill", "handbill-svg-worker", check=True).stdout.splitlines()
        names = {os.path.relpath(BUILD / line, PROJECT) for line in inputs}
        sources = [name for name in names if not name.startswith(("..", "build/"))]
        self.assertGreater(len(sources), 100)
        self.assertEqual([name for name in sources if not any(name == source or name.startswith(source + "/") for source in copied)], [])

    def test_its_commands_exist(self):
        words = {part.split()[0] for rest in said("RUN") for part in re.split(r"&&|\|", re.sub(r"'[^']*'", "", rest)) if part.strip()}
        self.assertEqual([word for word in sorted(words) if not shutil.which(word)], [])
        functions = (PROJECT / "scripts" / "common.sh").read_text()
        for name in ("install", "build"):
            self.assertRegex(functions, rf"(?m)^{name}\(\)")

    def installed(self):
        """What the first stage leaves, and where it would lie in the second."""
        folder = self.folder()
        folder.chmod(0o755)
        [install] = [rest for rest in said("RUN") if rest.startswith("cmake --install")]
        command = install.replace("build/release", str(BUILD)).replace("/opt/handbill", str(folder / "made"))
        run("bash", "-c", command, check=True)
        for rest in said("COPY"):
            source = re.match(r"--from=build /opt/handbill/(\S+) /usr/local/(\S+)", rest)
            if source:
                shutil.copytree(folder / "made" / source[1], folder / "local" / source[2])
        return folder

    def test_its_list_of_packages_holds_every_library(self):
        folder = self.installed()
        [listing] = [rest for rest in said("RUN") if rest.startswith("ldd")]
        command = listing.replace("/opt/handbill", str(folder / "made")).replace("/opt/packages", str(folder / "packages"))
        run("bash", "-o", "pipefail", "-c", command, check=True)
        packages = (folder / "packages").read_text().split()
        self.assertIn("libcairo2", packages)
        files = run("dpkg-query", "--listfiles", *packages, check=True).stdout.split()
        names = {os.path.basename(name) for name in files}
        loaded = run("ldd", folder / "made" / "bin" / "handbill", check=True).stdout
        self.assertEqual([name for name in re.findall(r"^\s*(\S+) =>", loaded, re.M) if name not in names], [])

    def test_a_user_without_rights_renders_with_what_is_installed(self):
        [user] = said("USER")
        self.assertRegex(user, r"^[1-9]\d+:[1-9]\d+$")
        self.assertEqual(said("ENTRYPOINT"), ['["handbill"]'])
        folder = self.installed()
        project = folder / "project"
        for name in ("layouts", "content", "fonts"):
            shutil.copytree(PROJECT / name, project / name)
        out, scratch = folder / "out", folder / "scratch"
        for path in (out, scratch):
            path.mkdir()
            path.chmod(0o777)
        number, group = map(int, user.split(":"))
        identity = {"user": number, "group": group, "extra_groups": []} if os.geteuid() == 0 else {}
        result = subprocess.run([folder / "local" / "bin" / "handbill", "render", "poster-a4", "--lang", "en", "--edition", "screen", "--project", project, "-o",
                                 out], cwd="/", env={"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(scratch)}, capture_output=True, text=True,
                                timeout=300, **identity)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(len(list(out.rglob("*.pdf"))), 1)


if __name__ == "__main__":
    unittest.main()
