"""Study → what a page of a digest shows beside it: the texts of the sources, and what other lengths cover."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.assembly import Study
from summarize.render.at_hand import AtHand
from summarize.tuning.sweep import Sweeper, Writer

_LENGTHS = (0, 50, 100, 150, 200, 300, 400, 500, 600)
"""Words of the digests of which a page shows how much they cover."""
_MOST_MEASURED = 3000
"""Sentences of an input whose other lengths are measured: with more, that takes as long as the digest."""


def at_hand(study: Study, writer: Writer, also: Iterable[int] = ()) -> AtHand:
    """Return the documents of a study, and which share of its concepts digests of several lengths cover.

    ``also`` are lengths in words besides the usual ones.
    """
    documents = tuple(study.analysis.documents.values())
    if len(study.analysis.sentences) > _MOST_MEASURED:
        return AtHand(documents=documents)
    rows = Sweeper(lengths=(*_LENGTHS, *also))(study, writer).rows
    return AtHand(documents=documents, lengths=tuple((row.words, row.concepts) for row in rows))
