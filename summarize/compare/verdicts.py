"""Two quantities on one subject → do they agree? Neither is judged true or false."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from summarize.language import tables
from summarize.language.quantities import ABOUT, Quantity
from summarize.language.quantities.equal import base, equal
from summarize.language.tables.speech import Figures, Hedge
from summarize.model.comparison import FigureVerdict

BEYOND = 0.5
"""How far "more than" and "up to" reach, as a share of the figure: up to 50 is 25 to 50."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two figures are to each other, and why."""

    verdict: FigureVerdict
    reason: str


def compare(a: Quantity, b: Quantity) -> Verdict:
    """Compare two quantities on one subject."""
    obstacle = _incomparable(a, b)
    if obstacle is not None:
        return Verdict("not-comparable", obstacle)
    same = _same_value(a, b)
    if (a.per is None) != (b.per is None):
        periods = f"per {a.per or b.per} and without a period"
        if same:
            return Verdict("qualifier-differs", f"the same figure, {periods}")
        return Verdict("not-comparable", periods)
    if same and a.hedge == b.hedge:
        return Verdict("agree", "the same figure")
    if same:
        return Verdict("qualifier-differs", f"the same figure, {_hedged(a)} and {_hedged(b)}")
    if _rounded(a, b):
        return Verdict("agree", "one figure is the other, rounded")
    if a.hedge == b.hedge and a.hedge != "vague" and (a.value is None) == (b.value is None):
        return Verdict("differ", "their figures differ")
    (low, high), (other_low, other_high) = reach(a), reach(b)
    if low <= other_high and other_low <= high:
        return Verdict("qualifier-differs", "compatible within what their hedges leave open")
    return Verdict("differ", "their figures differ")


def rises(verdict: Verdict, figures: Sequence[Quantity], published: Sequence[str | None]) -> Verdict:
    """Return an update where the later one of two counts or sums that differ is the higher one.

    ``published`` are their dates or moments of publication, ISO 8601, None where unknown.
    """
    moments = [_moment(p) for p in published]
    if None in moments or figures[0].per or figures[0].dimension not in {"count", "money", "measure"}:
        return verdict
    (earlier, low), (later, high) = sorted(zip(map(str, moments), map(reach, figures), strict=True))
    if earlier == later or low >= high:
        return verdict
    return Verdict("update", f"the figure published later is the higher one ({earlier}, {later})")


def _moment(published: str | None) -> str | None:
    """Return a moment in universal time, comparable as text; a day alone has no time of day."""
    if published is None or len(published) <= len("2026-01-31"):
        return published
    moment = datetime.fromisoformat(published)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M:%S")


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are measured in the same terms, periods aside."""
    return _incomparable(a, b) is None or (a.per is not None and b.per is not None and _unit(a) == _unit(b))


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities agree, or are the same number where one of them has no unit and no noun."""
    bare = any(q.dimension == "count" and not q.counted and q.outcome is None for q in (a, b))
    if bare and a.value is not None:
        return a.value == b.value
    return compare(a, b).verdict == "agree"


def reach(quantity: Quantity) -> tuple[float, float]:
    """Return what a hedged figure may represent, as an interval in the base of its unit."""
    factor = _factor(quantity)
    if quantity.value is None:
        low = quantity.low if quantity.low is not None else (quantity.high or 0.0) * BEYOND
        high = quantity.high if quantity.high is not None else (quantity.low or 0.0) * (1 + BEYOND)
        return low * factor, high * factor
    value = quantity.value * factor
    width = abs(value)
    spread: dict[Hedge, tuple[float, float]] = {
        "about": (ABOUT, ABOUT), "at-least": (0, BEYOND), "more-than": (0, BEYOND), "at-most": (BEYOND, 0),
        "less-than": (BEYOND, 0),
    }  # fmt: skip
    below, above = spread.get(quantity.hedge, (0.0, 0.0))
    return value - below * width, value + above * width


def _incomparable(a: Quantity, b: Quantity) -> str | None:
    """Return why two quantities cannot be compared, or None."""
    if _unit(a) != _unit(b):
        if a.dimension == b.dimension == "money":
            return f"in different currencies ({a.unit} and {b.unit})"
        return f"measured differently ({_measure(a)} and {_measure(b)})"
    if a.per and b.per and a.per != b.per:
        return f"per {a.per} and per {b.per}"
    if a.dimension == "count" and a.outcome != b.outcome:
        return (
            " and ".join(f"the {q.outcome}" if q.outcome else f"{_measure(q)}" for q in (a, b))
            + " are counted"
        )
    if a.dimension == "count":
        return (
            None if _same_things(a, b) else f"they count different things ({_measure(a)} and {_measure(b)})"
        )
    if a.counted and b.counted and not {*a.counted} & {*b.counted}:
        return f"of different things ({a.noun} and {b.noun})"
    return None


def _same_things(a: Quantity, b: Quantity) -> bool:
    """Whether two counts count the same: a noun in common, or people of one fate."""
    if a.head is not None and b.head is not None and (a.head in b.counted or b.head in a.counted):
        return True
    unnamed = [not q.counted or _is_people(q) for q in (a, b)]
    if a.outcome is not None and a.outcome == b.outcome:
        # "24 dead" and "24 people were killed", but not 24 houses beside them.
        return all(unnamed) or (any(unnamed) and bool(a.noun) != bool(b.noun))
    return not a.counted and not b.counted


def _is_people(quantity: Quantity) -> bool:
    return not _people().isdisjoint((quantity.noun or "").casefold().split())


@cache
def _people() -> frozenset[str]:
    return tables.union(figures.words.get("people", frozenset()) for figures in tables.each(Figures).values())


def _same_value(a: Quantity, b: Quantity) -> bool:
    if a.value is None or b.value is None:
        return a.value is b.value and (a.low, a.high) == (b.low, b.high) and _factor(a) == _factor(b)
    return equal((a.value, a.unit), (b.value, b.unit))


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other at its own precision: 1.2 million and 1,234,567."""
    if a.value is None or b.value is None or a.hedge != b.hedge or not a.places or not b.places:
        return False
    rough, fine = sorted((a, b), key=lambda q: -q.step * _factor(q))
    step, value = rough.step * _factor(rough), (rough.value or 0.0) * _factor(rough)
    if rough.places < 2 or step <= fine.step * _factor(fine):
        return False
    return math.isclose(round((fine.value or 0.0) * _factor(fine) / step) * step, value, rel_tol=1e-9)


def _unit(quantity: Quantity) -> str | None:
    return base(quantity.unit)[0]


def _factor(quantity: Quantity) -> float:
    return base(quantity.unit)[1]


def _measure(quantity: Quantity) -> str:
    return quantity.unit or quantity.noun or "a count"


def _hedged(quantity: Quantity) -> str:
    return f"“{quantity.qualifier}”" if quantity.qualifier else "without a hedge"
