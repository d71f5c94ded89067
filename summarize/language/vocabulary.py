"""Closed sets of words that are looked for in every text, whatever its language, and those of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarize.language import tables
from summarize.language.tables.contrast import Hedges, Negation
from summarize.language.tables.speech import Figures, Progress, Reporting, Role, Times
from summarize.language.words import primary


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What reports are made of: ``own`` is of the language, and the sets are of all languages."""

    own: Reporting
    verbs: frozenset[str]
    """Verbs of speech and of calling something by a name, of the language."""
    announcing: frozenset[str]
    passive: frozenset[str]
    not_saying: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    """Those inside a name, too."""
    plain_links: frozenset[str]
    that: frozenset[str]
    relative: frozenset[str]
    quantifiers: frozenset[str]
    nobody: frozenset[str]
    times: frozenset[str]


@cache
def vocabulary(code: str) -> Vocabulary:
    """Return the words that reports in a language are made of, given by its primary subtag."""
    own = tables.get(Reporting, code)
    every = tables.each(Reporting).values()
    plain_links = tables.union(one.links for one in every)
    return Vocabulary(
        own=own,
        verbs=own.saying | own.calling,
        announcing=tables.union(one.announcing for one in every),
        passive=tables.union(one.passive for one in every),
        not_saying=tables.union(one.not_saying for one in every),
        pronouns=tables.union(one.pronouns for one in every),
        determiners=determiners(),
        links=plain_links | tables.union(one.name_links for one in every),
        plain_links=plain_links,
        that=tables.union(one.that for one in every),
        relative=tables.union(one.relative for one in every),
        quantifiers=tables.union(one.quantifiers for one in every),
        nobody=tables.union(one.nobody for one in every),
        times=time_names(),
    )


@cache
def determiners() -> frozenset[str]:
    """Return articles, and what is before a noun in their place."""
    return tables.union(one.determiners for one in tables.each(Reporting).values())


@cache
def time_names() -> frozenset[str]:
    """Return the names of days and months, and words such as yesterday."""
    return tables.union(times.names for times in tables.each(Times).values())


@cache
def time_units() -> frozenset[str]:
    """Return words such as hours and years."""
    return tables.union(times.units for times in tables.each(Times).values())


@cache
def measure_words() -> frozenset[str]:
    """Return units and currencies, which say nothing about what is measured."""
    return tables.union(progress.measures for progress in tables.each(Progress).values())


@cache
def negating_prefixes() -> frozenset[str]:
    """Return what makes the opposite of a word: un-, ne-."""
    return tables.union(negation.prefixes for negation in tables.each(Negation).values())


def toll_words(language: str | None) -> frozenset[str]:
    """Return words for how many died."""
    return _figure_words("tolls", language)


def people_words(language: str | None) -> frozenset[str]:
    """Return nouns that say no more of those who are counted than that they are people."""
    return _figure_words("people", language)


def part_words(language: str | None) -> frozenset[str]:
    """Return words that make a figure a part beside another one: others, another, more."""
    return _figure_words("parts", language)


@cache
def open_words(language: str | None) -> frozenset[str]:
    """Return words for what may be, or is yet to come."""
    code = primary(language)
    return tables.get(Hedges, code).words | (
        tables.get(Progress, code).ahead - tables.get(Reporting, code).prepositions
    )


def _figure_words(role: Role, language: str | None) -> frozenset[str]:
    return tables.get(Figures, primary(language)).words.get(role, frozenset())
