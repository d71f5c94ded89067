"""Sentence → the nights that it names: Friday evening and early Saturday are one night, by two clocks."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.speech import Times
from summarize.language.tables.written import Calendar
from summarize.language.terms import Terms

_NEAR = 2
"""Words between a weekday and the part of the day: late on Friday."""

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
                near = {*terms.words[max(0, i - _NEAR) : i + 2]}
                if not times.evening.isdisjoint(near):
                    evening.add(day)
                if not times.morning.isdisjoint(near):
                    morning.add((day - 1) % 7)
    return frozenset(evening), frozenset(morning)


@cache
def _weekdays(code: str) -> tuple[regex.Pattern[str], ...]:
    calendar = tables.find(Calendar, code)
    return tuple(regex.compile(day, regex.IGNORECASE) for day in calendar.weekdays) if calendar else ()
