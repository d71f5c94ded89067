"""Digest → the days of its sources, as a reader looks for them."""

from __future__ import annotations

import re
from datetime import date

from summarize.model.digest import Digest

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")


def day_of(digest: Digest, source_id: str) -> str:
    """Return the day on which a source was published; empty where it is not known.

    "Tue 13 Jan"; "Tue 13 Jan 2026" where the sources are not all of one year.
    """
    published = {source.id: source.published for source in digest.sources if source.published}
    if source_id not in published:
        return ""
    day = date.fromisoformat(published[source_id][:10])
    years = {moment[:4] for moment in published.values()}
    year = f" {day.year}" if len(years) > 1 else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def long_day(moment: str) -> str:
    """Return an ISO 8601 day or month as people write it ("Tue 13 Jan 2026"); anything else as it is."""
    if _DAY.fullmatch(moment) is None:
        return moment
    year, month, *day = map(int, moment.split("-"))
    named = f"{_MONTHS[month - 1]} {year}"
    return f"{_WEEKDAYS[date(year, month, day[0]).weekday()]} {day[0]} {named}" if day else named
