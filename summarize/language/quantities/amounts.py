"""Tokens → numerals, amounts of money and measures, and ranges of them."""

from __future__ import annotations

import math
import unicodedata

import regex
from msgspec import Struct
from msgspec.structs import replace

from summarize.language.quantities.spelled import (
    Number,
    behind_sign,
    scaled_by,
    several,
    several_before,
    spelled_at,
    vague_at,
)
from summarize.language.quantities.tokens import Line, Spelling, is_hyphen
from summarize.language.tables import get
from summarize.language.tables.speech import Grammar, Hedge

# What is around a number: its currency, unit, hedge and period.

_NO_AMOUNT = frozenset("%‰+°№")
_FAR = 5


class Hedged(Struct, frozen=True):
    """How a number is hedged, and the tokens from its first to its last."""

    kind: Hedge
    words: str | None
    first: int
    last: int


class Unit(Struct, frozen=True):
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
    if behind_sign(of, sign):
        return True
    # US$ 5, and USD 5; but "A 5 million project" has an article.
    return (of.tokens[amount].kind == "symbol" and of.glued(amount)) or token.fold in of.tables.currencies


def currency_before(of: Line, first: int) -> tuple[str, float] | None:
    """Return the currency whose sign or code is in front of a number."""
    start = front(of, first)
    if start == first:
        return None
    sign = "".join(t.fold for t in of.tokens[start:first])
    if behind_sign(of, first - 1):
        sign = f"{of.fold(first - 1)}{of.fold(first - 2)}"
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
    if i not in of.units:
        of.units[i] = _unit_after(of, i)
    return of.units[i]


def _unit_after(of: Line, i: int) -> Unit | None:
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
    if i not in of.hedges:
        of.hedges[i] = _hedge_before(of, i)
    return of.hedges[i]


def _hedge_before(of: Line, i: int) -> tuple[Hedge, int]:
    for length in (4, 3, 2, 1):
        if length <= i:
            hedge = of.tables.hedges.get(of.phrase(i - length, i))
            if hedge is not None:
                return hedge, i - length
    first = several_before(of, i)
    return "exactly", first - (first < i and of.fold(first - 1) in of.tables.ones)


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


# Tokens → the number that begins at one, in digits or in words.

_GROUPS = regex.compile(r"\d{1,3}(?:[.,’'\s]\d{3})+")
_MARK, _SPACE, _STRAY = regex.compile(r"[.,]"), regex.compile(r"[\s’']"), regex.compile(r"[^\d.,]")
_LONGEST = 30
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ")
_MOST_GROUPS = 6
_ARABIC = regex.compile(r"(?:\d+|\d{1,3}(?:٬\d{3})+)(?:٫\d+)?")


def may_begin(of: Line, i: int) -> bool:
    """Whether a number can begin with token ``i``: a quick look that most words fail."""
    token = of.tokens[i]
    if token.kind != "word":
        return token.kind == "number"
    word = token.fold.replace("’", "'")
    return word.startswith("d'") or begins_number(of.tables.spelling, word)


def begins_number(spelling: Spelling, word: str) -> bool:
    """Whether a number can begin with a case-folded word, or is one."""
    return word in spelling.starts or (word[:2] in spelling.openings and len(spelling.split(word)) > 1)


def number_at(of: Line, i: int) -> Number | None:
    """Return the number that begins at token ``i``, or None."""
    token = of.token(i)
    if token is None or token.kind not in {"number", "word"}:
        return None
    if token.kind == "number":
        return _numeral(of, i)
    number = spelled_at(of, i)
    return vague_at(of, i) if number is None else several(of, number)


