"""What a language writes figures with, ready to be looked up: number words, units, hedges, periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from summarize.language import tables
from summarize.language.quantities.spelling import Spelling, cardinals_of, ordinals_of, spelling_of
from summarize.language.tables.speech import Figures, Hedge, Measure, Measured, Outcome, Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The tables of one language; keys are case-folded surfaces."""

    spelling: Spelling
    ones: frozenset[str]
    articles: frozenset[str]
    """Those of ``ones`` that are articles only: a, an."""
    cardinals: Mapping[str, float]
    """Words and phrases for the numbers below 100, and words for hundreds; no hyphens."""
    ordinals: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    """Plurals that represent a number of that size: dozens is 24 to 99."""
    shares: Mapping[str, float]
    """Fractions, in per cent."""
    hedges: Mapping[str, Hedge]
    trailing: Mapping[str, Hedge]
    units: Mapping[str, tuple[str, float]]
    """Surface → (unit, factor)."""
    currencies: Mapping[str, tuple[str, float]]
    """Surface → (ISO 4217 code, factor)."""
    periods: Mapping[str, str]
    rates: Mapping[str, str]
    """Adjectives that give a figure behind them a period: annual sales of 3 million."""
    ratios: frozenset[str]
    """What is between a part and its whole: one in five."""
    links: frozenset[str]
    """The first words of these."""
    outcomes: Mapping[str, Outcome]
    words: Mapping[Role, frozenset[str]]
    """Closed sets by their role: months, people, counters, …"""

    def role(self, name: Role) -> frozenset[str]:
        """Return a closed set of words, empty where the language has none."""
        return self.words.get(name, frozenset())


@cache
def measures(language: str) -> Measures:
    """Return what a language writes figures with, given by its primary subtag."""
    own, shared = tables.get(Figures, language), tables.get(Figures, tables.COMMON)
    words = {
        role: own.words.get(role, frozenset()) | shared.words.get(role, frozenset())
        for role in {*own.words, *shared.words}
    }
    cardinals = cardinals_of(own)
    # Where nobody knows the language, those that most languages share are read.
    listed = own.scales if language else shared.scales
    scales = {word: float(value) for value, words in listed.items() for word in words.split()}
    ones = own.article | own.one
    vague = {
        word: (float(low), float(high))
        for bounds, words in own.vague.items()
        for low, high in [bounds.split("-")]
        for word in words.split()
    }
    starts = ones | {*own.shares, *vague, *words.get("half", ()), "tens"}
    return Measures(
        spelling=spelling_of(own, (cardinals, scales, ones, starts)),
        ones=ones,
        articles=own.article,
        cardinals=cardinals,
        ordinals=ordinals_of(own),
        scales=scales,
        vague=vague,
        shares=own.shares,
        hedges=_phrases(own.hedges),
        trailing=_phrases(own.trailing),
        units=_units(shared.units) | _units(own.units),
        currencies=_units(shared.currencies) | _units(own.currencies),
        periods=_phrases(own.periods),
        rates=_words(own.rates),
        ratios=frozenset(own.ratios),
        links=frozenset(ratio.split(" ")[0].removeprefix("d'") for ratio in own.ratios),
        outcomes=_words(own.outcomes),
        words=words,
    )


def languages() -> tuple[str, ...]:
    """Return the languages whose number words are read; the others have digits and symbols."""
    return tables.languages(Figures)


@cache
def bases() -> Mapping[str, tuple[str, float]]:
    """Return what a unit is in terms of the one that it is compared in: week → (hour, 168)."""
    return {unit: (base.unit, base.factor) for unit, base in tables.get(Figures, tables.COMMON).bases.items()}


def _phrases(table: Mapping[T, str]) -> dict[str, T]:
    return {phrase.strip(): name for name, phrases in table.items() for phrase in phrases.split(",")}


def _words(table: Mapping[T, str]) -> dict[str, T]:
    return {word: name for name, words in table.items() for word in words.split()}


def _units(table: Measured) -> dict[str, tuple[str, float]]:
    return {
        phrase.strip(): (row.code or unit, row.factor)
        for unit, rows in table.items()
        for row in _rows(rows)
        for phrase in row.words.split(",")
    }


def _rows(rows: str | Measure | list[Measure]) -> Iterator[Measure]:
    if isinstance(rows, str):
        yield Measure(rows, 1.0)
    elif isinstance(rows, Measure):
        yield rows
    else:
        yield from rows
