"""Lots, and the boxes at the ends of each case. A category's name and a number are a lot's seed, so cases stay when others come."""
import random

from boxes import Box

SIZES = [4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 30, 36]
ALIGN = ["start", "center", "end", "stretch"]
JUSTIFY = ["start", "center", "end", "space-between", "space-around", "space-evenly"]


class Lot(random.Random):
    def size(self, least=4, most=36):
        return self.choice([size for size in SIZES if least <= size <= most])

    def odds(self, one_in):
        return self.randrange(one_in) == 0

    def some(self, least, most, make):
        return [make() for _ in range(self.randint(least, most))]


# Leaves

def space(lot, **keys):
    """A leaf of a size that nothing changes."""
    return Box("space", width=lot.size(), height=lot.size(), **keys)


def words(lot, **keys):
    """Like text: pieces that go into lines, so that its least width and its greatest differ and its height follows from its width."""
    height = lot.size(4, 10)
    pieces = lot.some(3, 7, lambda: Box("space", width=lot.size(4, 14), height=height))
    return Box("row", pieces, wrap="wrap", gap=lot.choice([0, 1, 2]), **keys)


def block(lot, **keys):
    """A box of padding round a leaf."""
    return Box("column", [space(lot)], padding=[lot.randint(0, 4) for _ in range(4)], **keys)


def leaf(lot, **keys):
    return lot.choice([space, words, block])(lot, **keys)


def loose(lot, axis, **keys):
    """A leaf that says no size along the axis."""
    if lot.odds(2):
        return Box("space", **{"height" if axis == "row" else "width": lot.size()}, **keys)
    return lot.choice([words, block])(lot, **keys)
