"""What is around a number: its currency, unit, hedge and period."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.language.quantities.tokens import Line, is_hyphen
from summarize.language.tables.speech import Hedge

_NO_AMOUNT = frozenset("%‰+°№")
_FAR = 5


@dataclass(frozen=True, slots=True)
class Hedged:
    """How a number is hedged, and the tokens from its first to its last."""

    kind: Hedge
    words: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its factor; ``last`` is its last token."""

    name: str
    factor: float
    last: int


def front(of: Line, first: int) -> int:
    """Return the first token of an amount, the sign of its currency included."""
    i = first
    while i > 0 and _prices(of, i - 1, i):
        i -= 1
    return i


def _prices(of: Line, sign: int, amount: int) -> bool:
    token = of.tokens[sign]
    if token.kind == "symbol":
        return token.text not in _NO_AMOUNT
    if token.fold not in of.tables.role("codes-in-front"):
        return False
    # US$ 5, and USD 5; but "A 5 million project" has an article.
    return (of.tokens[amount].kind == "symbol" and of.glued(amount)) or token.fold in of.tables.currencies


def currency_before(of: Line, first: int) -> tuple[str, float] | None:
    """Return the currency whose sign or code is in front of a number."""
    start = front(of, first)
    if start == first:
        return None
    sign = "".join(t.fold for t in of.tokens[start:first])
    return of.tables.currencies.get(sign) or of.tables.currencies.get(of.fold(first - 1))


def currency_after(of: Line, i: int) -> Unit | None:
    """Return the currency behind a number: 5 million US dollars, 3 €, 2 millions d'euros."""
    currencies = of.tables.currencies
    head, _, tail = of.fold(i).replace("’", "'").partition("'")
    if tail and head == "d" and tail in currencies:
        return Unit(*currencies[tail], i)
    j = i + (of.fold(i) in of.tables.role("of") | {"of"})
    for length in (3, 2, 1):
        found = currencies.get(of.phrase(j, j + length))
        if found is not None and j + length <= len(of.tokens) and _is_currency(of, j):
            return Unit(*found, j + length - 1)
    while of.fold(j) in of.tables.role("nations"):
        j += 1
    found = currencies.get(of.fold(j)) if _is_currency(of, j) else None
    return None if found is None else Unit(*found, j)


def _is_currency(of: Line, i: int) -> bool:
    """Whether a sign or letter behind a number is its own: 5 €, 5c; not the $ of "for 5 $30 shares"."""
    token = of.token(i)
    alone = token is not None and token.kind == "symbol" and not of.is_number(i + 1)
    return len(of.fold(i)) > 1 or of.glued(i) or alone


def unit_after(of: Line, i: int) -> Unit | None:
    """Return the unit behind a number, the hyphen of "60-foot" or "of" in between allowed."""
    j = i
    if of.fold(j) in {"-", "‑"}:
        j += 1
    elif of.fold(j) in of.tables.role("of"):
        # "3 millions de mètres cubes"
        j += 1
    # "the next two consecutive years", "deux prochaines années"
    j += of.fold(j) in of.tables.role("in-between")
    for length in (3, 2, 1):
        found = of.tables.units.get(of.phrase(j, j + length)) if j + length <= len(of.tokens) else None
        if found is not None and not (length == 1 and (_is_initial(of, j) or _is_shouted(of, j))):
            return Unit(*found, j + length - 1)
    return None


def _is_initial(of: Line, i: int) -> bool:
    """Whether a unit of one letter is apart and may be something else: 5 M, 3 T."""
    token = of.tokens[i]
    return len(token.text) == 1 and token.text.isupper() and not token.glued and token.kind == "word"


def _is_shouted(of: Line, i: int) -> bool:
    """Whether "MT" is written for metric tonnes, which are no megatonnes."""
    return of.tokens[i].text == "MT"


def hedged(of: Line, start: int, last: int) -> Hedged:
    """Return the hedge before a number that begins at ``start``, or behind what ends at ``last``."""
    kind, first = hedge_before(of, start)
    if first < start:
        return Hedged(kind, of.raw(first, start - 1), first, last)
    behind = hedge_after(of, last + 1)
    if behind is None:
        return Hedged(kind, None, first, last)
    return Hedged(behind[0], of.raw(last + 1, behind[1]), first, behind[1])


def hedge_before(of: Line, i: int) -> tuple[Hedge, int]:
    """Return the hedge that ends right before token ``i`` and its first token."""
    for length in (4, 3, 2, 1):
        if length <= i:
            hedge = of.tables.hedges.get(of.phrase(i - length, i))
            if hedge is not None:
                return hedge, i - length
    return "exactly", i


def hedge_after(of: Line, i: int) -> tuple[Hedge, int] | None:
    """Return the hedge that begins at token ``i`` ("or more", +) and its last token."""
    if of.fold(i) == "+" and of.glued(i):
        return "at-least", i
    for length in (2, 1):
        hedge = of.tables.trailing.get(of.phrase(i, i + length)) if i + length <= len(of.tokens) else None
        if hedge is not None:
            return hedge, i + length - 1
    return None


def period_after(of: Line, i: int) -> tuple[str, int] | None:
    """Return what the amount before token ``i`` is a rate of (annually, per day, /h), and its last token."""
    if of.fold(i) == "/":
        unit = {"h": "hour", "s": "second"}.get(of.fold(i + 1)) or of.tables.units.get(
            of.fold(i + 1), ("", 1)
        )[0]
        return (unit, i + 1) if unit else None
    for j in range(i, min(i + _FAR, len(of.tokens))):
        # "of Russian gas annually": an adverb may be a few words further on, a phrase may not.
        for length in (3, 2, 1) if j == i else (1,):
            period = of.tables.periods.get(of.phrase(j, j + length)) if j + length <= len(of.tokens) else None
            if period is not None and not (j > i and period == "person"):
                return period, j + length - 1
        if not of.is_word(j) or is_hyphen(of, j):
            return None
    return None


def rate_before(of: Line, first: int) -> str | None:
    """Return the period that an adjective in front gives: annual sales of 3 million."""
    for j in range(first - 1, max(-1, first - 1 - _FAR), -1):
        if of.is_number(j) or of.fold(j) in {".", ";", ","}:
            return None
        if of.fold(j) in of.tables.rates:
            return of.tables.rates[of.fold(j)]
    return None
