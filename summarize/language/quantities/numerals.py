"""Tokens → the number that begins at one, in digits or in words."""

from __future__ import annotations

import unicodedata

import regex

from summarize.language.quantities.scales import Number, scaled_by
from summarize.language.quantities.spelled import spelled_at, vague_at
from summarize.language.quantities.spelling import Spelling
from summarize.language.quantities.tokens import Line
from summarize.language.tables import get
from summarize.language.tables.speech import Grammar

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
    return spelled_at(of, i) or vague_at(of, i)


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
