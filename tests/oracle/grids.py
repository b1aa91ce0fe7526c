"""Grids and tables: what is drawn by lot in each category, and how many cases of it are kept."""
from boxes import Box
from lots import *
from stacks import axis_of, ratio_item


def grid(lot, children, **keys):
    if lot.odds(2) and "gap" not in keys:
        if lot.odds(2):
            keys["gap"] = lot.choice([1, 2, 4, 2.5])
        else:
            keys["row-gap"], keys["column-gap"] = lot.choice([1, 3]), lot.choice([2, 5])
    if lot.odds(3):
        keys.setdefault("align-self", lot.choice(["start", "center"]))
    else:
        keys.setdefault("width", lot.choice([120, 150, 180, 97.3]))
    if lot.odds(2):
        keys.setdefault("height", lot.choice([90, 120, 150]))
    if lot.odds(4):
        keys["padding"] = [lot.randint(0, 5) for _ in range(4)]
    if lot.odds(5):
        keys["border"] = f"{lot.choice([0.5, 1, 1.5])}mm black"
    return Box("grid", children, **{key: value for key, value in keys.items() if value is not None})


def cell_leaf(lot):
    """Something for a cell: mostly of a size of its content alone."""
    kind = lot.randrange(5)
    if kind == 0:
        return Box("space", **{side: lot.size(4, 24) for side in ("width", "height") if not lot.odds(3)})
    if kind == 1:
        return space(lot)
    return (block if kind == 2 else words)(lot)


def some_tracks(lot, choices, least=2, most=4):
    return [lot.choice(choices) for _ in range(lot.randint(least, most))]


def fixed_tracks(lot):
    """Tracks of mm, % and fr."""
    choices = [10, 20, 25, 30, "10%", "20%", "25%", "1fr", "2fr", "1.5fr"]
    return grid(lot, lot.some(2, 8, lambda: cell_leaf(lot)), columns=some_tracks(lot, choices),
                rows=some_tracks(lot, [10, 20, "1fr", "auto", "20%"], 1, 3) if lot.odds(2) else None)


def content_tracks(lot):
    choices = ["auto", "auto", "min-content", "max-content", "1fr", 20]
    return grid(lot, lot.some(2, 8, lambda: cell_leaf(lot)), columns=some_tracks(lot, choices),
                rows=some_tracks(lot, ["auto", "min-content", "max-content", "1fr"], 1, 3) if lot.odds(2) else None)


def minmax_tracks(lot):
    def one():
        least = lot.choice(["0mm", "10mm", "20mm", "auto", "min-content", "max-content"])
        most = lot.choice(["20mm", "40mm", "1fr", "2fr", "auto", "min-content", "max-content", "30%"])
        return f"minmax({least}, {most})" if not lot.odds(4) else lot.choice(["auto", "1fr", 15])
    return grid(lot, lot.some(2, 8, lambda: cell_leaf(lot)), columns=[one() for _ in range(lot.randint(2, 4))],
                rows=[one() for _ in range(lot.randint(1, 3))] if lot.odds(3) else None)


def fit_tracks(lot):
    choices = ["fit-content(20mm)", "fit-content(40mm)", "fit-content(30%)", "auto", "1fr", "min-content"]
    return grid(lot, lot.some(2, 6, lambda: cell_leaf(lot)), columns=some_tracks(lot, choices))


def repeat_tracks(lot):
    inner = " ".join(some_tracks(lot, ["10mm", "1fr", "auto", "minmax(10mm, 1fr)", "20mm", "min-content"], 1, 2))
    first = [f"repeat({lot.randint(2, 3)}, {inner})"]
    if lot.odds(2):
        first.append(lot.choice(["1fr", "20mm", "auto"]))
    return grid(lot, lot.some(2, 9, lambda: cell_leaf(lot)), columns=" ".join(first))


def implicit_tracks(lot):
    keys = {"columns": some_tracks(lot, [20, "1fr", "auto"], 1, 3)}
    if not lot.odds(3):
        keys["auto-rows"] = some_tracks(lot, [10, 20, "auto", "minmax(12mm, auto)", "min-content"], 1, 2)
    if not lot.odds(3):
        keys["auto-columns"] = some_tracks(lot, [10, "auto", "1fr", "minmax(8mm, 1fr)"], 1, 2)
    if lot.odds(3):
        keys["auto-flow"] = "column"
        keys["rows"] = some_tracks(lot, [20, "auto", "1fr"], 1, 3)

    def item():
        box = cell_leaf(lot)
        if lot.odds(4):
            box.keys["cell"] = {"column": lot.randint(1, 5)}
        elif lot.odds(5):
            box.keys["cell"] = {"row": lot.randint(1, 4)}
        return box
    return grid(lot, lot.some(2, 8, item), **keys)


