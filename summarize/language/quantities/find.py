"""One sentence → its quantities: value or interval, unit, what is counted, period, hedge.

Names with digits (Power of Siberia 2, G20), years, dates, times of day, scores and numbers that
measure nothing are no quantities.
"""

from __future__ import annotations

from dataclasses import replace

from summarize.language.quantities.amounts import front, hedged, period_after, rate_before
from summarize.language.quantities.counted import counted_by
from summarize.language.quantities.labels import behind_label
from summarize.language.quantities.nouns import outcome_near
from summarize.language.quantities.quantity import Quantity, bound, dimension_of
from summarize.language.quantities.ranges import with_range
from summarize.language.quantities.readings import may_have_any, number_from
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line, line
from summarize.language.quantities.units import unit_of
from summarize.language.quantities.values import Value, may_have_values, values_on
from summarize.language.tables import get
from summarize.language.tables.speech import Grammar
from summarize.language.words import primary


def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in order."""
    code = primary(language)
    return quantities_on(line(text, code)) if may_have_any(text, code) else ()


def numbers(text: str, language: str | None) -> tuple[tuple[Value, ...], tuple[Quantity, ...]]:
    """Return the numbers of a sentence and its quantities, taking it apart once."""
    code = primary(language)
    of = line(text, code) if may_have_values(text, code) else None
    found = values_on(of, text)
    return found, quantities_on(of) if of and found and may_have_any(text, code) else ()


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
