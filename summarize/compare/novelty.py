"""Analysis → what an excerpt adds to what was reported before it, and what is reported again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from summarize.analysis import Analysis
from summarize.analysis.conflicts import conflict
from summarize.analysis.pairs import find_pairs
from summarize.analysis.ranking import Cluster, Ranking, inverse_document_frequency
from summarize.compare.cards import quote, statement, within
from summarize.language.quantities import quantities
from summarize.language.signs import Signs
from summarize.language.terms import Mention, Terms, analyse, figure_mentions
from summarize.language.words import split_words
from summarize.model import Digest, Excerpt, fingerprint
from summarize.model.comparison import Dropped, ExcerptNovelty, FigureChange, Novelty, Quote, Retold, Standing
from summarize.model.inputs import Share

# Ranking + an earlier digest → what is new, what has other figures now, and what was reported.


@dataclass(frozen=True, slots=True)
class Against:
    """What one cluster is, compared with the earlier digest."""

    status: Standing
    of: str | None
    """Id of the earlier excerpt that it repeats or updates."""
    sentences: tuple[int, ...]
    """The sentences of the cluster that may be shown: for an update, those that bring it."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """What every cluster is, compared with the earlier digest."""

    since: str
    """Id of the earlier digest."""
    past: Sequence[Memory]
    """What it reported."""
    clusters: Mapping[int, Against]
    """By the index of the cluster."""
    concepts: frozenset[str]
    """Concepts that the earlier digest reported."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A sentence that an earlier digest reported, or that said the same as one."""

    id: str | None
    """Id of the earlier excerpt; None for a sentence that it shows as said by one source only."""
    text: str
    span: Quote
    language: str | None


def memories(since: Digest) -> list[Memory]:
    """Return what a digest reported: its excerpts, their support, what it counts as reported before.

    Then the sentences that it shows beside them, as said by one source only: their figures can change too.
    """
    languages = {source.id: source.language for source in since.sources}
    told: list[tuple[str | None, str, Quote]] = [(e.id, e.text, e.span) for e in since.excerpts]
    told += [(e.id, s.text, s.span) for e in since.excerpts for s in e.support]
    told += [(t.of, t.text, t.span) for t in since.novelty.told] if since.novelty else []
    shown = {text for _, text, _ in told}
    told += [(None, a.text, a.span) for a in since.coverage.single_source if a.text not in shown]
    return [Memory(id_, text, span, languages.get(span.source)) for id_, text, span in told]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstEarlier:
    """Compare every cluster with an earlier digest.

    A cluster continues where a sentence of it was reported, or was in the earlier input; where it is
    like a sentence that was reported and brings no other figure. It is an update where it is like one that
    was reported and has another figure; everything else is new.
    """

    repeats: Share = 0.31
    """Least likeness of a sentence that says again what was reported."""
    updates: Share = 0.5
    """Least likeness of a sentence that says the same with other figures."""

    def __call__(self, ranking: Ranking, analysis: Analysis, since: Digest, /) -> Retelling:
        """Return the standing of every cluster."""
        told = memories(since)
        terms = [analyse(memory.text, memory.language) for memory in told]
        past = _Past(
            told, terms, _known(told, since), frozenset(value for one in terms for value in one.figures)
        )
        near = self._near(past, analysis)
        standings = {
            number: self._standing(cluster, analysis, past, near)
            for number, cluster in enumerate(ranking.clusters)
        }
        concepts = (c for m, t in zip(told, terms, strict=True) if m.id is not None for c in t.concepts)
        return Retelling(since.id, told, standings, frozenset(concepts))

    def _standing(self, cluster: Cluster, analysis: Analysis, past: _Past, near: _Near) -> Against:
        members = cluster.sentences
        same = [(i, past.exact(analysis.terms[i])) for i in members]
        known = [i for i in members if fingerprint(analysis.texts[i]) in past.known]
        fresh = [i for i in members if i not in known]
        updating = [i for i in fresh if i in near and near[i].figures_differ]
        if updating:
            return Against("updated", near[updating[0]].id, tuple(updating))
        told = [(i, id_) for i, id_ in same if id_ is not None]
        if told:
            return Against("continuing", told[0][1], tuple(i for i, _ in told))
        if known:
            return Against("continuing", None, members)
        repeated = [near[i].id for i in members if i in near and not near[i].figures_differ]
        return Against("continuing", repeated[0], members) if repeated else Against("new", None, members)

    def _near(self, past: _Past, analysis: Analysis) -> _Near:
        """Return for each sentence that is like a reported one the likest of these."""
        wordings = analysis.wordings
        present = [analysis.terms[wording[0]] for wording in wordings]
        every = [*present, *past.terms]
        content = [terms.content for terms in every]
        best: dict[int, tuple[float, int]] = {}
        for a, b, likeness in find_pairs(content, inverse_document_frequency(content)):
            if a < len(present) <= b:
                found = likeness, len(present) - b
                best[a] = max(best.get(a, found), found)
        near: _Near = {}
        for a, (similarity, place) in sorted(best.items()):
            entry = self._compare(analysis.signs[wordings[a][0]], past, -place, similarity)
            if entry is not None:
                near |= dict.fromkeys(wordings[a], entry)
        return near

    def _compare(self, present: Signs, past: _Past, index: int, similarity: float) -> _Likeness | None:
        memory, told = past.told[index], past.terms[index]
        against = conflict(present, Signs(memory.text, told, memory.language))
        untold = past.untold(present.terms)
        if similarity >= self.updates and (against in {"figure", "unit"} or (untold and against is None)):
            return _Likeness(memory.id, figures_differ=True)
        if similarity >= self.repeats and against is None and not untold:
            return _Likeness(memory.id, figures_differ=False)
        return None


