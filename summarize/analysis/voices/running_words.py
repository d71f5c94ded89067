"""Documents → the words that may show who copied from whom, each with its place."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.language.words import shingles
from summarize.model import Span

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

Offsets = tuple[int, int]

_BREAK = ""
"""Stands for what lies between two sentences and is no prose: no gram goes across it."""


@dataclass(frozen=True, slots=True)
class RunningWords:
    """The prose words of one document in order."""

    analysis: Analysis
    document: str
    """Its id."""
    words: tuple[str, ...]
    masked: frozenset[int]
    """Positions of words within quotation marks, and of breaks."""
    starts: tuple[int, ...]
    """Position of the first word of each prose sentence."""
    sentences: tuple[int, ...]
    """Indices of these sentences, aligned with ``starts``."""

    @property
    def eligible(self) -> int:
        """Number of words that may be evidence."""
        return max(1, len(self.words) - len(self.masked))

    def grams(
        self, length: int, wanted: AbstractSet[tuple[str, ...]] | None = None
    ) -> dict[tuple[str, ...], list[int]]:
        """Return the runs of ``length`` words that are not masked, or those ``wanted``: their positions."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        spoilt = {i - k for i in self.masked for k in range(length)}
        for i, gram in enumerate(shingles(self.words, length)):
            if (wanted is None or gram in wanted) and i not in spoilt:
                found[gram].append(i)
        return dict(found)

    def span(self, start: int, end: int) -> Span:
        """Return where the words from position ``start`` up to ``end`` are in the text."""
        return Span(self.document, self._offsets(start)[0], self._offsets(end - 1)[1])

    def blocks(self) -> list[tuple[int, int]]:
        """Return the half-open positions of every stretch of prose."""
        breaks = [-1, *(i for i, word in enumerate(self.words) if word == _BREAK), len(self.words)]
        return [(a + 1, b) for a, b in itertools.pairwise(breaks) if b - a > 1]

    def _offsets(self, position: int) -> Offsets:
        number = bisect_right(self.starts, position) - 1
        sentence = self.sentences[number]
        start, end = self.analysis.terms[sentence].offsets[position - self.starts[number]]
        first = self.analysis.sentences[sentence].span.start
        return first + start, first + end


def running_words(analysis: Analysis) -> dict[str, RunningWords]:
    """Return the words of each document by its id."""
    units: dict[str, list[int]] = {name: [] for name in analysis.documents}
    for i, sentence in enumerate(analysis.sentences):
        units[sentence.span.document_id].append(i)
    return {name: _run(analysis, name, mine) for name, mine in units.items()}


def _run(analysis: Analysis, name: str, units: Sequence[int]) -> RunningWords:
    quoted = [(quotation.start, quotation.end) for quotation in analysis.quotations[name]]
    words: list[str] = []
    masked: list[int] = []
    starts, prose = [], []
    for i in units:
        if analysis.sentences[i].kind != "prose":
            masked.append(len(words))
            words.append(_BREAK)
        elif analysis.terms[i].words:
            starts.append(len(words))
            prose.append(i)
            masked += [len(words) + k for k in _quoted(analysis, i, quoted)]
            words += analysis.terms[i].words
    return RunningWords(analysis, name, tuple(words), frozenset(masked), tuple(starts), tuple(prose))


def _quoted(analysis: Analysis, i: int, quoted: Sequence[Offsets]) -> list[int]:
    """Return which words of a sentence are within quotations, which are in order and do not overlap."""
    sentence = analysis.sentences[i].span
    first = bisect_right(quoted, sentence.start, key=lambda place: place[1])
    last = bisect_left(quoted, sentence.end, key=lambda place: place[0])
    if first >= last:
        return []
    opened = [start - sentence.start for start, _ in quoted[first:last]]
    closed = [end - sentence.start for _, end in quoted[first:last]]
    starts = [start for start, _ in analysis.terms[i].offsets]
    around = ((k, start, bisect_right(opened, start) - 1) for k, start in enumerate(starts))
    return [k for k, start, n in around if n >= 0 and start < closed[n]]
