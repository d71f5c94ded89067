"""Words that say the opposite of each other: rise and fall, win and lose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from summarize.language import tables
from summarize.language.tables.contrast import Opposites
from summarize.language.words import stem

Sides = tuple[frozenset[str], frozenset[str]]


@cache
def directions(language: str) -> tuple[Sides, ...]:
    """Return pairs of opposed sets of stems: (rise …, fall …), (win …, lose …) and so on."""
    pairs = tables.get(Opposites, language).pairs
    return tuple((frozenset(stem([*up], language)), frozenset(stem([*down], language))) for up, down in pairs)


def bits(stems: Sequence[str], code: str) -> tuple[int, int]:
    """Return the pairs of opposites whose first side alone is among ``stems``, and whose second."""
    sides = _sides(code)
    rises = falls = 0
    for up, down in (sides[word] for word in stems if word in sides):
        rises |= up
        falls |= down
    return rises & ~falls, falls & ~rises


@cache
def _sides(code: str) -> Mapping[str, tuple[int, int]]:
    """Return for each stem the pairs of opposites on whose first side it is, and on whose second."""
    found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for bit, sides in enumerate(directions(code)):
        for side, words in enumerate(sides):
            for word in words:
                up, down = found[word]
                found[word] = (up | (1 - side) << bit, down | side << bit)
    return dict(found)
