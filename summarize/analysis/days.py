"""A sentence → the days, months and years that it names."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from summarize.language.dates import DateExpression
from summarize.language.resolving import resolve
from summarize.language.tenses import lies

Days = tuple[int, int]
"""First and last day of a stretch of time, as numbers of days (``date.toordinal``)."""


def published_day(published: str | None) -> date | None:
    """Return the day of a moment in ISO 8601."""
    return date.fromisoformat(published[:10]) if published else None


def named_days(
    text: str, dates: Iterable[DateExpression], language: str | None, published: date | None
) -> tuple[Days, ...]:
    """Return the stretch of time of each date in a sentence that can be resolved, in text order."""
    known = (resolve(d, published, lies(text, d, language))[0] for d in dates if not d.unread)
    return tuple(_stretch(day) for day in known if day is not None)


def _stretch(written: str) -> Days:
    """Return the days of a day, month or year in ISO 8601."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return first.toordinal(), last.toordinal()


def apart(a: Iterable[Days], b: Iterable[Days]) -> int | None:
    """Return the fewest days between a stretch of ``a`` and one of ``b``; None where one has none."""
    others = list(b)
    gaps = [max(0, x[0] - y[1], y[0] - x[1]) for x in a for y in others]
    return min(gaps, default=None)
