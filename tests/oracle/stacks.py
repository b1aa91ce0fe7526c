"""Rows and columns: what is drawn by lot in each category, and how many cases of it are kept."""
from boxes import Box
from lots import *


def stack(lot, children, axis=None, **keys):
    axis = axis or lot.choice(["row", "column"])
    along, across = ("width", "height") if axis == "row" else ("height", "width")
    if lot.odds(2) and "gap" not in keys:
        keys["gap"] = lot.choice([1, 2, 3, 5, 2.5])
    keys.setdefault(along, lot.choice([80, 100, 120, 150, 97.3]))
    if lot.odds(2):
        keys.setdefault(across, lot.choice([50, 60, 90]))
    else:
        keys.setdefault("align-self", lot.choice(["start", "stretch", "center"]))
    if lot.odds(3):
        keys["padding"] = [lot.randint(0, 6) for _ in range(4)]
    if lot.odds(4):
        keys["border"] = f"{lot.choice([0.5, 1, 1.5])}mm black"
    return Box(axis, children, **keys)


def axis_of(lot):
    return lot.choice(["row", "column"])


def along_of(axis):
    return "width" if axis == "row" else "height"


def grow(lot):
    axis = axis_of(lot)

    def item():
        box = loose(lot, axis) if lot.odds(2) else leaf(lot)
        box.keys["grow"] = lot.choice([0, 1, 1, 2, 3, 0.5, 0.25])
        return box
    return stack(lot, lot.some(2, 5, item), axis)


def shrink(lot):
    axis = axis_of(lot)

    def item():
        box = leaf(lot)
        if lot.odds(2):
            box.keys[along_of(axis)] = lot.choice([24, 36, 50, 60])
        box.keys["shrink"] = lot.choice([0, 1, 1, 1, 2, 3, 0.5, 0.2])
        return box
    return stack(lot, lot.some(3, 6, item), axis)


def basis(lot):
    axis = axis_of(lot)

    def item():
        box = leaf(lot) if lot.odds(2) else loose(lot, axis)
        box.keys["basis"] = lot.choice([0, 10, 20, 40, 60, "25%", "40%", "auto"])
        if lot.odds(2):
            box.keys["grow"] = lot.choice([1, 2, 0.5])
        if lot.odds(3):
            box.keys["shrink"] = lot.choice([0, 2, 0.5])
        return box
    return stack(lot, lot.some(2, 5, item), axis)


def shares(lot):
    """Widths of 1fr: CSS's `flex: 1 1 0`."""
    axis = axis_of(lot)

    def item():
        box = leaf(lot)
        if lot.odds(4):
            return box
        box.keys[along_of(axis)] = f"{lot.choice([1, 1, 2, 3])}fr"
        return box
    return stack(lot, lot.some(2, 5, item), axis)


def limits(lot):
    axis = axis_of(lot)

    def item():
        box = leaf(lot) if lot.odds(2) else loose(lot, axis)
        side = lot.choice(["width", "height"])
        if lot.odds(2):
            box.keys[f"min-{side}"] = lot.choice([5, 12, 20, 30, "20%"])
        if lot.odds(2):
            box.keys[f"max-{side}"] = lot.choice([12, 20, 32, 45, "40%"])
        if lot.odds(2):
            box.keys["grow"] = lot.choice([1, 2, 3])
        if lot.odds(3):
            box.keys["shrink"] = lot.choice([0, 1, 2])
        return box
    return stack(lot, lot.some(2, 5, item), axis)


def percent(lot):
    axis = axis_of(lot)

    def item():
        box = leaf(lot)
        for side in ("width", "height"):
            if lot.odds(2):
                box.keys[side] = lot.choice(["10%", "20%", "25%", "33.3%", "50%"])
        return box
    box = stack(lot, lot.some(2, 4, item), axis)
    if lot.odds(2):  # of a parent that has no height of its own
        box.keys.pop("height", None)
    return box


def align(lot):
    axis = axis_of(lot)

    def item():
        box = leaf(lot)
        if lot.odds(2):
            box.keys["align-self"] = lot.choice(ALIGN)
        if lot.odds(2):
            box.keys.pop("height" if axis == "row" else "width", None)
        return box
    return stack(lot, lot.some(2, 5, item), axis, **{"align-items": lot.choice(ALIGN)})


def justify(lot):
    axis = axis_of(lot)
    keys = {"justify-content": lot.choice(JUSTIFY)}
    if lot.odds(3):
        keys["reverse"] = True
    return stack(lot, lot.some(1, 5, lambda: leaf(lot)), axis, **{along_of(axis): lot.choice([150, 180, 120])}, **keys)


