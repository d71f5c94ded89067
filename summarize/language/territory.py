"""Sentence → in whose waters, airspace or territory it says that something was."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.language import tables
from summarize.language.tables.speech import Reporting
from summarize.language.tables.speech import Territory as Words
from summarize.language.terms import Terms
from summarize.language.words import primary

_ADVERBS = 2
"""Words between "in" and the owner: inside internationally recognised Iraqi waters."""
_CLAIMANT = 3
"""Words before a verb of saying among which the name of who says it is."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A phrase such as "in Iraqi territorial waters", by index of the words, half-open."""

    first: int
    end: int
    owner: str
    """Stem of whose it is."""
    noun: str
    claimants: frozenset[str]
    """Stems of the names of who claims it; empty where nobody is named."""


def whereabouts(text: str, terms: Terms, language: str | None) -> tuple[Whereabouts, ...]:
    """Return every such phrase, in order, but for other forms of an owner: Iran's waters, UK waters."""
    code = primary(language)
    own = tables.get(Words, code)
    if own.nouns.isdisjoint(terms.words):
        return ()
    found = []
    for end, noun in enumerate(terms.words):
        owner = end - 1
        while owner > 0 and terms.words[owner] in own.between:
            owner -= 1
        if noun not in own.nouns or owner < 1 or not _owns(text, terms, owner, own):
            continue
        before = range(owner - 1, max(-1, owner - 2 - _ADVERBS), -1)
        first = next((k for k in before if terms.words[k] in own.inside), None)
        if first is not None:
            claimants = _claimants(terms, first, code)
            found.append(Whereabouts(first, end + 1, terms.stems[owner], terms.stems[end], claimants))
    return tuple(found)


def _owns(text: str, terms: Terms, owner: int, own: Words) -> bool:
    start, end = terms.offsets[owner]
    written = text[start:end]
    return terms.words[owner] in own.nobodys or (written[:1].isupper() and not written.isupper())


def _claimants(terms: Terms, first: int, code: str) -> frozenset[str]:
    own = tables.get(Reporting, code)
    saying = own.saying | own.other_senses
    verb = next((k for k in range(first - 1, 0, -1) if terms.words[k] in saying), 0)
    return terms.names & {*terms.stems[max(0, verb - _CLAIMANT) : verb]}
