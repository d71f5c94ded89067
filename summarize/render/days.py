"""Digest → the days of its sources, as a reader looks for them."""

from __future__ import annotations

from datetime import date

from summarize.model.digest import Digest

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
    monthly = len(moment) == len("2026-01")
    try:
        day = date.fromisoformat(f"{moment}-01" if monthly else moment)
    except ValueError:
        return moment
    named = f"{_MONTHS[day.month - 1]} {day.year}"
    return named if monthly else f"{_WEEKDAYS[day.weekday()]} {day.day} {named}"
