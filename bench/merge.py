#!/usr/bin/env python3
"""merge.py project FOLDER: the project that bench-merge draws, with its photograph, texts, fonts and lists of churches."""
import csv
import datetime
import pathlib
import shutil
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "tests" / "press"))
import photograph  # noqa: E402

LANGUAGES = ["en", "ko", "ar"]
PHOTOGRAPH = (1200, 800)
# Made-up churches are these in turn: names, towns, halls. The lists' lengths have no common divisor, so that combinations seldom repeat.
CHURCHES = {
    "en": (["St Mary’s", "All Saints", "Bethel Chapel", "Trinity Church", "Elim Church", "Zion Methodist Church", "Christ the King"],
           ["Hexham", "Aberystwyth", "Frome", "Oundle", "Kirkby Lonsdale", "Wymondham", "Jedburgh", "Quorn", "Yeovil", "Ludlow", "Bexhill"],
           ["Parish hall", "Upper room", "Community centre", "School hall", "The old vicarage"]),
    "ko": (["은혜교회", "새문안교회", "소망교회", "평강제일교회", "사랑의교회", "영락교회", "주님의교회"],
           ["서울", "부산", "대구", "인천", "광주", "대전", "울산", "수원", "춘천", "전주", "제주"],
           ["본당", "교육관", "친교실", "선교센터", "비전홀"]),
    "ar": (["كنيسة القديسة مريم", "كنيسة جميع القديسين", "كنيسة النعمة", "كنيسة الثالوث", "الكنيسة الإنجيلية", "كنيسة الرجاء", "كنيسة المسيح الملك"],
           ["بيروت", "عمان", "القاهرة", "حلب", "بغداد", "الإسكندرية", "دمشق", "الناصرة", "طرابلس", "أسيوط", "الموصل"],
           ["قاعة الكنيسة", "المركز الاجتماعي", "قاعة المدرسة", "القاعة الكبرى", "بيت الضيافة"]),
}


def project(folder):
    """bench/merge as a project of its own: theme, fonts and texts are the repository's."""
    shutil.copytree(PROJECT / "bench" / "merge", folder)
    shutil.copytree(PROJECT / "fonts", folder / "fonts")
    shutil.copytree(PROJECT / "layouts" / "themes", folder / "layouts" / "themes")
    campaign = folder / "content" / "posters"
    for language in LANGUAGES:
        shutil.copy(PROJECT / "content" / "run-for-your-life" / f"{language}.yaml", campaign)
    (campaign / "art").mkdir()
    photograph.upright(PHOTOGRAPH).save(campaign / "art" / "photograph.jpg", quality=84)
    for language in LANGUAGES:
        churches(folder / f"churches-{language}.csv", language, 1000)
    shutil.copy(folder / "churches-en.csv", folder / "churches.csv")
    return folder


def churches(path, language, count):
    """A list of so many churches, each with an evening of its own."""
    names, towns, halls = CHURCHES[language]
    comma = "، " if language == "ar" else ", "
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["church", "date", "time", "venue"])
        for row in range(count):
            date = datetime.date(2027, 1, 1) + datetime.timedelta(days=row % 365)
            table.writerow([f"{names[row % len(names)]}{comma}{towns[row % len(towns)]}", date.isoformat(), f"{18 + row % 3}:{15 * (row % 4):02}",
                            f"{halls[row % len(halls)]}, {row % 97 + 1} {towns[row % len(towns)]}"])


if __name__ == "__main__":
    project(pathlib.Path(sys.argv[2]))
