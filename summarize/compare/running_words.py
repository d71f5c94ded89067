"""Documents → the words that may show who copied from whom, each with its place."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.language.quotations import quotations
from summarize.language.words import shingles, word_offsets
from summarize.model import Document, Sentence, Span, Terms

Offsets = tuple[int, int]

_BREAK = ""
"""Stands for what lies between two sentences and is no prose: no gram goes across it."""


@dataclass(frozen=True, slots=True)
class RunningWords:
    """The prose words of one document in order."""

    document: Document
    words: tuple[str, ...]
    masked: frozenset[int]
    """Positions of words within quotation marks, and of breaks."""
    starts: tuple[int, ...]
    """Position of the first word of each prose sentence."""
    sentences: tuple[Span, ...]
    """Aligned with ``starts``."""

    @property
    def eligible(self) -> int:
        """Number of words that may be evidence."""
        return max(1, len(self.words) - len(self.masked))

    def grams(self, length: int) -> dict[tuple[str, ...], list[int]]:
        """Return every run of ``length`` words that is not masked, with its positions."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        spoilt = {i - k for i in self.masked for k in range(length)}
        for i, gram in enumerate(shingles(self.words, length)):
            if i not in spoilt:
                found[gram].append(i)
        return dict(found)

    def span(self, start: int, end: int) -> Span:
        """Return where the words from position ``start`` up to ``end`` stand in the text."""
        return Span(self.document.id, self._offsets(start)[0], self._offsets(end - 1)[1])

    def blocks(self) -> list[tuple[int, int]]:
        """Return the half-open positions of every stretch of prose."""
        breaks = [-1, *(i for i, word in enumerate(self.words) if word == _BREAK), len(self.words)]
        return [(a + 1, b) for a, b in itertools.pairwise(breaks) if b - a > 1]

    def _offsets(self, position: int) -> Offsets:
        number = bisect_right(self.starts, position) - 1
        sentence = self.sentences[number]
        start, end = word_offsets(self.document[sentence])[position - self.starts[number]]
        return sentence.start + start, sentence.start + end


def running_words(
    documents: Mapping[str, Document], sentences: Sequence[Sentence], terms: Sequence[Terms]
) -> dict[str, RunningWords]:
    """Return the words of each document by its id; ``terms`` belong to ``sentences``, which are in order."""
    units: dict[str, list[tuple[Sentence, Terms]]] = {name: [] for name in documents}
    for sentence, term in zip(sentences, terms, strict=True):
        units[sentence.span.document_id].append((sentence, term))
    return {name: _run(documents[name], mine) for name, mine in units.items()}


def _run(document: Document, units: Sequence[tuple[Sentence, Terms]]) -> RunningWords:
    quoted = [(quotation.start, quotation.end) for quotation in quotations(document.text)]
    words: list[str] = []
    masked: list[int] = []
    starts, spans = [], []
    for sentence, term in units:
        if sentence.kind != "prose":
            masked.append(len(words))
            words.append(_BREAK)
        elif term.words:
            starts.append(len(words))
            spans.append(sentence.span)
            masked += [len(words) + i for i in _quoted(document, sentence.span, quoted)]
            words += term.words
    return RunningWords(document, tuple(words), frozenset(masked), tuple(starts), tuple(spans))


def _quoted(document: Document, sentence: Span, quoted: Sequence[Offsets]) -> list[int]:
    """Return which words of a sentence stand within quotations, which are in order and do not overlap."""
    first = bisect_right(quoted, sentence.start, key=lambda place: place[1])
    last = bisect_left(quoted, sentence.end, key=lambda place: place[0])
    if first >= last:
        return []
    opened = [start - sentence.start for start, _ in quoted[first:last]]
    closed = [end - sentence.start for _, end in quoted[first:last]]
    starts = [start for start, _ in word_offsets(document[sentence])]
    around = ((i, start, bisect_right(opened, start) - 1) for i, start in enumerate(starts))
    return [i for i, start, k in around if k >= 0 and start < closed[k]]
