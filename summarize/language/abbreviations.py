"""Point behind a short word → whether it ends the sentence."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Dates
from summarize.language.tables.speech import Grammar
from summarize.language.tables.written import Calendar, Splitting

_NEAR = 24
"""Characters before a boundary that are looked at."""
_BEHIND = 60
"""Characters behind it."""
_EDGE = r"(?<![\p{L}\p{M}\p{N}])"
# Where a number with a point is an ordinal: "am 3. Mai", "1. října".
_ORDINAL = regex.compile(r"(?<![\p{L}\p{N}.,])\d{1,3}\.\s+$")
_NUMBER = regex.compile(r"[\p{N}]|[IVXLC]+\b")
# A point of full width between digits is one of a decimal: ４．５億円.
_WIDE_DECIMAL = regex.compile(r"(?<=\p{Nd})．(?=\p{Nd})")
# Initials joined without a space: a U.S.-U.K. deal, J.K. Rowling.
_DOTTED = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}\.$")
_INITIAL = regex.compile(r"\p{Lu}\.")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+|\p{Lu}\.")


def is_inside(paragraph: str, start: int, code: str) -> bool:
    """Whether a boundary before ``start`` lies inside a sentence: after an ordinal or an abbreviation.

    Args:
        paragraph: the text that was split.
        start: where a splitter says that a sentence begins.
        code: the primary subtag of its language.

    """
    if _WIDE_DECIMAL.match(paragraph, start - 1):
        return True
    before = paragraph[max(0, start - _NEAR) : start].rstrip()
    if not before.endswith("."):
        return False
    if paragraph[start : start + 1].islower():
        return True
    if not paragraph[start - 1].isspace() and _INITIAL.match(paragraph, start) and _DOTTED.search(before):
        return True
    if tables.get(Grammar, code).ordinal_point and _ORDINAL.search(paragraph, max(0, start - 8), start):
        return True
    behind = paragraph[start : start + _BEHIND]
    return any(
        short is not None and short.search(before) and follows.match(behind)
        for short, follows in (
            (_titles(code), _ANYTHING),
            (_initials(code), _NAME),
            (_numbered(code), _NUMBER),
            *_hours(code),
        )
    )


_ANYTHING = regex.compile("")


@cache
def _titles(code: str) -> regex.Pattern[str] | None:
    return _short(tables.get(Splitting, code).abbreviations)


@cache
def _numbered(code: str) -> regex.Pattern[str] | None:
    return _short(tables.get(Splitting, code).numbered)


@cache
def _initials(code: str) -> regex.Pattern[str] | None:
    """Return the first letters of a name behind a title: prof. A. Martin."""
    listed = "|".join(tables.get(Splitting, code).abbreviations)
    return (
        regex.compile(rf"{_EDGE}(?:{listed})\.\s(?:\p{{Lu}}\.[\s-]?){{0,3}}\p{{Lu}}\.$") if listed else None
    )


@cache
def _hours(code: str) -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """Return the halves of the day, with what follows them in one sentence: 5 a.m. Monday, 11 p.m. EST."""
    words = tables.get(Splitting, code)
    if not words.hours:
        return ()
    calendar = tables.find(Calendar, code)
    named = (*calendar.weekdays, *calendar.months) if calendar else ()
    zones = (rf"{zone}\b" for zone in tables.get(Dates, tables.COMMON).zones if len(zone) > 1)
    short = regex.compile(rf"(?:{'|'.join(words.hours)})\.$")
    other = "|".join(words.not_after_hours) or "(?!)"
    after = "|".join((*words.after_hours, *(rf"(?:{name})(?!\p{{L}})" for name in named), *zones))
    return ((short, regex.compile(rf"(?!(?:{other}))(?:{after})")),)


def _short(listed: tuple[str, ...]) -> regex.Pattern[str] | None:
    return regex.compile(rf"{_EDGE}(?:{'|'.join(listed)})\.$") if listed else None
