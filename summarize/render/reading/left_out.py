"""Digest → which sentences are not shown, and why, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summarize.model.digest import Digest, Omission, OmissionReason
from summarize.model.inputs import Document, fingerprint
from summarize.render.reading.chips import Chip, Chips
from summarize.render.reading.places import held

_MOST = 60
"""Sentences of a reason on a page; the JSON has all."""

_REASONS: dict[OmissionReason, str] = {
    "over-budget": "No room was left for them",
    "adds-little": "They add little to what is shown",
    "duplicate": "Another sentence says the same",
    "already-told": "The earlier digest reported them",
    "dangling": "They cannot be understood without the sentence before",
    "too-short": "They are too short to report something",
    "headline": "They are headlines",
    "fragment": "They are no whole sentences",
    "page-furniture": "They belong to the page or the paper, not to the report",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why sentences are left out, how many there are, and those of them whose text is at hand."""

    words: str
    count: int
    sentences: tuple[tuple[Chip, str], ...]


def left_out(chips: Chips, documents: Sequence[Document]) -> Iterator[Reason]:
    """Yield the reasons, those first that concern what could have been shown."""
    found: defaultdict[OmissionReason, list[Omission]] = defaultdict(list)
    for omission in chips.digest.omitted:
        found[omission.reason].append(omission)
    at_hand = _texts(chips.digest, documents)
    for reason, words in _REASONS.items():
        if omitted := found[reason]:
            texts = ((o.span, text) for o in omitted if (text := at_hand(o)) is not None)
            shown = tuple((chips.at(span), text) for span, text in islice(texts, _MOST))
            yield Reason(words, len(omitted), shown)


def _texts(digest: Digest, documents: Sequence[Document]) -> Callable[[Omission], str | None]:
    known = {(span.source, span.start, span.end): text for text, span in held(digest)}
    by_hash = {document.sha256: document.text for document in documents}
    sources = {source.id: by_hash.get(source.sha256, "") for source in digest.sources}

    def text(omission: Omission) -> str | None:
        span = omission.span
        found = sources.get(span.source, "")[span.start : span.end]
        if found and fingerprint(found) == omission.fingerprint:
            return found
        return known.get((span.source, span.start, span.end))

    return text
