"""Date expression and day of publication → the day, month or year that it is, or why that is not known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from summarize.language.dates import DateExpression
from summarize.language.tenses import Lies

_NEAR = 120
"""Days from publication within which a date without a year is sure to be the nearest one."""
_SURE = 30
"""Days from publication within which it is, whatever the tense of a sentence, unless what was done there is said."""
_SUNDAY = 6
_UNPUBLISHED = "no publication date to count from"
_UNPLACED = {
    "unclear": "the sentence tells of what was and of what will be",
    "untold": "no word says whether it was or will be",
}


def resolve(found: DateExpression, published: date | None, tense: Lies) -> tuple[str | None, str]:
    """Return what a date is, ISO 8601, or None, and the rule that says so.

    ``tense`` says where a day lies that no word places.
    """
    if found.ambiguous:
        return None, "day and month may be swapped"
    if found.several:
        return None, "a range of days"
    if found.direction == "every":
        return None, "it recurs"
    if found.remembered:
        return None, "no year: an event is known by this day"
    try:
        if found.offset is not None:
            return _relative(found, published)
        if found.day is not None and found.year is not None:
            return _agreeing(found, date(found.year, found.month or 0, found.day), "written in full")
        if found.day is not None:
            return _without_year(found, published, tense)
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


def _without_year(found: DateExpression, published: date | None, tense: Lies) -> tuple[str | None, str]:
    """Take the year in which the day lies nearest to publication, if that is beyond doubt."""
    if published is None:
        return None, f"no year, and {_UNPUBLISHED}"
    month, day = found.month or 0, found.day or 0
    years = range(max(1, published.year - 1), published.year + 2)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    nearest = min(days, key=lambda d: abs(d - published), default=None)
    if nearest is None or abs(nearest - published) > timedelta(days=_NEAR):
        return None, f"no year, and more than {_NEAR} days from publication on {published.isoformat()}"
    elsewhere = {"past", "done"} if nearest > published else {"future"}
    sure = abs(nearest - published) <= timedelta(days=_SURE) and tense != "done"
    if found.weekday is None and tense in elsewhere and nearest != published and not sure:
        return None, "no year: the sentence does not speak of the nearest such day"
    return _agreeing(found, nearest, f"no year: the nearest to publication on {published.isoformat()}")


def _bare_month(found: DateExpression, published: date | None) -> tuple[str | None, str]:
    if published is None:
        return None, f"no year, and {_UNPUBLISHED}"
    if found.month == published.month:
        return published.isoformat()[:7], f"the month of publication on {published.isoformat()}"
    return None, "no year: the last or the next such month"


def _in_week(weeks: int, weekday: int, published: date) -> tuple[str | None, str]:
    """Place a weekday in a week; to some a week begins on Sunday, so that its days are of either week."""
    if _SUNDAY in (weekday, published.weekday()):
        return None, "a week may begin on Sunday"
    day = published + timedelta(days=weekday - published.weekday() + 7 * weeks)
    return day.isoformat(), f"in a week counted from publication on {published.isoformat()}"


def _weekday(found: DateExpression, published: date | None, tense: Lies) -> tuple[str | None, str]:
    """Place a weekday: in news it is the nearest past one, unless the sentence says otherwise."""
    if published is None:
        return None, _UNPUBLISHED
    weekday, on = found.weekday or 0, f"publication on {published.isoformat()}"
    back, forward = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
    if found.week is not None:
        return _in_week(found.week, weekday, published)
    if found.later is not None:
        ahead = published + timedelta(days=(forward or 7) + 7 * found.later)
        return (ahead.isoformat(), f"weeks after the next one after {on}") if found.later else (None, "weeks from a day")
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
    if tense == "unclear" or tense == "untold":
        return None, _UNPLACED[tense]
    if tense == "future":
        return (published + timedelta(days=forward)).isoformat(), f"future tense: the nearest from {on}"
    return (published - timedelta(days=back)).isoformat(), f"the nearest up to {on}"
