"""Number → its value and the ways it can be read, and which two quantities are equal.

Quantities are those that do; two sentences are set apart by any number: a year, a flight, a place in a row.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from summarize.language.quantities.amounts import (
    begins_number,
    hedge_before,
    may_begin,
    number_at,
    unit_after,
)
from summarize.language.quantities.spelled import Number, ideographic, value_of
from summarize.language.quantities.tokens import Line, bases, folded, is_hyphen, line, measures
from summarize.language.tables import get
from summarize.language.tables.speech import Grammar, Hedge, Outcome
from summarize.language.words import primary

# A figure in a sentence.

Dimension = Literal["count", "money", "share", "time", "measure"]
"""What a unit measures; ``count`` has no unit but the things that are counted."""

ABOUT = 0.1
"""How far "about" reaches, as a share of the figure."""
_SHARES = frozenset({"%", "percentage point", "×"})
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_CODE = regex.compile(r"[A-Z]{3}")


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """A figure in a sentence; ``start`` and ``end`` are code points of the sentence."""

    start: int
    end: int
    value: float | None
    """The figure as stated, in ``unit``; None where only an interval is ("dozens", "20 to 30")."""
    low: float | None
    high: float | None
    """What the words leave open; None is without a bound."""
    dimension: Dimension
    unit: str | None
    """Symbol of the SI or name of a unit, ISO 4217 code, ``%``; None for things that are counted."""
    counted: tuple[str, ...] = ()
    """Stems of the words that it counts: ``soldier``; ``natur gas``."""
    noun: str | None = None
    """Those words as they are."""
    head: str | None = None
    """The stem of what is counted without its attributes: ``soldier`` of North Korean soldiers."""
    per: str | None = None
    """The period or thing that it is a rate of: ``year``, ``person``."""
    hedge: Hedge = "exactly"
    qualifier: str | None = None
    """The hedge as it is."""
    outcome: Outcome | None = None
    """What happened to the people who are counted."""
    definite: bool = False
    """It points back ("the two leaders") instead of giving a figure."""
    places: int = 0
    """Digits as written, without leading zeros; 0 for number words."""
    step: float = 0.0
    """What one more in the last digit is worth, in ``unit``; 0 for number words."""


def dimension_of(unit: str | None) -> Dimension:
    """Return what a unit measures."""
    if unit is None:
        return "count"
    if unit in _SHARES:
        return "share"
    if unit in TIMES:
        return "time"
    return "money" if _CODE.fullmatch(unit) else "measure"


def bound(value: float, hedge: Hedge, side: int) -> float | None:
    """Return the lower (``side`` -1) or upper (1) end of what a hedged figure leaves open."""
    if hedge == "about":
        return round(value + side * abs(value) * ABOUT, 9)
    upwards = hedge in {"at-least", "more-than"} and side > 0
    downwards = hedge in {"at-most", "less-than"} and side < 0
    return None if upwards or downwards else value


# When two figures are equal, in whatever units they are written.

_WIDEST = 0.05
"""How far a figure that was converted and rounded may be off, as a share of it."""


def base(unit: str | None) -> tuple[str | None, float]:
    """Return the unit that a unit is compared in, and what it is of that."""
    return bases().get(unit or "", (unit, 1.0))


def equal(a: tuple[float, str | None], b: tuple[float, str | None]) -> bool:
    """Whether two values with their units are the same: 1,000 kg and 1 tonne; 5 miles and 8 km.

    What was converted is rounded as a rule, so that half of the last digit that is not 0 may be missing.
    """
    (value, unit), (other, other_unit) = a, b
    (name, factor), (other_name, other_factor) = base(unit), base(other_unit)
    if name != other_name:
        return False
    x, y = value * factor, other * other_factor
    if math.isclose(x, y, rel_tol=1e-6, abs_tol=1e-9):
        return True
    if unit == other_unit or _is_power_of_ten(factor / other_factor):
        return False
    rounded = max(_step(value) * factor, _step(other) * other_factor) / 2
    return abs(x - y) <= min(rounded, _WIDEST * max(abs(x), abs(y)))


def _is_power_of_ten(ratio: float) -> bool:
    power = math.log10(ratio)
    return math.isclose(power, round(power), abs_tol=1e-9)


def _step(value: float) -> float:
    """Return what one more in the last digit that is not 0 is worth: 500 of 2,500 steps by 100."""
    text = f"{abs(value):.6f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


# Where a sentence has a number of any kind: digits, number words, fractions, "one" where it counts.

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
    own = measures(language)
    if not words.isdisjoint(_starts(language)):
        return True
    # "A year", "an hour": an article is a number where a unit of time follows.
    if own.articles and not words.isdisjoint(_times(language)):
        return True
    return bool(own.spelling.openings) and any(_may_begin(word, language) for word in words)


def may_tell(words: frozenset[str], language: str) -> bool:
    """Whether any of the words begins a number, is an ordinal, or is derived from a number."""
    own = measures(language)
    if may_have_words(words, language) or not own.ordinals.keys().isdisjoint(words):
        return True
    return bool(own.spelling.openings) and any(_is_derived(word, language) for word in words)


@cache
def _starts(language: str) -> frozenset[str]:
    return measures(language).spelling.starts - measures(language).articles


@lru_cache(maxsize=MOST_WORDS)
def _may_begin(word: str, language: str) -> bool:
    tables = measures(language)
    return word not in tables.articles and begins_number(tables.spelling, word)


@lru_cache(maxsize=MOST_WORDS)
def _is_derived(word: str, language: str) -> bool:
    return bool(measures(language).spelling.derived_from(word))


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
    """Read "half of the voters", "two-thirds of", "die Hälfte der" as a share, in per cent.

    "Half a mile" and "three-quarters of a percentage point" are a part of one.
    """
    shares, linking = of.tables.shares, of.tables.role("of") | {"of"}
    numerator = of.tables.cardinals.get(of.fold(i), 1.0 if of.fold(i) in of.tables.ones else 0.0)
    last = i + 1 + is_hyphen(of, i + 1) if numerator and of.fold(i) not in of.tables.articles else i
    share = shares.get(of.fold(last).removesuffix("s") if numerator > 1 else of.fold(last))
    if share is None or not of.is_word(last):
        return None
    value = round((numerator or 1.0) * share, 4)
    one = last + 1 + (of.fold(last + 1) in linking)
    if value < 100 and of.fold(one) in of.tables.ones and unit_after(of, one + 1) is not None:
        return Number(round(value / 100, 9), round(value / 100, 9), i, one)
    whole = value < 100 and of.fold(last + 1) in linking | of.tables.role("of-whole")
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


# Sentence → all numbers in it, with offsets, whether or not they measure something.

_MOST_DIGITS = 30


class Value(Struct, frozen=True, gc=False):
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
    telling = has_digit(text) or may_tell(words_in(text), code)
    return values_on(line(text, code) if telling else None, text)


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


def is_ordinal(word: str, language: str | None) -> bool:
    """Whether a case-folded word is an ordinal: second, 2nd."""
    tables = measures(primary(language))
    if word[:1].isdecimal():
        return word.lstrip("0123456789") in tables.role("ordinal-ends")
    return tables.ordinals.get(word, 0) >= 1 and word not in tables.role("repeats")


def is_scale(word: str, language: str | None) -> bool:
    """Whether a case-folded word multiplies the number in front of it: million."""
    return word in measures(primary(language)).scales


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