def _numeral(of: Line, i: int) -> Number | None:
    text, last = of.tokens[i].text, i
    if "^" in {of.fold(i - 1), of.fold(i + 1)} or _is_raised_to_power(of, i):
        return None
    # Grouping by spaces, as most of the continent writes: 2 000 000. In English it may be two figures.
    clear = of.language != "en" or of.fold(i + 1) == "000"
    grouped = clear and len(of.tokens[i].text) <= 3
    while grouped and last - i < _MOST_GROUPS and _is_group(of, last):
        last += 1
        text += " " + of.tokens[last].text
    spaced = _spaced_mark(of, last)
    text, last = (text + spaced, last + 2) if spaced else (text, last)
    value = _read(text, of.language)
    if value is None:
        return None
    fraction = _fraction_sign(of, last + 1)
    if fraction:
        value, last = value + fraction, last + 1
    places = len("".join(filter(str.isdecimal, text)).lstrip("0")) or 1
    scaled_value, last, scaled = scaled_by(of, last, value)
    written = value if fraction else float("".join(str(int(c)) for c in text if c.isdecimal()))
    # "2,50" steps by hundredths, "1.2 million" by hundred thousands.
    step = abs(scaled_value / written) if written else 1.0
    return Number(scaled_value, scaled_value, i, last, digits=True, scaled=scaled, places=places, step=step)


def _is_raised_to_power(of: Line, i: int) -> bool:
    """Whether a number is the base of a power: 10⁶, 2¹⁶. Behind another number, raised digits mark a note."""
    power = of.fold(i + 1)
    raised = of.glued(i + 1) and power in _RAISED
    return raised and (
        of.tokens[i].text == "10" or power == "⁻" or (of.glued(i + 2) and of.fold(i + 2) in _RAISED)
    )


def _fraction_sign(of: Line, i: int) -> float:
    """Return the value of a sign such as the ½ of "3½", 0 where there is none."""
    sign = of.fold(i)
    if not of.glued(i) or len(sign) != 1 or unicodedata.category(sign) != "No":
        return 0.0
    value = unicodedata.numeric(sign)
    return value if 0 < value < 1 else 0.0


def _is_group(of: Line, last: int) -> bool:
    token = of.token(last + 1)
    if token is None or token.kind != "number" or token.start != of.tokens[last].end + 1:
        return False
    return len(_MARK.split(token.text)[0]) == 3


def _spaced_mark(of: Line, last: int) -> str:
    """Return what follows a mark with a stray space: the "000" of "20, 000 men", "1" of "6. 1 magnitude"."""
    mark, following = of.fold(last + 1), of.token(last + 2)
    if following is None or following.kind != "number" or not of.glued(last + 1) or following.glued:
        return ""
    if mark == "," and following.text == "000" and len(of.tokens[last].text) <= 3:
        return ",000"
    measured = of.fold(last + 3) in of.tables.units or of.fold(last + 4) in of.tables.units
    return f".{following.text}" if mark == "." and len(following.text) == 1 and measured else ""


def _read(text: str, language: str) -> float | None:
    """Read grouping and decimal marks; where they are ambiguous, as the language writes them."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    if not plain.isascii() and any(unicodedata.category(c) == "Cn" for c in plain):
        return None  # digits of a newer Unicode than that of Python
    plain = _SPACE.sub("", plain) if _GROUPS.match(plain) else plain
    if "٫" in plain or "٬" in plain:
        return _read_arabic(plain)
    if _STRAY.search(plain) or len(plain) > _LONGEST:
        return None
    marks = _MARK.findall(plain)
    if not marks:
        return float(plain)
    decimal = marks[-1]
    if len({*marks}) == 2:
        if marks.count(decimal) > 1:
            return None
        return float(plain.replace("." if decimal == "," else ",", "").replace(decimal, "."))
    if len(marks) > 1:
        return float(plain.replace(decimal, "")) if _GROUPS.fullmatch(plain) else None
    # Where nobody knows the language, it is read as English.
    comma_groups = not language or get(Grammar, language).decimal_point
    if _GROUPS.fullmatch(plain) and (decimal == ",") == comma_groups:
        return float(plain.replace(decimal, ""))
    return float(plain.replace(decimal, "."))


def _read_arabic(plain: str) -> float | None:
    """Read the Arabic marks, which are never ambiguous: ٬ groups, ٫ is decimal."""
    known = _ARABIC.fullmatch(plain) and len(plain) <= _LONGEST
    return float(plain.replace("٬", "").replace("٫", ".")) if known else None


# Number → the range that it opens: 20 to 30, between 20 and 30.


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
