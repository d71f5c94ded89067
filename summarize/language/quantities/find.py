"""One sentence → its quantities: value or interval, unit, what is counted, period, hedge.

Names with digits (Power of Siberia 2, G20), years, dates, times of day, scores and numbers that
measure nothing are no quantities.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

import regex

from summarize.language.quantities.amounts import (
    front,
    hedge_before,
    hedged,
    period_after,
    rate_before,
    unit_after,
)
from summarize.language.quantities.counted import counted_by
from summarize.language.quantities.labels import behind_label
from summarize.language.quantities.measures import measures
from summarize.language.quantities.nouns import outcome_near
from summarize.language.quantities.numerals import may_begin, number_at
from summarize.language.quantities.quantity import TIMES, Quantity, bound, dimension_of
from summarize.language.quantities.ranges import with_range
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line, is_hyphen, line
from summarize.language.quantities.units import unit_of
from summarize.language.words import primary

_HEAD_FIRST = frozenset({"es", "fr", "it", "pt", "ca", "ro"})
"""Languages that put attributes behind the noun."""


@lru_cache(maxsize=65_536)
def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in order."""
    code = primary(language)
    if not _may_have_any(text, code):
        return ()
    of = line(text, code)
    found: list[Quantity] = []
    i = 0
    while i < len(of.tokens):
        if not may_begin(of, i):
            i += 1
            continue
        number = _fraction(of, i) or number_at(of, i) or _one(of, i)
        if number is None:
            i += 1
            continue
        number = _below_zero(of, number)
        behind = behind_label(of, number)
        if behind:
            i = behind
            continue
        quantity, i = _quantity(of, number)
        if quantity is not None:
            # "20 $ 30": the sign belongs to the first.
            start = max(quantity.start, found[-1].end if found else 0)
            found.append(replace(quantity, start=start))
    return tuple(found)


_MINUS = frozenset({"-", "−", "–"})
_DIGIT, _WORD = regex.compile(r"\p{Nd}"), regex.compile(r"\p{L}[\p{L}\p{M}]*")


_ARTICLES = frozenset({"a", "an"})


def _may_have_any(text: str, code: str) -> bool:
    """Whether a sentence has a digit or a word that figures have: a quick look that many fail."""
    if _DIGIT.search(text) or code == "de":
        return True
    tables = measures(code)
    words = frozenset(_WORD.findall(text.casefold()))
    if not words.isdisjoint(tables.starts - _ARTICLES if code == "en" else tables.starts):
        return True
    # "A year", "an hour": an article is a number where a unit of time follows.
    return code == "en" and not words.isdisjoint(_times())


@cache
def _times() -> frozenset[str]:
    return frozenset(word for word, (unit, _) in measures("en").units.items() if unit in TIMES)


def _below_zero(of: Line, number: Number) -> Number:
    """Take in a minus that stands right before a number with a unit: −5 °C, -3%, minus five degrees."""
    sign = of.fold(number.first - 1)
    signed = sign in _MINUS and of.glued(number.first) and not of.glued(number.first - 1)
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
    timed = unit is not None and unit.name in TIMES and of.fold(i - 1) in _FOR
    hedge, _ = hedge_before(of, i)
    hedged = hedge in {"at-least", "more-than", "less-than"} and word not in {"a", "an"}
    people = word == "one" and (following in tables.role("people") or following in tables.outcomes)
    stated = word == "one" or of.language in {"cs", "sk", "pl", "ru"}
    timed = timed or (stated and unit is not None and unit.name in TIMES and following != "day")
    if not (timed or people or hedged or (hedge != "exactly" and unit is not None)):
        return None
    return Number(1.0, 1.0, i, i)


_FOR = frozenset(
    {
        "for",
        "pendant",
        "für",
        "durante",
        "per",
        "por",
        "na",
        "after",
        "within",
        "voor",
        "i",
        "nearly",
        "almost",
    }
)


def _fraction(of: Line, i: int) -> Number | None:
    """Read "half of the voters", "two-thirds of", "die Hälfte der" as a share, in per cent."""
    shares = of.tables.shares
    numerator = of.tables.cardinals.get(of.fold(i), 1.0 if of.fold(i) in of.tables.ones else 0.0)
    last = i + 1 + is_hyphen(of, i + 1) if numerator and of.fold(i) not in {"a", "an"} else i
    share = shares.get(of.fold(last).removesuffix("s") if numerator > 1 else of.fold(last))
    if share is None or not of.is_word(last):
        return None
    behind = of.tables.role("of") | of.tables.role("of-whole") | {"of"}
    value = round((numerator or 1.0) * share, 4)
    return Number(value, value, i, last) if value < 100 and of.fold(last + 1) in behind else None


def _quantity(of: Line, number: Number) -> tuple[Quantity | None, int]:
    """Return the quantity of a number, None where it measures nothing, and where to go on."""
    number, ranged = with_range(of, number)
    unit = unit_of(of, number)
    counted = counted_by(of, number, unit) if number.low <= number.high else None
    if counted is None:
        return None, number.last + 1
    period = period_after(of, counted.last + 1)
    start, last = front(of, number.first), counted.last if period is None else period[1]
    hedge = hedged(of, start, last)
    last = hedge.last
    factor = 1.0 if unit is None else unit.factor
    low, high = round(number.low * factor, 9), round(number.high * factor, 9)
    exact, name = low == high and not ranged, None if unit is None else unit.name
    return (
        Quantity(
            start=of.tokens[hedge.first].start,
            end=of.tokens[last].end,
            value=low if exact else None,
            low=bound(low, hedge.kind, -1),
            high=bound(high, hedge.kind, 1),
            dimension=dimension_of(name),
            unit=name,
            counted=counted.stems,
            noun=of.raw(*counted.tokens) if counted.stems else None,
            head=counted.stems[0 if of.language in _HEAD_FIRST else -1] if counted.stems else None,
            per=period[0] if period is not None else rate_before(of, hedge.first),
            hedge="vague" if not exact and not ranged and hedge.kind == "exactly" else hedge.kind,
            qualifier=hedge.words,
            outcome=None
            if unit is not None
            else outcome_near(of, hedge.first, max(last, counted.whole), named=counted.named),
            definite=of.fold(start - 1) in of.tables.role("definite"),
            places=number.places,
            step=number.step * factor,
        ),
        last + 1,
    )
