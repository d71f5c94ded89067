"""Numbers in words, scales (thousand, million) and ideographs → their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex
from msgspec import Struct

from summarize.language.quantities.tokens import HYPHENS, Line, is_hyphen

# Numbers, and the words that multiply them: million, bn, dozen.

_LETTER_SCALES = frozenset({"k", "m", "b"})


class Number(Struct, frozen=True):
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


_DOLLARS = frozenset({"a", "au", "c", "ca", "hk", "nz", "us"})


def _priced(of: Line, i: int) -> bool:
    before = of.token(i - 2)
    return before is not None and (before.fold in of.tables.currencies or behind_sign(of, i - 2))


def behind_sign(of: Line, i: int) -> bool:
    """Whether a word is the country of the dollars right before it, as Australians write it: $US5."""
    token, sign = of.token(i), of.token(i - 1)
    if token is None or sign is None or sign.text != "$" or token.fold not in _DOLLARS:
        return False
    return of.glued(i) and of.glued(i + 1) and not (of.is_number(i - 2) and i > 1)


# Numbers in Chinese and Japanese characters: 十四, 二百三十, 三万五千.

_DIGITS = {
    c: i
    for i, group in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for c in group
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_RUN = regex.compile(rf"(?<![\p{{Nd}}第])[{''.join([*_DIGITS, *_SMALL, *_LARGE])}]+")
_COUNTED = regex.compile(r"\s?[人名件年月日歳岁円元個个次回台隻匹本枚頭头倍割戸户棟栋軒校社時时分秒艘架辆輌]")
_LONGEST = 24


def ideographic(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield the offsets and values of such numbers that count something, or are of several characters."""
    if text.isascii():
        return
    for match in _RUN.finditer(text):
        run = match.group()
        several = len(run) > 1 and not {*run}.isdisjoint(_SMALL)
        if len(run) <= _LONGEST and (several or _COUNTED.match(text, match.end())):
            yield *match.span(), _value(run)


def _value(run: str) -> float:
    if {*run} <= {*_DIGITS}:
        # Digit by digit: 二〇二六.
        return float("".join(str(_DIGITS[c]) for c in run))
    total = section = digit = 0
    for c in run:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[c], 0
        else:
            total, section, digit = total + ((section + digit) or 1) * _LARGE[c], 0, 0
    return float(total + section + digit)


# Number words → Number: two hundred and fifty, vingt-cinq, zweihundertfünfzig, dozens.

_BARE = 1e6
"""Below this a scale needs no number in front: "thousand" is 1,000; "million" alone is no number where
there are articles."""
_MOST_PARTS = 40


class _Part(Struct, frozen=True):
    """A word, or a part of one, of which a number may consist."""

    text: str
    token: int
    ends: bool
    """Whether its token ends with it."""


class _Term(Struct, frozen=True):
    """One summand of a number."""

    value: float
    slot: float
    """What follows is smaller: 100 behind "two hundred", 1 behind "twenty-two"."""
    apart: bool
    """Whether an "and" or a comma is in front of it."""


class _Reading(Struct, frozen=True):
    """The summands so far, and the part before which they end."""

    terms: tuple[_Term, ...]
    end: int


def spelled_at(of: Line, i: int) -> Number | None:
    """Read number words: "two hundred and fifty thousand", "vingt-cinq", "zweihundertfünfzig"."""
    tables, following = of.tables, of.fold(i + 1)
    half = _half(of, i)
    if half is not None:
        return half
    if of.fold(i) in tables.ones and not (following in tables.scales or following in HYPHENS):
        return None
    parts = _parts(of, i)
    found = _longest(_read(of, parts, joined=True), parts)
    if found is None:
        return None
    if of.fold(i - 1) in of.tables.role("between"):
        following = of.fold(parts[found.end - 1].token + 1)
        if following not in of.tables.role("and"):
            # "Between one hundred and five thousand": the "and" is between two numbers.
            found = _longest(_read(of, parts, joined=False), parts) or found
    value = round(sum(term.value for term in found.terms), 6)
    scaled = any(term.slot >= 1e3 for term in found.terms)
    number = Number(value, value, i, parts[found.end - 1].token, scaled=scaled)
    return _with_half(of, number, found.terms[-1])


