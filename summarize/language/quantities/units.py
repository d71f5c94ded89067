"""Number → the unit that it is in."""

from __future__ import annotations

from summarize.language.quantities.amounts import Unit, currency_after, currency_before, unit_after
from summarize.language.quantities.labels import anniversary_after, ordinal_end
from summarize.language.quantities.numerals import number_at
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line

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
