#!/usr/bin/env python3
"""Lays cases out in Chromium and stores them with the rectangles that it gave. README.md says how and why.

    tests/oracle/generate.py [FAMILY ...]
"""
import html as escape
import pathlib
import re
import subprocess
import sys
import tempfile

import grids
import stacks
from boxes import PX, Box, html, number, yaml
from lots import Lot

FAMILIES = {"flex": stacks.FLEX, "grid": grids.GRID, "table": grids.TABLE}
HERE = pathlib.Path(__file__).resolve().parent
PAGE, MARGIN = 220, 10  # millimetres; the case stands in a column within the margin

SCRIPT = """
const out = [];
for (const body of document.querySelectorAll('.body')) {
  const origin = body.getBoundingClientRect();
  const table = body.querySelector('.table');
  const rects = [...body.querySelectorAll(table ? '.cell' : '*')].map(e => {
    const r = e.getBoundingClientRect();
    // What stands above a table's rows is of no matter: they are counted from its foot.
    const top = table ? table.getBoundingClientRect().bottom - r.y : r.y - origin.y;
    return [r.x - origin.x, top, r.width, r.height].join(',');
  });
  out.push(rects.join(' '));
}
document.body.innerHTML = '<pre>' + out.join('\\n') + '</pre>';
"""


def measured(candidates):
    """The border boxes of each candidate's boxes in source order, in millimetres from the page's corner."""
    side = (PAGE - 2 * MARGIN) * PX
    page = "<!doctype html><meta charset='utf-8'><style>div{box-sizing:border-box}.body{position:absolute;left:0;top:0;display:flex;flex-direction:column;"
    page += f"width:{side}px;height:{side}px}}td{{padding:0}}</style>"
    for box, rtl in candidates:
        page += f"<div class='body' style='direction:{'rtl' if rtl else 'ltr'}'>{html(box, BODY)}</div>"
    page += f"<script>{SCRIPT}</script>"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.html"
        path.write_text(page, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"file://{path}"]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    lines = escape.unescape(re.search(r"<pre>(.*?)</pre>", printed, re.S).group(1)).split("\n")
    assert len(lines) == len(candidates), (len(lines), len(candidates))
    is_table = candidates[0][0].kind == "table"
    for line in lines:
        yield [[float(value) / PX + (MARGIN if index == 0 or index == 1 and not is_table else 0) for index, value in enumerate(rect.split(","))] for rect in line.split(" ")]


def overflows(box, rects):
    """Whether some box leaves its parent: on paper that is an error, and nothing to compare."""
    if box.kind == "table":
        return any(left < MARGIN - 0.0003 or left + width > PAGE - MARGIN + 0.0003 or width < 5 for left, _, width, _ in rects)
    rect_of = dict(zip((id(one) for one, _ in box.each()), rects))
    for one, parent in box.each():
        left, top, width, height = rect_of[id(one)]
        if parent is None:
            room = [MARGIN, MARGIN, PAGE - 2 * MARGIN, PAGE - 2 * MARGIN]
        else:
            room = rect_of[id(parent)]
            edges = [float(part) for part in parent.keys.get("padding", [0, 0, 0, 0])]
            border = float(parent.keys["border"].split("mm")[0]) if "border" in parent.keys else 0
            beside = [edges[1] + border, edges[3] + border]
            room = [room[0] + (beside[0] if RTL[0] else beside[1]), room[1] + edges[0] + border,
                    room[2] - sum(beside), room[3] - edges[0] - edges[2] - 2 * border]
        slack = 0.0003
        if left < room[0] - slack or top < room[1] - slack or left + width > room[0] + room[2] + slack or top + height > room[1] + room[3] + slack:
            return True
    return False


BODY = Box("column")
RTL = [False]


def write(family, categories):
    text = "# Made by tests/oracle/generate.py: a case, its YAML, and x y width height of each box in mm as Chromium lays it out.\n"
    total = 0
    for name, (make, count) in categories.items():
        candidates = []
        for index in range(count * 4):
            lot = Lot(f"{family} {name} {index}")
            candidates.append((make(lot), index % 2 == 1))
        kept, seen = [], set()
        for (box, rtl), rects in zip(candidates, measured(candidates)):
            RTL[0] = rtl
            if len(kept) == count or overflows(box, rects) or yaml(box) in seen:
                continue
            seen.add(yaml(box))
            kept.append((box, rtl, rects))
        for index, (box, rtl, rects) in enumerate(kept):
            text += f"== {name} {index + 1} {'rtl' if rtl else 'ltr'}\n{yaml(box)}\n"
            text += " ".join(",".join(number(round(value, 3)) for value in rect) for rect in rects) + "\n"
        total += len(kept)
        print(f"{family}: {name}: {len(kept)} of {len(candidates)}, {sum(rtl for _, rtl, _ in kept)} right to left")
    (HERE / f"{family}.txt").write_text(text, encoding="utf-8")
    print(f"{family}: {total} cases, {len(text) // 1024} KiB")


if __name__ == "__main__":
    for family in sys.argv[1:] or FAMILIES:
        write(family, FAMILIES[family])
