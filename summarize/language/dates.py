"""Sentence → its date expressions, with offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from summarize.language import tables
from summarize.language.lines import Sieve, sifted
from summarize.language.quantities import values
from summarize.language.tables.printed import Dates
from summarize.language.tables.speech import Grammar
from summarize.language.tables.written import Calendar, Unit
from summarize.language.words import primary, stop_words

# Whether 03/04/2026 is a day in March where a language is written.


def month_first(tag: str | None, domain: str = "") -> bool | None:
    """Return whether the month comes first where a language is written; None where either may.

    Args:
        tag: BCP 47; its region is asked where the countries of its language differ.
        domain: the top-level domain of a page, without its point.

    """
    language, *subtags = (tag or "").strip().lower().replace("_", "-").split("-")
    region = subtags[-1] if subtags else ""
    common = tables.get(Dates, tables.COMMON)
    differs = not language or tables.get(Grammar, language).either_order
    if domain in common.month_first_domains or (differs and region in common.month_first_regions):
        return True
    if not differs or {region, domain} & common.day_first_regions:
        return False
    return None


# Day without a year → whether an event is known by it, which may be of any year.

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


# Sentence → the dates that it names, with their places and their parts.

Direction = Literal["last", "this", "next", "every"]

_FIGURE = re.compile(r"[^\x00-/:-\x7f]")
"""A digit, or what may be one: any character that is not of ASCII."""
_YEAR = r"(?:1[5-9]|20)\d{2}"
_N = r"(?P<n>\d{1,2}|\p{L}+(?:[-‑ ]\p{L}+){0,2}?)"
_MOVES = {"last": -1, "this": 0, "next": 1}
_NUMERIC = (
    rf"(?<![\d./-])(?P<year>{_YEAR})(?P<s>[-/.])(?P<month>\d{{1,2}})(?P=s)(?P<day>\d{{1,2}})(?![\d/-]|\.\d)",
    rf"(?P<year>{_YEAR})\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日号號일]",
    r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]",
    rf"(?<![\d./-])(?P<first>\d{{1,2}})(?P<s>\.)\s(?P<second>\d{{1,2}})\.\s(?P<year>{_YEAR})(?!\d)",
    rf"(?<![\d./-])(?P<first>\d{{1,2}})(?P<s>[./-])(?P<second>\d{{1,2}})(?P=s)(?P<year>{_YEAR})(?![\d/-]|\.\d)",
)
_WRITTEN_OUT = (
    rf"(?<![\d.,])(?P<unread>\d{{1,2}}\.?\s+(?:de\s+)?\p{{L}}{{3,}}\.?\s+(?:de\s+)?{_YEAR}){_EDGE_AFTER}"
)


class DateExpression(Struct, frozen=True, kw_only=True):
    """A date as it is written; ``start`` and ``end`` are code points from the start of the sentence."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    direction: Direction | None = None
    """"last", "this", "next" or "every" beside a weekday."""
    week: int | None = None
    """Weeks from that of publication, beside a weekday: Monday of last week is -1."""
    later: int | None = None
    """Weeks after the nearest such weekday ahead: Sunday week is 1; 0 where that is unsure."""
    offset: tuple[Unit, int] | None = None
    """Units from the day of publication."""
    remembered: bool = False
    """It names an event by its day, of whatever year: the Sept. 11 attacks."""
    ambiguous: bool = False
    """Day and month may be swapped."""
    several: bool = False
    """It is a range of days."""
    unread: bool = False
    """It has the form of a date, in a language whose months we do not know."""


