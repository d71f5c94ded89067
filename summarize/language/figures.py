"""Words of a sentence → its figures, normalized enough to tell whether two of them differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from summarize.language.lexicon import NUMBER_WORDS, SCALES, YEARS

_NUMERAL = regex.compile(r"(-?\d+(?:[.,٫٬]\d+)*)(\p{L}*)")
_THOUSANDS = regex.compile(r"\d{1,3}(?:[.,]\d{3})+")
_LONGEST = 40
"""Characters of a numeral; reading one takes the square of them."""


@lru_cache(maxsize=16_384)
def figures(words: Sequence[str], language: str) -> tuple[float, ...]:
    """Find the value of every figure among case-folded words: numerals, number words, scales, decades."""
    result = []
    i = 0
    while i < len(words):
        value, used = _number(words, i, language)
        i += max(1, used)
        if used:
            years = YEARS.get(words[i], 1) if i < len(words) else 1
            result.append(round(value * years, 6))
    return tuple(result)


def _number(words: Sequence[str], start: int, language: str) -> tuple[float, int]:
    """Return the number that begins at ``start`` and how many words it takes, 0 if none does."""
    value, used = _plain(words[start], language)
    if not used:
        return 0.0, 0
    end = start + 1
    # "twenty five"
    if value in range(20, 100, 10) and end < len(words) and words[start] in NUMBER_WORDS:
        unit = NUMBER_WORDS.get(words[end], 0)
        if 0 < unit < 10:
            value, end = value + unit, end + 1
    while end < len(words) and words[end] in SCALES:
        value, end = value * SCALES[words[end]], end + 1
    return value, end - start


def _plain(word: str, language: str) -> tuple[float, int]:
    if word in NUMBER_WORDS:
        # "one" and its like are articles and pronouns more often than figures.
        return (NUMBER_WORDS[word], 1) if NUMBER_WORDS[word] != 1 else (0.0, 0)
    if word in SCALES and word not in {"cent", "mil", "once", "sto"}:
        return SCALES[word], 1
    match = _NUMERAL.fullmatch(word) if len(word) <= _LONGEST else None
    if match is None:
        return 0.0, 0
    digits, ending = match.groups()
    return _read(digits, language) * SCALES.get(ending, 1), 1


def _read(digits: str, language: str) -> float:
    """Read grouping and decimal marks; where they are ambiguous, as the language writes them."""
    if "٫" in digits:
        # The Arabic marks are never ambiguous: ٬ groups, ٫ is decimal.
        whole, *parts = regex.sub(r"[.,٬]", "", digits).split("٫")
        return float(f"{whole}.{''.join(parts)}")
    digits = digits.replace("٬", "")
    if _THOUSANDS.fullmatch(digits) and (digits.count(",") + digits.count(".") > 1):
        return float(regex.sub(r"[.,]", "", digits))
    mark = "," if language in {"", "en", "he", "hi", "ja", "ko", "th", "zh"} else "."
    decimal = "." if mark == "," else ","
    if _THOUSANDS.fullmatch(digits) and mark in digits:
        return float(digits.replace(mark, ""))
    cleaned = digits.replace(decimal, ".") if digits.count(decimal) == 1 else digits
    head, _, tail = cleaned.replace(",", ".").partition(".")
    return float(f"{head}.{tail.replace('.', '') or '0'}")
