"""Names of months and weekdays in the languages that news is written in, from dateparser's tables (CLDR)."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import import_module

from summarize.language import tables
from summarize.language.tables.printed import Dates

_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "is", "et", "lv", "lt",
    "pl", "cs", "sk", "sl", "hr", "bs", "sr", "sr-Latn", "sr-Cyrl", "mk", "bg", "ru", "uk", "be", "ro",
    "hu", "el", "tr", "az", "sq", "ca", "eu", "gl", "ga", "cy", "mt", "he", "ar", "fa", "ur", "hi",
    "bn", "ta", "te", "mr", "gu", "pa", "ne", "si", "th", "lo", "km", "my", "vi", "id", "ms", "fil",
    "tl", "sw", "zu", "af", "am", "hy", "ka", "kk", "uz", "ko", "ja", "zh", "mn", "kn", "ml", "lb",
    "fo",
)  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3
"""Letters of a shortened name that no table lists ("Lok" for lokakuu)."""


def month(word: str, language: str | None = None) -> int | None:
    """Return the number of a month, from 1; None where the word is no month, or another month elsewhere.

    Args:
        word: the name or its abbreviation, in any case, without a stop.
        language: the language of the source, which decides between "listopad" (Czech: November) and
            "listopad" (Croatian: October).

    """
    name = _folded(word)
    for table in (_names("en"), _names(language) if language else {}, _all_names()):
        if name in table:
            return table[name]
    return None


def shortened_month(word: str) -> int | None:
    """Return the month that a word of three letters or more begins, where all languages agree on it."""
    name = _folded(word)
    if len(name) < _SHORTEST:
        return None
    found = {number for known, number in _all_names().items() if known.startswith(name)}
    return found.pop() if len(found) == 1 else None


def is_weekday(word: str) -> bool:
    """Whether a word is a weekday, or its abbreviation, in one of the languages."""
    return _folded(word) in _weekdays()


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip(".׳॰'’")


@cache
def _names(language: str) -> dict[str, int]:
    """Return the names of one language; none where dateparser does not know it."""
    try:
        table = import_module(f"dateparser.data.date_translation_data.{language}").info
    except (ImportError, ValueError):
        return {}
    return {
        _folded(name): number
        for number, key in enumerate(_MONTHS, 1)
        for name in table.get(key, ())
        if not any(map(str.isdigit, name))
    }


@cache
def _all_names() -> dict[str, int]:
    """Return the names of all languages, without those that are two months."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for name, number in _names(language).items():
            found.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1} | tables.every(
        Dates
    ).months


@cache
def _weekdays() -> frozenset[str]:
    tables = (import_module(f"dateparser.data.date_translation_data.{code}").info for code in _LANGUAGES)
    return frozenset(_folded(name) for table in tables for key in _WEEKDAYS for name in table.get(key, ()))