def date_expressions(text: str, words: tuple[str, ...], language: str | None) -> tuple[DateExpression, ...]:
    """Find dates in a sentence, given its case-folded words; the longest reading of each place.

    Numeric dates are found in every language; names of months and days and relative dates ("last
    week") in those whose table has a calendar; elsewhere what looks like "12 мая 2025" is found and
    left ``unread``.
    """
    code = primary(language)
    if _triggers(code).isdisjoint(words) and (
        not _FIGURE.search(text) or not any(word[:1].isdigit() or "年" in word for word in words)
    ):
        return ()
    found: list[DateExpression] = []
    for pattern in sifted(_patterns(code), text):
        for match in pattern.finditer(text):
            entry = _read(match, code, language)
            if entry is None:
                continue
            k = bisect_left(found, entry.start, key=lambda known: known.start)
            if (k == 0 or found[k - 1].end <= entry.start) and (
                k == len(found) or entry.end <= found[k].start
            ):
                found.insert(k, entry)
    return tuple(_of_one_week(found, text, code))


def _of_one_week(found: list[DateExpression], text: str, code: str) -> list[DateExpression]:
    """Let a weekday without a week of its own be in the week of the one that it is joined to."""
    words = tables.find(Calendar, code)
    if words is None or all(date.week is None for date in found):
        return found
    joined = regex.compile(rf",? (?:(?:{words.joins}) )?(?:on |am )?", regex.I)
    places = range(1, len(found))
    for i, other in (*((i, i - 1) for i in places), *((i - 1, i) for i in reversed(places))):
        date, week = found[i], found[other].week
        between = text[found[min(i, other)].end : found[max(i, other)].start]
        free = date.weekday is not None and (date.day, date.week, date.direction, date.later) == (None,) * 4
        if free and week is not None and joined.fullmatch(between):
            found[i] = replace(date, week=week)
    return found


def _read(match: regex.Match[str], code: str, language: str | None) -> DateExpression | None:
    parts = match.groupdict()
    start, end = match.span()
    if parts.get("unread"):
        return DateExpression(start=start, end=end, unread=True)
    if parts.get("n"):
        return _days_ago(match, code)
    if parts.get("relative"):
        before = match.string[:start].rstrip()
        if match.group()[0].isupper() and before[-1:].isalpha():
            # "Neurology Today" is a name.
            return None
        return DateExpression(start=start, end=end, offset=_offset(parts["relative"], code))
    if not _spelled_as_name(match, code) or (parts.get("alone") and not _ends_there(match, language)):
        return None
    year, month, day = (
        int(parts[key]) if (parts.get(key) or "").isdigit() else None for key in ("year", "month", "day")
    )
    ambiguous = False
    if parts.get("first"):
        day, month, ambiguous = _order(int(parts["first"]), int(parts["second"]), parts["s"], language)
    if parts.get("monthname"):
        month = _index(parts["monthname"], code, "months") + 1
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    weekday = _index(parts["weekday"], code, "weekdays") if parts.get("weekday") else None
    week, later = _week(parts.get("week"), code), _later(match)
    if week is not None or later is not None:
        start, end = match.span("weekday")
    return DateExpression(
        start=start, end=end, year=year, month=month, day=day, weekday=weekday,
        direction=_direction(parts, code), ambiguous=ambiguous, several=bool(parts.get("range")),
        week=week, later=later,
        remembered=day is not None and year is None and is_remembered(match, month, day, code),
    )  # fmt: skip


def _days_ago(match: regex.Match[str], code: str) -> DateExpression | None:
    """Read "twenty-two days ago"; the words in front of the number may be none of it."""
    start, end = match.span("n")
    days = next((v for v in values(match["n"], code) if start + v.end == end), None)
    if days is None or not days.certain or days.number % 1:
        return None
    leads = match.start() == start
    if days.start and not leads:
        return None
    offset: tuple[Unit, int] = ("day", -int(days.number))
    return DateExpression(
        start=start + days.start if leads else match.start(), end=match.end(), offset=offset
    )


def _order(first: int, second: int, separator: str, language: str | None) -> tuple[int, int, bool]:
    """Return day, month and whether they may be swapped."""
    swapped = False if separator == "." else month_first(language)
    if swapped is False or (swapped is None and first > 12):
        return first, second, False
    if swapped or second > 12 or first == second:
        return second, first, False
    return first, second, True


