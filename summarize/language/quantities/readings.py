"""Where a sentence has a number of any kind: digits, number words, fractions, "one" where it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

import regex

from summarize.language.quantities.amounts import hedge_before, unit_after
from summarize.language.quantities.measures import measures
from summarize.language.quantities.numerals import begins_number, may_begin, number_at
from summarize.language.quantities.quantity import TIMES
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line, folded, is_hyphen
from summarize.language.tables import get
from summarize.language.tables.speech import Grammar

MINUS = frozenset({"-", "−", "–"})
_DIGIT, _PLAIN = re.compile(r"\d"), re.compile("[a-z]+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
MOST_WORDS = 2**14
"""Distinct words of which is remembered what they are."""


_MOST_OF, _LARGEST_WHOLE = 100, 1000
_WHOLES = frozenset({3, 4, 5, 10, 100, 1000})
"""Wholes of which more than one part is given: two in three, nine in ten."""


def may_have_any(text: str, language: str) -> bool:
    """Whether a sentence has a digit or a word that numbers have: a quick look that many fail.

    ``language`` is a primary subtag.
    """
    return has_digit(text) or may_have_words(words_in(text), language)


def has_digit(text: str) -> bool:
    """Whether a text has a digit of any script."""
    return _DIGIT.search(text) is not None


def words_in(text: str) -> frozenset[str]:
    """Return the case-folded words of a sentence."""
    return frozenset(_PLAIN.findall(text.lower()) if text.isascii() else _WORD.findall(folded(text)))


def may_have_words(words: frozenset[str], language: str) -> bool:
    """Whether any of the words begins a number."""
    if any(_may_begin(word, language) for word in words):
        return True
    # "A year", "an hour": an article is a number where a unit of time follows.
    return bool(measures(language).articles) and not words.isdisjoint(_times(language))


@lru_cache(maxsize=MOST_WORDS)
def _may_begin(word: str, language: str) -> bool:
    tables = measures(language)
    return word not in tables.articles and begins_number(tables.spelling, word)


@cache
def _times(language: str) -> frozenset[str]:
    return frozenset(word for word, (unit, _) in measures(language).units.items() if unit in TIMES)


def number_from(of: Line, i: int) -> Number | None:
    """Return the number that begins with token ``i``, a minus in front included, or None."""
    if i not in of.numbers:
        of.numbers[i] = _number_from(of, i)
    return of.numbers[i]


def _number_from(of: Line, i: int) -> Number | None:
    if not may_begin(of, i):
        return None
    number = _fraction(of, i)
    if number is None:
        plain = number_at(of, i)
        number = _one_in(of, i, plain) or plain or _one(of, i)
    return None if number is None else _below_zero(of, number)


def _below_zero(of: Line, number: Number) -> Number:
    """Take in a minus that is right before a number with a unit: −5 °C, -3%, minus five degrees."""
    sign = of.fold(number.first - 1)
    signed = sign in MINUS and of.glued(number.first) and not of.glued(number.first - 1)
    if not (signed or sign == "minus") or unit_after(of, number.last + 1) is None:
        return number
    return replace(number, low=-number.high, high=-number.low, first=number.first - 1)


def _one(of: Line, i: int) -> Number | None:
    """Read "one" as a number where it counts people or time, or is hedged: "for a year", "at least one"."""
    tables = of.tables
    word, following = of.fold(i).replace("’", "'").removeprefix("d'"), of.fold(i + 1)
    if word not in tables.ones or following in tables.role("of") | {"of"}:
        return None
    unit = unit_after(of, i + 1)
    timed = unit is not None and unit.name in TIMES and of.fold(i - 1) in tables.role("lasting")
    hedge, _ = hedge_before(of, i)
    hedged = hedge in {"at-least", "more-than", "less-than"} and word not in tables.articles
    people = word == "one" and (following in tables.role("people") or following in tables.outcomes)
    stated = word == "one" or get(Grammar, of.language).no_articles
    timed = timed or (stated and unit is not None and unit.name in TIMES and following != "day")
    # "Un km": what is written with a symbol is measured, "un pied" may be a foot.
    measured = unit is not None and unit.name not in TIMES and word not in tables.articles
    measured = measured and (stated or following in measures("").units)
    if not (timed or measured or people or hedged or (hedge != "exactly" and unit is not None)):
        return None
    return Number(1.0, 1.0, i, i)


def _fraction(of: Line, i: int) -> Number | None:
    """Read "half of the voters", "two-thirds of", "die Hälfte der" as a share, in per cent."""
    shares = of.tables.shares
    numerator = of.tables.cardinals.get(of.fold(i), 1.0 if of.fold(i) in of.tables.ones else 0.0)
    last = i + 1 + is_hyphen(of, i + 1) if numerator and of.fold(i) not in of.tables.articles else i
    share = shares.get(of.fold(last).removesuffix("s") if numerator > 1 else of.fold(last))
    if share is None or not of.is_word(last):
        return None
    behind = of.tables.role("of") | of.tables.role("of-whole") | {"of"}
    value = round((numerator or 1.0) * share, 4)
    whole = value < 100 and of.fold(last + 1) in behind
    return Number(value, value, i, last, share=True) if whole else None


def _one_in(of: Line, i: int, plain: Number | None) -> Number | None:
    """Read "one in five households" as a share, in per cent; "two in ten days" is none."""
    part = plain or (Number(1.0, 1.0, i, i) if of.fold(i) in of.tables.ones - of.tables.articles else None)
    if part is None or part.low != part.high or not 0 < part.low < _MOST_OF:
        return None
    if of.phrase(part.last + 1, part.last + 2) not in of.tables.links:
        return None
    link = next((n for n in (3, 2, 1) if of.phrase(part.last + 1, part.last + 1 + n) in of.tables.ratios), 0)
    whole = number_at(of, part.last + 1 + link) if link else None
    if whole is None or whole.low != whole.high or not part.low < whole.low <= _LARGEST_WHOLE:
        return None
    written = part.digits == whole.digits and not whole.scaled
    # Of larger numbers, any two may happen to meet: 7 in 16 attacks.
    usual = part.low == 1 or whole.low in _WHOLES
    if (
        not written
        or not usual
        or unit_after(of, whole.last + 1) is not None
        or not of.is_word(whole.last + 1)
    ):
        return None
    value = round(100 * part.low / whole.low, 4)
    return Number(value, value, i, whole.last, share=True)
