"""Numbers, and the words that multiply them: million, bn, dozen."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.language.quantities.tokens import Line, is_hyphen

_LETTER_SCALES = frozenset({"k", "m", "b"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number among tokens ``first`` to ``last``, inclusive; ``high`` differs where it is vague."""

    low: float
    high: float
    first: int
    last: int
    digits: bool = False
    """Written in digits."""
    scaled: bool = False
    """With a word for thousands or more."""
    share: bool = False
    """A part of a whole, in per cent: a third of, one in five."""
    places: int = 0
    """Digits as written, without leading zeros; 0 for words."""
    step: float = 0.0
    """What one more in the last digit is worth: 100,000 in 1.2 million; 0 for words."""


def scaled_by(of: Line, last: int, value: float) -> tuple[float, int, bool]:
    """Multiply by the scales that follow: million, bn, thousand million."""
    scaled = False
    while True:
        step = 2 if is_hyphen(of, last + 1) else 1
        scale = scale_at(of, last + step)
        if scale is None:
            return round(value, 6), last, scaled
        value, last, scaled = value * scale, last + step, scaled or scale >= 1e3


def scale_at(of: Line, i: int) -> float | None:
    """Return what the word at token ``i`` multiplies by, None where it is no scale."""
    token = of.token(i)
    if token is None or token.kind != "word":
        return None
    # "50m" is metres or millions: a capital, or the sign of a currency in front, makes it millions.
    if token.fold in _LETTER_SCALES and not (
        of.is_number(i - 1) and token.glued and (token.text.isupper() or _priced(of, i))
    ):
        return None
    return of.tables.scales.get(token.fold)


def _priced(of: Line, i: int) -> bool:
    before = of.token(i - 2)
    return before is not None and before.fold in of.tables.currencies
