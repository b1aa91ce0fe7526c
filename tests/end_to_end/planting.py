"""Plants one mistake in a small project and holds what is said about it against messages/<module>.txt.

`HANDBILL_BLESS=1` writes the messages anew; read the difference as somebody would who has made the mistake.
"""
import inspect
import re
import signal

from support import *

MESSAGES = pathlib.Path(__file__).resolve().parent / "messages"
# A sanitizer takes ten times the time and memory; the promise is about the program that is handed out.
# By grep: the kernel counts the largest memory that we had before as that of the processes we start.
LENIENCE = 10 if run("grep", "-q", "__asan_init", HANDBILL).returncode == 0 else 1
BLESS = os.environ.get("HANDBILL_BLESS") == "1"

LAYOUT = "layouts/notice.yaml"
TEXTS = "content/run-for-your-life/en.yaml"
DETAILS = "content/run-for-your-life/details/sample.yaml"
ART = "content/run-for-your-life/art"

# Files of the tests' own, so that no message moves when a designer moves a box.
FILES = {
    LAYOUT: """\
layout: notice
title: $headline
theme: plain
page: {size: A4, bleed: 3mm, safe: 5mm, margin: 14mm, ground: paper}
body:
  column:
    - {text: $headline, id: headline, role: h1, style: title}
    - {picture: art/lanes.svg, alt: $picture-alt, height: 60mm}
    - {text: $story, id: story, style: text}
    - {text: $date-and-time, style: strong}
    - {text: $venue, id: venue, style: text}
    - {qr: $petition, width: 34mm}
    - {picture: $logo, alt: $church, height: 12mm}
  gap: step
""",
    TEXTS: """\
language: en
status: draft
texts:
  headline: Run for your life
  story: Athletes run for medals. Refugees run for their lives.
  picture-alt: A runner on a running track
  date-and-time: '{date}, {time}'
  sample: SAMPLE
""",
    "content/run-for-your-life/campaign.yaml": """\
campaign: run-for-your-life
organisation: Release International
web: www.runforyourlife.info
petition: https://www.runforyourlife.info/completed/your_help.html
languages: [en, ko, zh-Hans, zh-Hant, ja, ar]
layouts: [notice]
theme: plain
details: details/sample.yaml
locked: [request, addressee]
""",
    "layouts/themes/plain.yaml": """\
theme: plain
inks:
  night: {cmyk: [95, 80, 40, 60], preview: '#101b33'}
  track: {cmyk: [0, 84, 98, 12], preview: '#cc3a18'}
  paper: {cmyk: [0, 2, 6, 0], preview: '#faf6ee'}
  haze: {cmyk: [14, 8, 4, 6], preview: '#c9ced9'}
  black: {cmyk: [0, 0, 0, 100], preview: '#000000'}
  white: {cmyk: [0, 0, 0, 0], preview: '#ffffff'}
drawing-inks: {'#101b33': night, '#cc3a18': track}
sizes: {note: 7.5pt, body: 10pt, title: 26pt}
spaces: {tight: 2mm, step: 5mm}
styles:
  text: {font: sans/regular, size: body, leading: 1.35, ink: night}
  strong: {extends: text, font: sans/bold}
  title: {extends: strong, size: title, leading: 1.1}
  mark: {extends: text, size: note}
""",
    ART + "/lanes.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 182 60">
  <path fill="#cc3a18" d="M0 20H182V40H0Z"/>
  <path fill="none" stroke="#101b33" stroke-width="1" d="M0 30H182"/>
</svg>
""",
    DETAILS: """\
details: sample
sample: true
church: St Mary’s, York
date: 2027-05-08
time: 19:30
venue: St Mary’s Hall, High Street, York
contact: 01904 123456
""",
}


class Answer:
    """What a run said, and what it cost."""

    def __init__(self, code, said, printed, seconds, megabytes):
        self.code, self.said, self.printed, self.seconds, self.megabytes = code, said, printed, seconds, megabytes


def untangled(text):
    """The note about drafts is no part of any message."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("handbill: note: not yet signed"))


def _read_messages(path):
    """`== name: exit code` and the message below it, up to the next one."""
    blocks, name = {}, None
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []:
        if line.startswith("== "):
            name = line[3:].strip().rsplit(": exit ", 1)
            blocks[name[0]] = [int(name[1]), ""]
            name = name[0]
        elif name is not None:
            blocks[name][1] += line
    return {name: (code, said.strip("\n") + "\n") for name, (code, said) in blocks.items()}


def _write_messages(path, name, code, said):
    blocks = _read_messages(path)
    blocks[name] = (code, said.strip("\n") + "\n")
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(f"== {name}: exit {code}\n{said}" for name, (code, said) in blocks.items()), encoding="utf-8")


