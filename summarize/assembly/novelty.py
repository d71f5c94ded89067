"""Retelling → Novelty: this digest against an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.assembly.places import quote, statement
from summarize.assembly.result import Result
from summarize.compare.novelty import Memory, memories
from summarize.language.mentions import figure_mentions
from summarize.language.words import split_words
from summarize.model import Choice
from summarize.model.comparison import Dropped, ExcerptNovelty, FigureChange, Novelty, Retold
from summarize.model.digest import Excerpt
from summarize.model.document import Span


def novelty(result: Result, excerpts: Sequence[Excerpt]) -> Novelty | None:
    """Write down what is new; every earlier excerpt is updated, continued, told or dropped."""
    if result.since is None or result.retelling is None:
        return None
    standings = result.retelling.clusters
    pairs = list(zip(excerpts, result.ordered, strict=True))
    statuses = tuple(
        ExcerptNovelty(excerpt.id, standings[choice.cluster].status, standings[choice.cluster].of)
        for excerpt, choice in pairs
    )
    past = memories(result.since)
    told, dropped = _rest(result, past, {status.of for status in statuses})
    return Novelty(
        since=result.since.id,
        excerpts=statuses,
        figures=tuple(
            change
            for (excerpt, choice), status in zip(pairs, statuses, strict=True)
            if status.status != "continuing"
            for change in _changes(result, past, (excerpt, choice), status)
        ),
        told=tuple(told),
        dropped=tuple(dropped),
    )


def _rest(
    result: Result, past: Sequence[Memory], shown: set[str | None]
) -> tuple[list[Retold], list[Dropped]]:
    """Say of each earlier excerpt that is not shown whether the sources still say it."""
    assert result.retelling is not None  # noqa: S101  # the caller looked
    said: dict[str, int] = {}
    for against in result.retelling.clusters.values():
        if against.of is not None and against.status == "continuing":
            said.setdefault(against.of, against.sentences[0])
    first: dict[str, Memory] = {}
    for memory in past:
        if memory.id is not None:
            first.setdefault(memory.id, memory)
    told, dropped = [], []
    for id_, memory in first.items():
        if id_ in shown:
            continue
        if id_ in said:
            now = statement(result.collection, said[id_])
            told.append(Retold(id_, now.text, now.span))
        else:
            here = memory.span.source in result.collection.documents
            dropped.append(Dropped(id_, "not-said" if here else "source-gone", memory.text, memory.span))
    return told, dropped


def _changes(
    result: Result, past: Sequence[Memory], shown: tuple[Excerpt, Choice], status: ExcerptNovelty
) -> Iterator[FigureChange]:
    """Yield the figures of an excerpt that were not told, with those that were told in their place."""
    excerpt, choice = shown
    document = result.collection.document(choice.sentence)
    updated = status.status == "updated"
    replaced = _nearest([m for m in past if m.id == status.of], excerpt.text) if updated else None
    told = [m for m in past if not updated or m is replaced]
    known = {value for m in told for f in figure_mentions(m.text, m.language) for value in f.values}
    now = figure_mentions(excerpt.text, document.language)
    for mention in now:
        if not known.issuperset(mention.values):
            start = excerpt.span.start
            span = Span(document.id, start + mention.start, start + mention.end)
            yield FigureChange(
                excerpt.id,
                "updated" if updated else "new",
                document[span],
                quote(document, span),
                _gone(replaced, {value for m in now for value in m.values}),
            )


def _gone(replaced: Memory | None, present: set[float]) -> tuple[str, ...]:
    """Return the figures of an earlier sentence that stand no more."""
    if replaced is None:
        return ()
    figures = figure_mentions(replaced.text, replaced.language)
    gone = (f for f in figures if present.isdisjoint(f.values))
    return tuple(dict.fromkeys(replaced.text[f.start : f.end] for f in gone))


def _nearest(told: Sequence[Memory], text: str) -> Memory | None:
    """Return the sentence that shares most words with a text, the first of equals."""
    words = {*split_words(text)}
    return max(told, key=lambda memory: len(words & {*split_words(memory.text)}), default=None)
