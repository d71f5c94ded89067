"""Span → how the digest writes a place, and how many say what stands there."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.model.collection import Collection
from summarize.model.document import Document, Span
from summarize.model.places import Place, Quote, Statement
from summarize.model.voices import Corroboration

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


def statement(collection: Collection, index: int) -> Statement:
    """Return a sentence of the collection with its place."""
    return Statement(
        collection.texts[index], quote(collection.document(index), collection.sentences[index].span)
    )


def corroborated(collection: Collection, documents: Iterable[str]) -> Corroboration:
    """Count documents, and independent voices among them."""
    distinct = {*documents}
    voices = {collection.voices[document] for document in distinct}
    return Corroboration(len(distinct), len(voices), single_source=len(voices) == 1)
