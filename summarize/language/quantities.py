"""One sentence → its quantities: value or interval, unit, what is counted, period, hedge.

Names with digits (Power of Siberia 2, G20), years, dates, times of day, scores and numbers that
measure nothing are no quantities.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

import regex

from summarize.language.amounts import (
    Unit,
    currency_after,
    currency_before,
    front,
    hedge_after,
    hedge_before,
    period_after,
    rate_before,
    unit_after,
)
from summarize.language.counted import counts_people, is_part_of_name, noun_after, outcome_near
from summarize.language.labels import anniversary_after, behind_label, ordinal_end
from summarize.language.measures import Hedge, Outcome, measures
from summarize.language.numerals import Line, Number, is_hyphen, line, may_begin, number_at
from summarize.language.words import primary, stem, stop_words

Dimension = Literal["count", "money", "share", "time", "measure"]
"""What a unit measures; ``count`` has no unit but the things that are counted."""

ABOUT = 0.1
"""How far "about" reaches, as a share of the figure."""
_SHARES = frozenset({"%", "percentage point", "×"})
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_HEAD_FIRST = frozenset({"es", "fr", "it", "pt", "ca", "ro"})
"""Languages that put attributes behind the noun."""
_CODE = regex.compile(r"[A-Z]{3}")
_AGE = range(1, 121)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
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
    """Those words as they stand."""
    head: str | None = None
    """The stem of what is counted without its attributes: ``soldier`` of North Korean soldiers."""
    per: str | None = None
    """The period or thing that it is a rate of: ``year``, ``person``."""
    hedge: Hedge = "exactly"
    qualifier: str | None = None
    """The hedge as it stands."""
    outcome: Outcome | None = None
    """What happened to the people who are counted."""
    definite: bool = False
    """It points back ("the two leaders") instead of giving a figure."""
    places: int = 0
    """Digits as written, without leading zeros; 0 for number words."""
    step: float = 0.0
    """What one more in the last digit is worth, in ``unit``; 0 for number words."""


@lru_cache(maxsize=8192)
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
    return frozenset(word for word, (unit, _) in measures("en").units.items() if unit in _TIMES)


def _one(of: Line, i: int) -> Number | None:
    """Read "one" as a number where it counts people or time, or is hedged: "for a year", "at least one"."""
    tables = of.tables
    word, following = of.fold(i).replace("’", "'").removeprefix("d'"), of.fold(i + 1)
    if word not in tables.ones or following in tables.role("of") | {"of"}:
        return None
    unit = unit_after(of, i + 1)
    timed = unit is not None and unit.name in _TIMES and of.fold(i - 1) in _FOR
    hedge, _ = hedge_before(of, i)
    hedged = hedge in {"at-least", "more-than", "less-than"} and word not in {"a", "an"}
    people = word == "one" and (following in tables.role("people") or following in tables.outcomes)
    stated = word == "one" or of.language in {"cs", "sk", "pl", "ru"}
    timed = timed or (stated and unit is not None and unit.name in _TIMES and following != "day")
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
    number, ranged = _with_range(of, number)
    if number.low > number.high:
        return None, number.last + 1
    start, last = front(of, number.first), number.last
    unit = _unit(of, number)
    if unit is not None:
        last = max(last, unit.last)
    anniversary = bool(number.digits and ordinal_end(of, number))
    noun = (last + 1, last) if anniversary else noun_after(of, last + 1, counts=unit is None)
    named = noun[1] >= noun[0]
    if unit is None and not _measures(of, number, noun):
        return None, number.last + 1
    counted = _stems(of, noun) if named else ()
    whole = _of_many(of, number) if unit is None and not named else (0, -1)
    counted = counted or (_stems(of, whole) if whole[1] >= whole[0] else ())
    last = max(last, noun[1]) if named else last
    period = period_after(of, last + 1)
    last = last if period is None else period[1]
    # "20 dead" are counted by their fate alone.
    fate = noun[0] == noun[1] and of.fold(noun[0]) in of.tables.outcomes
    hedge, hedged_from = hedge_before(of, start)
    qualifier = of.raw(hedged_from, start - 1) if hedged_from < start else None
    behind = hedge_after(of, last + 1)
    if behind is not None and qualifier is None:
        hedge, qualifier, last = behind[0], of.raw(last + 1, behind[1]), behind[1]
    factor = 1.0 if unit is None else unit.factor
    low, high = round(number.low * factor, 9), round(number.high * factor, 9)
    exact = low == high and not ranged
    name = None if unit is None else unit.name
    return (
        Quantity(
            start=of.tokens[hedged_from].start,
            end=of.tokens[last].end,
            value=low if exact else None,
            low=_bound(low, hedge, -1),
            high=_bound(high, hedge, 1),
            dimension=_dimension(name),
            unit=name,
            counted=() if fate else counted,
            noun=of.raw(*(noun if named else whole)) if counted and not fate else None,
            head=None if fate or not counted else counted[0 if of.language in _HEAD_FIRST else -1],
            per=period[0] if period is not None else rate_before(of, hedged_from),
            hedge="vague" if not exact and not ranged and hedge == "exactly" else hedge,
            qualifier=qualifier,
            outcome=outcome_near(of, hedged_from, max(last, whole[1]), named=named) if unit is None else None,
            definite=of.fold(start - 1) in of.tables.role("definite"),
            places=number.places,
            step=number.step * factor,
        ),
        last + 1,
    )


def _unit(of: Line, number: Number) -> Unit | None:
    """Return the unit of a number: a currency on either side, a unit behind, a magnitude, an age."""
    ordinal = ordinal_end(of, number) if number.digits else 0
    if ordinal:
        return Unit("year", 1.0, anniversary_after(of, ordinal))
    if not number.digits and of.fold(number.last).removesuffix("s") in of.tables.shares:
        return Unit("%", 1.0, number.last)
    money = currency_before(of, number.first)
    if money is not None:
        behind = currency_after(of, number.last + 1)
        return Unit(*money, behind.last if behind and behind.name == money[0] else number.last)
    found = _weight(of, number) or unit_after(of, number.last + 1) or currency_after(of, number.last + 1)
    if found is not None:
        return found
    shared = _shared_unit(of, number)
    if shared is not None:
        return shared
    if {of.fold(number.first - 1), of.fold(number.first - 2)} & {
        "magnitude",
        "magnitud",
        "magnitudo",
        "stärke",
    }:
        return Unit("magnitude", 1.0, number.last)
    return Unit("year", 1.0, number.last) if _is_age(of, number) else None


def _weight(of: Line, number: Number) -> Unit | None:
    """Return pounds as a weight where something weighs them, or where they are pounds of something."""
    behind = number.last + 1
    if of.fold(behind) not in {"pound", "pounds"}:
        return None
    weighs = any(
        of.fold(j).startswith(("weigh", "lift", "heav")) for j in range(number.first - 4, number.first)
    )
    return Unit("pound", 1.0, behind) if weighs or of.fold(behind + 1) == "of" else None


def _shared_unit(of: Line, number: Number) -> Unit | None:
    """Return the unit that a second number brings: 7.6 and 7.5 magnitude, 25 or 30 percent."""
    if of.fold(number.last + 1) not in of.tables.role("and") | of.tables.role("range") | {"and", "or"}:
        return None
    second = number_at(of, number.last + 2)
    unit = None if second is None else unit_after(of, second.last + 1)
    return None if unit is None else Unit(unit.name, unit.factor, number.last)


def _is_age(of: Line, number: Number) -> bool:
    """Whether a number is somebody's age: "Peterson, 32, was", "aged 18", "at age 95"."""
    if number.low not in _AGE or number.first != number.last or not number.digits:
        return False
    before = of.fold(number.first - 1)
    if before in of.tables.role("age"):
        return True
    if of.language == "en" and before == "at" and of.tables.outcomes.get(of.fold(number.first - 2)) == "dead":
        return True
    named = of.token(number.first - 2)
    apposed = (
        before == "," and of.fold(number.last + 1) in {",", ".", ")", ";", ""} and of.glued(number.last + 1)
    )
    return (
        apposed
        and named is not None
        and named.kind == "word"
        and named.text[0].isupper()
        and number.low >= 10
    )