def order(lot):
    axis = axis_of(lot)

    def item():
        box = leaf(lot)
        if lot.odds(2):
            box.keys["order"] = lot.choice([-2, -1, 1, 2])
        if lot.odds(4):
            box.keys["grow"] = 1
        return box
    keys = {"wrap": "wrap"} if lot.odds(3) else {}
    return stack(lot, lot.some(2, 6, item), axis, reverse=lot.odds(2), **keys)


def wrap(lot):
    axis = axis_of(lot)
    keys = {"wrap": lot.choice(["wrap", "wrap", "wrap-reverse"])}
    if lot.odds(2):
        keys["align-content"] = lot.choice(["start", "center", "end", "stretch", "space-between", "space-around", "space-evenly"])
    if lot.odds(2):
        keys["justify-content"] = lot.choice(JUSTIFY)
    if lot.odds(2):
        keys["align-items"] = lot.choice(ALIGN)
    if lot.odds(3):
        keys["row-gap"], keys["column-gap"] = lot.choice([0, 1, 4]), lot.choice([0, 2, 3])
    if lot.odds(5):
        keys["reverse"] = True

    def item():
        box = leaf(lot)
        if lot.odds(3):
            box.keys["grow"] = lot.choice([1, 2])
        if lot.odds(4):
            box.keys["align-self"] = lot.choice(ALIGN)
        if lot.odds(3):
            box.keys.pop("height" if axis == "row" else "width", None)
        return box
    along = {"row": "width", "column": "height"}[axis]
    keys[along] = lot.choice([60, 80, 97.3])
    if axis == "column":
        keys["width"] = lot.choice([90, 120, 150])
    return stack(lot, lot.some(3, 9, item), axis, **keys)


def ratio_item(lot):
    kind = lot.randrange(4)
    ratio = lot.choice(["1", "2", "16/9", "3/4", "0.5", "4/3"])
    if kind == 0:
        box = Box("space", **{lot.choice(["width", "height"]): lot.size()})
    elif kind == 1:
        box = Box("space", width=lot.choice(["20%", "30%", lot.size()]))
    elif kind == 2:
        box = block(lot)
    else:
        box = Box("space", height=lot.size(), width=lot.size())
    box.keys["aspect-ratio"] = ratio
    if lot.odds(3):
        box.keys["grow"] = lot.choice([1, 2])
    if lot.odds(4):
        box.keys["align-self"] = lot.choice(ALIGN)
    if lot.odds(4):
        box.keys[lot.choice(["max-width", "max-height", "min-width", "min-height"])] = lot.choice([10, 20, 30])
    return box


def aspect_ratio(lot):
    axis = axis_of(lot)
    keys = {"align-items": lot.choice(ALIGN)} if lot.odds(2) else {}
    if lot.odds(4):
        keys["wrap"] = "wrap"
    return stack(lot, lot.some(1, 4, lambda: ratio_item(lot) if not lot.odds(4) else leaf(lot)), axis, **keys)


def tree(lot, depth):
    """Stacks in stacks, mostly of no said size."""
    if depth == 0 or lot.odds(6):
        box = leaf(lot)
    else:
        box = Box(axis_of(lot), lot.some(1, 3, lambda: tree(lot, depth - 1)))
        if lot.odds(2):
            box.keys["gap"] = lot.choice([1, 2, 3])
        if lot.odds(3):
            box.keys["align-items"] = lot.choice(ALIGN)
        if lot.odds(4):
            box.keys["justify-content"] = lot.choice(JUSTIFY)
        if lot.odds(4):
            box.keys["padding"] = [lot.randint(0, 3) for _ in range(4)]
        if lot.odds(8):
            box.keys["wrap"] = "wrap"
    if lot.odds(3):
        box.keys["grow"] = lot.choice([1, 2])
    if lot.odds(8):
        box.keys[lot.choice(["width", "height"])] = lot.choice(["50%", "30%", "60%"])
    if lot.odds(8):
        box.keys["align-self"] = lot.choice(ALIGN)
    return box


def nested(lot):
    return stack(lot, lot.some(2, 3, lambda: tree(lot, 2)), **{"width": lot.choice([160, 190]), "height": lot.choice([140, 180])})


FLEX = {
    "grow": (grow, 40), "shrink": (shrink, 50), "basis": (basis, 40), "shares": (shares, 30), "min and max": (limits, 50), "percent": (percent, 30),
    "align": (align, 30), "justify": (justify, 30), "order and reverse": (order, 30), "wrap": (wrap, 60), "aspect ratio": (aspect_ratio, 60), "nested": (nested, 50),
}
