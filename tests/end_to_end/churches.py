"""Tables of churches for print runs, made from a seed: names in three scripts, and now and then a row that must fail, with the place and the id that are to be told."""
import csv
import datetime
import io
import random
import zlib

from pictures import png, svg

COLUMNS = ["church", "date", "weekday", "time", "venue", "contact", "url", "logo", "language"]
LANGUAGES = ["en", "ko", "ar"]
SAINTS = ["St Mary’s", "Sankt Jürgen", "Église Saint-Étienne", "Kościół św. Wojciecha", "Crkva sv. Đorđa", "Grace Chapel"]
KOREAN = ["한빛교회", "은혜로운교회", "새문안교회", "사랑의교회"]
ARABIC = ["كنيسة النور", "كنيسة الراعي الصالح", "كنيسة القيامة"]
STREETS = ["1 High Street", "Rue de l’Église 4, bâtiment “B”", "Marktstraße 12", "Łąkowa 9"]
WEEKDAYS = {"en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            "ko": ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"],
            "ar": ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]}


CROSS = '<path fill="#d95f2b" d="M40 0H60V20H80V38H60V50H40V38H20V20H40Z"/>'
LOGOS = {"logos/cross.svg": svg(CROSS).encode(), "logos/square.png": png(400, 400)}
# Each uses the one before ten times: a hundred thousand million shapes.
USES = "<defs><g id='a0'><path d='M0 0H9V9Z'/></g>" + "".join(
    f"<g id='a{i}'>" + f"<use href='#a{i - 1}'/>" * 10 + "</g>" for i in range(1, 12)) + "</defs><use href='#a11'/>"
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(97 + i)} "{("&" + chr(96 + i) + ";") * 10}">' for i in range(1, 9)) + "]>"
# Files that are no pictures, and what is said of them.
BAD_LOGOS = {
    "half.png": (png(400, 400)[:300], "image-broken"),
    "bomb.png": (png(60_000, 60_000, 1, 0, zlib.compress(bytes(7_501 * 200))), "image-too-large"),
    "noise.png": (bytes(range(256)), "image-unsupported"),
    "uses.svg": (svg(USES).encode(), "svg-failed"),
    "entities.svg": (svg("<desc>&i;</desc>", ENTITIES).encode(), "svg-doctype"),
    "script.svg": (svg("<script>alert(1)</script><path d='M0 0H9V9Z'/>").encode(), "svg-forbidden"),
}


def write_logos(folder):
    """Into `logos`, beside a table."""
    (folder / "logos").mkdir()
    for name, data in LOGOS.items():
        (folder / name).write_bytes(data)
    for name, (data, _) in BAD_LOGOS.items():
        (folder / "logos" / name).write_bytes(data)


class Church:
    """A row: its values, and where it must fail its kind of poison, the id, and the line and column that are told."""

    def __init__(self, number, values):
        self.number, self.values = number, values
        self.poison = self.id = None
        self.line = self.column = 0
        self.text = ""  # as it stands in the file, its line end included


def _written(fields):
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(fields)
    return out.getvalue()


