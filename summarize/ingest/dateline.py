"""Text of an article → the day that is printed above its first sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import regex

from summarize.ingest.dates import iso
from summarize.ingest.month_names import is_weekday
from summarize.ingest.page.printed import byline, changed, published
from summarize.ingest.written_dates import names_a_day
from summarize.language.dates import month_first
from summarize.model import Document

_LINE = regex.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TOP = 4
"""Lines in which a day may be printed: a headline, a standfirst, a byline, the day."""
_LONGEST = 80
"""Characters of a line that is nothing but a day, and who wrote the text."""
_YEAR = regex.compile(r"(?<!\d)\d{4}(?!\d)")
_LOOKED_AT = 200
"""Characters of a line in which a dateline ends."""
_MOST = 1000
"""Short lines with a digit that are looked at for another day: bounds the time."""
_MARKS = " .:：|·•"
_PARTS = regex.compile(r"\s[|·•]\s")
_NAMED = (
    r"(?:\d{1,2}\S{0,2}\s(?:de\s)?\p{L}[\p{L}\p{M}]{2,11}\.?,?|\p{L}{3,12}\.?\s\d{1,2},?)\s(?:de\s)?\d{4}"
)
_DAY = regex.compile(_NAMED)
# Such as "HELSINKI, Finland, March 3, 2026 — " and "(ANSA) - Roma, 16 maggio 2018 - ". Without an agency
# the place is in capitals, since a name may be before the day of a birth.
_PLACE = regex.compile(
    r"(?P<agency>\([^()]{2,20}\)\s?[—–-]+\s)?(?:(?P<capitals>\p{Lu}{3})|[\p{Lu}\p{Lo}])[^.!?:;\d]{0,60}?,\s"
    rf"(?P<day>{_NAMED}),?(?:\sг\.?)?\s?(?P<agency>\([^()]{{2,40}}\)|/[^/\s][^/]{{1,40}}/)?\s?(?:[—–]|--?)\s"
)
_HOURS = regex.compile(r"\d[:.]\d\d\s?[–-]\s?\d{1,2}[:.]\d\d")
_BRACKETS = regex.compile(r"[(（]([^()（）]*)[)）]")
_OLDEST = "1990"
"""An older day is that of an event, unless a word that says so is before it."""


def dated(document: Document) -> Document:
    """Return the document with the day that is printed above its text, unless it has one."""
    if document.published is not None:
        return document
    day = printed_day(document.text, document.language)
    return document if day is None else replace(document, published=day)


def printed_day(text: str, language: str | None = None) -> str | None:
    """Return the date, in ISO 8601, that is a line of its own at the top of a text or in its dateline.

    None where there is none, where it is ambiguous or says when the text was changed, and where more than
    one line of the text is nothing but a day: a chronicle has one above each of its parts.

    Args:
        text: of one article.
        language: BCP 47; decides between names that two languages give to two months, and whether 03/04/2026
            is a day in March.

    """
    first = month_first(language)
    # The last of them is there to see that a day is above something.
    lines = [line[:_LOOKED_AT] for line in islice(_lines(text), _TOP + 1)]
    for line in lines[:-1]:
        day = _only_day(line)
        moment = iso(day, month_first=first, language=language) if day else None
        if moment is not None:
            return None if _has_several(text) else moment
    places = (found["day"] for line in lines[:_TOP] if (found := _PLACE.match(line)) and _is_dateline(found))
    return next((iso(day, language=language) for day in places if names_a_day(day)), None)


def _is_dateline(found: regex.Match[str]) -> bool:
    """Whether an agency is named, or the place is in capitals, and no second day follows: 1931 – 2020."""
    again = _DAY.match(found.string, found.end())
    return bool(found["agency"] or found["capitals"]) and again is None


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that are not blank, without white space at either end."""
    return (line for match in _LINE.finditer(text) if (line := match[0].strip()))


def _only_day(line: str) -> str | None:
    """Return the day of a line that has nothing else but the name of the writer, without what introduces it.

    "Published 28 March 2025. Updated 29 March 2025": the first one; of "Updated 29 March 2025" nothing.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)) or _HOURS.search(line):
        return None
    if any(not (is_weekday(inside) or inside.isupper()) for inside in _BRACKETS.findall(line)):
        return None
    change = changed().search(line)
    if change is not None and not any(map(str.isdigit, line[change.end() :])):
        return None
    parts = _PARTS.split(line[: change.start()].rstrip(_MARKS) if change else line)
    if len(parts) > 1 and not any(byline().match(part) for part in parts):
        return None
    found = (_without_label(part) for part in parts)
    days = [day for day in found if day is not None]
    return days[0] if len(days) == 1 else None


def _without_label(part: str) -> str | None:
    """Return a part of a line that is nothing but a day, behind a word such as "published" or of our time."""
    label = published().match(part)
    told = (part[label.end() :] if label else part).strip(_MARKS)
    if not names_a_day(told) or told.startswith(("of ", "to ")):
        return None
    return told if label or all(year >= _OLDEST for year in _YEAR.findall(told)) else None


def _has_several(text: str) -> bool:
    """Whether more than one line is nothing but a day, with or without its year."""
    short = (line for line in _lines(text) if len(line) <= _LONGEST and any(map(str.isdigit, line)))
    days = filter(_only_day, islice(short, _MOST))
    return len([*islice(days, 2)]) > 1
