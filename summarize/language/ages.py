"""Sentence → the ages of people with a first and a last name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.speech import Names
from summarize.language.vocabulary import time_names
from summarize.language.words import primary

_PERSON = r"(?P<name>\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){1,3})"
_AGE = r"(?<![\p{N}.,])(?P<age>\d{1,3})"
_BETWEEN = r"(?: [\p{L}\p{M}-]+){0,3}? "
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is said to be; half-open offsets of the number."""

    name: tuple[str, str]
    """First and last name, case-folded."""
    written: str
    """The same, verbatim."""
    years: int
    start: int
    end: int


def ages(text: str, language: str | None) -> tuple[Age, ...]:
    """Return every "Ann Lee, 41," and "41-year-old Ann Lee" of a sentence, in order."""
    times, found = time_names(), list[Age]()
    for pattern in _patterns(primary(language)):
        for match in pattern.finditer(text):
            words = match["name"].split()[-2:]
            name = words[0].casefold(), words[1].casefold()
            years = int(match["age"])
            if 0 < years <= _OLDEST and times.isdisjoint(name):
                found.append(Age(name, " ".join(words), years, *match.span("age")))
    return tuple(sorted(found, key=lambda age: age.start))


@cache
def _patterns(code: str) -> tuple[regex.Pattern[str], ...]:
    own = tables.get(Names, code)
    behind = "|".join(own.aged_behind or (_AGE,)).replace("{age}", _AGE)
    before = [pattern.replace("{age}", _AGE) for pattern in own.aged_before]
    patterns = [rf"{_PERSON}, (?:{behind}),", *(rf"{pattern}{_BETWEEN}{_PERSON}" for pattern in before)]
    return tuple(map(regex.compile, patterns))