class _Likeness(Struct, frozen=True):
    """The earlier excerpt that a sentence is like."""

    id: str | None
    figures_differ: bool


_Near = dict[int, _Likeness]


class _Past(Struct, frozen=True):
    """What was reported, and fingerprints of all that was known."""

    told: Sequence[Memory]
    terms: Sequence[Terms]
    known: frozenset[str]
    values: frozenset[float]

    def exact(self, terms: Terms) -> str | None:
        """Return the earlier excerpt that reported these very words."""
        pairs = zip(self.told, self.terms, strict=True)
        return next((m.id for m, t in pairs if t.words == terms.words and t.words), None)

    def untold(self, terms: Terms) -> set[float]:
        """Return the figures of a sentence that no reported sentence has."""
        return {*terms.figures} - self.values


def _known(told: Sequence[Memory], since: Digest) -> frozenset[str]:
    """Return fingerprints of every sentence of the earlier input, shown or not."""
    shown = (memory.text for memory in told)
    return frozenset([*(fingerprint(text) for text in shown), *(o.fingerprint for o in since.omitted)])


# Retelling → Novelty: this digest compared with an earlier one, as the digest writes it.


@dataclass(frozen=True, slots=True)
class Shown:
    """An excerpt, with the indices of its cluster and of its sentence."""

    excerpt: Excerpt
    cluster: int
    sentence: int


def novelty(retelling: Retelling, shown: Sequence[Shown], analysis: Analysis) -> Novelty:
    """Write down what is new; every earlier excerpt is updated, continued, reported or dropped."""
    statuses = []
    for one in shown:
        against = retelling.clusters[one.cluster]
        statuses.append(ExcerptNovelty(one.excerpt.id, against.status, against.of))
    figures = {memory: _figures(memory) for memory in retelling.past}
    told, dropped = _rest(retelling, {status.of for status in statuses}, analysis)
    return Novelty(
        since=retelling.since,
        excerpts=tuple(statuses),
        figures=tuple(
            change
            for one, status in zip(shown, statuses, strict=True)
            if status.status != "continuing"
            for change in _changes(figures, one, status, analysis)
        ),
        told=tuple(told),
        dropped=tuple(dropped),
    )


def _rest(
    retelling: Retelling, shown: set[str | None], analysis: Analysis
) -> tuple[list[Retold], list[Dropped]]:
    """Say of each earlier excerpt that is not shown whether the sources still say it."""
    said: dict[str, int] = {}
    for against in retelling.clusters.values():
        if against.of is not None and against.status == "continuing":
            said.setdefault(against.of, against.sentences[0])
    first: dict[str, Memory] = {}
    for memory in retelling.past:
        if memory.id is not None:
            first.setdefault(memory.id, memory)
    told, dropped = [], []
    for id_, memory in first.items():
        if id_ in shown:
            continue
        if id_ in said:
            now = statement(analysis, said[id_])
            told.append(Retold(id_, now.text, now.span))
        else:
            here = memory.span.source in analysis.documents
            dropped.append(Dropped(id_, "not-said" if here else "source-gone", memory.text, memory.span))
    return told, dropped


def _changes(
    past: Mapping[Memory, Sequence[Mention]], shown: Shown, status: ExcerptNovelty, analysis: Analysis
) -> Iterator[FigureChange]:
    """Yield the figures of an excerpt that were not reported, with those reported in their place."""
    excerpt, document = shown.excerpt, analysis.document(shown.sentence)
    updated = status.status == "updated"
    replaced = _nearest([m for m in past if m.id == status.of], excerpt.text) if updated else None
    told = [m for m in past if not updated or m is replaced]
    known = {value for m in told for f in past[m] for value in f.values}
    now = figure_mentions(excerpt.text, document.language, analysis.quantities[shown.sentence])
    for mention in now:
        if not known.issuperset(mention.values):
            span = within(analysis, shown.sentence, (mention.start, mention.end))
            yield FigureChange(
                excerpt.id,
                "updated" if updated else "new",
                document[span],
                quote(document, span),
                () if replaced is None else _gone(replaced, past[replaced], now),
            )


def _figures(memory: Memory) -> Sequence[Mention]:
    return figure_mentions(memory.text, memory.language, quantities(memory.text, memory.language))


def _gone(replaced: Memory, figures: Sequence[Mention], now: Sequence[Mention]) -> tuple[str, ...]:
    """Return the figures of an earlier sentence that are not there any more."""
    present = {value for mention in now for value in mention.values}
    gone = (f for f in figures if present.isdisjoint(f.values))
    return tuple(dict.fromkeys(replaced.text[f.start : f.end] for f in gone))


def _nearest(told: Sequence[Memory], text: str) -> Memory | None:
    """Return the sentence that shares most words with a text, the first of equals."""
    words = {*split_words(text)}
    return max(told, key=lambda memory: len(words & {*split_words(memory.text)}), default=None)
