"""Digest → the day of each excerpt, as a reader looks for it."""

from __future__ import annotations

from datetime import date

from summarize.model.digest import Digest, Excerpt

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_of(digest: Digest, excerpt: Excerpt) -> str:
    """Return the day on which the source of an excerpt was published; empty where it is not known.

    "Tue 13 Jan"; "Tue 13 Jan 2026" where the sources are not all of one year.
    """
    published = {source.id: source.published for source in digest.sources if source.published}
    if excerpt.span.source not in published:
        return ""
    day = date.fromisoformat(published[excerpt.span.source][:10])
    years = {moment[:4] for moment in published.values()}
    year = f" {day.year}" if len(years) > 1 else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"