class Planted(Case):
    """A test plants its mistake in self.root, then says `self.answered()`."""

    def setUp(self):
        self.root = self.project()
        for path in [*(self.root / "layouts").glob("*.yaml"), *(self.root / "layouts/themes").glob("*.yaml")]:
            path.unlink()  # a message names the layouts and themes that there are
        for path in (self.root / "content").iterdir():
            if path.name != CAMPAIGN.name:
                shutil.rmtree(path)  # one campaign, which need not say that it is the default
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def change(self, name, *pairs):
        """Replaces the only occurrence of each old text."""
        data = (self.root / name).read_bytes()
        for old, new in pairs:
            old, new = (part if isinstance(part, bytes) else part.encode("utf-8") for part in (old, new))
            self.assertEqual(1, data.count(old), (name, old))
            data = data.replace(old, new)
        self.write(name, data)

    def run_handbill(self, *arguments, timeout=60):
        """Runs and weighs it: processor time of the process and its children, the largest memory of any of them."""
        streams = self.folder()
        with open(streams / "stderr", "wb") as stderr, open(streams / "stdout", "wb") as stdout:
            process = subprocess.Popen([HANDBILL, *map(str, arguments)], cwd=self.root, stdin=subprocess.DEVNULL,
                                       stdout=stdout, stderr=stderr)
            previous = signal.signal(signal.SIGALRM, lambda *_: process.kill())
            signal.alarm(timeout)
            try:
                _, status, used = os.wait4(process.pid, 0)
            finally:
                signal.alarm(0)
                signal.signal(signal.SIGALRM, previous)
        process.returncode = os.waitstatus_to_exitcode(status)
        said, printed = ((streams / name).read_bytes().decode("utf-8") for name in ("stderr", "stdout"))
        return Answer(process.returncode, said, printed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def answered(self, *options, command=("render", "notice", "--lang", "en", "--edition", "screen", "--no-cache", "-o", "out"), seconds=1, megabytes=100, or_rather=("$^", "")):
        """Renders the notice, and compares everything: words, exit code, that no file was made, time and memory.
        `or_rather`: a pattern of what a slower machine may say, and the words that stand for it."""
        out = self.root / "out"
        answer = self.run_handbill(*command, *options)
        said = re.sub(*or_rather, untangled(answer.said))
        test = self.id().rsplit(".", 1)[-1].removeprefix("test_").replace("_", " ")
        path = MESSAGES / (pathlib.Path(inspect.getfile(type(self))).stem.removeprefix("test_") + ".txt")
        if BLESS:
            _write_messages(path, test, answer.code, said)
        self.assertEqual(_read_messages(path).get(test), (answer.code, said.strip("\n") + "\n"))
        self.assertGreaterEqual(answer.code, 0, "it crashed")
        self.assertNotIn(str(self.root), said, "an absolute path is nobody's business")
        made = [path for path in out.rglob("*") if path.is_file()] if out.exists() else []
        self.assertEqual(answer.code == 0, made != [], made)
        self.assertLess(answer.seconds, seconds * LENIENCE)
        self.assertLess(answer.megabytes, megabytes * LENIENCE)
        return answer
