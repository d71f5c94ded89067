"""Dates as sources write them → ISO 8601, by libraries; None where they cannot be read."""

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from time import struct_time

import regex

_ISO = regex.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?",
    regex.IGNORECASE,
)
_COMPACT = regex.compile(r"(\d{4})(\d{2})(\d{2})(T\d{6}(?:Z|[+-]\d{4})?)?")
_YEAR = regex.compile(r"\b(?:19|20)\d{2}\b")
_WRITTEN = regex.compile(
    r"(?<!\d)(?:\d{4}-\d{2}-\d{2}(?!\d)|\d{4}年\s?\d{1,2}月\s?\d{1,2}日|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d|\.\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?\p{L}[\p{L}\p{M}]{2,11}\.?,?\s(?:de\s)?(?:19|20)\d{2}(?!\d)"
    r")|(?<!\p{L})\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}(?!\d)"
)
_NUMBERS = regex.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = regex.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/-]|\.\d)")
_YEAR_LED = regex.compile(r"(?<![\d/.-])((?:19|20)\d{2})([/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_IDEOGRAPHS = regex.compile(r"(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日")
_YEAR_FIRST = regex.compile(r"\d{4}[\s./-](\d{1,2})[\s./-]\d{1,2}(?!\d)")
_LONGEST = 80
_MILLISECONDS = 10**11


def iso(value: object) -> str | None:
    """Read ISO 8601, RFC 5322 ("Mon, 02 Mar 2026 …") or a written date with day, month and year.

    A number counts the seconds, or milliseconds, since 1970. What is relative or incomplete is not
    guessed at.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    if isinstance(value, datetime | date):
        return _plausible(value.isoformat())
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    text = value.strip()
    return _from_iso(text) or _from_mail(text) or _from_words(text)


def date_in(line: str, *, month_first: bool | None = None) -> str | None:
    """Return the first date with day, month and year that is written in a line.

    Args:
        line: the text.
        month_first: how to read 03/04/2026; None where nobody knows, and then it is not read.

    """
    found: dict[int, str | None] = {match.start(): iso(match[0]) for match in _WRITTEN.finditer(line)}
    for match in _YEAR_LED.finditer(line):
        found.setdefault(match.start(), _from_iso(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"))
    slashed = list(_SLASHED.finditer(line))
    for match in slashed:
        found.setdefault(match.start(), _slashed(match, month_first=None))
    sure = next((moment for _, moment in sorted(found.items()) if moment), None)
    known = (_slashed(match, month_first=month_first) for match in slashed)
    moment = sure or next((moment for moment in known if moment), None)
    return moment[:10] if moment else None


def from_struct(parsed: struct_time | None) -> str | None:
    """Write what feedparser read, which is in UTC."""
    if parsed is None:
        return None
    try:
        return _plausible(datetime(*parsed[:6], tzinfo=UTC).isoformat())
    except (TypeError, ValueError):
        return None


def _from_number(value: float) -> str | None:
    try:
        seconds = value / 1000 if abs(value) > _MILLISECONDS else value
        return _plausible(datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds"))
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> str | None:
    compact = _COMPACT.fullmatch(text)
    if compact:
        text = f"{compact[1]}-{compact[2]}-{compact[3]}{compact[4] or ''}"
    if not (compact or _ISO.fullmatch(text)):
        return None
    text = text.upper().replace(",", ".").replace(" +", "+").replace(" -", "-").replace(" Z", "Z")
    try:
        if len(text) == len("2026-03-02"):
            return _plausible(date.fromisoformat(text).isoformat())
        return _plausible(datetime.fromisoformat(text).isoformat())
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    try:
        return _plausible(parsedate_to_datetime(text).isoformat())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _from_words(text: str) -> str | None:
    """Read "2. März 2026": only with a year, for dateparser fills in what is missing."""
    ordered = _IDEOGRAPHS.match(text)
    numbers = _NUMBERS.fullmatch(text)
    if ordered or numbers:
        year, month, day = ordered.groups() if ordered else numbers.groups()[::-1] if numbers else ()
        return _from_iso(f"{year}-{int(month):02}-{int(day):02}")
    if not _YEAR.search(text) or len(regex.findall(r"\d+", text)) < 2:
        return None
    led = _YEAR_FIRST.match(text)
    if led and int(led[1]) > 12:
        return None  # dateparser would make 2026-13-05 a day in May
    import dateparser  # only where nothing else reads it: it takes a while to load  # noqa: PLC0415

    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  # never used; keeps the clock out
    }
    if regex.fullmatch(r"[\d\s./:-]+", text) and not regex.match(r"\d{4}", text):
        slashed = _SLASHED.match(text)
        return _slashed(slashed, month_first=None) if slashed else None
    with warnings.catch_warnings():
        # dateparser parses days without a year by strptime, which Python is about to forbid.
        warnings.simplefilter("ignore", DeprecationWarning)
        found = dateparser.parse(text, settings=settings)
    if found is None:
        return None
    return _plausible(found.isoformat() if regex.search(r"\d:\d\d", text) else found.date().isoformat())


def _slashed(match: regex.Match[str], *, month_first: bool | None) -> str | None:
    """Read 13/04/2026, and 03/04/2026 where it is known which of the two is the month."""
    first, second, year = int(match[1]), int(match[3]), match[4]
    if first > 12 or second > 12 or first == second:
        month_first = second > 12
    elif match[2] == ".":
        month_first = False
    if month_first is None:
        return None
    month, day = (first, second) if month_first else (second, first)
    return _from_iso(f"{year if len(year) == 4 else '20' + year}-{month:02}-{day:02}")


def _plausible(moment: str) -> str | None:
    """Refuse the zero dates of broken software; news is younger than the printing press."""
    return moment if moment[:4] >= "1600" and not moment.startswith(("1970-01-01T00:00:00", "9999")) else None
