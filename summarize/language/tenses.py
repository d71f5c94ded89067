"""Sentence and a date in it → whether the sentence places it before or after its publication."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import Literal

import regex

from summarize.language import tables
from summarize.language.dates import DateExpression, calendar
from summarize.language.tables.written import Calendar
from summarize.language.words import primary

Lies = Literal["future", "past", "done", "unclear", "untold"]
_BESIDE = 40
"""Characters beside a date that place it whatever else the sentence reports."""
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"


def lies(text: str, found: DateExpression, language: str | None) -> Lies:
    """Say whether a day that no word of its own places lies ahead, behind, or where nobody can say.

    ``done`` is a day on which something was done; ``unclear`` a sentence that speaks of what was and of what
    will be, ``untold`` one that does neither.
    """
    code = primary(language)
    if (found.weekday is None and found.day is None) or tables.find(Calendar, code) is None:
        return "untold"
    scheduled, bound, awaited, done = _beside(code)
    before, behind = text[max(0, found.start - _BESIDE) : found.start], text[found.end : found.end + _BESIDE]
    if scheduled.search(before) or awaited.match(behind):
        return "future"
    if done.search(before):
        return "done"
    future, past = _told(text, code)
    placed = _by_tense(found, future, past)
    return "unclear" if placed in {"past", "untold"} and bound.search(before) else placed


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
    )
