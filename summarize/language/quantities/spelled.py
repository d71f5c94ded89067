"""Number words → Number: two hundred and fifty, vingt-cinq, zweihundertfünfzig, dozens."""

from __future__ import annotations

from functools import cache

from summarize.language.quantities.measures import measures
from summarize.language.quantities.scales import Number, scale_at
from summarize.language.quantities.tokens import HYPHENS, Line, is_hyphen


def spelled_at(of: Line, i: int) -> Number | None:
    """Read number words: "two hundred and fifty thousand", "vingt-cinq", "zweihundertfünfzig"."""
    tables = of.tables
    total = current = 0.0
    last, j, scaled = i - 1, i, False
    if of.fold(i) == "half" and (half := _half(of, i)):
        return half
    if of.fold(i) in tables.ones:
        # "one", "a" and their like are articles unless a scale follows.
        if scale_at(of, i + 1) is None:
            return None
        current, j = 1.0, i + 1
    while of.is_word(j) or (j > i and is_hyphen(of, j)):
        joined = (
            of.fold(j) if j > i and (is_hyphen(of, j) or of.fold(j) in tables.role("and") | {"and"}) else ""
        )
        j += bool(joined)
        word = of.fold(j)
        value = _cardinal(of, j)
        if value is None and joined and current >= 20 and word in tables.ones - {"a", "an"}:
            value = 1.0
        scale = scale_at(of, j) if value is None else None
        if value is not None and _continues(current, value, joined):
            # quatre-vingt
            current = 80.0 if (current, value) == (4.0, 20.0) else current + value
        elif scale is not None and (current or (scale < 1e6 and not (word in tables.vague and not total))):
            current = (current or 1.0) * scale
            if scale >= 1e3:
                total, current, scaled = total + current, 0.0, True
        else:
            break
        last = j
        j += 1
    if last < i:
        return None
    return Number(total + current, total + current, i, last, scaled=scaled)


def _continues(current: float, value: float, joined: str) -> bool:
    """Whether a number word continues the number so far, as in "two hundred and five"."""
    if not current:
        return joined in {"", "and", "-", "‑"}
    if (current, value) == (4.0, 20.0):
        return joined in HYPHENS
    if current % 100 == 0:
        return value < 100
    if joined == "and" or current % 10:
        return False
    return current % 100 >= 20 and value < (20 if current % 100 in {60, 80} else 10)


def _half(of: Line, i: int) -> Number | None:
    """Read "half a million"."""
    j = i + 1 + (of.fold(i + 1) in of.tables.ones or is_hyphen(of, i + 1))
    scale = scale_at(of, j)
    return None if scale is None else Number(scale / 2, scale / 2, i, j, scaled=True)


def vague_at(of: Line, i: int) -> Number | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands"."""
    vague = of.tables.vague
    word = of.fold(i)
    linked = of.fold(i + 1) in of.tables.role("of") | {"of"}
    inner = vague.get(of.fold(i + 2)) if linked else None
    if inner is not None and (
        word in {"tens"} | of.tables.role("tens-of") or vague.get(word, (0, 0))[0] == 200
    ):
        # Tens of thousands: from two of them to just under ten.
        low = inner[0] * (100 if vague.get(word, (0, 0))[0] == 200 else 10)
        return Number(low, low * 5 - 1, i, i + 2, scaled=True)
    if word not in vague:
        return None
    low, high = vague[word]
    return Number(low, high, i, i, scaled=low >= 1e3)


def _cardinal(of: Line, i: int) -> float | None:
    word = of.fold(i)
    value = of.tables.cardinals.get(word)
    if value is None and word in {"quatre-vingts", "vingts"}:
        return 20.0
    return _german(word) if value is None and of.language == "de" else value


@cache
def _german(word: str) -> float | None:
    """Read a German number written as one word: zweiundzwanzig, dreihundertfünfzig, zweitausend."""
    units = measures("de").cardinals
    for scale, factor in (("tausend", 1000), ("hundert", 100)):
        head, mark, tail = word.partition(scale)
        if mark and (head or tail):
            first = (1.0 if head == "ein" else units.get(head) or _german(head)) if head else 1.0
            rest = (1.0 if tail == "eins" else units.get(tail) or _german(tail)) if tail else 0.0
            return None if first is None or rest is None else first * factor + rest
    head, mark, tail = word.partition("und")
    tens, ones = units.get(tail, 0), 1 if head == "ein" else units.get(head, 0)
    return ones + tens if mark and 0 < ones < 10 and tens in range(20, 100, 10) else None
