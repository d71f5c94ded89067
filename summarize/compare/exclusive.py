"""Ranking → statements that one independent voice alone makes, with the facts that nobody else has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from summarize.language.dates import date_expressions
from summarize.language.figures import figures
from summarize.language.mentions import Mention, figure_mentions, mentions
from summarize.language.words import primary
from summarize.model import Collection, Ranking

_PREFIXES = range(3, 6)
"""Letters from which "Slovakia" and "Slovakian" are one name, fewer where names are declined ("Praha",
"Praze"): a fact that only seems exclusive is worse than one that is missed."""
_DECLINED = "be bg cs el et fi hr hu lt lv pl ru sk sl sr tr uk"
"""Languages that decline names, by BCP 47 code."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence of a cluster that one voice alone has, by index, and its exclusive facts."""

    sentence: int
    facts: tuple[Mention, ...]
    documents: tuple[str, ...]
    """Documents of this voice that carry one of the facts, in canonical order."""


@dataclass(frozen=True, slots=True)
class _Carriers:
    """Who carries what: stem, prefix of a name, figure, or independence group → its documents."""

    stems: Mapping[str, set[str]]
    prefixes: Mapping[str, set[str]]
    values: Mapping[float, set[str]]
    groups: Mapping[int, set[str]]
    order: Mapping[str, int]
    """Of the documents."""


def exclusive(ranking: Ranking, collection: Collection) -> tuple[Alone, ...]:
    """Find statements with a name or a figure that no other voice carries anywhere, headlines included.

    Independence groups count, not files. Those with a figure come first, which a reader can
    check, then the highest rank. A statement whose facts an earlier one of its group has is left out.
    Where there is one voice there is nothing to tell apart.
    """
    if len({*collection.voices.values()}) < 2:
        return ()
    carriers = _carriers(collection)
    found: list[Alone] = []
    order = sorted(range(len(ranking.clusters)), key=lambda n: (-round(ranking.scores[n], 12), n))
    for number in order:
        cluster = ranking.clusters[number]
        if len({collection.voice(i) for i in cluster.sentences}) > 1:
            continue
        entries = [_alone(i, carriers, collection) for i in cluster.sentences]
        best = max(entries, key=lambda entry: len(entry.facts))
        if best.facts:
            found.append(best)
    kept = _without_repeats(found, collection)
    return tuple(sorted(kept, key=lambda entry: all(fact.kind == "name" for fact in entry.facts)))


def _alone(sentence: int, carriers: _Carriers, collection: Collection) -> Alone:
    text, document = collection.texts[sentence], collection.document(sentence)
    mine = carriers.groups[collection.voice(sentence)]
    facts: list[Mention] = []
    documents: set[str] = set()
    found = mentions(text, document.language)
    dates = date_expressions(text, collection.terms[sentence].words, document.language) if found else ()
    for mention in found:
        before = bisect_right(dates, mention.start, key=lambda d: d.start)
        if before and dates[before - 1].day is not None and mention.start < dates[before - 1].end:
            continue
        holders = _holders(mention, carriers, document.language)
        own = [held for held in holders if any(held) and all(part <= mine for part in held)]
        if own:
            facts.append(mention)
            documents.update(*chain(*own))
    return Alone(sentence, tuple(facts), tuple(sorted(documents, key=carriers.order.__getitem__)))


def _holders(mention: Mention, carriers: _Carriers, language: str | None) -> Iterator[tuple[set[str], ...]]:
    """Yield for each telling part of a mention the documents that carry it, in one or more sets."""
    for value in mention.values:
        yield (carriers.values.get(round(value, 6), set()),)
    for stem in mention.stems:
        yield carriers.stems.get(stem, set()), carriers.prefixes.get(_prefix(stem, language), set())


def _prefix(stem: str, language: str | None) -> str:
    """Return how a name begins in all of its forms."""
    declined = primary(language) in _DECLINED.split()
    return stem[: max(_PREFIXES[0], min(_PREFIXES[-1], len(stem) - 2))] if declined else stem[: _PREFIXES[-1]]


def _carriers(collection: Collection) -> _Carriers:
    stems: defaultdict[str, set[str]] = defaultdict(set)
    prefixes: defaultdict[str, set[str]] = defaultdict(set)
    values: defaultdict[float, set[str]] = defaultdict(set)
    for i, terms in enumerate(collection.terms):
        document = collection.document(i)
        for stem in terms.stems:
            stems[stem].add(document.id)
        for name in terms.names:
            for length in _PREFIXES:
                prefixes[name[:length]].add(document.id)
        for value in figures(terms.words, primary(document.language)):
            values[value].add(document.id)
        if collection.sentences[i].kind in {"prose", "headline"}:
            for mention in figure_mentions(collection.texts[i], document.language):
                for value in mention.values:
                    values[round(value, 6)].add(document.id)
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for name, voice in collection.voices.items():
        groups[voice].add(name)
    order = {name: place for place, name in enumerate(collection.documents)}
    return _Carriers(stems, prefixes, values, groups, order)


def _without_repeats(found: Iterable[Alone], collection: Collection) -> list[Alone]:
    """Join statements of one group whose facts another one has, the fullest one first."""
    kept: list[Alone] = []
    holders: defaultdict[tuple[int, object], set[int]] = defaultdict(set)
    for entry in found:
        voice = collection.voice(entry.sentence)
        keys = [(voice, key) for key in _keys(entry)]
        if not set.intersection(*(holders[key] for key in keys)):
            for key in keys:
                holders[key].add(len(kept))
            kept.append(entry)
    return kept


def _keys(entry: Alone) -> set[object]:
    return {key for fact in entry.facts for key in (*fact.stems, *fact.values)}
