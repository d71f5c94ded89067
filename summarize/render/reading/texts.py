"""Digest and documents → the text of each source, with the sentences that the page links to or leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from summarize.model.comparison import Place, Quote, Statement
from summarize.model.digest import Digest, Omission, OmissionReason, Source
from summarize.model.inputs import Document, fingerprint
from summarize.render.reading.excerpts import Chip, Chips

_MOST_CHARACTERS = 1_200_000
"""Characters of source texts in one page; of the sources beyond that it has the sentences of the digest."""

Use = Literal["quoted", "said", "other"]
"""What the page does with a sentence: an excerpt, what says the same, what it links to elsewhere."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; one that the page links to has an id and a use."""

    text: str
    id: str | None = None
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A source as far as it is at hand, by paragraphs; an empty paragraph is a gap."""

    number: int
    source: Source
    whole: bool
    paragraphs: tuple[tuple[Segment, ...], ...]


def texts(chips: Chips, documents: Sequence[Document], also: Iterable[Place]) -> Iterator[Text]:
    """Yield the sources in their order; ``also`` are further sentences that the page links to."""
    digest = chips.digest
    sentences: defaultdict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for sentence, span in held(digest):
        sentences[span.source].append((sentence, span))
    uses = _uses(digest, also)
    by_hash = {document.sha256: document.text for document in documents}
    left = _MOST_CHARACTERS
    for number, source in enumerate(digest.sources, 1):
        mine, text = sentences[source.id], by_hash.get(source.sha256)
        whole = text is not None and len(text) <= left and _holds(text, mine)
        if text is not None and whole:
            left -= len(text)
            pieces = [(0, text)]
        else:
            pieces = [*_pieces(mine)]
        marker = _Marker(number, uses[source.id], sorted(uses[source.id]))
        yield Text(number, source, whole, tuple(marker.paragraphs(pieces)))


def _uses(digest: Digest, also: Iterable[Place]) -> defaultdict[str, dict[int, tuple[int, Use]]]:
    """Return by source and first character of each sentence its last one and its use."""
    uses: defaultdict[str, dict[int, tuple[int, Use]]] = defaultdict(dict)
    quoted = [excerpt.span for excerpt in digest.excerpts]
    said = [support.span for excerpt in digest.excerpts for support in excerpt.support]
    ranked: tuple[tuple[Use, Iterable[Quote | Place]], ...] = (
        ("quoted", quoted), ("said", said), ("other", (span for _, span in held(digest))), ("other", also),
    )  # fmt: skip
    for use, spans in ranked:
        for span in spans:
            uses[span.source].setdefault(span.start, (span.end, use))
    return uses


def _holds(text: str, sentences: Iterable[tuple[str, Quote]]) -> bool:
    return all(text[span.start : span.end] == sentence for sentence, span in sentences)


def _pieces(sentences: Iterable[tuple[str, Quote]]) -> Iterator[tuple[int, str]]:
    """Join sentences and what is around them where they touch; yield pieces with their first character."""
    known = sorted(
        (span.start - len(span.prefix), f"{span.prefix}{text}{span.suffix}") for text, span in sentences
    )
    start, joined = 0, ""
    for first, text in known:
        end = start + len(joined)
        if joined and first <= end:
            joined += text[max(0, end - first) :]
            continue
        if joined:
            yield start, joined
        start, joined = first, text
    if joined:
        yield start, joined


@dataclass(frozen=True, slots=True)
class _Marker:
    """The sentences of one source that the page links to."""

    number: int
    uses: Mapping[int, tuple[int, Use]]
    """By their first characters: their ends and uses."""
    starts: Sequence[int]
    """The first characters, ascending."""

    def paragraphs(self, pieces: Iterable[tuple[int, str]]) -> Iterator[tuple[Segment, ...]]:
        """Divide at line breaks outside of sentences; between two pieces is a gap."""
        for n, (offset, text) in enumerate(pieces):
            if n:
                yield ()
            paragraph: list[Segment] = []
            for segment in self._segments(offset, text):
                first, *others = [segment.text] if segment.id else segment.text.split("\n")
                paragraph += [Segment(first, segment.id, segment.use)] if first else []
                for line in others:
                    if paragraph:
                        yield tuple(paragraph)
                    paragraph = [Segment(line)] if line.strip() else []
            if paragraph:
                yield tuple(paragraph)

    def _segments(self, offset: int, text: str) -> Iterator[Segment]:
        """Cut a text where sentences begin and end; one that begins within another ends that.

        A sentence that goes on where the text is not at hand is not marked.
        """
        done, last = offset, offset + len(text)
        for n in range(bisect_left(self.starts, offset), bisect_left(self.starts, last)):
            start = self.starts[n]
            end, use = self.uses[start]
            if end > last:
                continue
            end = min([end, *self.starts[n + 1 : n + 2]])
            if start > done:
                yield Segment(text[done - offset : start - offset])
            yield Segment(text[start - offset : end - offset], f"s{self.number}-{start}", use)
            done = end
        if done < last:
            yield Segment(text[done - offset :])


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


_MOST_SENTENCES = 60
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
            shown = tuple((chips.at(span), text) for span, text in islice(texts, _MOST_SENTENCES))
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
