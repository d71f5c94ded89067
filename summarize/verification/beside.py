"""Themes, statements of one source and novelty of a digest → what they must say, if these were found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarize.assembly import Result
from summarize.assembly.coverage import exclusive
from summarize.compare.exclusive import told_alone
from summarize.language.mentions import figure_mentions
from summarize.model import Collection, Digest
from summarize.model.comparison import Coverage, Exclusive, FigureChange, Novelty, Theme
from summarize.verification.choices import Places


def coverage(digest: Digest, places: Places, result: Result, order: tuple[str, ...]) -> Coverage:
    """Return the coverage; ``order`` are the ids of the sources in their order."""
    said = " ".join(" ".join(text.split()) for text in places.collection.texts)
    claimed = digest.coverage
    themes = (_theme(theme, places.collection, order, said) for theme in claimed.themes)
    return Coverage(
        sources=order,
        themes=tuple(sorted(themes, key=lambda theme: -theme.sentences)),
        single_source=tuple(_alone(digest, places, result, order)),
    )


def _theme(claimed: Theme, collection: Collection, order: tuple[str, ...], said: str) -> Theme:
    counts = (*claimed.counts, *(0 for _ in order))[: len(order)]
    speaking = {collection.voices[name] for name, count in zip(order, counts, strict=True) if count}
    return replace(
        claimed,
        label=", ".join(phrase for phrase in claimed.label.split(", ") if phrase in said),
        counts=counts,
        sentences=sum(counts),
        voices=len(speaking),
        single_source=len(speaking) == 1,
    )


def _alone(digest: Digest, places: Places, result: Result, order: tuple[str, ...]) -> Iterator[Exclusive]:
    """Yield the statements of one voice with the facts that no other one has; those with figures first."""
    collection = places.collection
    several = len({*collection.voices.values()}) > 1
    shared = {
        i
        for cluster in result.ranking.clusters
        if len({collection.voice(i) for i in cluster.sentences}) > 1
        for i in cluster.sentences
    }
    claimed = (places.prose(alone.span) for alone in digest.coverage.single_source if several)
    kept = dict.fromkeys(i for i in claimed if i is not None and i not in shared)
    found = [alone for alone in told_alone(kept, collection) if alone.facts]
    found.sort(key=lambda alone: all(fact.kind == "name" for fact in alone.facts))
    yield from (exclusive(collection, alone, order) for alone in found)


def novelty(digest: Digest, places: Places) -> Novelty | None:
    """Return the novelty; which excerpts and figures the earlier digest told is taken for granted."""
    claimed, since = digest.novelty, digest.config["values"].get("since")
    if claimed is None or not isinstance(since, str):
        return None
    statuses = tuple(
        replace(novel, id=excerpt.id, of=None if novel.status == "new" else novel.of)
        for novel, excerpt in zip(claimed.excerpts, digest.excerpts, strict=False)
    )
    shown = {status.of for status in statuses}
    told = {retold.of: retold for retold in claimed.told if retold.of not in shown}
    dropped = {gone.of: gone for gone in claimed.dropped if gone.of not in shown | told.keys()}
    known = places.collection.documents
    return Novelty(
        since=since,
        excerpts=statuses,
        figures=tuple(_figures(digest, claimed, places)),
        told=tuple(told.values()),
        dropped=tuple(
            replace(gone, reason="not-said" if gone.span.source in known else "source-gone")
            for gone in dropped.values()
        ),
    )


def _figures(digest: Digest, claimed: Novelty, places: Places) -> Iterator[FigureChange]:
    """Yield the changed figures that are figures of their excerpts, in the order of the text."""
    changes = {(change.excerpt, change.span.start, change.span.end): change for change in claimed.figures}
    for excerpt, novel in zip(digest.excerpts, claimed.excerpts, strict=False):
        language = places.collection.documents[excerpt.span.source].language
        for mention in figure_mentions(excerpt.text, language):
            start = excerpt.span.start
            change = changes.get((excerpt.id, start + mention.start, start + mention.end))
            if change is not None and novel.status != "continuing":
                fresh = novel.status == "new"
                before = () if fresh else change.before
                yield replace(change, status="new" if fresh else "updated", before=before)
