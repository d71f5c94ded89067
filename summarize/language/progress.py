"""Sentence → how far an undertaking is, what is expected of it, and who holds which place.

The list of stages is closed; a word counts in its report form alone ("signed", not "signs of"), and
what will or may be done is planned, not done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.tables.contrast import Negation
from summarize.language.tables.speech import Progress, Reporting
from summarize.language.tables.speech import Prospects as ProspectWords
from summarize.language.tables.speech import Territory as TerritoryWords
from summarize.language.terms import Terms
from summarize.language.words import primary, stop_words, word_offsets
from summarize.model.comparison import Stage

# Sentence → how far an undertaking has come: announced, planned, finalized, denied, suspended.

Verdict = Literal["differ", "qualifier-differs"]
_OPEN = frozenset({"proposed", "planned", "expected", "advancing", "piloted"})
_DONE = frozenset({"finalized", "begun"})
_STOPPED = frozenset({"denied", "rejected", "suspended", "postponed", "cancelled"})
_ALIKE = ({"suspended", "cancelled"}, {"suspended", "postponed"}, {"rejected", "cancelled"})
"""What one source calls so, another one calls so without saying anything else."""


class StageMention(Struct, frozen=True):
    """A word or phrase that says how far something has come."""

    stage: Stage
    start: int
    end: int
    """Half-open offsets into the sentence."""
    first: int
    last: int
    """Positions of its first and last word."""


def stages(text: str, language: str | None, terms: Terms | None = None) -> tuple[StageMention, ...]:
    """Return every mention of a stage, in order, the longest phrase at each place; none in a denial.

    ``terms`` are those of the sentence, where they are known.
    """
    code = primary(language)
    openings = _openings(code)
    if not openings or (terms is not None and not _may_hold(terms.words, openings)):
        return ()
    not_before = {"announced": _that(), "begun": tables.get(Progress, code).infinitive}
    offsets = word_offsets(text) if terms is None else terms.offsets
    words = tuple(text[a:b].casefold() for a, b in offsets)
    found: list[StageMention] = []
    for i, word in enumerate(words):
        if found and i <= found[-1].last:
            continue
        for phrase, stage in openings.get(word, ()):
            last = i + len(phrase) - 1
            if words[i : last + 1] != phrase:
                continue
            goes_on = not not_before.get(stage, frozenset()).isdisjoint(words[last + 1 : last + 2])
            if not goes_on and not _negated(words, i, code):
                ahead = stage in _DONE | {"agreed"} and _ahead(words, i, code)
                known: Stage = "planned" if ahead else stage
                found.append(StageMention(known, offsets[i][0], offsets[last][1], i, last))
            break
    return tuple(found)


def _may_hold(words: tuple[str, ...], openings: Mapping[str, list[tuple[tuple[str, ...], Stage]]]) -> bool:
    """Whether one of the phrases is among the words: a quick look that most sentences fail."""
    places = [i for i, word in enumerate(words) if word in openings]
    return any(words[i : i + len(phrase)] == phrase for i in places for phrase, _ in openings[words[i]])


def compare(a: Stage, b: Stage) -> Verdict | None:
    """Say how two stages of one subject differ; None where they may both be so."""
    if (
        a == b
        or {a, b} <= _DONE
        or {a, b} <= {"proposed", "planned", "expected"}
        or {a, b} == {"denied", "rejected"}
        or {a, b} in _ALIKE
    ):
        return None
    if (a in _STOPPED) != (b in _STOPPED) or {a, b} == {"cancelled", "postponed"}:
        return "differ"
    if (a in _DONE and b in _OPEN) or (b in _DONE and a in _OPEN):
        return "differ"
    if {a, b} <= {"announced", "agreed", "planned", "expected", "proposed", "finalized", "begun"}:
        return None
    return "qualifier-differs"


def _negated(words: tuple[str, ...], i: int, code: str) -> bool:
    negation = tables.get(Negation, code)
    negations = negation.words | negation.beside
    return any(word in negations or word == "t" for word in words[max(0, i - 3) : i])


def _ahead(words: tuple[str, ...], i: int, code: str) -> bool:
    between = _between()
    while i > 0 and words[i - 1] in between:
        i -= 1
    return i > 0 and words[i - 1] in tables.get(Progress, code).ahead


@cache
def _that() -> frozenset[str]:
    return tables.union(progress.that for progress in tables.each(Progress).values())


@cache
def _between() -> frozenset[str]:
    return tables.union(progress.between for progress in tables.each(Progress).values())


@cache
def _openings(code: str) -> Mapping[str, list[tuple[tuple[str, ...], Stage]]]:
    """Return the phrases of a language by their first word, longest first."""
    found: defaultdict[str, list[tuple[tuple[str, ...], Stage]]] = defaultdict(list)
    for stage, phrases in tables.get(Progress, code).stages.items():
        for phrase in phrases:
            words = tuple(phrase.replace("-", " ").split())
            found[words[0]].append((words, stage))
    for listed in found.values():
        listed.sort(key=lambda item: (-len(item[0]), item[0]))
    return dict(found)


# Sentence → what will be done, what will not, and what is left open.

_BETWEEN = 4
"""Small words between a phrase and what it is said of: "suspend the", "will soon be"."""
Outlook = Literal["ahead", "off", "undecided"]
"""Whether something will be done, will not, or is left open."""
_STOP = regex.compile(r"[,;:.!?—–()]")


class Prospect(Struct, frozen=True):
    """A phrase with the verb or noun that it is said of, by index of the words, half-open."""

    first: int
    end: int
    outlook: Outlook


def prospects(text: str, terms: Terms, language: str | None) -> tuple[Prospect, ...]:
    """Return what a sentence says will be done or will not; what a clause leaves open is undecided."""
    code = primary(language)
    openings, stops = _outlooks(code), stop_words(language)
    if openings.keys().isdisjoint(terms.words):
        return ()
    words, found = terms.words, list[Prospect]()
    for i, word in enumerate(words):
        for phrase, outlook in openings.get(word, ()):
            # A capital makes a name of it: May, Will Smith.
            if words[i : i + len(phrase)] != phrase or text[terms.offsets[i][0]].isupper():
                continue
            k = i + len(phrase)
            while k < min(len(words), i + len(phrase) + _BETWEEN) and words[k] in stops:
                k += 1
            known = k < len(words) and words[k] not in stops and not text[terms.offsets[k][0]].isupper()
            if known and not _is_open(terms, _breaks(text, terms), Prospect(i, k, outlook), code):
                found.append(Prospect(i, k + 1, outlook))
            break
    return tuple(found)


def _breaks(text: str, terms: Terms) -> list[int]:
    """Return the words that a stop is behind."""
    return [
        k
        for k, (a, b) in enumerate(pairwise(terms.offsets))
        if text[a[1] : b[0]] != " " and _STOP.search(text, a[1], b[0])
    ]


def _is_open(terms: Terms, breaks: Sequence[int], said: Prospect, code: str) -> bool:
    """Whether a condition is in the clause, or a negation before what will be done, or a stop inside."""
    first, last, outlook = said.first, said.end, said.outlook
    own = tables.get(ProspectWords, code)
    if any(first <= k < last for k in breaks) or not own.unreal.isdisjoint(terms.words[first:last]):
        return True
    start = max((k + 1 for k in breaks if k < first), default=0)
    end = min((k + 1 for k in breaks if k >= last), default=len(terms.words))
    clause = {*terms.words[start:end]}
    if outlook != "undecided" and not own.open.isdisjoint(clause):
        return True
    negations = tables.get(Negation, code).words | {"t"}
    return outlook != "off" and not negations.isdisjoint({*terms.words[start : last + 1]})


@cache
def _outlooks(code: str) -> Mapping[str, list[tuple[tuple[str, ...], Outlook]]]:
    """Return the phrases of a language by their first word, longest first."""
    own = tables.get(ProspectWords, code)
    found: defaultdict[str, list[tuple[tuple[str, ...], Outlook]]] = defaultdict(list)
    listings: tuple[tuple[Outlook, Sequence[str]], ...] = (
        ("ahead", own.ahead), ("off", own.off), ("undecided", own.undecided),
    )  # fmt: skip
    for outlook, phrases in listings:
        for phrase in phrases:
            words = tuple(phrase.split())
            found[words[0]].append((words, outlook))
    for listed in found.values():
        listed.sort(key=lambda item: (-len(item[0]), item[0]))
    return dict(found)


# Sentence → in whose waters, airspace or territory it says that something was.

_ADVERBS = 2
"""Words between "in" and the owner: inside internationally recognised Iraqi waters."""
_CLAIMANT = 3
"""Words before a verb of saying among which the name of who says it is."""


class Whereabouts(Struct, frozen=True):
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
    own = tables.get(TerritoryWords, code)
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


def _owns(text: str, terms: Terms, owner: int, own: TerritoryWords) -> bool:
    start, end = terms.offsets[owner]
    written = text[start:end]
    return terms.words[owner] in own.nobodys or (written[:1].isupper() and not written.isupper())


def _claimants(terms: Terms, first: int, code: str) -> frozenset[str]:
    own = tables.get(Reporting, code)
    saying = own.saying | own.other_senses
    verb = next((k for k in range(first - 1, 0, -1) if terms.words[k] in saying), 0)
    return terms.names & {*terms.stems[max(0, verb - _CLAIMANT) : verb]}
