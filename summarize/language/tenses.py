"""Sentence → when it happens: its tense, the days that its dates mean, its nights, the ages in it."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import takewhile
from typing import Literal

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.dates import DateExpression, calendar
from summarize.language.quantities.values import has_digit
from summarize.language.tables.speech import Names, Times
from summarize.language.tables.written import Calendar
from summarize.language.terms import Terms
from summarize.language.words import primary, time_names

# Sentence and a date in it → whether the sentence places it before or after its publication.

Lies = Literal["future", "past", "done", "unclear", "untold"]
_BESIDE = 40
"""Characters beside a date that place it whatever else the sentence reports."""
_OWNED = regex.compile(r"['’]s(?!\p{L})")
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"


def lies(text: str, found: DateExpression, language: str | None) -> Lies:
    """Say whether a day that no word of its own places lies ahead, behind, or where nobody can say.

    ``done`` is a day on which something was done; ``unclear`` a sentence that speaks of what was and of what
    will be, ``untold`` one that does neither.
    """
    code = primary(language)
    if (found.weekday is None and found.day is None) or tables.find(Calendar, code) is None:
        return "untold"
    scheduled, bound, awaited, done, either = _beside(code)
    start = _joined(text, found.start, code)
    before, behind = text[max(0, start - _BESIDE) : start], text[found.end : found.end + _BESIDE]
    if scheduled.search(before) or awaited.match(behind):
        return "future"
    if done.search(before):
        return "done"
    # The date is no verb, though it may end like one: Czech neděli, Sunday, as a past form.
    future, past = (
        tuple(place for place in places if not found.start <= place < found.end)
        for places in _told(text, code)
    )
    placed = _by_tense(found, future, past)
    if placed in {"past", "untold"} and bound.search(before):
        return "unclear"
    if found.day is not None or placed not in {"past", "future"} or _OWNED.match(behind):
        # "He was jailed for Monday's attack": what is behind it sets the day.
        return placed
    return "unclear" if either.search(text, 0, start) else placed


def _joined(text: str, start: int, code: str) -> int:
    """Return where the first of some weekdays begins that are joined: for Monday and Tuesday."""
    while (before := _joint(code).search(text, max(0, start - _BESIDE), start)) is not None:
        start = before.start()
    return start


@cache
def _joint(code: str) -> regex.Pattern[str]:
    words = calendar(code)
    days = "|".join(words.weekdays)
    return regex.compile(
        rf"{_EDGE_BEFORE}(?:{days})(?:,? (?:{words.joins})|,) (?:(?:on|am|le|el|il) )?$", regex.I
    )


def _by_tense(found: DateExpression, future: tuple[int, ...], past: tuple[int, ...]) -> Lies:
    """Place a date by the words of the future and of the past, whose places in the sentence are given."""
    if not future:
        return "past" if past else "untold"
    before, told = bisect_left(future, found.start), bisect_left(past, found.start)
    if before:
        return "unclear" if told and past[told - 1] > future[before - 1] else "future"
    if told:
        return "unclear"
    after = bisect_left(past, found.end)
    return "past" if after < len(past) and past[after] < future[0] else "future"


@lru_cache(maxsize=64)
def _told(text: str, code: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where a sentence has words of the future, and words of the past."""
    future, past = _tenses(code)
    return tuple(m.start() for m in future.finditer(text)), tuple(m.start() for m in past.finditer(text))


