"""Digest and documents → the text of each source, with the sentences that the page links to marked in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.model.comparison import Place, Quote
from summarize.model.digest import Digest, Source
from summarize.model.inputs import Document
from summarize.render.reading.chips import Chips
from summarize.render.reading.places import held

_MOST = 1_200_000
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
    left = _MOST
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
