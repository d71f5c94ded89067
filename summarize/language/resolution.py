"""A date as it is written, and the day of publication → which day, month or year it is.

A date is resolved by what the text says and by the day of publication, never by the clock. Where these
do not tell, it stays unresolved: a wrong day is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta

from summarize.language.dates import DateExpression

_NEAR = 120
"""Days from publication within which a date without a year is sure to be the nearest one."""
UNTOLD: tuple[list[int], list[int]] = [], []
"""A sentence without words that tell of what was or of what will be."""
_UNPUBLISHED = "no publication date to count from"


def resolve(found: DateExpression, published: date | None, tense: str) -> tuple[str | None, str]:
    """Return what a date is, ISO 8601, or None, and the rule that says so.

    ``tense`` is "future", "past" or "unclear": where a weekday lies that no word places.
    """
    if found.ambiguous:
        return None, "day and month may be swapped"
    if found.several:
        return None, "a range of days"
    if found.direction == "every":
        return None, "it recurs"
    try:
        if found.offset is not None:
            return _relative(found, published)
        if found.day is not None and found.year is not None:
            return _agreeing(found, date(found.year, found.month or 0, found.day), "written in full")
        if found.day is not None:
            return _without_year(found, published)
        if found.weekday is not None:
            return _weekday(found, published, tense)
    except (ValueError, OverflowError):
        return None, "no such day"
    if found.year is not None:
        month = "" if found.month is None else f"-{found.month:02}"
        return f"{found.year}{month}", "written with its year"
    return _bare_month(found, published)


def _agreeing(found: DateExpression, day: date, how: str) -> tuple[str | None, str]:
    """Return a day unless its weekday is not the one that is written beside it."""
    if found.weekday is not None and day.weekday() != found.weekday:
        return None, "the weekday and the day do not agree"
    return day.isoformat(), how


def _relative(found: DateExpression, published: date | None) -> tuple[str | None, str]:
    unit, number = found.offset or ("day", 0)
    if published is None:
        return None, _UNPUBLISHED
    how = f"counted in {unit}s from publication on {published.isoformat()}"
    if unit == "day":
        return (published + timedelta(days=number)).isoformat(), how
    if unit == "week":
        return None, "a week, not a day"
    months = published.year * 12 + published.month - 1 + number * (12 if unit == "year" else 1)
    month = date(months // 12, months % 12 + 1, 1).isoformat()
    return month[: len("2025")] if unit == "year" else month[: len("2025-09")], how


def _without_year(found: DateExpression, published: date | None) -> tuple[str | None, str]:
    """Take the year in which the day lies nearest to publication, if that is beyond doubt."""
    if published is None:
        return None, f"no year, and {_UNPUBLISHED}"
    month, day = found.month or 0, found.day or 0
    years = range(max(1, published.year - 1), published.year + 2)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    nearest = min(days, key=lambda d: abs(d - published), default=None)
    if nearest is None or abs(nearest - published) > timedelta(days=_NEAR):
        return None, f"no year, and more than {_NEAR} days from publication on {published.isoformat()}"
    return _agreeing(found, nearest, f"no year: the nearest to publication on {published.isoformat()}")


def _bare_month(found: DateExpression, published: date | None) -> tuple[str | None, str]:
    if published is None:
        return None, f"no year, and {_UNPUBLISHED}"
    if found.month == published.month:
        return published.isoformat()[:7], f"the month of publication on {published.isoformat()}"
    return None, "no year: the last or the next such month"


def _weekday(found: DateExpression, published: date | None, tense: str) -> tuple[str | None, str]:
    """Place a weekday: in news it is the nearest past one, unless the sentence says otherwise."""
    if published is None:
        return None, _UNPUBLISHED
    weekday, on = found.weekday or 0, f"publication on {published.isoformat()}"
    back, forward = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
    if found.direction == "this":
        return (published + timedelta(days=weekday - published.weekday())).isoformat(), f"in the week of {on}"
    if found.direction == "last":
        day = published - timedelta(days=back or 7)
        sure = day.isocalendar()[:2] != published.isocalendar()[:2]
        return (
            (day.isoformat(), f"the last one before {on}")
            if sure
            else (None, "“last”: of this week or of the one before")
        )
    if found.direction == "next":
        day = published + timedelta(days=forward or 7)
        sure = day.isocalendar()[:2] != published.isocalendar()[:2]
        return (
            (day.isoformat(), f"the next one after {on}")
            if sure
            else (None, "“next”: of this week or of the one after")
        )
    if tense == "unclear":
        return None, "the sentence tells of what was and of what will be"
    if tense == "future":
        return (published + timedelta(days=forward)).isoformat(), f"future tense: the nearest from {on}"
    return (published - timedelta(days=back)).isoformat(), f"the nearest up to {on}"


def direction(found: DateExpression, tenses: tuple[list[int], list[int]]) -> str:
    """Say by the tense around it whether a weekday lies ahead: future, past or unclear.

    ``tenses`` are the places of the words of the future and of the past, in order.
    """
    future, past = tenses
    if found.weekday is None or not future:
        return "past"
    before, told = bisect_left(future, found.start), bisect_left(past, found.start)
    if before:
        return "unclear" if told and past[told - 1] > future[before - 1] else "future"
    if told:
        return "unclear"
    after = bisect_left(past, found.end)
    return "past" if after < len(past) and past[after] < future[0] else "future"