def value_of(of: Line, texts: Sequence[str]) -> float | None:
    """Return the value of number words that are parts of one word, None where they make no number."""
    parts = [_Part(text, -1, k == len(texts)) for k, text in enumerate(texts, 1)]
    found = _longest(_read(of, parts, joined=True), parts)
    if found is not None:
        return sum(term.value for term in found.terms)
    return 1.0 if len(texts) == 1 and texts[0] in of.tables.ones else None


def _parts(of: Line, i: int) -> list[_Part]:
    """Return the parts of the words from token ``i`` on of which a number may consist."""
    parts: list[_Part] = []
    while len(parts) < _MOST_PARTS:
        if parts and is_hyphen(of, i) and of.glued(i + 1):
            i += 1
        word = of.fold(i).replace("’", "'")
        if parts and word in of.tables.role("apart"):
            texts = [word]
        elif of.is_word(i):
            texts = of.tables.spelling.split(word if parts else word.removeprefix("d'"))
        else:
            break
        if not texts:
            break
        parts += [_Part(text, i, k == len(texts)) for k, text in enumerate(texts, 1)]
        i += 1
    return parts


def _longest(readings: Sequence[_Reading], parts: Sequence[_Part]) -> _Reading | None:
    """Return the last reading that ends where a word ends."""
    return next((reading for reading in reversed(readings) if parts[reading.end - 1].ends), None)


def _read(of: Line, parts: Sequence[_Part], *, joined: bool) -> list[_Reading]:
    """Return what is read after each step; ``joined`` allows "and" and commas between the summands."""
    found: list[_Reading] = []
    terms: tuple[_Term, ...] = ()
    k = 0
    while k < len(parts):
        apart = bool(terms) and _joins(of, parts[k].text, terms[-1].slot)
        if apart and not joined:
            break
        start = k + apart
        if start == len(parts):
            break
        scale = _scale_of(of, parts[start])
        if scale is None:
            read = _add_value(of, parts, _Reading(terms, start), apart=apart)
        else:
            read = _multiply(of, parts[start], _Reading(terms, start), scale, apart=apart)
        if read is None:
            return found if scale is None else _taken_back(found)
        if apart and parts[k].text == "," and _is_small(of, parts, read):
            break
        found.append(read)
        terms, k = read.terms, read.end
    return found


def _joins(of: Line, word: str, slot: float) -> bool:
    """Whether a word joins the summands of a number: two hundred and five; five thousand, two hundred."""
    if word in of.tables.role("apart"):
        return slot >= 1e3
    return word in of.tables.role("joining") and slot > 1


def _is_small(of: Line, parts: Sequence[_Part], read: _Reading) -> bool:
    """Whether what was read last is less than a hundred: behind a comma it is another number."""
    scaled = read.end < len(parts) and _scale_of(of, parts[read.end]) is not None
    return read.terms[-1].value < 100 and not scaled


def _add_value(of: Line, parts: Sequence[_Part], so_far: _Reading, *, apart: bool) -> _Reading | None:
    """Read a number below a thousand that has a word or a phrase of its own, as the next summand."""
    terms, start = so_far.terms, so_far.end
    tables = of.tables
    value, end = None, start
    for end in range(min(len(parts), start + tables.spelling.most), start, -1):
        value = _looked_up(tables.cardinals, " ".join(part.text for part in parts[start:end]))
        if value is not None:
            break
    if value is None and not tables.ones.isdisjoint({parts[start].text, f"{parts[start].text}-"}):
        # "One", "a" and their like are articles unless a scale follows, or something greater is in front.
        followed = end < len(parts) and _scale_of(of, parts[end]) is not None
        value = 1.0 if followed or (terms and parts[start].text not in tables.articles) else None
    if value is None or (terms and not 0 < value < terms[-1].slot):
        return None
    slot = 100.0 if value >= 100 and value % 100 == 0 else 1.0
    return _Reading((*terms, _Term(value, slot, apart)), end)


