"""Files with random damage: every run ends by itself, with a documented exit code, and says where something is wrong.

A layout, a language and a details file are damaged at random, many copies a project, and one run checks them all; so that
thousands of files are looked at in seconds.
"""
import json
import random
import re
import unittest

from planting import *

SEED = 20270508
ROUNDS = 30
FILES_A_ROUND = 50
DOCUMENTED = {0, 1, 64, 65, 66, 73}
PLACED = re.compile(r"^(\S+):\d+:\d+: (error|warning)\[[a-z0-9-]+\]: \S", re.MULTILINE)
PIECES = [b"{", b"}", b"[", b"]", b":", b": ", b",", b"- ", b"#", b" #", b"'", b'"', b"&a ", b"*a", b"|", b">", b"!!x ", b"%", b"@", b"\t", b"\n", b"\r",
          b"\r\n", b"  ", b"\0", b"\x07", b"\xff", b"\xc3", "‮".encode(), "\ufeff".encode(), "한".encode(), "🏃".encode(), b"1e999", b".nan", b"-1", b"999999999999", b"%", b"fr",
          b"$", b"${", b"{date}", b"{headline}", b"---\n", b"...\n", b"<<: ", b"? ", b"~", b"null", b"none", b"extends: notice\n", b"languages: {en: ", b"\\", b"0", b"\xf0\x9f"]


def damaged(data, chance):
    """One to six wounds: bytes lost, doubled, moved, changed, or something of YAML's own put in."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        length = chance.choice([1, 1, 2, 5, 20, 80])
        kind = chance.randrange(6)
        if kind == 0:
            del data[at:at + length]
        elif kind == 1:
            data[at:at] = chance.choice(PIECES)
        elif kind == 2:
            data[at:at] = data[at:at + length]
        elif kind == 3 and at < len(data):
            data[at] = chance.randrange(256)
        elif kind == 4:
            lines = bytes(data).split(b"\n")
            lines.insert(chance.randrange(len(lines) + 1), lines[chance.randrange(len(lines))])
            data = bytearray(b"\n".join(lines))
        else:
            data[at:at + length] = chance.choice(PIECES) * chance.choice([1, 1, 1, 40])
    return bytes(data)


class Mutations(Planted):
    def check(self, *arguments):
        answer = self.run_handbill("check", "--edition", "screen", "--no-cache", *arguments, timeout=30)
        self.assertIn(answer.code, DOCUMENTED, answer.said[-2000:])
        self.assertLess(answer.megabytes, 100 * LENIENCE)
        self.assertNotIn(str(self.root), answer.said)
        return answer

    def blamed(self, answer):
        """The files that the messages name."""
        return {match[1] for match in PLACED.finditer(answer.said)}

    def test_damaged_layouts_are_answered(self):
        chance = random.Random(SEED)
        whole = [FILES[LAYOUT].encode(), (PROJECT / "layouts/run-poster.yaml").read_bytes(), (PROJECT / "layouts/petition-a4.yaml").read_bytes()]
        shutil.copy(PROJECT / "layouts/themes/run.yaml", self.root / "layouts/themes/run.yaml")
        failed = 0
        for _ in range(ROUNDS):
            names = [f"m{i}" for i in range(FILES_A_ROUND)]
            for name in names:
                self.write(f"layouts/{name}.yaml", damaged(chance.choice(whole), chance))
            answer = self.check(*names, "--lang", "en", "--json")
            self.assertLess(answer.seconds, FILES_A_ROUND / 10 * LENIENCE)
            told = json.loads(answer.printed)
            errors = [each for each in told["diagnostics"] if each["severity"] == "error"]
            self.assertEqual([], [each for each in errors if "line" not in each], "every error has a place")
            blamed = {each["file"] for each in errors}
            wounded = {f"layouts/{page['layout']}.yaml" for page in told["pages"] if not page["ok"]}
            self.assertEqual(set(), {name for name in wounded if name not in blamed and not any(name[8:-5] in str(each.get("notes")) for each in errors)})
            failed += len(wounded)
        self.assertGreater(failed, ROUNDS * FILES_A_ROUND / 2, "most wounds are seen")

    def test_damaged_texts_are_answered(self):
        chance = random.Random(SEED + 1)
        whole = FILES[TEXTS].encode()
        tags = ["de", "fr", "es", "cy", "ru", "ko", "ja", "ar", "he", "hi", "th", "km", "my", "ur", "am", "zh-Hans", "zh-Hant"]
        for _ in range(ROUNDS):
            for tag in tags:
                self.write(f"content/run-for-your-life/{tag}.yaml", damaged(whole.replace(b"language: en", b"language: " + tag.encode()), chance))
            answer = self.check("notice", "--lang", ",".join(tags))
            self.assertLess(answer.seconds, 5 * LENIENCE)
            self.assertTrue(answer.code == 0 or self.blamed(answer), answer.said[-2000:])

    def test_damaged_details_are_answered(self):
        chance = random.Random(SEED + 2)
        for number in range(150):
            self.write(f"details-{number}.yaml", damaged(FILES[DETAILS].encode(), chance))
            answer = self.check("notice", "--lang", "en", "--details", f"details-{number}.yaml")
            self.assertLess(answer.seconds, LENIENCE)
            self.assertTrue(answer.code == 0 or self.blamed(answer), answer.said[-2000:])

    def test_damaged_themes_campaigns_and_fonts_are_answered(self):
        chance = random.Random(SEED + 3)
        for name in ("layouts/themes/plain.yaml", "content/run-for-your-life/campaign.yaml", "layouts/editions/screen.yaml", "fonts/fonts.yaml"):
            whole = (self.root / name).read_bytes()
            for _ in range(40):
                self.write(name, damaged(whole, chance))
                answer = self.check("notice", "--lang", "en")
                self.assertLess(answer.seconds, LENIENCE)
                self.assertTrue(answer.code == 0 or "error[" in answer.said, answer.said[-2000:])
            self.write(name, whole)

    def test_damaged_drawings_are_answered(self):
        chance = random.Random(SEED + 4)
        whole = (self.root / ART / "runner.svg").read_bytes()
        self.change(LAYOUT, ("art/lanes.svg", "art/damaged.svg"))
        for _ in range(60):
            self.write(ART + "/damaged.svg", damaged(whole, chance))
            answer = self.check("notice", "--lang", "en")
            self.assertTrue(answer.code == 0 or self.blamed(answer), answer.said[-2000:])


if __name__ == "__main__":
    unittest.main()