def spanning(lot):
    choices = ["auto", "1fr", "min-content", "max-content", 20, "minmax(10mm, 1fr)", "2fr", "minmax(auto, 30mm)", "fit-content(25mm)"]

    def item():
        box = cell_leaf(lot)
        if lot.odds(2):
            box.keys["cell"] = {"span": lot.randint(2, 3)}
        if lot.odds(4):
            box.keys.setdefault("cell", {})["row-span"] = 2
        return box
    return grid(lot, lot.some(2, 7, item), columns=some_tracks(lot, choices, 3, 4),
                rows=some_tracks(lot, ["auto", "1fr", 20, "min-content"], 2, 3) if lot.odds(3) else None)


def placement(lot):
    """Cells by number, by last line, by span, and what finds its own."""
    columns = lot.randint(2, 5)

    def cell():
        kind = lot.randrange(8)
        if kind == 0:
            return {"column": lot.randint(1, columns), "row": lot.randint(1, 3)}
        if kind == 1:
            return {"column": lot.randint(1, columns)}
        if kind == 2:
            return {"row": lot.randint(1, 3), "span": lot.randint(1, 2)}
        if kind == 3:
            return {"column": lot.randint(1, columns), "column-end": -1}
        if kind == 4:
            return {"column-end": -1, "span": lot.randint(1, 2)}
        if kind == 5:
            return {"span": lot.randint(1, columns), "row-span": lot.randint(1, 2)}
        if kind == 6:
            return {"row": 1, "row-end": lot.randint(2, 3), "column": lot.randint(1, columns)}
        return None

    def item():
        box = Box("space", height=lot.size(4, 12)) if lot.odds(2) else space(lot)
        place = cell()
        if place:
            box.keys["cell"] = place
        if lot.odds(8):
            box.keys["order"] = lot.choice([-1, 1])
        return box
    keys = {"columns": columns, "rows": some_tracks(lot, [15, "auto", "1fr"], 1, 3) if lot.odds(2) else None}
    keys["auto-flow"] = lot.choice(["row", "row", "row dense", "column", "column dense"])
    if keys["auto-flow"].startswith("column"):
        keys["rows"] = some_tracks(lot, [15, "auto", 20], 2, 4)
    return grid(lot, lot.some(3, 9, item), **keys)


AREAS = [
    ["a a", "b c"], ["a a a", "b c c", "b d d"], ["a b", "a c", "d d"], [". a", "b b"], ["a b . c", "d d d c"], ["a a b", "a a c", "d e c"],
]


def areas(lot):
    rows = lot.choice(AREAS)
    names = sorted(set(" ".join(rows).replace(".", "").split()))
    columns = len(rows[0].split())
    keys = {"areas": rows}
    if not lot.odds(3):
        keys["columns"] = some_tracks(lot, [20, "1fr", "auto", "2fr", "minmax(15mm, 1fr)"], columns, columns)
    if lot.odds(2):
        keys["rows"] = some_tracks(lot, [15, "auto", "1fr"], len(rows), len(rows))

    def item(name):
        box = cell_leaf(lot)
        box.keys["cell"] = {"area": name}
        return box
    lot.shuffle(names)
    children = [item(name) for name in names if not lot.odds(6)]
    if lot.odds(3):
        children.append(cell_leaf(lot))
    return grid(lot, children, **keys)


def cell_align(lot):
    words_ = ["start", "center", "end", "stretch"]

    def item():
        box = cell_leaf(lot)
        for key in ("justify-self", "align-self"):
            if lot.odds(3):
                box.keys[key] = lot.choice(words_)
        return box
    keys = {key: lot.choice(words_) for key in ("justify-items", "align-items") if not lot.odds(3)}
    return grid(lot, lot.some(2, 6, item), columns=some_tracks(lot, [40, "1fr", 30]), rows=some_tracks(lot, [30, 40, "1fr"], 1, 3), **keys)


def track_align(lot):
    words_ = ["start", "center", "end", "stretch", "space-between", "space-around", "space-evenly"]
    keys = {key: lot.choice(words_) for key in ("justify-content", "align-content") if not lot.odds(4)}
    return grid(lot, lot.some(2, 7, lambda: cell_leaf(lot)), columns=some_tracks(lot, [20, "auto", 25, "max-content"]),
                rows=some_tracks(lot, [15, "auto", 20], 1, 3), width=lot.choice([150, 180]), height=lot.choice([120, 150]), **keys)


def ratio_cell(lot):
    box = ratio_item(lot)
    box.keys.pop("grow", None)
    if box.keys.get("align-self") == "stretch":
        del box.keys["align-self"]
    if lot.odds(3):
        box.keys["justify-self"] = lot.choice(["start", "center", "end"])
    return box


def grid_ratio(lot):
    return grid(lot, lot.some(2, 6, lambda: ratio_cell(lot) if not lot.odds(4) else cell_leaf(lot)),
                columns=some_tracks(lot, [30, "1fr", 40, "auto"]), rows=some_tracks(lot, [30, "auto", 40], 1, 3) if lot.odds(2) else None)


