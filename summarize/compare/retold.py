"""Retelling → Novelty: this digest compared with an earlier one, as the digest writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.compare.novelty import Memory, Retelling
from summarize.compare.places import quote, statement, within
from summarize.language.mentions import Mention, figure_mentions
from summarize.language.quantities import quantities
from summarize.language.words import split_words
from summarize.model import Excerpt
from summarize.model.comparison import Dropped, ExcerptNovelty, FigureChange, Novelty, Retold


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
