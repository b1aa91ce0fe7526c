"""The tour of docs/layouts.md: each of its ten steps renders, and looks as its picture shows.

HANDBILL_BLESS=1 writes the pictures anew: look at every one before they are committed.
"""
import re
import unittest

from PIL import Image, ImageChops

from support import *

TOUR = PROJECT / "docs" / "tour"
STEPS = [f"tour-{number:02}" for number in range(1, 11)]
# What a step's picture shows, where that is not the screen edition's only page.
SHOWS = {"tour-09": ("office", ""), "tour-10": ("screen", "-2")}


class Tour(Case):
    @classmethod
    def setUpClass(cls):
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="handbill-tour-"))
        cls.addClassCleanup(shutil.rmtree, cls.place, ignore_errors=True)
        for name in ("layouts", "content", "fonts"):
            shutil.copytree(PROJECT / name, cls.place / name)
        for step in STEPS:
            shutil.copy(TOUR / f"{step}.yaml", cls.place / "layouts")

    def test_every_step_renders_in_a_language_of_each_direction(self):
        result = handbill("render", *STEPS, "--project", self.place, "--lang", "en,ar,ko", "--edition", "screen,office", "-o",
                          self.folder())
        wanted = {f"office: {step}" for step in STEPS[:8]}  # an office printer needs step 9
        self.assertNotIn("(screen)", result.stderr)
        failed = set(re.findall(r"on (tour-\d\d) \(office\)", result.stderr))
        self.assertTrue(failed <= {step.split(": ")[1] for step in wanted}, result.stderr)

    def test_every_picture_shows_its_step(self):
        out = self.folder()
        handbill("render", *STEPS, "--project", self.place, "--lang", "en", "--edition", "screen,office", "--format", "png",
                 "--dpi", "50", "-o", out)
        for step in STEPS:
            edition, page = SHOWS.get(step, ("screen", ""))
            made = out / edition / f"{step}-en{page}.png"
            if os.environ.get("HANDBILL_BLESS"):
                shutil.copy(made, TOUR / f"{step}.png")
            with Image.open(made) as new, Image.open(TOUR / f"{step}.png") as kept:
                self.assertEqual(new.size, kept.size, step)
                difference = ImageChops.difference(new.convert("L"), kept.convert("L"))
                changed = sum(count for value, count in enumerate(difference.histogram()) if value > 48)
                self.assertLess(changed, new.width * new.height * 0.002, f"{step} looks other than its picture")

    def test_the_tour_shows_each_step_and_its_picture_and_quotes_what_the_step_says(self):
        text = (PROJECT / "docs" / "layouts.md").read_text()
        for step in STEPS:
            self.assertIn(f"(tour/{step}.png)", text)
        section = text[text.index("## A notice in ten steps"):text.index("## A layout is a tree of boxes")]
        quotes = re.findall(r"```yml\n(.*?)```", section, re.S)
        self.assertEqual(len(STEPS), len(quotes))
        for step, quote in zip(STEPS, quotes):
            layout = (TOUR / f"{step}.yaml").read_text()
            said = layout.replace(" ", "").replace("\n", "")
            for line in quote.splitlines():
                words = re.sub(r"[{}\[\],]", " ", line).split()
                for word in words:
                    if word not in ("...", "-"):
                        self.assertIn(word, said, f"{step}: {line}")


if __name__ == "__main__":
    unittest.main()
