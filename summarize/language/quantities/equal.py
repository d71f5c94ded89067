"""When two figures are equal, in whatever units they are written."""

from __future__ import annotations

import math

from summarize.language.quantities.measures import bases

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
