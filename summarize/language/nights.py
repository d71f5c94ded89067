"""Sentence → the nights that it names: Friday evening and early Saturday are one night, by two clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import takewhile

import regex

from summarize.language import tables
from summarize.language.tables.speech import Times
from summarize.language.tables.written import Calendar
from summarize.language.terms import Terms

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