def _multiply(of: Line, part: _Part, so_far: _Reading, scale: float, *, apart: bool) -> _Reading | None:
    """Multiply what is smaller than a scale and in front of it; else take the scale as a summand."""
    terms = so_far.terms
    product, first = 0.0, len(terms)
    while first > 0 and not apart and terms[first - 1].value < scale:
        product, first = product + terms[first - 1].value, first - 1
        if scale < 100 or (terms[first].apart and terms[first - 1].slot >= 1e3):
            break
    kept = terms[:first]
    if first < len(terms):
        term = _Term(product * scale, scale, terms[first].apart)
    elif part.text in of.tables.role("bare-scales") or (
        scale < _BARE and (terms or part.text not in of.tables.vague)
    ):
        term = _Term(scale, scale, apart)
    else:
        return None
    if kept and term.value >= kept[-1].slot:
        return None
    if scale < 100:
        term = _Term(term.value, 1.0, term.apart)
    return _Reading((*kept, term), so_far.end + 1)


def _taken_back(found: Sequence[_Reading]) -> list[_Reading]:
    """Give up the last summand, or all behind the last "and": the scale that follows belongs to them.

    One hundred and two hundred; one hundred two hundred.
    """
    terms = found[-1].terms if found else ()
    if len(terms) < 2:
        return [*found]
    cut = max((k for k, term in enumerate(terms) if term.apart), default=len(terms) - 1)
    return [reading for reading in found if len(reading.terms) <= cut]


def _scale_of(of: Line, part: _Part) -> float | None:
    """Return what a part multiplies by, None where it is no scale."""
    whole = scale_at(of, part.token)
    if whole is not None:
        return whole
    return None if part.text == of.fold(part.token) else _looked_up(of.tables.scales, part.text)


def _looked_up(table: Mapping[str, float], text: str) -> float | None:
    """Return the value of a word, also in the form that it has inside another word only."""
    return table.get(text, table.get(f"{text}-"))


def _with_half(of: Line, number: Number, term: _Term) -> Number:
    """Take in "and a half": two and a half million, dos millones y medio."""
    j = number.last + 1
    if of.fold(j) not in of.tables.role("and"):
        return number
    one = of.fold(j + 1) in of.tables.ones
    j += 1 + one
    if of.fold(j) not in of.tables.role("half") or (of.tables.articles and not one):
        return number
    scale = scale_at(of, j + 1)
    if term.slot >= _BARE:
        value, last, scaled = number.low + term.slot / 2, j, True
    elif term.slot > 1:
        return number
    else:
        value, last = (number.low + 0.5) * (scale or 1), j + (scale is not None)
        scaled = number.scaled or (scale or 0) >= 1e3
    return Number(value, value, number.first, last, scaled=scaled)


def _half(of: Line, i: int) -> Number | None:
    """Read "half a million", "a half million", "eine halbe Million"."""
    halves, ones = of.tables.role("half"), of.tables.ones
    j = i + (of.fold(i) in ones)
    if of.fold(j) not in halves:
        return None
    j += 1
    j += of.fold(j) in ones or is_hyphen(of, j)
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


_TWO, _FEW, _MANY = (1.5, 2.5), 2, 10
"""How many a couple are, the fewest that several are, and what is more than several."""


def several(of: Line, number: Number) -> Number:
    """Return how many "several dozen" or "a couple of hundred" are, given a dozen or a hundred."""
    first = several_before(of, number.first)
    if first == number.first or number.low != number.high:
        return number
    low, high = (share * number.low for share in _TWO)
    if of.fold(first) in of.tables.role("several"):
        # As many as the plural: several dozen are dozens, several hundred just under a thousand at most.
        low = _FEW * number.low
        plurals = of.tables.vague.values()
        high = next((most for least, most in plurals if least == low), _MANY * number.low - 1)
    return Number(low, high, number.first, number.last, scaled=number.scaled)


def several_before(of: Line, i: int) -> int:
    """Return the token of "several" or "couple of" right before a dozen, a hundred and so on, else ``i``."""
    if of.fold(i) not in of.tables.scales:
        return i
    words = of.tables.role("several") | of.tables.role("couple")
    linked = of.fold(i - 1) in of.tables.role("of") | {"of"}
    return next((k for k in (i - 1, i - 2)[: 1 + linked] if k >= 0 and of.fold(k) in words), i)
