"""Themes and exclusive statements → Coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from summarize.assembly.places import place, statement
from summarize.assembly.result import Result
from summarize.compare.coverage import Community
from summarize.compare.exclusive import Alone
from summarize.model.comparison import Coverage, Exclusive, Fact, Theme
from summarize.model.document import Span


def coverage(result: Result) -> Coverage:
    """Write down themes, the largest first, and what one voice alone says, as compared."""
    sources = tuple(document.id for document in result.sources)
    order = {source: number for number, source in enumerate(sources)}
    return Coverage(
        sources=sources,
        themes=tuple(_theme(result, group, sources) for group in result.themes),
        single_source=tuple(_exclusive(result, alone, order) for alone in result.alone),
    )


def _theme(result: Result, group: Community, sources: tuple[str, ...]) -> Theme:
    collection, clusters = result.collection, result.ranking.clusters
    inside = [i for number in group.clusters for i in clusters[number].sentences]
    counts = Counter(collection.document(i).id for i in inside)
    voices = {collection.voice(i) for i in inside}
    return Theme(
        label=group.label,
        counts=tuple(counts[source] for source in sources),
        sentences=len(inside),
        voices=len(voices),
        single_source=len(voices) == 1,
        lead=statement(collection, clusters[group.clusters[0]].lead),
    )


def _exclusive(result: Result, alone: Alone, order: Mapping[str, int]) -> Exclusive:
    collection = result.collection
    said = statement(collection, alone.sentence)
    document, start = collection.document(alone.sentence), said.span.start
    facts = []
    for mention in alone.facts:
        span = Span(document.id, start + mention.start, start + mention.end)
        facts.append(Fact(mention.kind, document[span], place(span)))
    return Exclusive(
        text=said.text,
        span=said.span,
        facts=tuple(facts),
        documents=tuple(sorted(alone.documents, key=order.__getitem__)),
        group=collection.voice(alone.sentence),
    )
