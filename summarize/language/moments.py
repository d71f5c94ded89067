"""Unit of a text → whether it is nothing but a day, a dateline, or when a page was published or changed."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Dates, Page
from summarize.language.tables.written import Calendar

_LONGEST = 80
"""Characters of such a unit."""
_DATELINE = regex.compile(
    r"\p{Lu}[^.,!?]{1,50}, (?:\d{1,2}\.? (?P<month>\p{L}{3,12})|(?P<month>\p{L}{3,12})\.? \d{1,2})\.?"
    r"(?: \d{4})? \(\p{Lu}[^()]{1,30}\)\.?"
)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:-\p{L}+)*")
_TIME = regex.compile(r"\d{1,2}[:.h]\d{2}\b")
_CLOCK = frozenset({"h", "uhr", "am", "pm", "gmt", "utc", "cet", "cest", "est", "edt", "bst"})


def is_day(text: str, code: str) -> bool:
    """Whether a unit is nothing but a day: Tuesday, 18 January 2005."""
    names = _days(code)
    if names is None or len(text) > _LONGEST:
        return False
    words = [match[0] for match in _WORD.finditer(text)]
    numbers, named = sum(map(str.isdigit, words)), sum(map(bool, map(names.fullmatch, words)))
    return numbers > 0 and named > 0 and numbers + named + words.count("de") + words.count("of") == len(words)


def is_dateline(text: str) -> bool:
    """Whether a unit is nothing but a place, a day and an agency: Albacete, 9 oct (EFE)."""
    found = _DATELINE.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and _is_month(found["month"])


def _is_month(word: str) -> bool:
    """Whether a word is a month in one of the languages whose calendar is known, or short for one."""
    return _months().fullmatch(word) is not None


@cache
def _months() -> regex.Pattern[str]:
    known = {name for calendar in tables.each(Calendar).values() for name in calendar.months}
    short = {name[:3] for name in known if name.isalpha()}
    return regex.compile("|".join(sorted(known | short)), regex.IGNORECASE)


@cache
def _days(code: str) -> regex.Pattern[str] | None:
    own = tables.find(Calendar, code)
    return None if own is None else regex.compile("|".join(own.months + own.weekdays), regex.IGNORECASE)


@cache
def _label() -> regex.Pattern[str]:
    """Return what is printed before the moment when a page was published or changed."""
    page = tables.every(Page)
    spaced = tables.any_of(page.changed + page.published)
    return regex.compile(rf"(?i)(?:{spaced})\b:?")


def is_stamp(text: str) -> bool:
    """Whether a unit says when a page was published or changed, and no more: Actualizado a las 21:02 h."""
    label = _label().match(text) if len(text) <= _LONGEST else None
    if label is None:
        return False
    words = [word.casefold() for word in _WORD.findall(text, label.end())]
    introducing = tables.every(Dates).introducing | _CLOCK
    numbers = sum(word[0].isdigit() for word in words)
    plain = all(word[0].isdigit() or word in introducing or _is_month(word) for word in words)
    months = any(map(_is_month, words))
    return plain and bool(_TIME.search(text, label.end()) or numbers > 2 or (numbers == 2 and months))