def _sound(rng, number):
    language = LANGUAGES[number % 3]
    if language == "ko":
        church = f"{rng.choice(KOREAN)} {number}"
        venue = f"서울특별시 종로구 세종대로 {number}, 본당"
    elif language == "ar":
        church = f"{rng.choice(ARABIC)} {number}"
        venue = f"شارع الحرية {number}"
    else:
        church = f"{rng.choice(SAINTS)}, parish “{number}”"
        venue = f"Hall \"{number}\", {rng.choice(STREETS)}" + rng.choice(["", "\nYork YO1 7EP", ", 2nd floor"])
    day = datetime.date(2027, 1, 1) + datetime.timedelta(rng.randrange(730))
    weekday = rng.choice(["", WEEKDAYS["en"][day.weekday()], WEEKDAYS[language][day.weekday()]])
    return Church(number, {"church": church, "date": day.isoformat(), "weekday": weekday,
                           "time": f"{rng.randrange(7, 22):02}:{rng.choice(['00', '15', '30'])}", "venue": venue,
                           "contact": f"01904 {700000 + number} · c{number}@parish.example",
                           "url": f"https://p{number}.example/e?c={number}",
                           "logo": [*LOGOS][number // 8 % 2] if number % 8 == 0 else "", "language": language})


# What is wrong: the column that is poisoned, what stands there, the id that is told, and at which character of it.
VALUES = {
    "weekday": ("weekday", lambda church: "Wendsday", "wrong-type"),
    "another weekday": ("weekday", lambda church: next(day for i, day in enumerate(WEEKDAYS["en"])
                                                       if i != datetime.date.fromisoformat(church.values["date"]).weekday()), "wrong-weekday"),
    "date": ("date", lambda church: "2027-02-30", "wrong-type"),
    "time": ("time", lambda church: "25:70", "wrong-type"),
    "language": ("language", lambda church: "tlh", "no-such-language"),
    "bidi": ("venue", lambda church: "Hall \u202etuo", "unbalanced-bidi", 5),
    "noncharacter": ("venue", lambda church: "Hall \uffff", "bad-character", 5),
    "control": ("contact", lambda church: "01904\x07", "bad-character", 5),
    "endless": ("venue", lambda church: "w" * 60_000, "text-too-long"),
    "larger than a field": ("venue", lambda church: "word " * 40_000, "text-too-long"),
    "scheme": ("url", lambda church: "javascript:alert(1)", "bad-address"),
    "missing logo": ("logo", lambda church: "logos/none.png", "file-missing"),
    "logo elsewhere": ("logo", lambda church: "../churches.csv", "file-outside-root"),
    **{name: ("logo", lambda church, name=name: f"logos/{name}", id) for name, (_, id) in BAD_LOGOS.items()},
}
# Of the row as a whole: what stands there of it, the id, and what stands before the place that is told.
TEXTS = {
    "too few": (lambda church: _written([church.values[name] for name in COLUMNS[:4]]), "too-few-fields", lambda church: church.text),
    "too many": (lambda church: church.text + ",more,and more", "too-many-fields", lambda church: church.text[:-len("more,and more")]),
    "stray quote": (lambda church: 'Chapel "Hill" ' + church.text.split("\n")[0].replace('"', ""), "stray-quote", lambda church: "Chapel "),
    "unclosed quote": (lambda church: '"Chapel on the hill,' + church.text.split("\n")[0].replace('"', ""), "unclosed-quote", lambda church: ""),
}
POISONS = [*VALUES, *TEXTS]


def table(count, seed, every=100):
    """So many churches; of each `every` rows one is poisoned, its kind in turn. 0: none is."""
    rng = random.Random(seed)
    churches, line, poisoned = [], 2, 0
    spoilt = {start + rng.randrange(every) for start in range(1, count + 1, every)} if every else set()
    for number in range(1, count + 1):
        church = _sound(rng, number)
        church.text = _written([church.values[name] for name in COLUMNS])
        church.line, church.column = line, 1
        if number in spoilt:
            poison(church, POISONS[poisoned % len(POISONS)])
            poisoned += 1
        church.text += "\n"
        line += church.text.count("\n")
        churches.append(church)
    return churches


def poison(church, kind):
    """Makes a sound row fail."""
    church.poison = kind
    if kind in TEXTS:
        make, church.id, before = TEXTS[kind]
        church.text = make(church)
        _move(church, before(church))
        return
    name, make, church.id, *offset = VALUES[kind]
    church.values[name] = make(church)
    fields = [church.values[each] for each in COLUMNS]
    church.text = _written(fields) + "\n" * church.text.endswith("\n")
    before = _written(fields[:COLUMNS.index(name)]) + ("," if COLUMNS.index(name) else "")
    _move(church, before)
    church.column += sum(offset)


def _move(church, before):
    """To behind what stands before the place, which may have line ends in it."""
    church.line += before.count("\n")
    church.column = len(before) - (before.rfind("\n") + 1) + 1


def csv_of(churches):
    return ",".join(COLUMNS) + "\n" + "".join(church.text for church in churches)