def _direction(parts: dict[str, str | None], code: str) -> Direction | None:
    beside = " ".join(parts.get(key) or "" for key in ("before", "after")).strip()
    words = tables.find(Calendar, code)
    if not beside or words is None:
        return None
    table: tuple[tuple[Direction, str], ...] = (
        ("every", words.every), ("last", words.last), ("next", words.next), ("this", words.this),
    )  # fmt: skip
    return next((name for name, forms in table if regex.search(rf"\b(?:{forms})\b", beside, regex.I)), None)


def _week(phrase: str | None, code: str) -> int | None:
    forms = calendar(code).periods["week"].items() if phrase else ()
    return next(
        (_MOVES[beside] for beside, form in forms if regex.fullmatch(form, phrase or "", regex.I)), None
    )


def _later(match: regex.Match[str]) -> int | None:
    """Return how many weeks lie between, by the name of the group that a pattern gave the weekday."""
    return next(
        (int(name[1:]) for name in match.re.groupindex if name[0] == "w" and name[1:].isdigit()), None
    )


def _spelled_as_name(match: regex.Match[str], code: str) -> bool:
    """Whether the names have the capitals that the language gives them: Domingo is no Sunday."""
    words = tables.find(Calendar, code)
    if words is None:
        return True
    for key in ("monthname", "weekday"):
        if key not in match.re.groupindex or not match[key]:
            continue
        opens = not any(map(str.isalnum, match.string[: match.start(key)]))
        capital = match[key][0].isupper()
        if capital != words.capital and not (capital and opens) and not match[key].isupper():
            return False
    return True


def _ends_there(match: regex.Match[str], language: str | None) -> bool:
    """Whether a bare year is one: "in 2000 cases" counts."""
    following = regex.match(r"\s+(\p{L}+)", match.string[match.end() :])
    return following is None or following[1].casefold() in stop_words(language)


def _offset(phrase: str, code: str) -> tuple[Unit, int]:
    words = calendar(code)
    for form, days in words.days.items():
        if regex.fullmatch(regex.sub(r"\(\?<![^)]*\)", "", form), phrase, regex.I):
            return "day", days
    periods = (
        (unit, beside, form) for unit, forms in words.periods.items() for beside, form in forms.items()
    )
    return next(
        (unit, _MOVES[beside]) for unit, beside, form in periods if regex.fullmatch(form, phrase, regex.I)
    )


def _index(name: str, code: str, table: Literal["months", "weekdays"]) -> int:
    words = calendar(code)
    forms = words.months if table == "months" else words.weekdays
    return next(i for i, form in enumerate(forms) if regex.fullmatch(form, name, regex.I))


def calendar(code: str) -> Calendar:
    """Return the calendar of a language in whose words something was found."""
    words = tables.find(Calendar, code)
    if words is None:
        raise LookupError(code)
    return words


def _periods(words: Calendar) -> list[str]:
    return [form for forms in words.periods.values() for form in forms.values()]


@cache
def _patterns(code: str) -> tuple[Sieve, ...]:
    """Return the patterns of a language, the longest readings first."""
    words = tables.find(Calendar, code)
    if words is None:
        written = (_WRITTEN_OUT,) if code else ()
        return tuple(map(Sieve, (*_NUMERIC, *written)))
    return tuple(Sieve(f"(?i){pattern}") for pattern in (*_NUMERIC, *_named(words)))