def grid_percent(lot):
    def item():
        box = cell_leaf(lot)
        for side in ("width", "height", "max-width", "min-height"):
            if lot.odds(3):
                box.keys[side] = lot.choice(["20%", "50%", "75%", "100%"])
        return box
    return grid(lot, lot.some(2, 6, item), columns=some_tracks(lot, [40, "1fr", "50%", "auto"]), rows=some_tracks(lot, [30, "1fr", 40], 1, 3))


def grid_tree(lot, depth):
    if depth == 0 or lot.odds(4):
        box = cell_leaf(lot)
    elif lot.odds(2):
        box = Box("grid", lot.some(1, 4, lambda: grid_tree(lot, depth - 1)), columns=some_tracks(lot, ["auto", "1fr", "min-content", 15], 1, 3))
    else:
        box = Box(axis_of(lot), lot.some(1, 3, lambda: grid_tree(lot, depth - 1)))
        if lot.odds(3):
            box.keys["wrap"] = "wrap"
    if box.kind in ("grid", "row", "column") and lot.odds(3):
        box.keys["gap"] = lot.choice([1, 2])
    if lot.odds(6):
        box.keys["padding" if box.kind != "space" else "grow"] = [1, 2, 0, 3] if box.kind != "space" else 1
    return box


def grid_nested(lot):
    return grid(lot, lot.some(2, 4, lambda: grid_tree(lot, 2)), columns=some_tracks(lot, ["auto", "1fr", "max-content", "minmax(20mm, 1fr)"], 1, 3),
                width=lot.choice([180, 190]), height=lot.choice([150, 180]))


def subgrid(lot):
    """Cards whose parts share the tracks of the grid round them."""
    columns = lot.randint(2, 4)

    def inner(depth):
        keys = {}
        kind = lot.randrange(3)
        span = lot.randint(1, min(columns, 3))
        row_span = lot.randint(1, 3)
        keys["cell"] = {"span": span}
        if kind != 1:
            keys["columns"] = "subgrid"
        else:
            keys["columns"] = some_tracks(lot, ["auto", "1fr", 10], 1, 2)
        if kind != 0:
            keys["rows"] = "subgrid"
            keys["cell"]["row-span"] = row_span
        if lot.odds(3):
            keys["padding"] = [lot.randint(0, 4) for _ in range(4)]
        if lot.odds(4):
            keys["gap"] = lot.choice([1, 3, 6])
        if lot.odds(5):
            keys["border"] = "1mm black"

        def part():
            box = cell_leaf(lot)
            if lot.odds(4) and span > 1 and kind != 1:
                box.keys["cell"] = {"span": 2}
            return box
        children = lot.some(1, 4, part)
        if depth > 0 and lot.odds(3):
            deep = inner(depth - 1)
            deep.keys["cell"]["span"] = min(deep.keys["cell"]["span"], span)
            deep.keys["cell"]["row-span"] = min(deep.keys["cell"].get("row-span", 1), row_span)
            children.append(deep)
        return Box("grid", children, **keys)

    def item():
        return cell_leaf(lot) if lot.odds(3) else inner(1)
    return grid(lot, lot.some(2, 5, item), columns=some_tracks(lot, ["auto", "1fr", "min-content", 25, "minmax(15mm, 1fr)"], columns, columns),
                rows=some_tracks(lot, ["auto", 20, "1fr"], 1, 3) if lot.odds(3) else None)


GRID = {
    "lengths, percentages and shares": (fixed_tracks, 40), "auto, min-content and max-content": (content_tracks, 50), "minmax": (minmax_tracks, 50),
    "fit-content": (fit_tracks, 25), "repeat": (repeat_tracks, 20), "implicit tracks": (implicit_tracks, 30), "spans": (spanning, 50),
    "placement": (placement, 50), "areas": (areas, 25), "items aligned": (cell_align, 30), "tracks aligned": (track_align, 30),
    "aspect ratio": (grid_ratio, 25), "percentages": (grid_percent, 20), "nested": (grid_nested, 40), "subgrid": (subgrid, 60),
}


# Tables to write on

def table(lot, unit):
    """Columns of lengths and percentages, and others that share what is left: `table-layout: fixed` in the browser."""
    columns = [lot.choice([15, 20, 30, "10%", "15%", "20%"]) for _ in range(lot.randint(0, 3))]
    columns += [unit(lot) for _ in range(lot.randint(1, 3))]
    lot.shuffle(columns)
    return Box("table", columns=columns, rows=lot.randint(1, 6), width=lot.choice([120, 150, 180, "70%", "100%"]), **{"row-height": lot.choice([9, 10, 12.5])})


def equal_table(lot):
    return table(lot, lambda lot: "1fr")


def shared_table(lot):
    return table(lot, lambda lot: lot.choice(["1fr", "2fr", "3fr", "1.5fr"]))


TABLE = {"equal shares": (equal_table, 30), "other shares": (shared_table, 20)}
