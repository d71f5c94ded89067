"""A date as people write it, with or without its time and zone → ISO 8601."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

import regex

from summarize.ingest.month_names import is_weekday, month, shortened_month
from summarize.language import tables
from summarize.language.tables.printed import Dates

_YEAR_LED = regex.compile(
    r"(?<![\d./-])(\d{4})\s?(?:[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?|"
    r"(?P<mark>[./-])\s?(\d{1,2})(?P=mark)\s?(\d{1,2})(?!\d|[./-]\d))"
)
DAY_MONTH_OR_MONTH_DAY = regex.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d|[./-]\d)")
_NAMED_NUMBER = regex.compile(r"(?<!\d)(\d{1,2})\s(?:tháng|thg)\s(\d{1,2}),?\s(?:năm\s)?(\d{4})(?!\d)")
_CLOCK = (
    r"(?:(?P<half>{halves})\s?)?(?<![\d.,:])(?P<hour>\d{{1,2}})"
    r"(?:(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{{1,9}})?)?|\.(?P<minute>\d\d)(?:\.(?P<second>\d\d))?)(?![\d:])"
    r"|\s?(?:[時时點点시]|h(?!\p{{L}}))(?:\s?(?P<minute>\d{{1,2}})\s?(?:[分분]|m(?:in)?\b)?(?:\s?(?P<second>\d{{1,2}})\s?[秒초s])?)?(?!\d)"
    r"|(?=\s?[ap]\.?\s?m\b))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
_ZONE = regex.compile(
    r"\s?(?P<zone>(?:GMT|UTC|UT|Z)?\s?[+\-\u2212]\d{1,2}(?::?\d\d)?(?![\d.:])|\p{Lu}{1,5}(?![\p{L}/])"
    r"|\p{Lu}\p{L}+/[\p{L}_/+-]+\d*)"
)
_COMMENT = regex.compile(r"\([^()]*\)")
_COLON_BEFORE_TIME = regex.compile(r"(?<=\d{4}):(?=\d\d:\d\d)")
_TOKEN = regex.compile(r"\d+|[\p{L}\p{M}\u200c\u200d'’׳॰]+")
_MOST_TOKENS = 40
_GAP = "\x00"
_SHORT_WEEKDAY = regex.compile(r"\s*\p{L}{2,4}\.?,")
_ZONE_AT_END = regex.compile(r"(?P<zone>(?<=\s)(?:[+\-\u2212]\d\d:?\d\d|GMT|UTC))\s*$")
_BUDDHIST = 543
_THAI = range(2400, 2700)
_SHORT_YEARS = 69
"""Two digits below this are in this century (POSIX, and RFC 5322 readers)."""


def read_written(text: str, *, month_first: bool | None = None, language: str | None = None) -> str | None:
    """Read a date of day, month and year; None where it is incomplete, ambiguous or unknown.

    Args:
        text: what a source states as its date, at most a line.
        month_first: whether 03/04/2026 is a day in March; None where nobody knows.
        language: BCP 47, decides between names that two languages give to two months.

    """
    plain = _COMMENT.sub(" ", _digits(unicodedata.normalize("NFKC", text)))
    plain = _COLON_BEFORE_TIME.sub(" ", plain)
    numeric = _numeric_dates(plain, month_first=month_first)
    for match, _ in reversed(numeric):
        plain = plain[: match.start()] + _GAP + plain[match.end() :]
    clock = _clock().search(plain)
    moment, plain = (None, plain) if clock is None else _time(clock, plain)
    if numeric:
        day = numeric[0][1] if len({day for _, day in numeric}) == 1 and _introduced(plain) else None
    else:
        day = _named_date(plain, language, dated=clock is not None)
    if day is None:
        return None
    return day.isoformat() if moment is None else datetime.combine(day, moment).isoformat()


def names_a_day(text: str) -> bool:
    """Whether a text is nothing but a day and its month, its weekday, its year or its time."""
    plain = _COMMENT.sub(" ", _digits(unicodedata.normalize("NFKC", text)))
    numeric = _numeric_dates(plain, month_first=None)
    for match, _ in reversed(numeric):
        plain = plain[: match.start()] + _GAP + plain[match.end() :]
    clock = _clock().search(_COLON_BEFORE_TIME.sub(" ", plain))
    if clock is not None:
        plain = _time(clock, _COLON_BEFORE_TIME.sub(" ", plain))[1]
    tokens = _TOKEN.findall(plain)[: _MOST_TOKENS + 1]
    named = any(_month(token, None) or shortened_month(token) for token in tokens)
    return (
        len(tokens) <= _MOST_TOKENS
        and bool(numeric or (named and any(token.isdecimal() for token in tokens)))
        and all(_harmless(token) or _month(token, None) or shortened_month(token) for token in tokens)
    )


def slashed(match: regex.Match[str], *, month_first: bool | None) -> date | None:
    """Read 13/04/2026, and 03/04/2026 where it is known which of the two is the month.

    Args:
        match: first number, separator, second number, year of two or four digits.
        month_first: None where nobody knows; dots always separate day, month and year.

    """
    first, second, year = int(match[1]), int(match[3]), match[4]
    if first > 12 or second > 12 or first == second:
        month_first = second > 12
    elif match[2] == ".":
        month_first = False
    if month_first is None:
        return None
    number, day = (first, second) if month_first else (second, first)
    return _date(int(year if len(year) == 4 else f"20{year}"), number, day)


@cache
def _clock() -> regex.Pattern[str]:
    known = tables.every(Dates)
    halves = tables.any_of(known.morning + known.afternoon)
    return regex.compile(_CLOCK.format(halves=halves), regex.IGNORECASE)


@cache
def _late() -> regex.Pattern[str]:
    """Return what is behind a time in the second half of a day."""
    late = tables.any_of(tables.every(Dates).late)
    return regex.compile(rf"[\s,]*(?:{late})\b", regex.IGNORECASE)


def _digits(text: str) -> str:
    """Write the digits of all scripts as ASCII."""
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def _date(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _numeric_dates(text: str, *, month_first: bool | None) -> list[tuple[regex.Match[str], date | None]]:
    """Return the dates that are all numbers, None for those that are ambiguous or do not exist."""
    found = [
        *(
            (match, _date(*map(int, filter(None, match.group(1, 2, 3, 5, 6)))))
            for match in _YEAR_LED.finditer(text)
        ),
        *(
            (match, slashed(match, month_first=month_first))
            for match in DAY_MONTH_OR_MONTH_DAY.finditer(text)
        ),
        *(
            (match, _date(int(match[3]), int(match[2]), int(match[1])))
            for match in _NAMED_NUMBER.finditer(text)
        ),
    ]
    return sorted(found, key=lambda pair: pair[0].start())


def _introduced(text: str) -> bool:
    """Whether only words that introduce a date are before the gap that it left, and no other number."""
    before = text.partition(_GAP)[0]
    words = _TOKEN.findall(_SHORT_WEEKDAY.sub("", before))
    return not regex.search(r"\d", text) and all(_introduces(word) for word in words)


def _introduces(word: str) -> bool:
    return word.casefold() in tables.every(Dates).introducing or is_weekday(word)


def _time(clock: regex.Match[str], text: str) -> tuple[time | None, str]:
    """Return the time of day with its zone, None where it is odd, and the text without it."""
    after = text[clock.end() :]
    zone = _ZONE.match(after)
    if zone is not None and zone["zone"].isalpha() and (month(zone["zone"]) or is_weekday(zone["zone"])):
        zone = None
    late = _ZONE_AT_END.search(after) if zone is None else None
    found = zone or late
    rest = (
        text[: clock.start()]
        + " "
        + (after[: found.start()] + " " + after[found.end() :] if found else after)
    )
    hour, half = int(clock["hour"]), (clock["half"] or "").lower() or ("p" if _late().match(after) else "")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p" or half in tables.every(Dates).afternoon)
    following = _TOKEN.match(after.lstrip(" ,.")) if found is None else None
    # "3:07 du soir": nobody knows which half of the day a word means that is not listed.
    vague = following is not None and hour <= 12 and not half and not _harmless(following[0])
    minutes = offset(found["zone"].strip()) if found else None
    try:
        moment = time(
            hour, int(clock["minute"] or 0), min(59, int(clock["second"] or 0)),
            tzinfo=None if minutes is None else timezone(timedelta(minutes=minutes)) if minutes else UTC,
        )  # fmt: skip
    except ValueError:
        return None, rest
    return None if vague else moment, rest


def _harmless(word: str) -> bool:
    return word.isdecimal() or _introduces(word) or month(word) is not None


def _named_date(text: str, language: str | None, *, dated: bool) -> date | None:
    """Read a date whose month has a name: one day, one month, one year, in any order."""
    tokens = _TOKEN.findall(text)[:_MOST_TOKENS]
    numbers = [i for i, token in enumerate(tokens) if token.isdecimal()]
    if len(numbers) != 2:
        return None
    named = {i: number for i, token in enumerate(tokens) if (number := _month(token, language))}
    if len(set(named.values())) > 1:
        # "mar. 15 oct.": the first is mardi.
        named = {i: number for i, number in named.items() if not is_weekday(tokens[i])}
    if not named:
        near = [
            i for i, token in enumerate(tokens) if not token.isdecimal() and {i - 1, i + 1} & set(numbers)
        ]
        named = {i: number for i in near if (number := shortened_month(tokens[i]))}
    if len(set(named.values())) != 1:
        return None
    end = max(*numbers, *named)
    short = _SHORT_WEEKDAY.match(text) is not None
    if not all(
        i in named or i in numbers or (i == 0 and short) or _introduces(token)
        for i, token in enumerate(tokens[:end])
    ):
        return None
    first, second = (tokens[i] for i in numbers)
    return _day_and_year(first, second, next(iter(named.values())), dated=dated)


def _month(word: str, language: str | None) -> int | None:
    """Read the name of a month, also behind an article: d'octobre, באוקטובר."""
    return month(word, language) or month(regex.sub(r"^.*['’]|^ב", "", word), language)


def _day_and_year(first: str, second: str, number: int, *, dated: bool) -> date | None:
    for day, year in ((first, second), (second, first)):
        if len(year) == 4 and len(day) <= 2:
            return _date(int(year) - _BUDDHIST * (int(year) in _THAI), number, int(day))
    if dated and len(first) <= 2 and len(second) == 2:
        # RFC 822: "15 Oct 24 15:07 GMT"
        return _date(int(second) + (2000 if int(second) < _SHORT_YEARS else 1900), number, int(first))
    return None


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
