"""One size for all languages, and what room a translator has left."""
import json
import unittest

from support import *

LOCK = "content/run-for-your-life/fit.lock.yaml"
# As fonts/fonts.yaml has it: by how much a stack's letters are made smaller, so that scripts look equally large.
SCALE = {"ko": 0.95, "ja": 0.95, "zh-Hans": 0.95, "zh-Hant": 0.95, "ur": 0.85}


def fitted(project=PROJECT, *options, **more):
    return json.loads(handbill("fit", "--json", *options, cwd=project, **more).stdout)


class SharedSizes(Case):
    def texts(self, project, language, old, new):
        path = project / "content" / "run-for-your-life" / f"{language}.yaml"
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def test_the_headlines_of_all_languages_share_one_size(self):
        for edition in EDITIONS:
            sizes = {}
            for text in fitted(PROJECT, "poster-a4", "--edition", edition)["texts"]:
                if text["box"] == "headline":
                    sizes[text["language"]] = text["size_pt"] / SCALE.get(text["language"], 1)
            self.assertEqual(sorted(LANGUAGES), sorted(sizes))
            # A size is a multiple of 0.05 pt.
            self.assertLess(max(sizes.values()) - min(sizes.values()), 0.07, sizes)

    def test_the_report_names_the_language_that_sets_the_size(self):
        for group in fitted(PROJECT, "poster-a4")["groups"]:
            least = min(group["languages"], key=lambda each: each["bears_percent"])
            self.assertEqual(least["language"], group["set_by"])
            self.assertEqual(least["bears_percent"], group["percent"])
            self.assertEqual(len(LANGUAGES), len(group["languages"]))
        text = handbill("fit", "poster-a4").stdout
        self.assertRegex(text, rf"{group['set_by']} +bears [\d.]+ %, set at [\d.]+pt, sets the size")

    def test_the_shipped_lock_is_what_fit_writes(self):
        project = self.project()
        before = (project / LOCK).read_text()
        (project / LOCK).unlink()
        self.assertEqual(0, handbill("fit", "--write", cwd=project).returncode)
        self.assertEqual(before, (project / LOCK).read_text())

    def test_a_costly_language_is_reported_and_may_be_let_out(self):
        project = self.project()
        self.texts(project, "cy", "  headline:", "  headline: Rhedwch am eich bywydau gwerthfawrocaf oll\n  unused:")
        group = fitted(project, "poster-a4", "--edition", "screen")["groups"][0]
        self.assertEqual("cy", group["set_by"])
        self.assertGreater(group["costs_percent"], 12)
        report = handbill("fit", "poster-a4", "--edition", "screen", cwd=project).stdout
        self.assertIn("without cy the others could be", report)
        self.assertIn("`one-size: {headline: [cy]}`", report)
        campaign = project / "content" / "run-for-your-life" / "campaign.yaml"
        campaign.write_text(campaign.read_text().replace("{headline: []}", "{headline: [cy]}"))
        group = fitted(project, "poster-a4", "--edition", "screen")["groups"][0]
        self.assertNotEqual("cy", group["set_by"])
        self.assertEqual(["cy"], [each["language"] for each in group["languages"] if each["let_out"]])

    def test_a_text_that_outgrew_the_lock_is_a_warning(self):
        project = self.project()
        self.texts(project, "cy", "  headline:", "  headline: Rhedwch am eich bywydau gwerthfawrocaf oll\n  unused:")
        result = handbill("check", "poster-a4", "--lang", "cy", "--edition", "screen", cwd=project)
        self.assertIn("warning[fit-lock-old]", result.stderr)
        self.assertIn("handbill fit --write", result.stderr)
        details = project / "mine.yaml"
        details.write_text((CAMPAIGN / "details" / "sample.yaml").read_text())
        result = handbill("check", "poster-a4", "--lang", "cy", "--edition", "screen", "--details", details, cwd=project)
        self.assertNotIn("fit-lock", result.stderr)

    def test_a_missing_lock_is_a_warning(self):
        project = self.project()
        (project / LOCK).unlink()
        result = handbill("check", "poster-a4", "--lang", "en", "--edition", "screen", cwd=project)
        self.assertEqual(0, result.returncode)
        self.assertIn("warning[no-fit-lock]", result.stderr)

    def test_a_lock_is_made_of_the_whole_campaign_or_not_at_all(self):
        project = self.project()
        before = (project / LOCK).read_text()
        result = handbill("fit", "--write", "--lang", "en", cwd=project)
        self.assertEqual(64, result.returncode)
        self.assertIn("error[fit-needs-all]", result.stderr)
        self.assertEqual(before, (project / LOCK).read_text())

    def test_a_shorter_text_is_taken_before_the_size_shrinks(self):
        project = self.project()
        story = lambda: next(text for text in fitted(project, "poster-a4", "--lang", "en", "--edition", "screen")["texts"]
                             if text["box"] == "story-text")
        long = story()
        self.assertEqual((False, -1, 1.27), (long["short"], long["tracking_percent"], long["leading"]))
        self.assertLess(long["percent"], 100)
        path = project / "content" / "run-for-your-life" / "en.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "short:\n  story: [They run for their lives., They are sent back.]\n",
                        encoding="utf-8")
        short = story()
        self.assertEqual((True, 0, 1.35, 100), tuple(short[key] for key in ("short", "tracking_percent", "leading", "percent")))
        page = self.folder() / "page.pdf"
        handbill("render", "poster-a4", "--lang", "en", "--edition", "screen", "-o", page, cwd=project)
        self.assertIn("They are sent back.", run("pdftotext", page, "-", check=True).stdout)

    def test_a_shorter_text_must_stand_for_one(self):
        project = self.project()
        path = project / "content" / "run-for-your-life" / "en.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "short:\n  stori: They run.\n", encoding="utf-8")
        result = handbill("check", cwd=project)
        self.assertEqual(1, result.returncode)
        self.assertIn("error[missing-text]: there is no text `stori` that this one could stand for", result.stderr)
        self.assertIn("did you mean `story`?", result.stderr)

    def test_a_broken_lock_names_the_line(self):
        project = self.project()
        text = (project / LOCK).read_text()
        (project / LOCK).write_text(text.replace("headline: ", "headline: about ", 1))
        result = handbill("check", "poster-a4", "--lang", "en", cwd=project)
        self.assertEqual(1, result.returncode)
        self.assertRegex(result.stderr, LOCK + r":\d+:\d+: error\[wrong-type\]: expected a percentage")


class Budgets(Case):
    def test_a_text_as_long_as_its_budget_goes_in_at_the_same_size(self):
        def deck(project):
            texts = fitted(project, "poster-a4", "--lang", "en", "--edition", "office")["texts"]
            return next(text for text in texts if text["box"] == "action-text")
        before = deck(PROJECT)
        self.assertGreater(before["room"], 40)
        project = self.project()
        path = project / "content" / "run-for-your-life" / "en.yaml"
        more = " more" * (before["room"] // 2 // 5)
        path.write_text(path.read_text(encoding="utf-8").replace("people stop and read.", "people stop" + more + "."),
                        encoding="utf-8")
        after = deck(project)
        self.assertEqual(before["size_pt"], after["size_pt"])
        self.assertLess(after["room"], before["room"])


if __name__ == "__main__":
    unittest.main()
