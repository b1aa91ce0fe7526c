"""What `handbill check` says of lines that all fit and still look bad."""
import shutil
import unittest

from support import *

TYPOGRAPHY = PROJECT / "tests" / "typography"
LAYOUT = """layout: flawed
theme: plain
page: {{size: {width}mm 120mm, margin: 5mm}}
body: {{text: $flawed, style: justified, {keys}}}
"""


class Lint(Case):
    def said(self, words, width, keys="hyphens: none", language="en"):
        """The warnings of a page with these words: `id: what it says`."""
        project = self.folder() / "project"
        shutil.copytree(TYPOGRAPHY, project, dirs_exist_ok=True)
        (project / "layouts" / "flawed.yaml").write_text(LAYOUT.format(width=width + 10, keys=keys))
        texts = project / "content" / "typography" / f"{language}.yaml"
        texts.write_text(texts.read_text(encoding="utf-8") + f"  flawed: {words}\n", encoding="utf-8")
        result = handbill("check", "flawed", "--lang", language, "--edition", "screen", cwd=project)
        self.assertEqual(0, result.returncode, result.stderr)
        return [line.split("warning[", 1)[1].replace("]", "", 1) for line in result.stderr.splitlines() if "warning[" in line]

    def test_blanks_that_stand_under_each_other(self):
        said = self.said("run " + "nnnn " * 60 + "nn", 48)
        self.assertTrue(any(line.startswith("river: `flawed` (en) in `body`: blanks stand under each other") for line in said), said)

    def test_a_word_that_stands_under_itself(self):
        said = self.said("We pray for those who run,\\nrefugees who cross the river\\nrefugees who never came home".join('""'), 60,
                         "text-align: start")
        self.assertEqual(["word-stack: `flawed` (en) in `body`: lines in a row begin or end with the same word, at `refugees`"], said)

    def test_a_short_last_line(self):
        said = self.said("They ran through the night and over the river and did not stop for us", 60, "text-align: start, text-wrap: greedy")
        self.assertEqual(["short-last-line: `flawed` (en) in `body`: the last line is shorter than 15 % of its room, at `us`"], said)

    def test_blanks_wider_than_their_limit(self):
        said = self.said("Run internationally uncharacteristically misunderstood refugees home", 34)
        self.assertIn("loose-line", {line.split(":")[0] for line in said}, said)

    def test_letters_that_stand_apart(self):
        said = self.said("Run for a very uncharacteristically misunderstood refugee", 36, "hyphens: none, letter-space: 0% 20%")
        self.assertIn("letterspaced-line", {line.split(":")[0] for line in said}, said)

    def test_three_hyphens_in_a_row(self):
        said = self.said("internationally uncharacteristically misunderstanding representatives undemocratically internationalised", 18,
                         "hyphens: auto")
        self.assertIn("hyphen-run", {line.split(":")[0] for line in said}, said)

    def test_the_campaign_has_none_of_them(self):
        self.assertNotIn("warning", handbill("check").stderr)

    def test_a_good_paragraph_has_none(self):
        self.assertEqual([], self.said("They run because staying means prison. They cross the river at night, carrying nothing, and their "
                                       "families do not know where they are or whether they live.", 60, "word-space: 60% 300%"))


if __name__ == "__main__":
    unittest.main()
