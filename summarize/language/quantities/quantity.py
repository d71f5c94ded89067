"""A figure in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from summarize.language.tables.speech import Hedge, Outcome

Dimension = Literal["count", "money", "share", "time", "measure"]
"""What a unit measures; ``count`` has no unit but the things that are counted."""

ABOUT = 0.1
"""How far "about" reaches, as a share of the figure."""
_SHARES = frozenset({"%", "percentage point", "×"})
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_CODE = regex.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in a sentence; ``start`` and ``end`` are code points of the sentence."""

    start: int
    end: int
    value: float | None
    """The figure as stated, in ``unit``; None where only an interval is ("dozens", "20 to 30")."""
    low: float | None
    high: float | None
    """What the words leave open; None is without a bound."""
    dimension: Dimension
    unit: str | None
    """Symbol of the SI or name of a unit, ISO 4217 code, ``%``; None for things that are counted."""
    counted: tuple[str, ...] = ()
    """Stems of the words that it counts: ``soldier``; ``natur gas``."""
    noun: str | None = None
    """Those words as they are."""
    head: str | None = None
    """The stem of what is counted without its attributes: ``soldier`` of North Korean soldiers."""
    per: str | None = None
    """The period or thing that it is a rate of: ``year``, ``person``."""
    hedge: Hedge = "exactly"
    qualifier: str | None = None
    """The hedge as it is."""
    outcome: Outcome | None = None
    """What happened to the people who are counted."""
    definite: bool = False
    """It points back ("the two leaders") instead of giving a figure."""
    places: int = 0
    """Digits as written, without leading zeros; 0 for number words."""
    step: float = 0.0
    """What one more in the last digit is worth, in ``unit``; 0 for number words."""


def dimension_of(unit: str | None) -> Dimension:
    """Return what a unit measures."""
    if unit is None:
        return "count"
    if unit in _SHARES:
        return "share"
    if unit in TIMES:
        return "time"
    return "money" if _CODE.fullmatch(unit) else "measure"


def bound(value: float, hedge: Hedge, side: int) -> float | None:
    """Return the lower (``side`` -1) or upper (1) end of what a hedged figure leaves open."""
    if hedge == "about":
        return round(value + side * abs(value) * ABOUT, 9)
    upwards = hedge in {"at-least", "more-than"} and side > 0
    downwards = hedge in {"at-most", "less-than"} and side < 0
    return None if upwards or downwards else value
