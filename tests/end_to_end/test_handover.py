"""`handbill handover`: what a print shop gets, against the files themselves and poppler's word on them."""
import hashlib
import json
import re
import unittest
import zipfile

from support import HANDBILL, PROJECT, Case, run

FLAT = """layout: notice
title: Notice
theme: run
page: {size: A5, bleed: 3mm, margin: 15mm, ground: paper, marks: slug}
body:
  column:
    - {text: For print, style: body}
"""


def boxes(path):
    """Trim sizes in mm, a page."""
    told = run("pdfinfo", "-box", "-l", "99", path, check=True).stdout
    found = re.findall(r"TrimBox: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)", told)
    return [[round((float(b) - float(a)) / 72 * 25.4, 1) for a, b in ((x0, x1), (y0, y1))] for x0, y0, x1, y1 in found]


class Handover(Case):
    def handed(self, *options, project=PROJECT):
        out = self.folder()
        result = run(HANDBILL, "handover", *options, "--project", project, "-o", out)
        return out, result

    def reviewed(self):
        """A project whose English a native reader has signed."""
        project = self.project()
        (project / "layouts" / "notice.yaml").write_text(FLAT)
        words = project / "content" / "run-for-your-life" / "en.yaml"
        words.write_text(words.read_text().replace("status: draft", "status: reviewed\nreviewed-by: Ann\nreviewed-on: 2026-01-01", 1))
        return project

    def test_a_proof_holds_all_that_a_shop_needs(self):
        out, result = self.handed("leaflet-a4-roll", "poster-a4", "--lang", "en,ko", "--quantity", "500,ko=200", "--stock", "170 gsm silk",
                                  "--customer", "Release International", "--revision", "3", "--proof", "--job", "Spring 26")
        self.assertEqual(result.returncode, 0, result.stderr)
        folder = out / "Spring-26-coated-PROOF"
        ticket = json.loads((folder / "job-ticket.json").read_text())
        self.assertEqual((ticket["for_print"], ticket["drafts"], ticket["customer"], ticket["revision"]),
                         (False, ["en", "ko"], "Release International", "3"))
        self.assertEqual([(one["product"], one["language"], one["quantity"]) for one in ticket["items"]],
                         [("leaflet-a4-roll", "en", 500), ("poster-a4", "en", 500), ("leaflet-a4-roll", "ko", 200), ("poster-a4", "ko", 200)])
        plain = self.folder()
        run(HANDBILL, "render", "leaflet-a4-roll", "poster-a4", "--lang", "en,ko", "--edition", "press", "--profile", "coated", "-o", plain)
        for one in ticket["items"]:
            path = folder / one["file"]
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), one["sha256"])
            self.assertEqual(path.stat().st_size, one["bytes"])
            self.assertEqual(path.read_bytes(), (plain / "press" / f"{one['product']}-{one['language']}.pdf").read_bytes())
            self.assertEqual(boxes(path), [one["flat_mm"]] * one["pages"])
            self.assertEqual(len(one["thumbnails"]), one["pages"])
            self.assertTrue(all((folder / picture).read_bytes().startswith(b"\x89PNG") for picture in one["thumbnails"]))
        leaflet = ticket["items"][0]
        self.assertEqual((leaflet["file"], leaflet["pages"], leaflet["turn"]), ("print/leaflet-a4-roll_en_297x210.pdf", 2, "short edge"))
        self.assertEqual((leaflet["fold"]["kind"], leaflet["fold"]["fold_catalog"], leaflet["fold"]["scoring"]), ("roll", "F6-4", "needed"))
        self.assertEqual([panel["mm"][0] for panel in leaflet["fold"]["panels"][0]], [97, 100, 100])
        self.assertEqual(leaflet["finished_mm"], [100, 210])
        inks = {one["ink"]: one["covers_percent"] for one in leaflet["inks"][0]}
        self.assertEqual(set(inks), {"Cyan", "Magenta", "Yellow", "Black"})
        told = run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", folder / leaflet["file"]).stdout.split("\n")[0].split()[:4]
        # Ghostscript says how many of the dots of the whole medium have any of an ink: never less than the mean.
        for ink, share in zip(("Cyan", "Magenta", "Yellow", "Black"), told):
            self.assertGreater(float(share) * 100 + 5, inks[ink], ink)
        poster = ticket["items"][1]
        self.assertEqual((poster["fold"], poster["turn"], poster["finished_mm"]), (None, None, [210, 297]))

    def test_the_papers_say_what_the_ticket_says_and_can_be_signed(self):
        out, result = self.handed("leaflet-a4-roll", "--lang", "ko", "--proof", "--quantity", "200")
        self.assertEqual(result.returncode, 0, result.stderr)
        folder = out / "run-for-your-life-coated-PROOF"
        for name in ("proof.pdf", "job-ticket.pdf"):
            self.assertIn("No syntax or stream encoding errors found", run("qpdf", "--check", folder / name, check=True).stdout)
        words = run("pdftotext", "-layout", folder / "job-ticket.pdf", "-", check=True).stdout
        sha = json.loads((folder / "job-ticket.json").read_text())["items"][0]["sha256"]
        for part in ("200 copies", "roll (F6-4)", "97 | 100 | 100", "100 × 210 mm folded", "turned over the short edge", "FOGRA39", "한국어", sha,
                     "Proof, not for print"):
            self.assertIn(part, words)
        proof = [run("pdftotext", "-layout", "-f", page, "-l", page, folder / "proof.pdf", "-", check=True).stdout for page in (1, 2)]
        for number, page in enumerate(proof, 1):
            for part in (f"page {number} of 2", "Name", "Date", "Signature", "print/leaflet-a4-roll_ko_297x210.pdf"):
                self.assertIn(part, page)
        reports = json.loads((folder / "preflight.json").read_text())
        self.assertEqual([(one["file"], one["passed"]) for one in reports], [("leaflet-a4-roll_ko_297x210.pdf", True)])
        verdicts = {one["rule"]: one["verdict"] for one in reports[0]["rules"]}
        # What the job knows is tested: the order's size and pages, ink, and folds.
        self.assertEqual([verdicts[rule] for rule in ("P05", "P10", "P24")], ["pass"] * 3)

    def test_the_zip_is_the_folder_and_the_same_every_time(self):
        options = ("bookmark", "--lang", "en", "--proof")
        out, result = self.handed(*options)
        self.assertEqual(result.returncode, 0, result.stderr)
        archive = out / "run-for-your-life-coated-PROOF.zip"
        with zipfile.ZipFile(archive) as opened:
            held = {name: opened.read(name) for name in opened.namelist()}
        files = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file() and path != archive}
        self.assertEqual(held, files)
        again, _ = self.handed(*options)
        self.assertEqual(archive.read_bytes(), (again / archive.name).read_bytes())

    def test_what_is_signed_is_for_print_and_has_a_slug_line(self):
        out, result = self.handed("notice", "--lang", "en", "--revision", "b7", project=self.reviewed())
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        folder = out / "run-for-your-life-coated"
        ticket = json.loads((folder / "job-ticket.json").read_text())
        self.assertEqual((ticket["for_print"], ticket["drafts"]), (True, []))
        words = run("pdftotext", "-layout", folder / "print" / "notice_en_148x210.pdf", "-", check=True).stdout
        for part in ("notice", "en", "148 × 210 mm", "revision b7", "2026-01-01", "coated"):
            self.assertIn(part, words.split("For print")[0])
        self.assertNotIn("PROOF", words)
        self.assertIn("Approved for print", run("pdftotext", folder / "proof.pdf", "-", check=True).stdout)

    def test_what_somebody_signs_off_goes_out_with_their_name(self):
        project = self.reviewed()
        layout = project / "layouts" / "notice.yaml"
        layout.write_text(layout.read_text() + "    - {text: Imprint, style: note, size: 4pt, ink: black}\n")
        out, result = self.handed("notice", "--lang", "en", project=project)
        self.assertEqual((result.returncode, "preflight-failed" in result.stderr, list(out.iterdir())), (1, True, []))
        signed = project / "signed.yaml"
        signed.write_text("- {rule: small-text, name: Ann Lee, reason: the imprint may be small}\n")
        out, result = self.handed("notice", "--lang", "en", "--exceptions", signed, project=project)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        folder = out / "run-for-your-life-coated"
        self.assertEqual(json.loads((folder / "job-ticket.json").read_text())["items"][0]["preflight"], {"passed": True, "errors": 0, "warnings": 0, "signed_off": 1})
        self.assertIn("Ann Lee", (folder / "preflight.txt").read_text())

    def test_a_slug_line_is_on_every_plate_and_says_when_it_is_a_proof(self):
        project = self.project()
        (project / "layouts" / "notice.yaml").write_text(FLAT)
        out, result = self.handed("notice", "--lang", "en", "--proof", project=project)
        self.assertEqual(result.returncode, 0, result.stderr)
        path = next(out.rglob("print/*.pdf"))
        # Above the trim of A5 with 3 mm of bleed there is nothing else.
        words = run("pdftotext", "-x", "0", "-y", "0", "-W", "400", "-H", "22", path, "-", check=True).stdout
        self.assertIn("PROOF", words)
        run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r150", "-o", out / "p.tif", path, check=True)
        from PIL import Image
        for name in ("Cyan", "Magenta", "Yellow", "Black"):
            with Image.open(out / f"p({name}).tif") as plate:
                slug = plate.convert("L").crop((60, 0, 400, 45))
                self.assertLess(slug.getextrema()[0], 128, name)

    def test_drafts_and_samples_are_not_handed_over(self):
        out, result = self.handed("poster-a4", "--lang", "en")
        self.assertEqual(result.returncode, 1)
        self.assertIn("draft-language", result.stderr)
        self.assertEqual(list(out.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
