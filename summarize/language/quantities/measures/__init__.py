"""What a language writes figures with: number words, units, hedges, periods. One TOML file for each.

``common.toml`` holds what all languages share. Hedges, units, currencies and periods are phrases, set
apart by commas; everything else are words, set apart by spaces. A unit may be a list of
``{words, factor}``: a decade is ten years.

``joins`` are patterns of the numbers from 20 to 99 that have no word of their own: ``{tens}``, ``{teens}``,
``{ones}`` and a number such as ``{60}`` are any word for it, ``{tens-}`` is one without its last letter.
Where ``glued`` is true a number is one word, and ``cent-`` is a form that is only used inside such a word.
``tails`` is a regular expression of the endings that make another word of a number: zweiundzwanzigjährig.
"""

from __future__ import annotations

import importlib.resources
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from summarize.language.quantities.measures.spelling import Spelling, cardinals_of, ordinals_of, spelling_of

Hedge = Literal["exactly", "about", "at-least", "more-than", "at-most", "less-than", "vague"]
"""How exactly a figure is given."""

Outcome = Literal["dead", "injured", "missing", "arrested", "displaced", "rescued", "hospitalized"]
"""What happened to people who are counted."""

LANGUAGES = ("cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv")
"""Languages with a file of their own; the others have digits and symbols."""


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
    """Plurals that stand for a number of that size: dozens is 24 to 99."""
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
    outcomes: Mapping[str, Outcome]
    words: Mapping[str, frozenset[str]]
    """Closed sets by their role: months, people, counters, …"""

    def role(self, name: str) -> frozenset[str]:
        """Return a closed set of words, empty where the language has none."""
        return self.words.get(name, frozenset())


@cache
def measures(language: str) -> Measures:
    """Return the tables of a language, given by its primary subtag."""
    own = _read(language) if language in LANGUAGES else {}
    shared = _read("common")
    words = {
        role: frozenset(f"{own.get('words', {}).get(role, '')} {shared['words'].get(role, '')}".split())
        for role in {*own.get("words", {}), *shared["words"]}
    }
    articles = frozenset(own.get("article", "").split())
    cardinals = cardinals_of(own)
    scales = {word: float(value) for value, words in own.get("scales", {}).items() for word in words.split()}
    ones = articles | {*own.get("one", "").split()}
    vague = " ".join(own.get("vague", {}).values()).split()
    starts = ones | {*own.get("shares", ()), *vague, *words.get("half", ()), "tens"}
    return Measures(
        spelling=spelling_of(own, (cardinals, scales, ones, starts)),
        ones=ones,
        articles=articles,
        cardinals=cardinals,
        ordinals=ordinals_of(own),
        scales=scales,
        vague={
            word: (float(low), float(high))
            for bounds, words in own.get("vague", {}).items()
            for low, high in [bounds.split("-")]
            for word in words.split()
        },
        shares=own.get("shares", {}),
        hedges=cast("Mapping[str, Hedge]", _phrases(own.get("hedges", {}))),
        trailing=cast("Mapping[str, Hedge]", _phrases(own.get("trailing", {}))),
        units=_units(shared.get("units", {})) | _units(own.get("units", {})),
        currencies=_units(shared.get("currencies", {})) | _units(own.get("currencies", {})),
        periods=_phrases(own.get("periods", {})),
        rates=_words(own.get("rates", {})),
        outcomes=cast("Mapping[str, Outcome]", _words(own.get("outcomes", {}))),
        words=words,
    )


@cache
def bases() -> Mapping[str, tuple[str, float]]:
    """Return what a unit is in terms of the one that it is compared in: week → (hour, 168)."""
    return {unit: (base["unit"], base["factor"]) for unit, base in _read("common")["bases"].items()}


def _read(name: str) -> dict[str, Any]:
    path = importlib.resources.files(__package__) / f"{name}.toml"
    return cast("dict[str, Any]", _folded(tomllib.loads(path.read_text(encoding="utf-8"))))


def _folded(value: Any) -> Any:  # noqa: ANN401  # any TOML value
    """Fold the case of every word list, ß included; the keys are names of ours."""
    if isinstance(value, dict):
        return {key: inner if key in {"unit", "code"} else _folded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_folded(inner) for inner in value]
    return value.casefold() if isinstance(value, str) else value


def _phrases(table: Mapping[str, str]) -> dict[str, str]:
    return {phrase.strip(): name for name, phrases in table.items() for phrase in phrases.split(",")}


def _words(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}


def _units(table: Mapping[str, Any]) -> dict[str, tuple[str, float]]:
    return {
        phrase.strip(): (row.get("code", unit), float(row["factor"]))
        for unit, rows in table.items()
        for row in _rows(rows)
        for phrase in row["words"].split(",")
    }


def _rows(rows: str | dict[str, Any] | list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    if isinstance(rows, str):
        yield {"words": rows, "factor": 1.0}
    elif isinstance(rows, dict):
        yield rows
    else:
        yield from rows
