"""Number words of a table → every way in which they are combined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

import regex

from summarize.language.tables.speech import Figures

_PLACE = re.compile(r"\{(.+?)\}")
_INNER = re.compile(r"-(?=.)")
_RANGES = {"ones": range(1, 10), "teens": range(10, 20), "tens": range(20, 100, 10)}
_LONGEST = 80
"""Letters of a number in one word that we read; more are no number of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How number words are written one after the other."""

    starts: frozenset[str]
    """Words that a number can begin with."""
    parts: frozenset[str]
    """Words that a number can consist of."""
    most: int
    """Parts of the longest phrase for a number below 100: 4 in quatre-vingt-dix-sept."""
    elided: bool
    """Whether a number can lose its last letter before a vowel: vent'anni."""
    openings: frozenset[str]
    """First two letters of the numbers that are glued into one word; empty where none are."""
    glued: regex.Pattern[str] | None
    """One word that consists of several parts, each in group 1."""
    derived: regex.Pattern[str] | None
    """Such a word with an ending that makes another word of it: the parts are in group 1."""

    def split(self, word: str) -> list[str]:
        """Return the parts of a case-folded word that is a number or a part of one, else nothing."""
        if word in self.parts:
            return [word]
        found = self._captured(self.glued, word)
        # A form that is only used inside a word is nothing alone.
        return found if len(found) > 1 else []

    def derived_from(self, word: str) -> list[str]:
        """Return the parts of the number in a word such as zweiundzwanzigjährig, else nothing."""
        return self._captured(self.derived, word)

    def _captured(self, pattern: regex.Pattern[str] | None, word: str) -> list[str]:
        if pattern is None or word[:2] not in self.openings or len(word) > _LONGEST:
            return []
        match = pattern.fullmatch(word)
        return match.captures(1) if match else []


def cardinals_of(own: Figures) -> dict[str, float]:
    """Return the words and phrases for single numbers, with those that the joins make."""
    forms: defaultdict[float, list[str]] = defaultdict(list)
    plain = [*own.cardinals, *own.tens]
    for number, word in zip([*range(2, 20), *range(20, 100, 10)], plain, strict=False):
        forms[number].append(word)
    for key, words in own.more.items():
        forms[float(key)] += words.split()
    table = {_INNER.sub(" ", word): float(value) for value, words in forms.items() for word in words}
    forms[1] = sorted(own.one)
    for pattern in filter(None, own.joins.split("|")):
        for phrase, value in _joined(pattern, forms):
            table.setdefault(_INNER.sub(" ", phrase), value)
    return table


def _joined(pattern: str, forms: Mapping[float, list[str]]) -> Iterator[tuple[str, float]]:
    """Yield what a pattern makes, with its value: {tens} {ones} → twenty two, 22."""
    places = _PLACE.findall(pattern)
    template = _PLACE.sub("{}", pattern)
    for values in product(*(_RANGES.get(place.rstrip("-")) or (float(place),) for place in places)):
        choices = [
            [word[:-1] if place.endswith("-") else word for word in forms.get(value, ())]
            for place, value in zip(places, values, strict=True)
        ]
        for words in product(*choices):
            yield template.format(*words), float(sum(values))


def ordinals_of(own: Figures) -> dict[str, float]:
    """Return the words for places in an order; a stem that ends with a hyphen has each of the endings."""
    table = dict(own.ordinals)
    endings = table.pop("endings", "").split()
    return {
        word.removesuffix("-") + ending: float(value)
        for value, words in table.items()
        for word in words.split()
        for ending in (endings if word.endswith("-") else ("",))
    }


def spelling_of(
    own: Figures,
    tables: tuple[Mapping[str, float], Mapping[str, float], AbstractSet[str], frozenset[str]],
) -> Spelling:
    """Return how numbers are written, given cardinals, scales, words for one, and what else begins one."""
    cardinals, scales, ones, others = tables
    joining = own.words.get("joining", frozenset[str]())
    parts = {part for phrase in cardinals for part in phrase.split()} | {*scales, *ones}
    whole = frozenset(word for word in parts if not word.endswith("-"))
    glued = derived = None
    openings: frozenset[str] = frozenset()
    if own.glued:
        inner = {part.removesuffix("-") for part in parts if len(part) > 1} - own.abbreviated
        pieces = "|".join(sorted(map(regex.escape, {*inner, *joining}), key=len, reverse=True))
        glued = regex.compile(rf"(?:({pieces}))+")
        derived = regex.compile(rf"(?:({pieces}))+(?:{own.tails})") if own.tails is not None else None
        openings = frozenset(part[:2] for part in inner)
    return Spelling(
        # "Vent'anni" is looked at before it is taken apart.
        starts=others | whole | {word.removesuffix("'") for word in whole},
        parts=whole | {*joining},
        most=max((phrase.count(" ") + 1 for phrase in cardinals), default=0),
        elided=any(word.endswith("'") for word in whole),
        openings=openings,
        glued=glued,
        derived=derived,
    )
