"""Two sentences → may they speak of one instance of an event, by their days?

The day of a sentence is what its dates resolve to, else the day of publication.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from summarize.analysis import Analysis
from summarize.analysis.layer import Layer
from summarize.compare.timeline import resolved_in

_NEWS = 7
"""Days within which articles report the same state of things."""
_PAST = 60
"""Days before its publication from which on a sentence tells an earlier event."""
_DAY = len("2026-01-31")


class Instances:
    """When each sentence happens, read once."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._days: Layer[int, frozenset[str]] = Layer(lambda i: resolved_in(i, analysis))

    def one(self, a: int, b: int, *, over_time: bool = False) -> bool:
        """Whether two sentences, by index, may tell one event; ``over_time``: published at any time."""
        days = self._days[a], self._days[b]
        if all(days):
            return any(_meet(x, y) for x in days[0] for y in days[1])
        if any(self._is_past(i, held) for i, held in zip((a, b), days, strict=True)):
            return False
        published = self._published(a), self._published(b)
        if over_time or published[0] is None or published[1] is None:
            return True
        return abs((published[0] - published[1]).days) <= _NEWS

    def apart(self, a: int, b: int) -> int | None:
        """Return the days from the publication of one sentence to that of the other, None where unknown."""
        first, second = self._published(a), self._published(b)
        return None if first is None or second is None else (second - first).days

    def _is_past(self, index: int, days: AbstractSet[str]) -> bool:
        published = self._published(index)
        if published is None:
            return any(len(day) <= len("2026") for day in days)
        return any((published - _end(day)).days > _PAST for day in days)

    def _published(self, index: int) -> date | None:
        published = self._analysis.document(index).published
        return date.fromisoformat(published[:_DAY]) if published else None


def _meet(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _end(day: str) -> date:
    """Return the last day of a day, month or year; the 28th ends a month well enough."""
    return date.fromisoformat(day if len(day) == _DAY else f"{day}-28" if day.count("-") else f"{day}-12-31")
