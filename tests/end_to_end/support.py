"""What the end-to-end tests share: the built command, the shipped campaign, and the tools that judge its files."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

import yaml

PROJECT = pathlib.Path(os.environ.get("HANDBILL_PROJECT", pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ.get("HANDBILL_BUILD", PROJECT / "build" / "release"))
HANDBILL = BUILD / "handbill"
CAMPAIGN = PROJECT / "content" / "run-for-your-life"
PT_PER_MM = 72 / 25.4


def read_yaml(path):
    """A YAML file with every scalar as the text that was written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


FACTS = read_yaml(CAMPAIGN / "campaign.yaml")
LANGUAGES = FACTS["languages"]
LAYOUTS = FACTS["layouts"]
# What every tool looks at in every language; the whole pack is test_matrix.py's.
POSTERS = ["poster-a4", "poster-a4-local", "petition-a4"]
EDITIONS = ["screen", "office"]


def run(*command, cwd=PROJECT, check=False, timeout=300, env=None, **options):
    """Runs a command; both streams as text. With `check`, exit 0 and silence on standard error are demanded."""
    result = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=timeout,
                            env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL, **options)
    if check and (result.returncode != 0 or result.stderr):
        raise AssertionError(f"{command}: exit {result.returncode}\n{result.stdout[:2000]}{result.stderr[:2000]}")
    return result


def handbill(*arguments, **options):
    return run(HANDBILL, *arguments, **options)


def squeezed(text):
    """Letters and marks alone, compatibility forms folded: what a reader's search compares."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))


class Case(unittest.TestCase):
    maxDiff = None

    def folder(self):
        path = pathlib.Path(tempfile.mkdtemp(prefix="handbill-test-"))
        self.addCleanup(shutil.rmtree, path, ignore_errors=True)
        return path

    def project(self):
        """A copy of the project's own files, to break things in."""
        path = self.folder() / "project"
        path.mkdir()
        for name in ("layouts", "content", "fonts"):
            shutil.copytree(PROJECT / name, path / name)
        return path


_rendered = None


def rendered_campaign():
    """The posters and the petition, rendered once for all tests of a process."""
    global _rendered
    if _rendered is None:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-campaign-"))
        result = handbill("render", *POSTERS, "--format", "pdf,png", "-o", folder)
        if result.returncode != 0:
            raise AssertionError(result.stdout + result.stderr)
        _rendered = (folder, result)
        import atexit
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _rendered


def every_page():
    return [(edition, layout, language) for edition in EDITIONS for layout in POSTERS for language in LANGUAGES]


def tag_of(layout, language):
    """What a piece's file is called by: its language, or for one in two languages its own pair with that language."""
    pair = read_yaml(PROJECT / "layouts" / f"{layout}.yaml").get("bilingual")
    if not pair or language in pair.split("+"):
        return pair or language
    return f"{pair.split('+')[0]}+{language}"


def page_file(edition, layout, language, ending="pdf"):
    return rendered_campaign()[0] / edition / f"{layout}-{language}.{ending}"
