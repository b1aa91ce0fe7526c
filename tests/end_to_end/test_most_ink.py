"""The most ink of a page by Handbill's own plates against Ghostscript's at 300 dpi: twenty pages, photographs and multiplied layers among them."""
import concurrent.futures
import json
import shutil
import sys
import unittest

from support import HANDBILL, LAYOUTS, PROJECT, Case, run

sys.path.insert(0, str(PROJECT / "tests" / "press"))
import judges  # noqa: E402
import photograph  # noqa: E402

DPI = 300
# Points of 100: how far the two may be from each other.
MOST = 2.0
FULL = "at: {of: page, start: -3mm, end: -3mm, top: -3mm, bottom: -3mm}"
PHOTOGRAPH = f"{{picture: art/photograph.jpg, id: photograph, decorative: true, fit: cover, {FULL}}}"


def layer(fill, more=""):
    return f"{{column: [], fill: '{fill}'{more}, at: {{start: 10mm, top: 20mm, width: 70mm, height: 60mm}}}}"


# What lies on a page of A6, the lowest first.
PAGES = {
    "photograph": [PHOTOGRAPH],
    "photograph-multiplied": [PHOTOGRAPH, layer("haze", ", blend: multiply")],
    "photograph-multiplied-red": [PHOTOGRAPH, layer("track 40%", ", blend: multiply")],
    "photograph-below-glass": [PHOTOGRAPH, layer("paper", ", opacity: 0.4")],
    "photograph-darkened": [PHOTOGRAPH, layer("dusk 60%", ", blend: darken")],
    "gradients-multiplied": [layer("linear(90deg, night, track)"), layer("linear(0deg, haze, track 30%)", ", blend: multiply")],
    "gradient-round": [layer("radial(paper, haze, night)"), layer("track", ", opacity: 0.5")],
    "small-square": ["{column: [], fill: night, at: {start: 20mm, top: 20mm, width: 2mm, height: 2mm}}"],
    "thin-bars": ["{column: [], fill: night, at: {start: 20mm, top: 20mm, width: 1.3mm, height: 60mm}}",
                  "{column: [], fill: track, at: {start: 22.6mm, top: 20mm, width: 1.3mm, height: 60mm}}"],
}


class MostInk(Case):
    def test_most_ink_is_what_ghostscript_finds(self):
        project = self.project()
        (project / "content" / "run-for-your-life" / "art" / "photograph.jpg").write_bytes(photograph.make(size=(1280, 1810)))
        for name, boxes in PAGES.items():
            body = "\n".join(f"    - {box}" for box in boxes)
            # A page of white below the layers; what is multiplied with the paper is what is told here.
            (project / "layouts" / f"{name}.yaml").write_text(
                f"layout: {name}\ntitle: {name}\ntheme: run\npage: {{size: A6, bleed: 3mm, margin: 0mm}}\nbody:\n  layers:\n{body}\n")
        # A profile that lets everything pass: it is measured here, not refused.
        self.give_profile(project)
        out = self.folder()
        where = ["--project", project, "--lang", "en", "--edition", "press", "--profile", "generous", "-o", out]
        names = [*PAGES, *LAYOUTS]
        result = run(HANDBILL, "plates", *names, *where, "--dpi", DPI, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        told = json.loads(result.stdout)
        made = run(HANDBILL, "render", *names, *where)
        self.assertEqual(made.returncode, 0, made.stderr)
        ours = {(piece["layout"], page["page"]): page["most_ink_percent"] for piece in told for page in piece["pages"]}
        files = {name: next((out / "press").glob(f"{name}-en*.pdf")) for name in names}
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = dict(zip(names, pool.map(lambda name: [judges.tac(plates, DPI)[0] * 100 for plates in judges.plates_gs(files[name], DPI, smooth=True)], names)))
        pages = {(name, number): most for name, each in found.items() for number, most in enumerate(each, 1)}
        self.assertGreaterEqual(len(pages), 20)
        self.assertEqual(set(pages), set(ours))
        wrong = [f"{name} page {number}: {ours[name, number]:.1f} %, Ghostscript {most:.1f} %"
                 for (name, number), most in pages.items() if abs(most - ours[name, number]) > MOST]
        self.assertEqual([], wrong)

    def give_profile(self, project):
        (project / "profiles").mkdir(exist_ok=True)
        text = (PROJECT / "profiles" / "coated.yaml").read_text()
        (project / "profiles" / "generous.yaml").write_text(
            text.replace("profile: coated", "profile: generous").replace("most-ink: 300%", "most-ink: 400%"))
        shutil.copytree(PROJECT / "third_party" / "icc", project / "third_party" / "icc")


if __name__ == "__main__":
    unittest.main()