def _with_range(of: Line, number: Number) -> tuple[Number, bool]:
    """Read the second number of "20 to 30", "20-30", "between 20 and 30"; low > high marks a score."""
    dash = of.fold(number.last + 1) in {"-", "–", "—", "‑"}
    tables = of.tables
    word = of.fold(number.last + 1)
    between = of.fold(number.first - 1) in tables.role("between") | {"between"} and word in tables.role(
        "and"
    ) | {"and"}
    if number.low != number.high or not (dash or between or word in tables.role("range") | {"to", "or"}):
        return number, False
    second = number.last + 2
    while of.token(second) is not None and of.tokens[second].kind == "symbol":
        second += 1
    end = number_at(of, second)
    if end is None or end.low != end.high or end.digits != number.digits:
        return number, False
    opened = of.fold(front(of, number.first) - 1) in of.tables.role("from") | {"from"}
    if opened and (number.scaled or currency_before(of, number.first) or unit_after(of, number.last + 1)):
        # "from $610 million to $616 million": two figures.
        return number, False
    # "2 to 3 million": the scale of the second holds for the first.
    low = number.low * (end.low / _unscaled(end.low)) if end.scaled and not number.scaled else number.low
    if low > end.low or (low == end.low):
        # 20-13 is a score; "from 25 to 10" goes down and stays two figures.
        return (replace(number, low=2.0, high=1.0, last=end.last), False) if dash else (number, False)
    if not (dash or between) and unit_after(of, number.last + 1) is not None:
        return number, False
    spaced = dash and not of.glued(number.last + 1)
    if spaced and unit_after(of, end.last + 1) is None and not of.is_word(end.last + 1):
        return replace(number, low=2.0, high=1.0, last=end.last), False
    return replace(number, low=low, high=end.high, last=end.last, scaled=end.scaled), True


