"""Number → the range that it opens: 20 to 30, between 20 and 30."""

from __future__ import annotations

import math
from dataclasses import replace

from summarize.language.quantities.amounts import currency_before, front, unit_after
from summarize.language.quantities.numerals import number_at
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line


def with_range(of: Line, number: Number) -> tuple[Number, bool]:
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


def _unscaled(value: float) -> float:
    """Return a number without its thousands: 3 for 3,000,000."""
    return value / 1000 ** math.floor(math.log(value, 1000) + 1e-9) if value >= 1000 else value