def _named(words: Calendar) -> Iterator[str]:
    month = rf"(?P<monthname>{'|'.join(words.months)})"
    days = "|".join(words.weekdays)
    leading = rf"(?:(?P<weekday>{days})\.?,?\s+(?:(?:den|dem|the|le|el|il|dia)\s+)?)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.º°ª])?"
    reach = r"(?P<range>\s?[-–]\s?\d{1,2}(?:st|nd|rd|th|\.)?)?"
    year = rf"(?:,?\s+(?:de[l]?\s+|roku\s+)?(?P<year>{_YEAR}))?"
    dated = rf"{leading}(?<![\d.,:/-]){day}{reach}\s+(?:of\s+|de\s+)?{month}"
    yield rf"{_EDGE_BEFORE}{dated}{_EDGE_AFTER}{year}(?!\d)"
    if words.month_first:
        bare = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        yield rf"{_EDGE_BEFORE}{leading}{month}\s+{bare}{reach}{_EDGE_AFTER}(?![.:]\d|\s?%){year}"
    part = rf"(?:(?:{words.part})[\s-]+)"
    alone = rf"(?P<year>{_YEAR}){_EDGE_AFTER}(?![.,:]\d|\s?[%\p{{Sc}}]|[-–/]\d)"
    yield rf"{_EDGE_BEFORE}{part}?{month},?\s+(?:de[l]?\s+|roku\s+)?{alone}"
    yield rf"{_EDGE_BEFORE}{part}(?:{month}{_EDGE_AFTER}|(?:roku\s+|\p{{L}}{{2,4}}\s+)?{alone})"
    yield rf"(?<={_EDGE_BEFORE}(?:{words.within})\s)(?:{month}{_EDGE_AFTER}|(?P<alone>{alone}))"
    for pattern, weeks in words.weeks_later.items():
        yield rf"{_EDGE_BEFORE}(?P<w{weeks}>){pattern.replace('{day}', f'(?P<weekday>{days})')}{_EDGE_AFTER}"
    week = f"(?P<week>{'|'.join(words.periods['week'].values())})"
    yield rf"{_EDGE_BEFORE}(?P<weekday>{days})\s(?:{words.of_week})?{week}{_EDGE_AFTER}"
    yield rf"{_EDGE_BEFORE}{week}\s(?:on |am |op )?(?P<weekday>{days}){_EDGE_AFTER}"
    beside = f"{words.every}|{words.last}|{words.next}|{words.this}"
    yield (
        rf"{_EDGE_BEFORE}(?<!(?:{words.not_before})\s)(?:(?P<before>{beside})\s+)?(?P<weekday>{days}){_EDGE_AFTER}"
        rf"(?:\s+(?P<after>{beside}){_EDGE_AFTER})?(?!\s(?:Times|Telegraph|Mirror|Express|Post|Club)\b)"
    )
    yield rf"{_EDGE_BEFORE}{words.ago.format(n=_N)}{_EDGE_AFTER}"
    relative = "|".join((*sorted(words.days, key=len, reverse=True), *_periods(words)))
    yield rf"{_EDGE_BEFORE}(?P<relative>{relative}){_EDGE_AFTER}"


@cache
def _triggers(code: str) -> frozenset[str]:
    """Return case-folded words of which each named or relative date has one."""
    words = tables.find(Calendar, code)
    if words is None:
        return frozenset()
    plain = (*words.months, *words.weekdays, *(day for day in words.days if " " not in day))
    phrases = (*(day for day in words.days if " " in day), *_periods(words), words.ago.format(n=_N))
    beside = {*_expanded(f"{words.last} {words.this} {words.next}")}
    telling = {word for form in phrases for word in _expanded(form)} - beside
    short = {word for word in telling & stop_words(code) if len(word) < 4}
    return frozenset(
        word.casefold() for word in {*(telling - short), *(w for p in plain for w in _expanded(p))}
    )


def _expanded(form: str) -> Iterator[str]:
    """Yield the words of a pattern, with and without a letter that may be missing, with each of a class."""
    plain = regex.sub(r"\\p\{L\}|\(\?P?<[^>)]*[>)]|\(\?:|\\", " ", form)
    for word in regex.findall(r"(?:\p{L}\??)+(?:\[\p{L}+\])?", plain):
        stem, _, letters = word.rstrip("]").partition("[")
        for spelled in (stem.replace("?", ""), regex.sub(r"\p{L}\?", "", stem)):
            yield from (spelled + letter for letter in ("", *letters))
