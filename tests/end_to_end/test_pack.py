"""`handbill pack`: a language's pieces, their index with print tips, their words as plain text, and all of it as a zip."""
import collections
import re
import unittest
import zipfile

from support import *

NAME = "run-for-your-life"
PACKED = ["en", "ar"]
_packed = None


def packed():
    """The pack in two languages, made once."""
    global _packed
    if _packed is None:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="handbill-pack-"))
        result = handbill("pack", "--lang", ",".join(PACKED), "--edition", "screen,office", "-o", folder)
        if result.returncode != 0:
            raise AssertionError(result.stdout + result.stderr)
        _packed = (folder, result)
        import atexit
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _packed


def texts_of(language):
    return read_yaml(CAMPAIGN / f"{language}.yaml")["texts"]


def words_of(text):
    """The words, whatever their order and the marks at their ends."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf",))
    return collections.Counter(word for word in re.split(r"[\W_]+", text) if word)


def pdf_text(page):
    return run("pdftotext", "-raw", page, "-", check=True).stdout


def piece_name(layout, language):
    written = read_yaml(PROJECT / "layouts" / f"{layout}.yaml").get("name")
    return texts_of(language)[written[1:]] if written else layout


class Pack(Case):
    def folder_of(self, language):
        return packed()[0] / f"{NAME}-{language}"

    def test_every_piece_is_there_in_every_edition_that_was_asked_for(self):
        for language in PACKED:
            found = {str(path.relative_to(self.folder_of(language))) for path in self.folder_of(language).rglob("*") if path.is_file()}
            wanted = {f"{edition}/{layout}-{tag_of(layout, language)}.pdf" for edition in ("screen", "office") for layout in LAYOUTS}
            wanted |= {f"text/{layout}-{tag_of(layout, language)}.txt" for layout in LAYOUTS} | {f"index-{language}.pdf"}
            self.assertEqual(wanted, found)

    def test_pieces_are_those_that_render_makes(self):
        target = self.folder()
        self.assertEqual(0, handbill("render", LAYOUTS[0], "--lang", "ar", "--edition", "office", "-o", target).returncode)
        name = f"office/{LAYOUTS[0]}-ar.pdf"
        self.assertEqual((target / name).read_bytes(), (self.folder_of("ar") / name).read_bytes())

    def test_the_zip_holds_the_same_files(self):
        for language in PACKED:
            with zipfile.ZipFile(packed()[0] / f"{NAME}-{language}.zip") as archive:
                self.assertIsNone(archive.testzip())
                names = archive.namelist()
                self.assertEqual(sorted(names), names)
                files = [path for path in self.folder_of(language).rglob("*") if path.is_file()]
                self.assertEqual({str(path.relative_to(packed()[0])) for path in files}, set(names))
                for name in names:
                    self.assertEqual((packed()[0] / name).read_bytes(), archive.read(name), name)
                    self.assertEqual((2026, 1, 1, 0, 0, 0), archive.getinfo(name).date_time)
                    self.assertEqual(0o100644, archive.getinfo(name).external_attr >> 16)

    def test_the_bytes_are_the_same_each_time(self):
        for options in (["--threads", "1"], ["--no-cache", "--no-reuse"]):
            again = self.folder()
            self.assertEqual(0, handbill("pack", "--lang", "ar", "--edition", "screen,office", "-o", again, *options,
                                         env={"TZ": "Asia/Seoul"}).returncode)
            name = f"{NAME}-ar.zip"
            self.assertEqual((packed()[0] / name).read_bytes(), (again / name).read_bytes(), options)

    def test_what_is_left_out_is_told(self):
        self.assertIn("not yet signed by a native reader: en, ko, ar", packed()[1].stderr)
        self.assertIn("index", packed()[1].stdout)


class Index(Case):
    def index(self, language):
        return packed()[0] / f"{NAME}-{language}" / f"index-{language}.pdf"

    def test_it_names_every_piece_and_its_file(self):
        for language in PACKED:
            text = squeezed(run("pdftotext", "-raw", "-l", "1", self.index(language), "-", check=True).stdout)
            if language == "ar":
                text = squeezed(run("mutool", "draw", "-F", "text", self.index(language), "1").stdout) + text
            self.assertIn(squeezed(texts_of(language)["pack-title"]), text)
            for layout in LAYOUTS:
                self.assertIn(squeezed(piece_name(layout, language)), text)
                self.assertIn(squeezed(f"{layout}-{tag_of(layout, language)}.pdf"), text)

    def test_it_tells_sizes(self):
        text = squeezed(run("pdftotext", "-raw", "-l", "1", self.index("en"), "-", check=True).stdout)
        self.assertIn(squeezed("210 × 297 mm"), text)

    def test_print_tips_stand_on_the_last_page(self):
        for language in PACKED:
            pages = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", self.index(language), check=True).stdout).group(1))
            last = squeezed(run("pdftotext", "-raw", "-f", pages, self.index(language), "-", check=True).stdout)
            texts = texts_of(language)
            self.assertIn(squeezed(texts["tips-title"]), last)
            for tip in texts["tips"]:
                # pdftotext puts the figures of a line from the right where it will.
                missing = collections.Counter(squeezed(tip)) - collections.Counter(last)
                self.assertEqual({}, dict(missing) if language == "ar" else ({} if squeezed(tip) in last else {tip: 1}))

    def test_it_is_a_sound_pdf_of_a4_pages(self):
        for language in PACKED:
            run("qpdf", "--check", "--no-warn", self.index(language), check=True)
            self.assertNotIn("WARNING", run("qpdf", "--check", self.index(language)).stdout)
            info = run("pdfinfo", self.index(language), check=True).stdout
            self.assertIn("A4", info)
            self.assertLess(self.index(language).stat().st_size, 400_000)

    def test_pictures_are_drawings_and_their_fonts_are_those_of_the_words(self):
        fonts = run("pdffonts", self.index("en"), check=True).stdout.splitlines()[2:]
        # cairo parts the Latin glyphs of a face from the rest.
        names = [(line.split()[0].split("+")[-1], "WinAnsi" in line) for line in fonts]
        self.assertEqual(len(set(names)), len(names), "each face is there once")
        self.assertEqual(2, len(run("pdfimages", "-list", self.index("en"), check=True).stdout.splitlines()), "no bitmaps")

    def test_one_piece_and_twenty_go_on_it_too(self):
        project = self.project()
        names = [f"copy-{i}" for i in range(20)]
        for name in names:
            (project / "layouts" / f"{name}.yaml").write_text(
                f"layout: {name}\nextends: poster-a4\nname: 'Copy {name} of a poster with a very long name for a very small place'\n")
        for layouts in ([names[0]], names):
            target = self.folder()
            result = handbill("pack", *layouts, "--lang", "en", "--edition", "screen", "-o", target, cwd=project)
            self.assertEqual(0, result.returncode, result.stderr)
            text = squeezed(pdf_text(target / f"{NAME}-en" / "index-en.pdf"))
            for name in layouts:
                self.assertIn(squeezed(f"{name}-en.pdf"), text)

    def test_a_campaign_without_texts_for_it_is_called_by_its_names(self):
        project = self.project()
        file = project / "content" / "run-for-your-life" / "en.yaml"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith(("  pack-title:", "  tips-title:", "  turn-")))
        text = re.sub(r"  tips:\n(    - .*\n)+", "", text)
        file.write_text(text, encoding="utf-8")
        (project / "layouts" / "plain.yaml").write_text("layout: plain\ntheme: run\npage: {size: A5 landscape}\nbody: {text: $headline}\n")
        target = self.folder()
        result = handbill("pack", "plain", "--lang", "en", "--edition", "screen", "-o", target, cwd=project)
        self.assertEqual(0, result.returncode, result.stderr)
        index = target / f"{NAME}-en" / "index-en.pdf"
        self.assertIn("Pages:           1\n", run("pdfinfo", index, check=True).stdout)
        text = squeezed(pdf_text(index))
        for wanted in ("run-for-your-life", "plain", "210 × 148 mm", "plain-en.pdf"):
            self.assertIn(squeezed(wanted), text)


class Twin(Case):
    maxDiff = None

    def twin(self, layout, language):
        return (packed()[0] / f"{NAME}-{language}" / "text" / f"{layout}-{tag_of(layout, language)}.txt").read_text(encoding="utf-8")

    def body(self, layout, language):
        """What stands below the head."""
        return re.split(r"^_+$", self.twin(layout, language), maxsplit=1, flags=re.M)[1]

    def test_it_holds_the_words_of_the_page(self):
        for layout in LAYOUTS:
            page = packed()[0] / f"{NAME}-en" / "screen" / f"{layout}-{tag_of(layout, 'en')}.pdf"
            shown = words_of(re.sub(r"[-\u2010\u00ad]\n", "", pdf_text(page)))
            said = words_of(re.sub(r"^\[[^\]]*\]$", "", self.twin(layout, "en"), flags=re.M))
            head = words_of(self.twin(layout, "en").split("_")[0])
            shown.subtract(words_of(texts_of("en")["sample"]))
            self.assertEqual({}, dict(+shown - (said - head)), f"{layout}: on the page and not in the text")
            self.assertEqual({}, dict(said - head - +shown), f"{layout}: in the text and not on the page")

    def test_it_holds_every_text_in_right_to_left_languages(self):
        texts = texts_of("ar")
        for wanted in ("headline", "subhead"):
            self.assertIn(texts[wanted], self.body("poster-a4", "ar"))
        for paragraph in texts["story"]:
            self.assertIn(f"\n{paragraph}\n", self.body("poster-a4", "ar"))

    def test_its_head_names_piece_and_language(self):
        self.assertTrue(self.twin("poster-a4", "ar").startswith(f"{texts_of('ar')['piece-poster']}\nالعربية (ar)\n"))

    def test_heads_are_underlined_and_lists_have_markers(self):
        text = self.body("petition-a4", "en")
        title = texts_of("en")["petition-title"]
        self.assertIn(f"\n{title}\n{'=' * len(title)}\n", text)
        first, second = texts_of("en")["request"]
        self.assertIn(f"\n1. {first}\n2. {second}\n", text)

    def test_pictures_and_codes_are_told_in_brackets(self):
        text = self.body("poster-a4", "en")
        self.assertIn(f"[{texts_of('en')['picture-alt']}]", text)
        self.assertIn(f"[QR: {FACTS['petition']}]", text)
        self.assertIn(f"[{texts_of('en')['sample']}]", self.twin("poster-a4-local", "en").split("_")[0])

    def test_rows_of_a_petition_are_lines_to_write_on(self):
        text = self.body("petition-a4", "en")
        self.assertIn("\nName | Town | Signature\n1 | ________ | ________ | ________\n2 | ", text)


class Refused(Case):
    def test_a_language_that_is_not_there(self):
        result = handbill("pack", "--lang", "kr", "-o", self.folder())
        self.assertEqual(66, result.returncode)
        self.assertIn("error[no-such-language]: there is no language `kr` in content/run-for-your-life/", result.stderr)
        self.assertIn("did you mean `ko`?", result.stderr)

    def test_a_folder_that_nothing_can_be_written_to(self):
        result = handbill("pack", "poster-a4", "--lang", "en", "--edition", "screen", "-o", "/proc/handbill")
        self.assertEqual(73, result.returncode)
        self.assertIn("error[cannot-write]", result.stderr)

    def test_one_file_for_all(self):
        result = handbill("pack", "poster-a4", "--lang", "en", "--edition", "screen", "-o", "-")
        self.assertEqual(64, result.returncode)
        self.assertIn("error[several-files]", result.stderr)
        self.assertEqual("", result.stdout)

    def test_a_pack_that_lacks_a_piece_is_none(self):
        project = self.project()
        (project / "layouts" / "broken.yaml").write_text(
            "layout: broken\ntheme: run\nbody: {text: $headline, size: 300pt}\n")
        target = self.folder()
        result = handbill("pack", "poster-a4", "broken", "--lang", "en", "--edition", "screen", "-o", target, cwd=project)
        self.assertEqual(1, result.returncode)
        files = sorted(str(path.relative_to(target)) for path in target.rglob("*") if path.is_file())
        self.assertEqual([f"{NAME}-en/screen/poster-a4-en.pdf"], files)
        self.assertIn("2 pages failed", result.stdout)

    def test_a_name_that_is_no_text(self):
        project = self.project()
        layout = project / "layouts" / "poster-a4.yaml"
        layout.write_text(layout.read_text().replace("$piece-poster", "$piece-postr"))
        result = handbill("check", "poster-a4", "--lang", "en", "--edition", "screen", cwd=project)
        self.assertEqual(1, result.returncode)
        self.assertIn("layouts/poster-a4.yaml:4:7: error[missing-text]: there is no text `piece-postr` in en.yaml", result.stderr)
        self.assertIn("did you mean `$piece-poster`?", result.stderr)


if __name__ == "__main__":
    unittest.main()
