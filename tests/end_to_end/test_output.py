"""Files whole or not at all, the same bytes every time, a clean standard output, the documented exit codes."""
import hashlib
import random
import signal
import time
import unittest

from PIL import Image

from support import *

ONE = ["poster-a4", "--lang", "en", "--edition", "screen"]


def digests(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class SameBytes(Case):
    def render(self, *options, env=None):
        folder = self.folder()
        result = handbill("render", *ONE[:1], "--lang", "en,ko,ar,ur,km", "--format", "pdf,png,svg", "-o", folder, *options, env=env)
        self.assertEqual(0, result.returncode, result.stderr)
        return digests(folder)

    def test_threads_caches_and_folders_never_show_in_a_file(self):
        first = self.render("--threads", "1")
        self.assertEqual(30, len(first))
        for options in (["--threads", "2"], ["--no-cache"], ["--no-reuse"], ["--threads", "2", "--no-cache", "--no-reuse"]):
            self.assertEqual(first, self.render(*options), options)
        self.assertEqual(first, self.render(env={"LANG": "ko_KR.UTF-8", "TZ": "Asia/Seoul", "HOME": str(self.folder())}))

    def test_a_page_alone_is_the_page_among_others(self):
        folder = self.folder()
        self.assertEqual(0, handbill("render", *ONE[:1], "--lang", "ar", "--edition", "office", "-o", folder).returncode)
        alone = digests(folder)["office/poster-a4-ar.pdf"]
        self.assertEqual(self.render()["office/poster-a4-ar.pdf"], alone)

    def test_another_folder_gives_the_same_bytes(self):
        folder = self.folder()
        self.assertEqual(0, handbill("render", *ONE, "-o", folder / "a", cwd=self.project()).returncode)
        self.assertEqual(0, handbill("render", *ONE, "-o", folder / "b").returncode)
        self.assertEqual(digests(folder / "a"), digests(folder / "b"))

    def test_source_date_epoch_sets_the_date(self):
        path = self.folder() / "a.pdf"
        self.assertEqual(0, handbill("render", *ONE, "-o", path, env={"SOURCE_DATE_EPOCH": "1000000000", "TZ": "UTC"}).returncode)
        self.assertIn("2001", run("pdfinfo", path, env={"TZ": "UTC"}, check=True).stdout)

    def test_a_bad_source_date_epoch_is_refused(self):
        result = handbill("render", *ONE, env={"SOURCE_DATE_EPOCH": "yesterday"})
        self.assertEqual((64, 'handbill: error[bad-date]: expected SOURCE_DATE_EPOCH in seconds since 1970, found "yesterday"\n'),
                         (result.returncode, result.stderr))


class StandardOutput(Case):
    def test_a_dash_writes_the_file_and_nothing_else(self):
        result = subprocess.run([HANDBILL, "render", *ONE, "-o", "-"], cwd=PROJECT, capture_output=True)
        self.assertEqual(0, result.returncode)
        self.assertEqual(b"%PDF-", result.stdout[:5])
        self.assertEqual(b"%%EOF\n", result.stdout[-6:])

    def test_a_dash_with_several_files_is_a_usage_error(self):
        result = handbill("render", "poster-a4", "--lang", "en", "-o", "-")
        self.assertEqual((64, ""), (result.returncode, result.stdout))
        self.assertIn("error[several-files]", result.stderr)

    def test_a_closed_pipe_is_an_error_with_a_message(self):
        process = subprocess.Popen([HANDBILL, "render", *ONE, "-o", "-"], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        said = process.stderr.read().decode()
        process.stderr.close()
        self.assertEqual(73, process.wait())
        self.assertIn("error[cannot-write]: cannot write to standard output: Broken pipe", said)

    def test_a_full_disk_is_an_error_with_a_message(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([HANDBILL, "render", *ONE, "-o", "-"], cwd=PROJECT, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(73, result.returncode)
        self.assertIn(b"error[cannot-write]: cannot write to standard output: No space left on device", result.stderr)


class Files(Case):
    def test_a_folder_that_cannot_be_made_is_an_error(self):
        result = handbill("render", *ONE, "-o", "/proc/no/such")
        self.assertEqual(73, result.returncode)
        self.assertIn("error[cannot-write]: cannot make the folder /proc/no/such/screen", result.stderr)
        self.assertIn("0 pages, 0 files, 0 KiB in /proc/no/such; 1 pages failed", result.stdout)

    def test_a_folder_in_the_place_of_the_file_is_an_error(self):
        folder = self.folder()
        (folder / "x.pdf").mkdir()
        result = handbill("render", *ONE, "-o", folder / "x.pdf")
        self.assertEqual(73, result.returncode)
        self.assertIn("Is a directory", result.stderr)

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "needs setpriv to give up root")
    def test_a_read_only_folder_is_an_error_and_stays_empty(self):
        folder = self.folder()
        folder.chmod(0o555)
        command = [HANDBILL, "render", *ONE, "--no-cache", "-o", folder / "x.pdf"]
        if os.geteuid() == 0:
            # Still the owner of everything, but without root's right to write in spite of a folder's mode.
            command = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", *command]
        result = run(*command)
        self.assertEqual(73, result.returncode, result.stderr)
        self.assertIn("Permission denied", result.stderr)
        self.assertEqual([], list(folder.iterdir()))

    def test_what_a_killed_run_left_is_swept(self):
        folder = self.folder()
        left = folder / ".x.pdf.handbill-999999999-0"
        left.write_text("half")
        self.assertEqual(0, handbill("render", *ONE, "-o", folder / "x.pdf").returncode)
        self.assertEqual(["x.pdf"], [path.name for path in folder.iterdir()])

    def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(self):
        target = self.folder() / "x.pdf"
        self.assertEqual(0, handbill("render", *ONE, "-o", target).returncode)
        new = target.read_bytes()
        old = b"the old file"
        started = time.monotonic()
        handbill("render", *ONE, "-o", target)
        length = time.monotonic() - started
        random_moments = random.Random(1)
        for _ in range(100):
            target.write_bytes(old)
            process = subprocess.Popen([HANDBILL, "render", *ONE, "-o", target], cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random_moments.uniform(0, length * 1.1))
            process.send_signal(signal.SIGKILL)
            code = process.wait()
            self.assertIn(target.read_bytes(), (old, new))
            if code == 0:
                self.assertEqual(new, target.read_bytes())


class ExitCodes(Case):
    def code(self, *arguments, **options):
        return handbill(*arguments, **options).returncode

    def test_usage_errors_are_64(self):
        self.assertEqual(64, self.code())
        self.assertEqual(64, self.code("paint"))
        self.assertEqual(64, self.code("render", "--colour", "red"))
        self.assertEqual(64, self.code("render", "--format", "docx"))
        self.assertEqual(64, self.code("render", *ONE, "--dpi", "9"))

    def test_a_missing_layout_language_or_details_file_is_66(self):
        result = handbill("check", "postr-a4", "--lang", "en")
        self.assertEqual(66, result.returncode)
        self.assertIn("error[no-such-layout]: there is no layout `postr-a4` in layouts/", result.stderr)
        self.assertIn("did you mean `poster-a4`?", result.stderr)
        self.assertEqual(66, self.code("check", "poster-a4", "--lang", "xx"))
        self.assertEqual(66, self.code("check", "poster-a4", "--lang", "en", "--details", "nowhere.yaml"))

    def test_no_project_is_a_usage_error(self):
        result = handbill("check", cwd="/")
        self.assertEqual(64, result.returncode)
        self.assertIn("error[no-project]", result.stderr)

    def test_help_and_version_are_0(self):
        self.assertEqual(0, self.code("--help"))
        version = handbill("--version", "--json")
        self.assertEqual(0, version.returncode)
        self.assertIn('"cairo"', version.stdout)

    def test_final_refuses_drafts_and_samples_and_names_each(self):
        result = handbill("check", "petition-a4", "--lang", "en", "--final")
        self.assertEqual(1, result.returncode)
        self.assertIn("error[draft-language]", result.stderr)
        self.assertIn("error[sample-details]", result.stderr)
        self.assertIn("error[unfilled-placeholder]", result.stderr)


class Edges(Case):
    def test_a_ground_reaches_every_edge_of_the_page(self):
        """Sizes that are no whole points: no renderer leaves a light line on the right or below."""
        project = self.project()
        for size in ("A4", "A5", "A6", "Letter"):
            (project / "layouts" / "dark.yaml").write_text(
                f"layout: dark\ntitle: Dark\ntheme: run\npage: {{size: {size}, bleed: 3mm, margin: 10mm, ground: night}}\nbody:\n  column:\n    - {{space: , height: 5mm}}\n")
            out = self.folder()
            result = run(HANDBILL, "render", "dark", "--lang", "en", "--edition", "screen", "-o", out, cwd=project)
            self.assertEqual(result.returncode, 0, result.stderr)
            path = out / "screen" / "dark-en.pdf"
            run("pdftoppm", "-r", "400", "-png", "-singlefile", path, out / "poppler", check=True)
            run("mutool", "draw", "-q", "-r", "400", "-o", out / "mupdf.png", path)
            for name in ("poppler", "mupdf"):
                with Image.open(out / f"{name}.png") as page:
                    light = page.convert("L")
                    width, height = light.size
                    # The last row and column may be a part of a dot wide; the ones before it are not.
                    for strip in ((0, 0, width - 1, 1), (0, 0, 1, height - 1), (width - 2, 0, width - 1, height - 1), (0, height - 2, width - 1, height - 1)):
                        self.assertLess(light.crop(strip).getextrema()[1], 60, (size, name, strip))


if __name__ == "__main__":
    unittest.main()
