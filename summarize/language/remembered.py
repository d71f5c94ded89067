"""Day without a year → whether an event is known by it, which may be of any year."""

from __future__ import annotations

import regex

from summarize.language import tables
from summarize.language.tables.written import Calendar

_BESIDE = 60
"""Characters beside a date that say what it is the day of."""
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"


def is_remembered(match: regex.Match[str], month: int | None, day: int, code: str) -> bool:
    """Whether a day that was found names an event: the Sept. 11 attacks."""
    words = tables.find(Calendar, code)
    if words is None or match.groupdict().get("weekday"):
        return False
    before = match.string[max(0, match.start() - _BESIDE) : match.start()]
    behind = match.string[match.end() : match.end() + _BESIDE]
    return (
        f"{month:02}-{day:02}" in words.remembered_days
        or regex.match(rf"(?:{words.remembered_behind}){_EDGE_AFTER}", behind) is not None
        or regex.search(rf"{_EDGE_BEFORE}(?:{words.remembered_before})\s?$", before, regex.I) is not None
    )
