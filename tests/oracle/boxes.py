"""A box of a case: written once, read as YAML by Handbill and as HTML by a browser."""

import re

PX = 100  # pixels of the browser for a millimetre: its unit of 1/64 px is then 0.16 micrometres


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".")


class Box:
    """`kind` and keys as in a layout file; lengths are numbers of millimetres, or text (`50%`, `1fr`, `auto`)."""

    def __init__(self, kind, children=None, **keys):
        self.kind, self.children = kind, children or []
        self.keys = {key: value for key, value in keys.items() if not (key.endswith("gap") and value == 0)}

    def each(self, parent=None):
        yield self, parent
        for child in self.children:
            yield from child.each(self)


# YAML

def _length(value):
    return value if isinstance(value, str) else "0" if value == 0 else number(value) + "mm"


def _value(key, value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if key == "cell":
        return "{" + ", ".join(f"{name}: {_value(name, part)}" for name, part in value.items()) + "}"
    if key == "areas":
        return "[" + ", ".join(f"'{row}'" for row in value) + "]"
    if key in ("grow", "shrink", "order", "column", "row", "span", "row-span", "column-end", "row-end", "aspect-ratio") or (key in ("columns", "rows") and isinstance(value, int)):
        return number(value) if not isinstance(value, str) else value
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(f"'{_length(part)}'" if "," in _length(part) else _length(part) for part in value) + "]"
    if isinstance(value, str) and "," in value:
        return f"'{value}'"
    return _length(value)


def yaml(box):
    if box.kind == "table":
        columns = ", ".join(f"{{label: x, width: {_length(width)}}}" for width in box.keys["columns"])
        keys = "".join(f", {key}: {_value(key, value)}" for key, value in box.keys.items() if key != "columns")
        return "{" + f"table: [{columns}]{keys}, numbered: false" + "}"
    inner = "[" + ", ".join(yaml(child) for child in box.children) + "]" if box.kind != "space" else ""
    keys = "".join(f", {key}: {_value(key, value)}" for key, value in box.keys.items())
    return "{" + f"{box.kind}: {inner}".strip() + keys + "}"


# HTML

def _px(value):
    """A length, or a percentage or a word as it stands."""
    if not isinstance(value, str):
        return number(value * PX) + "px"
    return value


def _track(value):
    """A track, in which lengths may stand within brackets."""
    if not isinstance(value, str):
        return _px(value)
    return re.sub(r"([0-9.]+)mm", lambda found: number(float(found[1]) * PX) + "px", value)


_FLEX = {"start": "flex-start", "end": "flex-end"}


def _gap(box):
    """Only what is said: a subgrid that says no gap has that of its parent, and one of 0 is another thing."""
    keys = box.keys
    said = {name: keys.get(name, keys.get("gap")) for name in ("row-gap", "column-gap")}
    return "".join(f"{name}:{_px(value)};" for name, value in said.items() if value is not None)


def _frame(keys):
    css = ""
    if "padding" in keys:
        top, right, bottom, left = keys["padding"]
        css += f"padding-top:{_px(top)};padding-bottom:{_px(bottom)};padding-inline-end:{_px(right)};padding-inline-start:{_px(left)};"
    if "border" in keys:
        css += f"border:{_px(float(keys['border'].split('mm')[0]))} solid;"
    return css


def _size(box, parent):
    """Width and height, and what CSS has no word for."""
    keys, css = box.keys, ""
    along = {"row": "width", "column": "height"}.get(parent.kind if parent else "", "")
    for key in ("width", "height", "min-width", "max-width", "min-height", "max-height"):
        value = keys.get(key)
        if value is None or value == "auto":
            continue
        if isinstance(value, str) and value.endswith("fr"):
            css += f"flex:{value[:-2]} 1 0px;" if key == along else "align-self:stretch;"
        else:
            css += f"{key}:{_px(value)};"
    if along:
        said = keys.get(along)
        fixed = said is not None and not isinstance(said, str) and keys.get("basis", "auto") == "auto"
        css += f"flex-shrink:{keys.get('shrink', 0 if fixed else 1)};"
        if "grow" in keys:
            css += f"flex-grow:{keys['grow']};"
        if "basis" in keys:
            css += f"flex-basis:{_px(keys['basis'])};"
    if "aspect-ratio" in keys:
        css += f"aspect-ratio:{keys['aspect-ratio']};"
    if "order" in keys:
        css += f"order:{keys['order']};"
    return css


def _container(box):
    keys = box.keys
    if box.kind == "space":
        return ""
    if box.kind in ("row", "column"):
        css = f"display:flex;flex-direction:{box.kind}{'-reverse' if keys.get('reverse') else ''};" + _gap(box)
        for key in ("justify-content", "align-content", "align-items"):
            if key in keys:
                css += f"{key}:{_FLEX.get(keys[key], keys[key])};"
        if "wrap" in keys:
            css += f"flex-wrap:{keys['wrap']};"
        return css
    css = "display:grid;" + _gap(box)
    for key, name in (("columns", "grid-template-columns"), ("rows", "grid-template-rows"), ("auto-columns", "grid-auto-columns"), ("auto-rows", "grid-auto-rows")):
        value = keys.get(key)
        if value is None:
            continue
        if isinstance(value, (list, tuple)):
            value = " ".join(_track(part) for part in value)
        elif isinstance(value, int):
            value = f"repeat({value}, 1fr)"
        else:
            value = _track(value)
        css += f"{name}:{value};"
    if "areas" in keys:
        css += "grid-template-areas:" + " ".join(f"'{row}'" for row in keys["areas"]) + ";"
    if "columns" not in keys and "areas" not in keys and not keys.get("auto-flow", "").startswith("column"):
        css += "grid-template-columns:1fr;"
    if "auto-flow" in keys:
        css += f"grid-auto-flow:{keys['auto-flow']};"
    for key in ("justify-content", "align-content", "justify-items", "align-items"):
        if key in keys:
            css += f"{key}:{keys[key]};"
    return css


def _cell(keys):
    cell = keys.get("cell")
    if not cell:
        return ""
    if "area" in cell:
        return f"grid-area:{cell['area']};"
    css = ""
    for name, first, last, span in (("column", "column", "column-end", "span"), ("row", "row", "row-end", "row-span")):
        begin, end, count = cell.get(first), cell.get(last), cell.get(span)
        start = f"span {count}" if begin is None and count and end is not None else begin if begin is not None else "auto"
        stop = end if end is not None else f"span {count}" if count else "auto"
        css += f"grid-{name}:{start} / {stop};"
    return css


def table_html(box):
    """A browser has no shares in tables: `auto` columns are equal ones, and others are a grid's."""
    keys = box.keys
    equal = all(width == "1fr" or not str(width).endswith("fr") for width in keys["columns"])
    rows = range(keys["rows"])
    if not equal:
        columns = " ".join(_track(width) for width in keys["columns"])
        cells = "<div class='cell'></div>" * (len(keys["columns"]) * len(rows))
        return f"<div class='table' style=\"display:grid;width:{_px(keys['width'])};grid-template-columns:{columns};grid-auto-rows:{_px(keys['row-height'])}\">{cells}</div>"
    columns = "".join(f"<col style='width:{'auto' if width == '1fr' else _px(width)}'>" for width in keys["columns"])
    row = f"<tr style='height:{_px(keys['row-height'])}'>" + "<td class='cell'></td>" * len(keys["columns"]) + "</tr>"
    style = f"table-layout:fixed;border-spacing:0;width:{_px(keys['width'])}"
    return f"<table class='table' style='{style}'>{columns}{row * len(rows)}</table>"


def html(box, parent=None):
    if box.kind == "table":
        return table_html(box)
    css = _size(box, parent) + _frame(box.keys) + _container(box) + _cell(box.keys)
    for key in ("align-self", "justify-self"):
        if key in box.keys:
            value = box.keys[key]
            css += f"{key}:{_FLEX.get(value, value) if parent is not None and parent.kind != 'grid' else value};"
    return f"<div style=\"{css}\">" + "".join(html(child, box) for child in box.children) + "</div>"