def _measures(of: Line, number: Number, noun: tuple[int, int]) -> bool:
    """Whether a number without a unit counts something."""
    if noun[1] >= noun[0]:
        return not is_part_of_name(of, number.first, noun[0])
    if is_hyphen(of, number.last + 1) and of.is_word(number.last + 2):
        return False
    if counts_people(of, number.first, number.last):
        return True
    if of.fold(number.last + 1) in of.tables.role("of") | {"of"} and (
        number_at(of, number.last + 2) or number_at(of, number.last + 3)
    ):
        # 32 of 16,608 participants, 13 of the 16
        return True
    if of.fold(number.first - 1) in of.tables.role("alone"):
        return True
    # "up from 14,752 in 2002": what is counted was named before.
    written = number.digits and sum(map(str.isdecimal, of.raw(number.first, number.last))) > 3
    hedged = hedge_before(of, number.first)[0] != "exactly"
    return number.scaled or (written and (hedged or of.fold(number.first - 1) in of.tables.role("bare")))


def _of_many(of: Line, number: Number) -> tuple[int, int]:
    """Return the noun of the whole behind a part of it: thirty-three of the 42 men."""
    i = number.last + 1
    if of.fold(i) not in of.tables.role("of") | {"of"}:
        return i, i - 1
    whole = number_at(of, i + 1) or number_at(of, i + 2)
    return (i, i - 1) if whole is None else noun_after(of, whole.last + 1, counts=True)


def _stems(of: Line, noun: tuple[int, int]) -> tuple[str, ...]:
    words = [t.fold for t in of.tokens[noun[0] : noun[1] + 1] if t.kind == "word"]
    words = [w.replace("’", "'").removeprefix("d'") for w in words]
    stops = stop_words(of.language)
    return tuple(stem([w for w in words if w not in stops] or words, of.language))


def _bound(value: float, hedge: Hedge, side: int) -> float | None:
    """Return the lower (``side`` -1) or upper (1) end of what a hedged figure leaves open."""
    if hedge == "about":
        return round(value + side * abs(value) * ABOUT, 9)
    upwards = hedge in {"at-least", "more-than"} and side > 0
    downwards = hedge in {"at-most", "less-than"} and side < 0
    return None if upwards or downwards else value


def _dimension(unit: str | None) -> Dimension:
    if unit is None:
        return "count"
    if unit in _SHARES:
        return "share"
    if unit in _TIMES:
        return "time"
    return "money" if _CODE.fullmatch(unit) else "measure"


def _unscaled(value: float) -> float:
    """Return a number without its thousands: 3 for 3,000,000."""
    return value / 1000 ** math.floor(math.log(value, 1000) + 1e-9) if value >= 1000 else value
