"""Documents → independence groups: who reports the story in words of their own, and who shares which text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from summarize.analysis.groups import Groups
from summarize.analysis.voices.alignment import Chain, Gram, Places, Run, align
from summarize.analysis.voices.running_words import RunningWords, running_words
from summarize.language.words import pairs_per_word, shingles
from summarize.model import Span
from summarize.model.ranges import Count, OneOrMore, Share

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

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