@cache
def _tenses(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = calendar(code)
    future = regex.compile(rf"{_EDGE_BEFORE}(?:{words.future}){_EDGE_AFTER}", regex.I)
    return future, regex.compile(rf"{_EDGE_BEFORE}(?:{words.past}){_EDGE_AFTER}", regex.I)


@cache
def _beside(code: str) -> tuple[regex.Pattern[str], ...]:
    words = calendar(code)
    return (
        regex.compile(rf"{_EDGE_BEFORE}(?:{words.scheduled}) $", regex.I),
        regex.compile(rf"{_EDGE_BEFORE}(?:{words.bound}) $", regex.I),
        regex.compile(rf"(?:{words.awaited}){_EDGE_AFTER}", regex.I),
        # "Began on", but not "is buried on": what is done on a day that is over.
        regex.compile(
            rf"{_EDGE_BEFORE}(?<!{_EDGE_BEFORE}(?:{words.present}) )(?!(?:{words.future}|{words.planned}))"
            rf"(?:{words.past})(?: (?:on|the|am|le|el|il|em|op|dne|v))? $",
            regex.I,
        ),
        regex.compile(rf"{_EDGE_BEFORE}(?:{words.either}){_EDGE_AFTER}", regex.I),
    )


# Date expression and day of publication → the day, month or year that it is, or why that is not known.

_NEAR = 120
"""Days from publication within which a date without a year is sure to be the nearest one."""
_SURE = 30
"""Days from publication within which it is so whatever the tense, unless it is said what was done then."""
_SUNDAY = 6
_UNPUBLISHED = "no publication date to count from"
_UNPLACED = {
    "unclear": "the sentence tells of what was and of what will be",
    "untold": "no word says whether it was or will be",
}


def resolve(found: DateExpression, published: date | None, tense: Lies) -> tuple[str | None, str]:
    """Return what a date is, ISO 8601, or None, and the rule that says so.

    ``tense`` says where a day lies that no word places.
    """
    if found.ambiguous:
        return None, "day and month may be swapped"
    if found.several:
        return None, "a range of days"
    if found.direction == "every":
        return None, "it recurs"
    if found.remembered:
        return None, "no year: an event is known by this day"
    try:
        if found.offset is not None:
            return _relative(found, published)
        if found.day is not None and found.year is not None:
            return _agreeing(found, date(found.year, found.month or 0, found.day), "written in full")
        if found.day is not None:
            return _without_year(found, published, tense)
        if found.weekday is not None:
            return _weekday(found, published, tense)
    except (ValueError, OverflowError):
        return None, "no such day"
    if found.year is not None:
        month = "" if found.month is None else f"-{found.month:02}"
        return f"{found.year}{month}", "written with its year"
    return _bare_month(found, published)


def _agreeing(found: DateExpression, day: date, how: str) -> tuple[str | None, str]:
    """Return a day unless its weekday is not the one that is written beside it."""
    if found.weekday is not None and day.weekday() != found.weekday:
        return None, "the weekday and the day do not agree"
    return day.isoformat(), how


def _relative(found: DateExpression, published: date | None) -> tuple[str | None, str]:
    unit, number = found.offset or ("day", 0)
    if published is None:
        return None, _UNPUBLISHED
    how = f"counted in {unit}s from publication on {published.isoformat()}"
    if unit == "day":
        return (published + timedelta(days=number)).isoformat(), how
    if unit == "week":
        return None, "a week, not a day"
    months = published.year * 12 + published.month - 1 + number * (12 if unit == "year" else 1)
    month = date(months // 12, months % 12 + 1, 1).isoformat()
    return month[: len("2025")] if unit == "year" else month[: len("2025-09")], how


def _without_year(found: DateExpression, published: date | None, tense: Lies) -> tuple[str | None, str]:
    """Take the year in which the day lies nearest to publication, if that is beyond doubt."""
    if published is None:
        return None, f"no year, and {_UNPUBLISHED}"
    month, day = found.month or 0, found.day or 0
    years = range(max(1, published.year - 1), published.year + 2)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    nearest = min(days, key=lambda d: abs(d - published), default=None)
    if nearest is None or abs(nearest - published) > timedelta(days=_NEAR):
        return None, f"no year, and more than {_NEAR} days from publication on {published.isoformat()}"
    elsewhere = {"past", "done"} if nearest > published else {"future"}
    sure = abs(nearest - published) <= timedelta(days=_SURE) and tense != "done"
    if found.weekday is None and tense in elsewhere and nearest != published and not sure:
        return None, "no year: the sentence does not speak of the nearest such day"
    return _agreeing(found, nearest, f"no year: the nearest to publication on {published.isoformat()}")


def _bare_month(found: DateExpression, published: date | None) -> tuple[str | None, str]:
    if published is None:
        return None, f"no year, and {_UNPUBLISHED}"
    if found.month == published.month:
        return published.isoformat()[:7], f"the month of publication on {published.isoformat()}"
    return None, "no year: the last or the next such month"


def _in_week(weeks: int, weekday: int, published: date) -> tuple[str | None, str]:
    """Place a weekday in a week; to some a week begins on Sunday, so that its days are of either week."""
    if _SUNDAY in (weekday, published.weekday()):
        return None, "a week may begin on Sunday"
    day = published + timedelta(days=weekday - published.weekday() + 7 * weeks)
    return day.isoformat(), f"in a week counted from publication on {published.isoformat()}"


def _weekday(found: DateExpression, published: date | None, tense: Lies) -> tuple[str | None, str]:
    """Place a weekday: in news it is the nearest past one, unless the sentence says otherwise."""
    if published is None:
        return None, _UNPUBLISHED
    weekday, on = found.weekday or 0, f"publication on {published.isoformat()}"
    back, forward = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
    if found.week is not None:
        return _in_week(found.week, weekday, published)
    if found.later is not None:
        ahead = published + timedelta(days=(forward or 7) + 7 * found.later)
        return (
            (ahead.isoformat(), f"weeks after the next one after {on}")
            if found.later
            else (None, "weeks from a day")
        )
    if found.direction == "this":
        return (published + timedelta(days=weekday - published.weekday())).isoformat(), f"in the week of {on}"
    if found.direction == "last":
        day = published - timedelta(days=back or 7)
        sure = day.isocalendar()[:2] != published.isocalendar()[:2]
        return (
            (day.isoformat(), f"the last one before {on}")
            if sure
            else (None, "“last”: of this week or of the one before")
        )
    if found.direction == "next":
        day = published + timedelta(days=forward or 7)
        sure = day.isocalendar()[:2] != published.isocalendar()[:2]
        return (
            (day.isoformat(), f"the next one after {on}")
            if sure
            else (None, "“next”: of this week or of the one after")
        )
    if tense in _UNPLACED:
        return None, _UNPLACED[tense]
    if tense == "future" and not forward:
        return None, "of this week or of the next one"
    if tense == "future":
        return (published + timedelta(days=forward)).isoformat(), f"future tense: the nearest from {on}"
    return (published - timedelta(days=back)).isoformat(), f"the nearest up to {on}"


# Sentence → the nights that it names: Friday evening and early Saturday are one night, by two clocks.

_BEFORE, _BEHIND = 2, 3
"""Words from a weekday to the part of the day: late on Friday; viernes por la noche."""

Nights = tuple[frozenset[int], frozenset[int]]
"""The nights that a sentence names by their evening, and those that it names by their morning after.

A night is numbered by the weekday on which it begins, Monday 0.
"""


def nights(terms: Terms, code: str) -> Nights:
    """Read one sentence, in a language by its primary subtag."""
    times, days = tables.get(Times, code), _weekdays(code)
    evening: set[int] = set()
    morning: set[int] = set()
    if times.evening and not times.names.isdisjoint(terms.words):
        for i, word in enumerate(terms.words):
            day = next((n for n, pattern in enumerate(days) if pattern.fullmatch(word)), None)
            if day is not None:
                near = {*_around(terms.words, i, times.names)}
                if not times.evening.isdisjoint(near):
                    evening.add(day)
                if not times.morning.isdisjoint(near):
                    morning.add((day - 1) % 7)
    return frozenset(evening), frozenset(morning)


def _around(words: Sequence[str], i: int, names: AbstractSet[str]) -> Iterator[str]:
    """Yield the words before and behind word ``i``, up to another name of a day."""
    before, behind = words[max(0, i - _BEFORE) : i], words[i + 1 : i + 1 + _BEHIND]
    yield from takewhile(lambda word: word not in names, reversed(before))
    yield from takewhile(lambda word: word not in names, behind)


@cache
def _weekdays(code: str) -> tuple[regex.Pattern[str], ...]:
    calendar = tables.find(Calendar, code)
    return tuple(regex.compile(day, regex.IGNORECASE) for day in calendar.weekdays) if calendar else ()


# Sentence → the ages of people with a first and a last name.

_PERSON = r"(?P<name>\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){1,3})"
_AGE = r"(?<![\p{N}.,])(?P<age>\d{1,3})"
_BETWEEN = r"(?: [\p{L}\p{M}-]+){0,3}? "
_OLDEST = 120


class Age(Struct, frozen=True):
    """How old somebody is said to be; half-open offsets of the number."""

    name: tuple[str, str]
    """First and last name, case-folded."""
    written: str
    """The same, verbatim."""
    years: int
    start: int
    end: int


def ages(text: str, language: str | None) -> tuple[Age, ...]:
    """Return every "Ann Lee, 41," and "41-year-old Ann Lee" of a sentence, in order."""
    times, found = time_names(), list[Age]()
    for pattern in _patterns(primary(language)) if has_digit(text) else ():
        for match in pattern.finditer(text):
            words = match["name"].split()[-2:]
            name = words[0].casefold(), words[1].casefold()
            years = int(match["age"])
            if 0 < years <= _OLDEST and times.isdisjoint(name):
                found.append(Age(name, " ".join(words), years, *match.span("age")))
    return tuple(sorted(found, key=lambda age: age.start))


@cache
def _patterns(code: str) -> tuple[regex.Pattern[str], ...]:
    own = tables.get(Names, code)
    behind = "|".join(own.aged_behind or (_AGE,)).replace("{age}", _AGE)
    before = [pattern.replace("{age}", _AGE) for pattern in own.aged_before]
    patterns = [rf"{_PERSON}, (?:{behind}),", *(rf"{pattern}{_BETWEEN}{_PERSON}" for pattern in before)]
    return tuple(map(regex.compile, patterns))
