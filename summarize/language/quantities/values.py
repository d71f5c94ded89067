"""Sentence → all numbers in it, with offsets, whether or not they measure something.

Quantities are those that do; two sentences are set apart by any number: a year, a flight, a place in a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summarize.language.quantities.amounts import unit_after
from summarize.language.quantities.ideographs import ideographic
from summarize.language.quantities.measures import measures
from summarize.language.quantities.quantity import TIMES
from summarize.language.quantities.readings import (
    MINUS,
    MOST_WORDS,
    has_digit,
    may_have_words,
    number_from,
    words_in,
)
from summarize.language.quantities.scales import Number
from summarize.language.quantities.spelled import value_of
from summarize.language.quantities.tokens import Line, line
from summarize.language.words import primary

_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a sentence; ``start`` and ``end`` are code points of the sentence."""

    start: int
    end: int
    number: float
    """Years for decades and centuries, weeks for fortnights, the middle of what is vague."""
    certain: bool
    """False for "one", "first" and their like, which are rarely meant as numbers."""


def values(text: str, language: str | None) -> tuple[Value, ...]:
    """Return the numbers of a sentence, in order: digits, number words, ordinals, fractions."""
    code = primary(language)
    return values_on(line(text, code) if may_have_values(text, code) else None, text)


def values_on(of: Line | None, text: str) -> tuple[Value, ...]:
    """Return the same, given the sentence taken apart, or None where only ideographs can be numbers in it."""
    written = [Value(start, end, number, certain=True) for start, end, number in ideographic(text)]
    if of is None:
        return tuple(written)
    found: list[Value] = []
    last = -1
    for i in of.telling:
        if i <= last:
            continue
        number = number_from(of, i)
        if number is not None:
            start, last = of.tokens[number.first].start, number.last
            found.append(Value(start, of.tokens[last].end, _value(of, number), certain=True))
        elif (value := _other(of, i)) is not None:
            token = of.tokens[i]
            found.append(Value(token.start, token.end, value, of.is_number(i) or value != 1))
    return tuple(sorted([*found, *written], key=lambda v: v.start)) if written else tuple(found)


def is_number_word(word: str, language: str | None) -> bool:
    """Whether a case-folded word is used to write numbers in a language."""
    tables = measures(primary(language))
    if word in tables.articles:
        return False
    return word in tables.spelling.parts or word in tables.vague or word in tables.ordinals


def is_scale(word: str, language: str | None) -> bool:
    """Whether a case-folded word multiplies the number in front of it: million."""
    return word in measures(primary(language)).scales


def may_have_values(text: str, language: str) -> bool:
    """Whether a sentence has a digit, or a word that numbers have: a quick look."""
    if has_digit(text):
        return True
    words = words_in(text)
    return may_have_words(words, language) or any(_is_ordinal(word, language) for word in words)


@lru_cache(maxsize=MOST_WORDS)
def _is_ordinal(word: str, language: str) -> bool:
    tables = measures(language)
    return word in tables.ordinals or bool(tables.spelling.derived_from(word))


def _value(of: Line, number: Number) -> float:
    value = number.low if number.low == number.high else (number.low + number.high) / 2
    unit = unit_after(of, number.last + 1)
    if unit is not None and unit.name in TIMES:
        # "Three decades" are 30 years.
        value *= unit.factor
    elif number.digits and of.fold(number.first - 1) in MINUS and of.glued(number.first):
        value *= 1 if of.glued(number.first - 1) else -1
    return round(value, 6)


def _other(of: Line, i: int) -> float | None:
    """Return the value of what is no cardinal number: an ordinal, zweiundzwanzigjährig, 10.0.1, one."""
    word, tables = of.fold(i), of.tables
    if of.is_number(i):
        digits = [str(int(c)) for c in word if c.isdecimal()]
        # Digits of a newer Unicode than that of Python are none to it.
        return float("".join(digits[:_MOST_DIGITS])) if digits else None
    if word in tables.ordinals:
        return tables.ordinals[word]
    if word in tables.ones - tables.articles:
        return 1.0
    parts = tables.spelling.derived_from(word)
    return value_of(of, parts) if parts else None
