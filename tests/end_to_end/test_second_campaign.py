"""A second campaign on the same layouts: its own theme, texts and art, and nothing copied."""
import json
import unittest

from support import *

HARVEST = PROJECT / "content" / "harvest"
OWN = read_yaml(HARVEST / "campaign.yaml")
ART = {path.name for path in (CAMPAIGN / "art").glob("*.svg")}

_folders = {}


def rendered(campaign, formats="pdf,png"):
    """A campaign's pages in harvest's languages and layouts, rendered once for all tests of a process."""
    if campaign not in _folders:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-second-"))
        result = handbill("render", *OWN["layouts"], "--lang", ",".join(OWN["languages"]), "--campaign", campaign, "--format", formats, "-o", folder)
        _folders[campaign] = (folder, result)
        import atexit
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _folders[campaign]


class SecondCampaign(Case):
    def test_every_layout_renders_in_every_language_for_screen_and_office_without_a_word(self):
        folder, result = rendered("harvest")
        self.assertEqual(0, result.returncode, result.stdout + result.stderr)
        self.assertEqual(["handbill: note: not yet signed by a native reader: " + ", ".join(OWN["languages"])], result.stderr.splitlines())
        wanted = {f"{e}/{l}-{t}.pdf" for e in EDITIONS for l in OWN["layouts"] for t in OWN["languages"]}
        self.assertEqual(wanted, {str(path.relative_to(folder)) for path in folder.rglob("*.pdf")})

    def test_every_edition_is_without_a_fault_too(self):
        result = handbill("check", *OWN["layouts"], "--campaign", "harvest", "--edition", "all", "--json")
        told = json.loads(result.stdout)
        self.assertEqual((0, []), (result.returncode, [each for each in told["diagnostics"] if each["severity"] == "error"]))
        self.assertTrue(told["pages"] and all(page["ok"] for page in told["pages"]))

    def test_it_has_no_layout_of_its_own(self):
        self.assertEqual([], [path.name for path in HARVEST.rglob("*.yaml") if "layout" in read_yaml(path)])
        named = [path.name for path in (PROJECT / "layouts").glob("*.yaml") if read_yaml(path).get("theme") == "harvest"]
        self.assertEqual([], named, "layouts name the first campaign's theme; the campaign chooses")

    def test_its_theme_has_the_names_that_layouts_ask_for(self):
        run, own = (read_yaml(PROJECT / "layouts" / "themes" / f"{name}.yaml") for name in ("run", "harvest"))
        for table in ("inks", "sizes", "spaces", "styles"):
            self.assertEqual(set(), set(run[table]) - set(own[table]), table)
        self.assertNotEqual(run["inks"]["night"], own["inks"]["night"])

    def test_its_art_has_the_same_names_and_sizes_and_is_drawn_afresh(self):
        for name in sorted(ART):
            first, own = ((folder / "art" / name).read_text() for folder in (CAMPAIGN, HARVEST))
            self.assertEqual(first.split(">")[0], own.split(">")[0], name)
            self.assertNotEqual(first, own, name)

    def test_no_page_looks_like_the_first_campaigns(self):
        folder = rendered("harvest")[0]
        other = self.folder()
        handbill("render", "poster-a4", "flyer-a5", "--lang", "en", "--campaign", "run-for-your-life", "--format", "png", "-o", other)
        pages = sorted(path.relative_to(other) for path in other.rglob("*.png"))
        self.assertTrue(pages)
        for page in pages:
            self.assertNotEqual((other / page).read_bytes(), (folder / page).read_bytes(), page)

    def test_the_codes_lead_to_its_own_address(self):
        folder = rendered("harvest")[0]
        for layout, page in (("poster-a4", 1), ("poster-a3", 1), ("flyer-a5", 2), ("leaflet-a4-roll", 1), ("insert-a5", 1)):
            for language in ("en", "ar"):
                for edition in EDITIONS:
                    target = folder / edition / f"{layout}-{language}.qr"
                    run("pdftoppm", "-r", "150", "-gray", "-singlefile", "-f", page, folder / edition / f"{layout}-{language}.pdf", target, check=True)
                    read = run("zbarimg", "-q", "--raw", f"{target}.pgm").stdout.strip()
                    self.assertEqual(OWN["petition"], read, target)

    def test_its_headlines_are_set_in_serif(self):
        folder = rendered("harvest")[0]
        for language, face in (("en", "NotoSerif-Bold"), ("de", "NotoSerif-Bold"), ("ko", "NotoSerifCJK"), ("ar", "NotoNaskhArabic")):
            self.assertIn(face, run("pdffonts", folder / "screen" / f"poster-a4-{language}.pdf", check=True).stdout, language)

    def test_the_first_campaign_is_meant_where_none_is_named(self):
        folder = self.folder()
        handbill("render", "poster-a4", "--lang", "en", "--edition", "screen", "-o", folder)
        self.assertRegex(run("pdfinfo", folder / "screen/poster-a4-en.pdf", check=True).stdout, r"Title: +Run for your life")


if __name__ == "__main__":
    unittest.main()
