"""Documents → which of them speak with one voice, since one copies the running words of the other.

Runs are joined where they keep their order and distance, as local aligners of sequences do
(Altschul et al. 1990): what a rewriter replaced or put in leaves a gap, what chance made equal
stays alone.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from summarize.analysis.pairs import Groups
from summarize.language.words import pairs_per_word, shingles
from summarize.model import Span
from summarize.model.inputs import Count, OneOrMore, Share

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis


# Grams of two texts → chains of equal runs that follow each other in both.

_GAP = 4
"""Grams' lengths that a chain may go without an equal one."""
_MOST_PLACES = 4
"""A gram that is in more places of a text says nothing about any of them."""

Gram = tuple[str, ...]
Places = Mapping[Gram, Sequence[int]]
"""Grams of a text with their positions."""
Run = tuple[int, int, int]
"""Position in the first text, in the second, and number of equal words."""


@dataclass(slots=True)
class Chain:
    """Runs of equal words in the same order in both texts, close to each other."""

    runs: list[Run]
    words: int
    """Number of words that are equal."""

    @property
    def extent(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Half-open positions in the first text and in the second."""
        (i, j, _), (k, m, length) = self.runs[0], self.runs[-1]
        return (i, k + length), (j, m + length)


def align(a: Places, b: Places, *, length: int) -> list[Chain]:
    """Chain what two texts share, given the positions of each of their grams of ``length`` words."""
    gap = _GAP * length
    done: list[Chain] = []
    near: list[Chain] = []
    for run in _runs(a, b, length):
        done += [chain for chain in near if run[0] - _end(chain)[0] > gap]
        near = [chain for chain in near if run[0] - _end(chain)[0] <= gap]
        continued = [(chain, rest) for chain in near if (rest := _continuation(chain, run, gap))]
        if continued:
            chain, rest = max(continued, key=lambda pair: pair[0].words)
            chain.runs.append(rest)
            chain.words += rest[2]
        else:
            near.append(Chain([run], run[2]))
    return sorted(done + near, key=lambda chain: chain.runs[0])


def _runs(a: Places, b: Places, length: int) -> list[Run]:
    """Return the maximal runs of equal words, in the order of the first text."""
    seeds: list[tuple[int, int]] = []
    for gram in a.keys() & b.keys():
        here, there = a[gram], b[gram]
        if len(here) == len(there) == 1:
            seeds.append((here[0] - there[0], here[0]))
        elif len(here) <= _MOST_PLACES and len(there) <= _MOST_PLACES:
            seeds += [(i - j, i) for i in here for j in there]
    seeds.sort()
    runs: list[Run] = []
    diagonal, start, end = 0, 0, -1
    for offset, i in seeds:
        if offset == diagonal and i <= end and runs:
            end = i + length
            runs[-1] = (start, start - offset, end - start)
        else:
            diagonal, start, end = offset, i, i + length
            runs.append((start, start - offset, length))
    return sorted(runs)


def _end(chain: Chain) -> tuple[int, int]:
    i, j, length = chain.runs[-1]
    return i + length, j + length


def _continuation(chain: Chain, run: Run, gap: int) -> Run | None:
    """Return what a run adds to a chain: all of it, or what lies beyond the last run; None if too far."""
    i, j, length = run
    end_a, end_b = _end(chain)
    overlap = max(0, end_a - i, end_b - j)
    ahead, across = i + overlap - end_a, j + overlap - end_b
    if overlap >= length or max(ahead, across) > gap:
        return None
    return i + overlap, j + overlap, length - overlap


# Documents → the words that may show who copied from whom, each with its place.

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


# Documents → independence groups: who reports the story in words of their own, and who shares which text.

_FEWEST_GRAMS = 4
"""Three runs of three to four words are the least that a shared passage of ten can be made of."""
_MOST_HOLDERS = 8
"""A gram of more documents links each to the next and to the first: groups are transitive."""
_FEWEST_WORDS = 16
_LONG_RUN = 5
"""Words of a shared run that is worth showing beside longer ones."""
_TAIL = 0.25
"""Share of a document up to which a text that closes two documents is an imprint, not a story."""
_TAIL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Voices:
    """Which documents are one voice, and the text that shows it."""

    groups: Mapping[str, int]
    """Document id to its group, numbered from 0 in document order."""
    passages: Mapping[int, tuple[tuple[Span, ...], ...]]
    """Group to its shared passages in text order: the same words at each of the spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Documents that share text form one group, and count as one voice.

    Shared text is found by aligning runs of three or more equal words, so that a copy with words
    changed, left out or put in is found as well. Words within quotation marks, headlines and page
    furniture are no evidence: two reporters may quote one speech.
    """

    passage: OneOrMore = 10
    """Least number of shared words, in order and close together, that make a passage."""
    containment: Share = 0.2
    """Least share of the shorter document that lies in shared passages."""
    words: OneOrMore = 100
    """Or: least number of words in shared passages."""
    evidence: Count = 50
    """Most passages that are kept of a group, the longest first."""

    def __call__(self, analysis: Analysis, /) -> Voices:
        """Group the documents."""
        texts = running_words(analysis)
        # Identical texts are joined first: aligning each pair of them would be quadratic.
        first_with: dict[Gram, str] = {}
        original = {name: first_with.setdefault(text.words, name) for name, text in texts.items()}
        linked = Groups(texts)
        for copy, first in original.items():
            linked.join(first, copy)
        evidence = [
            _place(texts[first], texts[copy], (start, start, end - start))
            for copy, first in original.items()
            for start, end in texts[copy].blocks()
            if copy != first
        ]

        lengths = {name: 3 * _scale(texts[name]) for name in first_with.values()}
        shared_by_two = _shared_by_two({*shingles(texts[name].words, n)} for name, n in lengths.items())
        grams = {name: texts[name].grams(length, shared_by_two) for name, length in lengths.items()}
        for a, b, shared in _candidates(grams):
            if linked.first(a) == linked.first(b) or not self._enough(3 * shared, texts[a], texts[b]):
                continue
            chains = self._passages((texts[a], grams[a]), (texts[b], grams[b]))
            if self._enough(sum(chain.words for chain in chains), texts[a], texts[b]):
                linked.join(a, b)
                evidence += [_place(texts[a], texts[b], run) for run in _telling(chains, _scale(texts[a]))]
        numbers: dict[str, int] = {}
        groups = {name: numbers.setdefault(linked.first(name), len(numbers)) for name in analysis.documents}
        return Voices(groups, _merged(evidence, groups, self.evidence))

    def _passages(self, a: tuple[RunningWords, Places], b: tuple[RunningWords, Places]) -> list[Chain]:
        scale = _scale(a[0])
        found = align(a[1], b[1], length=3 * scale)
        return [c for c in found if c.words >= self.passage * scale and not _is_imprint(c, a[0], b[0])]

    def _enough(self, shared: int, a: RunningWords, b: RunningWords) -> bool:
        scale = _scale(a)
        fewest = max(_FEWEST_WORDS * scale, self.containment * min(a.eligible, b.eligible))
        return shared >= min(fewest, self.words * scale)


def _shared_by_two(texts: Iterable[set[Gram]]) -> set[Gram]:
    """Return what is in more than one of the sets: most runs of words are in a single text."""
    seen: set[Gram] = set()
    shared: set[Gram] = set()
    for found in texts:
        shared |= seen & found
        seen |= found
    return shared


def _scale(text: RunningWords) -> int:
    return pairs_per_word(text.analysis.documents[text.document].language)


def _candidates(grams: Mapping[str, Places]) -> Iterator[tuple[str, str, int]]:
    """Yield pairs that share three-word grams, and how many, most first; by inverted index."""
    holders: defaultdict[Gram, list[str]] = defaultdict(list)
    for name, found in grams.items():
        for gram in found:
            holders[gram].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names, count in Counter(tuple(names) for names in holders.values() if len(names) > 1).items():
        if len(names) <= _MOST_HOLDERS:
            pairs = [*combinations(names, 2)]
        else:
            pairs = [*dict.fromkeys([*pairwise(names), *((names[0], name) for name in names[1:])])]
        for pair in pairs:
            shared[pair] += count
    position = {name: i for i, name in enumerate(grams)}
    ordered = sorted(shared.items(), key=lambda item: (-item[1], position[item[0][0]], position[item[0][1]]))
    yield from ((a, b, count) for (a, b), count in ordered if count >= _FEWEST_GRAMS)


def _is_imprint(chain: Chain, a: RunningWords, b: RunningWords) -> bool:
    """Whether a passage closes both documents and is a small part of each."""
    (_, end_a), (_, end_b) = chain.extent
    closes = len(a.words) - end_a <= _TAIL_WORDS and len(b.words) - end_b <= _TAIL_WORDS
    return closes and chain.words < _TAIL * min(a.eligible, b.eligible)


def _telling(chains: Sequence[Chain], scale: int) -> list[Run]:
    """Return the runs of equal words that are worth showing: the long ones where there are any."""
    runs = [run for chain in chains for run in chain.runs]
    return [run for run in runs if run[2] >= _LONG_RUN * scale] or runs


def _place(a: RunningWords, b: RunningWords, run: Run) -> tuple[Gram, Span, Span]:
    i, j, length = run
    return a.words[i : i + length], a.span(i, i + length), b.span(j, j + length)


def _merged(
    evidence: Sequence[tuple[Gram, Span, Span]], groups: Mapping[str, int], most: int
) -> dict[int, tuple[tuple[Span, ...], ...]]:
    """Put together the places of each passage."""
    found: dict[int, dict[Gram, set[Span]]] = {}
    for words, a, b in evidence:
        found.setdefault(groups[a.document_id], {}).setdefault(words, set()).update((a, b))
    position = {name: i for i, name in enumerate(groups)}

    def place(span: Span) -> tuple[int, int]:
        return position[span.document_id], span.start

    merged = {}
    for group, passages in sorted(found.items()):
        longest = sorted(passages, key=lambda words: (-len(words), words))[:most]
        spans = [tuple(sorted(passages[words], key=place)) for words in longest]
        merged[group] = tuple(sorted(spans, key=lambda places: place(places[0])))
    return merged
