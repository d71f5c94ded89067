"""Dates as sources state them → ISO 8601; None where they cannot be read. No clock is ever asked."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta

import regex

from summarize.ingest.written_dates import DAY_MONTH_OR_MONTH_DAY, read_written, slashed
from summarize.language.dates import month_first

_ISO = regex.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?",
    regex.IGNORECASE,
)
_COMPACT = regex.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_OF_WEEK = regex.compile(r"\d{4}-?W\d{2}-?[1-7](?:T[\d:.,]+(?:Z|[+-]\d{2}(?::?\d{2})?)?)?", regex.IGNORECASE)
_OF_YEAR = regex.compile(r"(\d{4})-(\d{3})")
_EPOCH = regex.compile(r"(?:/Date\(|@)?(-?\d{9,19}(?:\.\d{1,9})?)(?:[+-]\d{4})?(?:\)/)?")
_HOUR_OF_DAY = regex.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])")
_WRITTEN = regex.compile(
    r"(?<!\d)(?:\d{4}-\d{2}-\d{2}(?!\d)|\d{4}年\s?\d{1,2}月\s?\d{1,2}日|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d|\.\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?\p{L}[\p{L}\p{M}]{2,11}\.?,?\s(?:de\s)?(?:19|20)\d{2}(?!\d)"
    r")|(?<!\p{L})\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}(?!\d)"
)
_SLASHED = regex.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/-]|\.\d)")
_YEAR_LED = regex.compile(r"(?<![\d/.-])((?:19|20)\d{2})([/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_LONGEST = 80
_FEWEST_SECONDS = 10**8
"""A smaller number is a year, a month or nothing that we know."""
_SECONDS_AT_MOST = 10**11


def iso(value: object, *, month_first: bool | None = None, language: str | None = None) -> str | None:
    """Read ISO 8601, RFC 5322 ("Mon, 02 Mar 2026 …") or a written date with day, month and year.

    A number counts the seconds since 1970, or their thousandths, millionths or billionths. What is
    relative or incomplete is not guessed at.

    Args:
        value: what a source states.
        month_first: how to read 03/04/2026; None where nobody knows, and then it is not read.
        language: BCP 47; decides between names that two languages give to two months.

    """
    if isinstance(value, dict):
        value = value.get("$date")  # as MongoDB exports it
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime | date):
        return _plausible(value.isoformat())
    if isinstance(value, int | float):
        value = _digits_of(value)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    text = value.strip()
    return (
        _from_iso(text)
        or _from_epoch(text)
        or _plausible(read_written(text, month_first=month_first, language=language))
    )


def date_in(line: str, *, month_first: bool | None = None, language: str | None = None) -> str | None:
    """Return the first date with day, month and year that is written in a line.

    Args:
        line: the text.
        month_first: how to read 03/04/2026; None where nobody knows, and then it is not read.
        language: BCP 47; decides between names that two languages give to two months.

    """
    found: dict[int, str | None] = {
        match.start(): iso(match[0], language=language) for match in _WRITTEN.finditer(line)
    }
    for match in _YEAR_LED.finditer(line):
        found.setdefault(match.start(), _from_iso(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"))
    slashed = list(_SLASHED.finditer(line))
    for match in slashed:
        found.setdefault(match.start(), _day(match, month_first=None))
    sure = next((moment for _, moment in sorted(found.items()) if moment), None)
    known = (_day(match, month_first=month_first) for match in slashed)
    moment = sure or next((moment for moment in known if moment), None)
    return moment[:10] if moment else None


def _day(match: regex.Match[str], *, month_first: bool | None) -> str | None:
    day = slashed(match, month_first=month_first)
    return None if day is None else _plausible(day.isoformat())


def in_utc(moment: str | None) -> str | None:
    """Write a moment that has a zone in UTC; others stay as they are."""
    if moment is None or len(moment) <= len("2026-03-02"):
        return moment
    read = datetime.fromisoformat(moment)
    try:
        return moment if read.tzinfo is None else read.astimezone(UTC).isoformat()
    except OverflowError:
        return moment


def _digits_of(value: float) -> str | None:
    try:
        return str(int(value)) if value == int(value) else f"{value:.6f}"
    except (OverflowError, ValueError):
        return None


def _from_epoch(text: str) -> str | None:
    """Read seconds since 1970, or a smaller unit; None where they may be a day with its hour as well."""
    found = _EPOCH.fullmatch(text)
    if found is None or _HOUR_OF_DAY.fullmatch(text):
        return None
    count = float(found[1])
    if abs(count) < _FEWEST_SECONDS:
        return None
    while abs(count) >= _SECONDS_AT_MOST:
        count /= 1000
    try:
        return _plausible(datetime.fromtimestamp(count, UTC).isoformat(timespec="seconds"))
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> str | None:
    """Read ISO 8601: extended, basic, by week or by day of the year."""
    compact, ordinal = _COMPACT.fullmatch(text), _OF_YEAR.fullmatch(text)
    try:
        if ordinal:
            day = date(int(ordinal[1]), 1, 1) + timedelta(int(ordinal[2]) - 1)
            return _plausible(day.isoformat()) if day.year == int(ordinal[1]) else None
        if compact:
            time = f"T{compact[4]}:{compact[5]}:{compact[6] or '00'}{compact[7] or ''}" if compact[4] else ""
            text = f"{compact[1]}-{compact[2]}-{compact[3]}{time}"
        elif not (_ISO.fullmatch(text) or _OF_WEEK.fullmatch(text)):
            return None
        text = text.upper().replace(",", ".").replace(" +", "+").replace(" -", "-").replace(" Z", "Z")
        dated = "T" not in text and ":" not in text
        return _plausible((date if dated else datetime).fromisoformat(text).isoformat())
    except (ValueError, OverflowError):
        return None


def _plausible(moment: str | None) -> str | None:
    """Refuse the zero dates of broken software; news is younger than the printing press."""
    if moment is None or not "1600" <= moment[:4] < "2200" or moment.startswith("1970-01-01T00:00:00"):
        return None
    return moment


def orders(written: Iterable[object]) -> set[bool]:
    """Return True for dates with the month first, False for those with the day first, as far as they show it.

    Args:
        written: the dates of one source, as it writes them; a number beyond 12 is a day.

    """
    found = (DAY_MONTH_OR_MONTH_DAY.search(date) for date in written if isinstance(date, str))
    pairs = [(int(match[1]), int(match[3])) for match in found if match and match[2] != "."]
    return {second > 12 for first, second in pairs if (first > 12) != (second > 12)}


def month_first_of(found: AbstractSet[bool], tag: str | None = None) -> bool | None:
    """Return whether the month comes first in dates of one source; None where nobody knows.

    Args:
        found: the orders that its dates show.
        tag: BCP 47, asked where no date shows it.

    """
    if found:
        return next(iter(found)) if len(found) == 1 else None
    return month_first(tag)
