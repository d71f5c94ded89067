"""Words that say the opposite of each other: rise and fall, win and lose."""

from __future__ import annotations

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
