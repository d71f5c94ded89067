"""Time zones as dates name them → minutes from UTC."""

from __future__ import annotations

import regex

from summarize.language import tables
from summarize.language.tables.printed import Dates

_HOUR = 60
_LARGEST = 14 * _HOUR
_OFFSET = regex.compile(r"(?:GMT|UTC|UT|Z)?\s?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?", regex.IGNORECASE)


def offset(zone: str) -> int | None:
    """Return the minutes east of UTC of "+0200", "GMT+7", "WIB"; None where it may be several, or unknown."""
    named = tables.get(Dates, tables.COMMON).zones.get(zone.upper())
    if named is not None:
        return int(named * _HOUR)
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    minutes = int(found[2]) * _HOUR + int(found[3] or 0)
    if minutes > _LARGEST or int(found[3] or 0) >= _HOUR:
        return None
    return minutes if found[1] == "+" else -minutes
