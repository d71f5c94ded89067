"""Themes, statements of one source and novelty of a digest → what they must say, if these were found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarize.analysis import Analysis
from summarize.compare.compare import told_alone
from summarize.language.quantities import quantities
from summarize.language.terms import figure_mentions
from summarize.model import Digest
from summarize.model.comparison import Coverage, Exclusive, FigureChange, Novelty, Theme
from summarize.verification.choices import Places, Result


def coverage(digest: Digest, places: Places, result: Result, order: tuple[str, ...]) -> Coverage:
    """Return the coverage; ``order`` are the ids of the sources in their order."""
    said = " ".join(" ".join(text.split()) for text in places.analysis.texts)
    claimed = digest.coverage
    themes = (_theme(theme, places.analysis, order, said) for theme in claimed.themes)
    return Coverage(
        sources=order,
        themes=tuple(sorted(themes, key=lambda theme: -theme.sentences)),
        single_source=tuple(_alone(digest, places, result)),
    )


def _theme(claimed: Theme, analysis: Analysis, order: tuple[str, ...], said: str) -> Theme:
    counts = (*claimed.counts, *(0 for _ in order))[: len(order)]
    speaking = {analysis.voices.groups[name] for name, count in zip(order, counts, strict=True) if count}
    return replace(
        claimed,
        label=", ".join(phrase for phrase in claimed.label.split(", ") if phrase in said),
        counts=counts,
        sentences=sum(counts),
        voices=len(speaking),
        single_source=len(speaking) == 1,
    )


def _alone(digest: Digest, places: Places, result: Result) -> Iterator[Exclusive]:
    """Yield the statements of one voice with the facts that no other one has; those with figures first."""
    analysis = places.analysis
    several = len({*analysis.voices.groups.values()}) > 1
    shared = {
        i
        for cluster in result.ranking.clusters
        if len({analysis.voice(i) for i in cluster.sentences}) > 1
        for i in cluster.sentences
    }
    claimed = (places.prose(alone.span) for alone in digest.coverage.single_source if several)
    kept = dict.fromkeys(i for i in claimed if i is not None and i not in shared)
    yield from (alone for alone in told_alone(kept, analysis) if alone.facts)


def novelty(digest: Digest, places: Places) -> Novelty | None:
    """Return the novelty; which excerpts and figures the earlier digest reported is taken for granted."""
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
    known = places.analysis.documents
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
        language = places.analysis.documents[excerpt.span.source].language
        for mention in figure_mentions(excerpt.text, language, quantities(excerpt.text, language)):
            start = excerpt.span.start
            change = changes.get((excerpt.id, start + mention.start, start + mention.end))
            if change is not None and novel.status != "continuing":
                fresh = novel.status == "new"
                before = () if fresh else change.before
                yield replace(change, status="new" if fresh else "updated", before=before)
