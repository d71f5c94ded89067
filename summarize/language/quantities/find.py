"""Sentence → its quantities: the number, its unit and what is counted.

Names with digits (Power of Siberia 2, G20), years, dates, times of day, scores and numbers that
measure nothing are no quantities.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from summarize.language.quantities.amounts import (
    Unit,
    currency_after,
    currency_before,
    front,
    hedge_before,
    hedged,
    number_at,
    period_after,
    rate_before,
    unit_after,
    with_range,
)
from summarize.language.quantities.nouns import (
    anniversary_after,
    behind_label,
    counts_people,
    is_part_of_name,
    noun_after,
    ordinal_end,
    outcome_near,
)
from summarize.language.quantities.spelled import Number
from summarize.language.quantities.tokens import Line, is_hyphen, line
from summarize.language.quantities.values import (
    Quantity,
    Value,
    bound,
    dimension_of,
    has_digit,
    may_have_any,
    may_have_words,
    may_tell,
    number_from,
    values_on,
    words_in,
)
from summarize.language.tables import get
from summarize.language.tables.speech import Grammar
from summarize.language.words import primary, stem, stop_words

# Number → the unit that it is in.

_AGE = range(1, 121)


def unit_of(of: Line, number: Number) -> Unit | None:
    """Return the unit of a number: a currency on either side, a unit behind, a magnitude, an age."""
    ordinal = ordinal_end(of, number) if number.digits else 0
    if ordinal:
        return Unit("year", 1.0, anniversary_after(of, ordinal))
    if number.share:
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
    if {of.fold(number.first - 1), of.fold(number.first - 2)} & of.tables.role("magnitude"):
        return Unit("magnitude", 1.0, number.last)
    return Unit("year", 1.0, number.last) if _is_age(of, number) else None


def _weight(of: Line, number: Number) -> Unit | None:
    """Return pounds as a weight where something weighs them, or where they are pounds of something."""
    behind = number.last + 1
    if of.fold(behind) not in of.tables.role("pounds"):
        return None
    weighing = tuple(of.tables.role("weighing"))
    weighs = any(of.fold(j).startswith(weighing) for j in range(number.first - 4, number.first))
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


# Number and its unit → what it counts: the noun behind it, or behind the whole that it is a part of.


class Counted(Struct, frozen=True):
    """What a number counts."""

    stems: tuple[str, ...]
    tokens: tuple[int, int]
    named: bool
    """Whether the noun is behind the number itself, and not behind the whole that it is of."""
    whole: int
    """The last token of that whole."""
    last: int


def counted_by(of: Line, number: Number, unit: Unit | None) -> Counted | None:
    """Return what a number counts, None where it measures nothing."""
    last = number.last if unit is None else max(number.last, unit.last)
    anniversary = bool(number.digits and ordinal_end(of, number))
    noun = (last + 1, last) if anniversary else noun_after(of, last + 1, counts=unit is None)
    named = noun[1] >= noun[0]
    if unit is None and not _measures(of, number, noun):
        return None
    whole = _of_many(of, number) if unit is None and not named else (0, -1)
    tokens = noun if named else whole
    # "20 dead" are counted by their fate alone.
    fate = noun[0] == noun[1] and of.fold(noun[0]) in of.tables.outcomes
    stems = _stems(of, tokens) if tokens[1] >= tokens[0] and not fate else ()
    return Counted(stems, tokens, named, whole[1], max(last, noun[1]) if named else last)


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


# One sentence → its quantities: value or interval, unit, what is counted, period, hedge.


def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in order."""
    code = primary(language)
    return quantities_on(line(text, code)) if may_have_any(text, code) else ()


def numbers(text: str, language: str | None) -> tuple[tuple[Value, ...], tuple[Quantity, ...]]:
    """Return the numbers of a sentence and its quantities, taking it apart once."""
    code, digit = primary(language), has_digit(text)
    words = frozenset[str]() if digit else words_in(text)
    of = line(text, code) if digit or may_tell(words, code) else None
    found = values_on(of, text)
    return found, quantities_on(of) if of and found and (digit or may_have_words(words, code)) else ()


def quantities_on(of: Line) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence that is taken apart, in order."""
    found: list[Quantity] = []
    behind = 0
    for i in of.telling:
        number = number_from(of, i) if i >= behind else None
        if number is None:
            continue
        behind = behind_label(of, number)
        if behind:
            continue
        quantity, behind = _quantity(of, number)
        if quantity is not None:
            # "20 $ 30": the sign belongs to the first.
            start = max(quantity.start, found[-1].end if found else 0)
            found.append(replace(quantity, start=start))
    return tuple(found)


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
            head=counted.stems[0 if get(Grammar, of.language).head_first else -1] if counted.stems else None,
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
