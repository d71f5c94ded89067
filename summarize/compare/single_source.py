"""Ranking → statements that one independent voice alone makes, with the facts that nobody else has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.compare.places import place, statement, within
from summarize.language import tables
from summarize.language.mentions import Mention, figure_mentions, mentions
from summarize.language.tables.speech import Grammar
from summarize.language.words import primary
from summarize.model.comparison import Exclusive, Fact

_MOST = 5
"""Statements; what one source alone says is no news for that."""
_FIGURE = 2.0
"""How much more a figure weighs than a name."""
_PREFIXES = range(3, 6)
"""Letters from which "Slovakia" and "Slovakian" are one name, fewer where names are declined ("Praha",
"Praze"): a fact that only seems exclusive is worse than one that is missed."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence of a cluster that one voice alone has, by index, and its exclusive facts."""

    sentence: int
    facts: tuple[Mention, ...]
    documents: frozenset[str]
    """Documents of this voice that carry one of the facts."""


@dataclass(frozen=True, slots=True)
class _Carriers:
    """Who carries what: stem, prefix of a name, figure, or independence group → its documents."""

    stems: Mapping[str, set[str]]
    prefixes: Mapping[str, set[str]]
    values: Mapping[float, set[str]]
    groups: Mapping[int, set[str]]
    comparable: bool
    """Whether all documents are of one language: else "30 million" may be read as 30."""


def single_source(ranking: Ranking, analysis: Analysis) -> tuple[Exclusive, ...]:
    """Find the weightiest statements with a name or a figure that no other voice carries anywhere.

    Headlines are asked too, and independence groups count, not files. A statement weighs its rank, more
    with a figure, which a reader can check, than with a name. At most five are listed, the weightiest
    first. Where there is one voice there is nothing to compare.
    """
    if len({*analysis.voices.groups.values()}) < 2:
        return ()
    carriers = _carriers(analysis)
    found: list[tuple[float, int, _Statement]] = []
    for number, cluster in enumerate(ranking.clusters):
        if len({analysis.voice(i) for i in cluster.sentences}) > 1:
            continue
        entries = [_alone(i, carriers, analysis) for i in cluster.sentences]
        best = max(entries, key=lambda entry: len(entry.facts))
        if best.facts:
            weight = _weight(best, ranking.scores[number])
            found.append((-weight, number, best))
    found.sort(key=lambda entry: entry[:2])
    kept = _without_repeats((entry for _, _, entry in found), analysis)
    return tuple(_written(entry, analysis) for entry in kept[:_MOST])


def _weight(entry: _Statement, score: float) -> float:
    """Return the rank of a statement, weighted by what makes it one voice's own."""
    figures = any(fact.kind == "figure" for fact in entry.facts)
    return round(score * (_FIGURE if figures else 1.0), 12)


def told_alone(sentences: Iterable[int], analysis: Analysis) -> list[Exclusive]:
    """Return what each of these sentences says that no other voice carries anywhere."""
    carriers = _carriers(analysis)
    return [_written(_alone(i, carriers, analysis), analysis) for i in sentences]


def _written(entry: _Statement, analysis: Analysis) -> Exclusive:
    said, document = statement(analysis, entry.sentence), analysis.document(entry.sentence)
    facts = []
    for mention in entry.facts:
        span = within(analysis, entry.sentence, (mention.start, mention.end))
        facts.append(Fact(mention.kind, document[span], place(span)))
    return Exclusive(
        text=said.text,
        span=said.span,
        facts=tuple(facts),
        documents=tuple(sorted(entry.documents, key=analysis.numbers.__getitem__)),
        group=analysis.voice(entry.sentence),
    )


def _alone(sentence: int, carriers: _Carriers, analysis: Analysis) -> _Statement:
    text, document = analysis.texts[sentence], analysis.document(sentence)
    mine = carriers.groups[analysis.voice(sentence)]
    facts: list[Mention] = []
    documents: set[str] = set()
    found = mentions(text, document.language, analysis.quantities[sentence])
    dates = analysis.dates[sentence] if found else ()
    for mention in found:
        if mention.values and not carriers.comparable:
            continue
        before = bisect_right(dates, mention.start, key=lambda d: d.start)
        if before and dates[before - 1].day is not None and mention.start < dates[before - 1].end:
            continue
        holders = _holders(mention, carriers, document.language)
        own = [held for held in holders if any(held) and all(part <= mine for part in held)]
        if own:
            facts.append(mention)
            documents.update(*chain(*own))
    return _Statement(sentence, tuple(facts), frozenset(documents))


def _holders(mention: Mention, carriers: _Carriers, language: str | None) -> Iterator[tuple[set[str], ...]]:
    """Yield for each telling part of a mention the documents that carry it, in one or more sets."""
    for value in mention.values:
        yield (carriers.values.get(round(value, 6), set()),)
    for stem in mention.stems:
        yield carriers.stems.get(stem, set()), carriers.prefixes.get(_prefix(stem, language), set())


def _prefix(stem: str, language: str | None) -> str:
    """Return how a name begins in all of its forms."""
    declined = tables.get(Grammar, primary(language)).declined_names
    return stem[: max(_PREFIXES[0], min(_PREFIXES[-1], len(stem) - 2))] if declined else stem[: _PREFIXES[-1]]


def _carriers(analysis: Analysis) -> _Carriers:
    stems: defaultdict[str, set[str]] = defaultdict(set)
    prefixes: defaultdict[str, set[str]] = defaultdict(set)
    values: defaultdict[float, set[str]] = defaultdict(set)
    for i, terms in enumerate(analysis.terms):
        document = analysis.document(i)
        for stem in terms.stems:
            stems[stem].add(document.id)
        for name in terms.names:
            for length in _PREFIXES:
                prefixes[name[:length]].add(document.id)
        for value in terms.figures:
            values[value].add(document.id)
        if analysis.sentences[i].kind in {"prose", "headline"}:
            for mention in figure_mentions(analysis.texts[i], document.language, analysis.quantities[i]):
                for value in mention.values:
                    values[round(value, 6)].add(document.id)
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for name, voice in analysis.voices.groups.items():
        groups[voice].add(name)
    languages = {primary(document.language) for document in analysis.documents.values()}
    return _Carriers(stems, prefixes, values, groups, len(languages) == 1)


def _without_repeats(found: Iterable[_Statement], analysis: Analysis) -> list[_Statement]:
    """Join statements of one group whose facts another one has, the fullest one first."""
    kept: list[_Statement] = []
    holders: defaultdict[tuple[int, object], set[int]] = defaultdict(set)
    for entry in found:
        voice = analysis.voice(entry.sentence)
        keys = [(voice, key) for key in _keys(entry)]
        if not set.intersection(*(holders[key] for key in keys)):
            for key in keys:
                holders[key].add(len(kept))
            kept.append(entry)
    return kept


def _keys(entry: _Statement) -> set[object]:
    return {key for fact in entry.facts for key in (*fact.stems, *fact.values)}
