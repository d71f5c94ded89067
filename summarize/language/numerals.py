"""Text → tokens with offsets, and the numbers among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from summarize.language.measures import Measures, measures

_TOKEN = regex.compile(
    r"(?P<number>\p{Nd}++(?:[.,\u00A0\u202F\u2009’']\p{Nd}++)*+)"
    r"|(?P<word>\p{L}\.\p{L}(?=\.)|[\p{L}\p{M}]++(?:[’'][\p{L}\p{M}]++|[²³])*+)"
    r"|(?P<symbol>[\p{Sc}%‰°№+])|(?P<other>\S)"
)
_GERMAN = regex.compile(r"hundert|tausend|und.*zig|und.*ssig")
_GROUPS = regex.compile(r"\d{1,3}(?:[.,’'\s]\d{3})+")
_MARK, _SPACE, _STRAY = regex.compile(r"[.,]"), regex.compile(r"[\s’']"), regex.compile(r"[^\d.,]")
_POINT_GROUPS = frozenset({"", "en", "he", "hi", "ja", "ko", "th", "zh", "ar"})
"""Languages that group digits by commas and set decimals off by a point."""
_HYPHENS = frozenset({"-", "‑"})
_LETTER_SCALES = frozenset({"k", "m", "b"})
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; ``glued`` where no space stands in front of it."""

    text: str
    fold: str
    start: int
    end: int
    kind: Literal["number", "word", "symbol", "other"]
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence taken apart, with the tables of its language."""

    text: str
    tokens: tuple[Token, ...]
    language: str
    tables: Measures

    def token(self, i: int) -> Token | None:
        """Return token ``i``, or None outside the sentence."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def fold(self, i: int) -> str:
        """Return token ``i`` case-folded, empty outside the sentence."""
        return self.tokens[i].fold if 0 <= i < len(self.tokens) else ""

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def is_number(self, i: int) -> bool:
        """Whether token ``i`` is written in digits."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "number"

    def glued(self, i: int) -> bool:
        """Whether no space stands in front of token ``i``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    def phrase(self, start: int, end: int) -> str:
        """Return tokens ``start`` to ``end``, exclusive, case-folded and joined by spaces."""
        words = " ".join(t.fold for t in self.tokens[max(0, start) : end]).replace("’", "'")
        # "d'au moins", "d'euros"
        return words.removeprefix("d'")

    def raw(self, start: int, end: int) -> str:
        """Return the text from token ``start`` to token ``end``, inclusive."""
        return self.text[self.tokens[start].start : self.tokens[end].end]


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
    places: int = 0
    """Digits as written, without leading zeros; 0 for words."""
    step: float = 0.0
    """What one more in the last digit is worth: 100,000 in 1.2 million; 0 for words."""


def line(text: str, language: str) -> Line:
    """Take a sentence apart; ``language`` is a primary subtag."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kind: Literal["number", "word", "symbol", "other"] = match.lastgroup  # type: ignore[assignment]
        part = match.group()
        glued = match.start() == end and end > 0
        found.append(Token(part, part.casefold(), match.start(), match.end(), kind, glued))
        end = match.end()
    return Line(text, tuple(found), language, measures(language))


def may_begin(of: Line, i: int) -> bool:
    """Whether a number can begin with token ``i``: a quick look that most words fail."""
    token = of.tokens[i]
    if token.kind != "word":
        return token.kind == "number"
    return (
        token.fold in of.tables.starts
        or token.fold.startswith(("d'", "d’"))
        or (of.language == "de" and _GERMAN.search(token.fold) is not None)
    )


def number_at(of: Line, i: int) -> Number | None:
    """Return the number that begins at token ``i``, or None."""
    token = of.token(i)
    if token is None or token.kind not in {"number", "word"}:
        return None
    if token.kind == "number":
        return _numeral(of, i)
    return _spelled(of, i) or _vague(of, i)


def is_hyphen(of: Line, i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins what stands on its sides."""
    return of.fold(i) in _HYPHENS and of.glued(i)


def _numeral(of: Line, i: int) -> Number | None:
    text, last = of.tokens[i].text, i
    # Grouping by spaces, as most of the continent writes: 2 000 000.
    while of.language != "en" and len(of.tokens[i].text) <= 3 and _is_group(of, last):
        last += 1
        text += " " + of.tokens[last].text
    spaced = _spaced_mark(of, last)
    text, last = (text + spaced, last + 2) if spaced else (text, last)
    value = _read(text, of.language)
    if value is None:
        return None
    places = len("".join(filter(str.isdecimal, text)).lstrip("0")) or 1
    scaled_value, last, scaled = _scaled(of, last, value)
    written = float("".join(str(int(c)) for c in text if c.isdecimal()))
    # "2,50" steps by hundredths, "1.2 million" by hundred thousands.
    step = abs(scaled_value / written) if written else 1.0
    return Number(scaled_value, scaled_value, i, last, digits=True, scaled=scaled, places=places, step=step)


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


def _scaled(of: Line, last: int, value: float) -> tuple[float, int, bool]:
    """Multiply by the scales that follow: million, bn, thousand million."""
    scaled = False
    while True:
        step = 2 if is_hyphen(of, last + 1) else 1
        scale = _scale(of, last + step)
        if scale is None:
            return round(value, 6), last, scaled
        value, last, scaled = value * scale, last + step, scaled or scale >= 1e3


def _scale(of: Line, i: int) -> float | None:
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


def _read(text: str, language: str) -> float | None:
    """Read grouping and decimal marks; where they are ambiguous, as the language writes them."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    plain = _SPACE.sub("", plain) if _GROUPS.match(plain) else plain
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
    if _GROUPS.fullmatch(plain) and (decimal == ",") == (language in _POINT_GROUPS):
        return float(plain.replace(decimal, ""))
    return float(plain.replace(decimal, "."))


def _spelled(of: Line, i: int) -> Number | None:
    """Read number words: "two hundred and fifty thousand", "vingt-cinq", "zweihundertfünfzig"."""
    tables = of.tables
    total = current = 0.0
    last, j, scaled = i - 1, i, False
    if of.fold(i) == "half" and (half := _half(of, i)):
        return half
    if of.fold(i) in tables.ones:
        # "one", "a" and their like are articles unless a scale follows.
        if _scale(of, i + 1) is None:
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
        scale = _scale(of, j) if value is None else None
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
        return joined in _HYPHENS
    if current % 100 == 0:
        return value < 100
    if joined == "and" or current % 10:
        return False
    return current % 100 >= 20 and value < (20 if current % 100 in {60, 80} else 10)


def _half(of: Line, i: int) -> Number | None:
    """Read "half a million"."""
    j = i + 1 + (of.fold(i + 1) in of.tables.ones or is_hyphen(of, i + 1))
    scale = _scale(of, j)
    return None if scale is None else Number(scale / 2, scale / 2, i, j, scaled=True)


def _vague(of: Line, i: int) -> Number | None:
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
