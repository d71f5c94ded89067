"""Digest → each verbatim sentence that it holds, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.model.comparison import Quote, Statement
from summarize.model.digest import Digest


def held(digest: Digest) -> Iterator[tuple[str, Quote]]:
    """Yield each sentence, as often as the digest has it; a source that is not listed has none here."""
    listed = {source.id for source in digest.sources}
    return ((text, span) for text, span in _all(digest) if span.source in listed)


def _all(digest: Digest) -> Iterator[tuple[str, Quote]]:
    if digest.title is not None and digest.title.span is not None:
        yield digest.title.text, digest.title.span
    for excerpt in digest.excerpts:
        yield excerpt.text, excerpt.span
        yield from ((said.text, said.span) for said in excerpt.support)
        yield from ((said.text, said.span) for said in excerpt.see_also)
        if excerpt.context is not None:
            yield excerpt.context.text, excerpt.context.span
    for statement in _statements(digest):
        yield statement.text, statement.span
    yield from ((alone.text, alone.span) for alone in digest.coverage.single_source)


def _statements(digest: Digest) -> Iterator[Statement]:
    for card in digest.discrepancies:
        yield from (value.sentence for value in card.values)
    for utterance in digest.quotes:
        yield from (wording.sentence for wording in utterance.wordings)
    yield from (theme.lead for theme in digest.coverage.themes)
    yield from (mention.sentence for mention in digest.timeline)
