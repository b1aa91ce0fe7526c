"""`handbill package`: all that pages are made of, in a folder that renders the same bytes elsewhere."""
import hashlib
import json
import unittest

from support import *


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


EDITIONS = {f"layouts/editions/{name}.yaml" for name in ("blank", "grey", "large-print", "low-ink", "office", "press", "screen")}
EDITIONS |= {str(path.relative_to(PROJECT)) for path in (PROJECT / "layouts" / "editions").glob("*/*.yaml")
             if path.stem in ("poster-a4", "run-poster")}


class Package(Case):
    def package(self, *words, cwd=PROJECT, exit_code=0):
        """Packages and moves the folder to where nothing else is."""
        folder = self.folder() / "packed"
        result = handbill("package", *words, "-o", folder, cwd=cwd)
        self.assertEqual(exit_code, result.returncode, result.stdout + result.stderr)
        if exit_code != 0:
            self.assertFalse(folder.exists())
            return None, result
        moved = self.folder() / "elsewhere"
        folder.rename(moved)
        return moved, result

    def files(self, folder):
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    def test_the_folder_renders_the_same_bytes_elsewhere(self):
        packed, _ = self.package("poster-a4-local", "petition-a4", "--lang", "en,ko,ar")
        here, there = self.folder(), self.folder()
        handbill("render", "poster-a4-local", "petition-a4", "--lang", "en,ko,ar", "--no-cache", "-o", here)
        result = handbill("render", "--project", packed, "--no-cache", "-o", there, cwd="/")
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual(12, len(self.files(here)))
        self.assertEqual(self.files(here), self.files(there))
        for name in self.files(here):
            self.assertEqual((here / name).read_bytes(), (there / name).read_bytes(), name)
        manifest = json.loads((packed / "manifest.json").read_text())
        self.assertEqual({name: sha256(there / name) for name in self.files(there)},
                         {each["file"]: each["sha256"] for each in manifest["renders"]})
        self.assertEqual("handbill render --project . --edition screen,office -o out", manifest["command"])
        # No font of the system, nor of the project that it came from, is looked for.
        self.assertEqual(["fonts"], read_yaml(packed / "fonts" / "fonts.yaml")["folders"])

    def test_only_what_was_read_is_in_it_and_the_editions_of_its_layouts(self):
        packed, _ = self.package("poster-a4", "--lang", "ko", "--edition", "screen")
        content = "content/run-for-your-life/"
        self.assertEqual({
            "layouts/poster-a4.yaml", "layouts/run-poster.yaml", "layouts/themes/run.yaml", *EDITIONS,
            content + "campaign.yaml", content + "ko.yaml", content + "fit.lock.yaml", content + "details/sample.yaml",
            content + "art/lanes.svg",
            "fonts/fonts.yaml", "fonts/NotoSansCJK-Regular.ttc", "fonts/NotoSansCJK-Bold.ttc", "fonts/NotoSans-Regular.ttf",
            "fonts/NotoSans-Bold.ttf", "fonts/OFL-1.1.txt", "manifest.json", "README.md"}, self.files(packed))
        campaign = read_yaml(packed / content / "campaign.yaml")
        self.assertEqual((["ko"], ["poster-a4"]), (campaign["languages"], campaign["layouts"]))
        self.assertEqual("Release International", campaign["organisation"])

    def test_the_manifest_has_the_hash_of_every_file_and_the_licence_of_every_font(self):
        packed, _ = self.package("petition-a4", "--lang", "en", "--edition", "office")
        manifest = json.loads((packed / "manifest.json").read_text())
        listed = {each["path"]: each for each in manifest["files"]}
        self.assertEqual(self.files(packed) - {"manifest.json", "README.md"}, set(listed))
        for path, each in listed.items():
            self.assertEqual((sha256(packed / path), (packed / path).stat().st_size), (each["sha256"], each["bytes"]))
        self.assertEqual({"noto-sans-regular", "noto-sans-bold"}, {each["face"] for each in manifest["fonts"]})
        for font in manifest["fonts"]:
            self.assertEqual((font["licence"], listed[font["file"]]["sha256"]), ("OFL-1.1", font["sha256"]))
        self.assertIn("SIL OPEN FONT LICENSE", (packed / "fonts" / "OFL-1.1.txt").read_text())
        versions = json.loads(handbill("--version", "--json", check=True).stdout)
        self.assertEqual((versions["handbill"], versions["libraries"]), (manifest["handbill"], manifest["libraries"]))
        self.assertIn("petition-a4", (packed / "README.md").read_text())

    def test_details_from_elsewhere_come_along(self):
        details = self.folder() / "ours.yaml"
        details.write_text("details: ours\nchurch: Our church\ndate: 2027-05-08\ntime: 19:30\n")
        packed, _ = self.package("poster-a4-local", "--lang", "en", "--edition", "screen", "--details", details)
        manifest = json.loads((packed / "manifest.json").read_text())
        name = "content/run-for-your-life/details/ours.yaml"
        self.assertEqual(f"handbill render --project . --edition screen --details {name} -o out", manifest["command"])
        result = handbill(*manifest["command"].split()[1:], cwd=packed)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual(manifest["renders"][0]["sha256"], sha256(packed / "out" / manifest["renders"][0]["file"]))

    def test_their_logo_comes_along(self):
        elsewhere = self.folder()
        details = (CAMPAIGN / "details/sample.yaml").read_text().replace("details: sample", "details: york")
        (elsewhere / "york.yaml").write_text(details + "logo: logos/york.svg\n")
        (elsewhere / "logos").mkdir()
        (elsewhere / "logos/york.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>')
        packed, _ = self.package("poster-a4", "--lang", "en", "--edition", "screen", "--details", elsewhere / "york.yaml")
        self.assertEqual((elsewhere / "logos/york.svg").read_bytes(), (packed / "content" / CAMPAIGN.name / "details/logos/york.svg").read_bytes())

    def test_it_is_the_same_each_time(self):
        one, _ = self.package("poster-a4", "--lang", "en")
        two, _ = self.package("poster-a4", "--lang", "en", "--threads", "1")
        self.assertEqual((one / "manifest.json").read_bytes(), (two / "manifest.json").read_bytes())

    def test_a_project_named_from_elsewhere_is_packed_alike(self):
        here, _ = self.package("poster-a4", "--lang", "en")
        there, _ = self.package("poster-a4", "--lang", "en", "--project", PROJECT, cwd="/")
        self.assertEqual((here / "manifest.json").read_bytes(), (there / "manifest.json").read_bytes())

    def test_what_does_not_render_is_not_packed(self):
        project = self.project()
        layout = project / "layouts" / "poster-a4.yaml"
        layout.write_text(layout.read_text() + "boxes: {deck: {size: 99pt, min-size: 90pt}}\n")
        _, result = self.package("poster-a4", "--lang", "en", cwd=project, exit_code=1)
        self.assertIn("error[overflow]", result.stderr)

    def test_nothing_is_overwritten(self):
        folder = self.folder()
        (folder / "mine").write_text("mine")
        result = handbill("package", "poster-a4", "--lang", "en", "-o", folder)
        self.assertEqual((73, f"handbill: error[folder-not-empty]: {folder} is there already and not empty, and package overwrites nothing\n"
                              "  hint: name a new folder with -o\n"), (result.returncode, result.stderr))
        self.assertEqual({"mine"}, self.files(folder))
        result = handbill("package", "poster-a4")
        self.assertEqual((64, "handbill: error[usage]: expected a folder to gather files in, such as -o package\n"),
                         (result.returncode, result.stderr))

    def test_a_font_without_a_known_licence_is_told(self):
        project = self.project()
        catalogue = project / "fonts" / "fonts.yaml"
        text = catalogue.read_text()
        at = text.index("noto-sans-bold: {")
        catalogue.write_text(text[:at] + text[at:].replace("licence: OFL-1.1", "licence: Ours-2.0", 1))
        packed, result = self.package("poster-a4", "--lang", "en", cwd=project)
        self.assertIn("handbill: warning[no-licence-text]: Handbill has no text of the licence `Ours-2.0` to put beside its fonts\n",
                      result.stderr)
        self.assertIn("fonts/NotoSans-Bold.ttf", self.files(packed))


if __name__ == "__main__":
    unittest.main()
