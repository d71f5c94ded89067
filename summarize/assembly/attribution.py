"""Sentence → who says it and how far it has come, as the digest writes them."""

from __future__ import annotations

from summarize.assembly.places import quote
from summarize.language.attribution import claimant as find_claimant
from summarize.language.status import stages
from summarize.model import Collection
from summarize.model.digest import Quote
from summarize.model.document import Span
from summarize.model.voices import Claimant, Status


def claimant(collection: Collection, sentence: int) -> Claimant | None:
    """Return who is said to say a sentence, if it names somebody."""
    text = collection.texts[sentence]
    found = find_claimant(text, collection.document(sentence).language)
    return Claimant(text[slice(*found)], _within(collection, sentence, found)) if found else None


def status(collection: Collection, sentence: int) -> Status | None:
    """Return the first stage that a sentence names."""
    text = collection.texts[sentence]
    for mention in stages(text, collection.document(sentence).language):
        place = mention.start, mention.end
        return Status(mention.stage, text[slice(*place)], _within(collection, sentence, place))
    return None


def _within(collection: Collection, sentence: int, place: tuple[int, int]) -> Quote:
    span = collection.sentences[sentence].span
    return quote(
        collection.document(sentence), Span(span.document_id, span.start + place[0], span.start + place[1])
    )
