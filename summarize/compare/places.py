"""Span → how the digest writes a place, and how many say what is there."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster
from summarize.model.document import Document, Span
from summarize.model.places import Place, Quote, Statement
from summarize.model.voices import Claimant, Corroboration

_SURROUNDINGS = 32
"""Code points of prefix and suffix, as the W3C Web Annotation examples have them."""


def quote(document: Document, span: Span) -> Quote:
    """Return a span with the text around it."""
    before = document.text[max(0, span.start - _SURROUNDINGS) : span.start]
    after = document.text[span.end : span.end + _SURROUNDINGS]
    return Quote(document.id, span.start, span.end, before, after)


def place(span: Span) -> Place:
    """Return a span as the digest writes it."""
    return Place(span.document_id, span.start, span.end)


def within(analysis: Analysis, index: int, part: tuple[int, int]) -> Span:
    """Return the span of a part of a sentence, given by offsets into the sentence."""
    span = analysis.sentences[index].span
    return Span(span.document_id, span.start + part[0], span.start + part[1])


def statement(analysis: Analysis, index: int) -> Statement:
    """Return a sentence with its place."""
    return Statement(analysis.texts[index], quote(analysis.document(index), analysis.sentences[index].span))


def named(analysis: Analysis, span: Span) -> Claimant:
    """Return who is named at a span."""
    document = analysis.documents[span.document_id]
    return Claimant(document[span], quote(document, span))


def corroborated(analysis: Analysis, documents: Iterable[str]) -> Corroboration:
    """Count documents, and independent voices among them."""
    distinct = {*documents}
    voices = {analysis.voices.groups[document] for document in distinct}
    return Corroboration(len(distinct), len(voices), single_source=len(voices) == 1)


def corroboration(analysis: Analysis, cluster: Cluster) -> Corroboration:
    """Count who says what the sentences of a cluster say."""
    return corroborated(analysis, [analysis.sentences[i].span.document_id for i in cluster.sentences])
