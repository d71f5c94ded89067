"""Pairs of sentences → which of them rival each other, and what they tell of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarize.analysis import Analysis
from summarize.analysis.instances import Layer
from summarize.analysis.pairs import Pairs
from summarize.analysis.ranking import Ranking
from summarize.stages.weights import Row

# Pairs → rivals, of which one is chosen.

_MAY_WELL, _NOBODY_NEW = 0.4, 0.3
"""Least probability that two sentences make one assertion, of which only one is told; the second one where
one of them names nobody and nothing that the other does not."""

_SMALL, _YEARS = 10, (1900, 2100)
"""Figures up to the first one, and years, are in sentences on anything."""
_MOST_FIGURES, _MOST_HOLDERS = 8, 30
"""Figures of a sentence that are looked at; sentences with two of them, more of which are a table."""


def find_rivals(ranking: Ranking, analysis: Analysis, least: float) -> dict[int, frozenset[int]]:
    """Return for each sentence the other clusters that have one so much like it, or that may be the same.

    Texts of one sentence (reviews, posts) have none: there, that many say much the same is the news.
    """
    cluster_of = {i: number for number, c in enumerate(ranking.clusters) for i in c.sentences}
    lengths, documents = analysis.lengths, [s.span.document_id for s in analysis.sentences]
    clusters = [
        {cluster_of[i] for i in wording if i in cluster_of and lengths[documents[i]] > 1}
        for wording in analysis.wordings
    ]
    found: defaultdict[int, set[int]] = defaultdict(set)
    same = _may_be_one(analysis) if least < 1 else ()
    alike = ((first, second) for first, second, _ in analysis.pairs.at_least(least))
    figures = _of_same_figures(analysis) if least < 1 else ()
    for first, second in chain(alike, same, figures):
        found[first] |= clusters[second]
        found[second] |= clusters[first]
    return {
        i: frozenset(others - {cluster_of[i]})
        for wording, others in found.items()
        for i in analysis.wordings[wording]
        if i in cluster_of
    }


def _may_be_one(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the pairs of wordings that may well make one assertion."""
    proper = analysis.instances.proper
    for first, second, probability in analysis.same.at_least(_NOBODY_NEW):
        one, two = (analysis.terms[analysis.wordings[k][0]].names & proper for k in (first, second))
        if probability >= _MAY_WELL or one <= two or two <= one:
            yield first, second


def _of_same_figures(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the pairs of wordings that share two large figures: 41 per cent for her, and 38 for him."""
    holders: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for number, (first, *_) in enumerate(analysis.wordings):
        large = {v for v in analysis.terms[first].figures if v > _SMALL and not _YEARS[0] <= v <= _YEARS[1]}
        for both in combinations(sorted(large)[:_MOST_FIGURES], 2):
            holders[both].append(number)
    for numbers in holders.values():
        if len(numbers) <= _MOST_HOLDERS:
            yield from combinations(numbers, 2)


# Pairs → what a sentence tells of what sentences that it resembles say.

_SAME = 2.0
"""Weight of the probability that two sentences make one assertion, beside their likeness."""
_MOST = 16
"""Sentences that one resembles; others, which it resembles less, do not count."""
_LEAST = 0.08
"""Least part of a sentence that another one tells."""


class Resembled:
    """The sentences that each one resembles, and what it tells of them without having their words."""

    def __init__(self, analysis: Analysis, factor: float) -> None:
        """Let a sentence tell ``factor`` times what likeness and the probability of one assertion say."""
        self._analysis = analysis
        self._unit = {i: number for number, unit in enumerate(analysis.wordings) for i in unit}
        self._parts = _parts(analysis, factor)
        # Each wording once, so that copies change nothing.
        self._proper = analysis.instances.proper_in(unit[0] for unit in analysis.wordings)
        self._particulars: Mapping[int, frozenset[str]] = Layer(self._particulars_of)
        self._held: Mapping[int, NDArray[np.intp]] = Layer(self._held_by)

    def at_most(self, worth: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return at most what each sentence tells of others, from what each is worth; both of shape (n,)."""
        bounds = np.zeros(len(worth))
        sentences, units = np.array([*self._unit.items()], dtype=np.intp).reshape(-1, 2).T
        bounds[sentences] = (self._parts @ worth[[unit[0] for unit in self._analysis.wordings]])[units]
        return bounds

    def covered_by(self, candidate: tuple[int, float]) -> Row:
        """Return the concepts that a sentence of some quality covers, by number, and how well."""
        sentence, quality = candidate
        stems = frozenset(self._analysis.terms[sentence].stems)
        first, last = self._parts.indptr[(unit := self._unit[sentence]) : unit + 2].tolist()
        columns, amounts = [self._held[sentence]], [1.0]
        parts = self._parts.data[first:last].tolist()
        for number, part in zip(self._parts.indices[first:last].tolist(), parts, strict=True):
            other = self._analysis.wordings[number][0]
            # Who and how many is told by nothing but the name and the number.
            untold = self._particulars[other] - stems
            columns.append(self._without(other, untold) if untold else self._held[other])
            amounts.append(part)
        # A concept is covered as well as by the first that has it.
        found, places = np.unique(np.concatenate(columns), return_index=True)
        told = np.repeat(np.array(amounts), [len(of) for of in columns])[places]
        return found, quality * told

    def _held_by(self, sentence: int) -> NDArray[np.intp]:
        holds = self._analysis.concepts.holds
        held: NDArray[np.intp] = holds.indices[holds.indptr[sentence] : holds.indptr[sentence + 1]]
        return held.astype(np.intp)

    def _without(self, sentence: int, stems: frozenset[str]) -> NDArray[np.intp]:
        """Return the concepts of a sentence that have none of some stems."""
        kept = [stems.isdisjoint(concept.split(" ")) for concept in self._analysis.terms[sentence].concepts]
        return self._held[sentence][kept]

    def _particulars_of(self, sentence: int) -> frozenset[str]:
        terms = self._analysis.terms[sentence]
        numbers = (terms.stems[number.first : number.end] for number in terms.numbers)
        return terms.names & self._proper | {*chain.from_iterable(numbers)}


def _parts(analysis: Analysis, factor: float) -> csr_array:
    """Return which part of each wording of an article each other one tells, the greatest of a row first.

    The shape is (wordings, wordings).
    """
    units = analysis.wordings
    size = len(units)
    articles = np.array([analysis.lengths[analysis.sentences[i].span.document_id] > 1 for i, *_ in units])
    told = factor * (_both_ways(analysis.pairs, size) + _SAME * _both_ways(analysis.same, size))
    rows = np.repeat(np.arange(size), np.diff(told.indptr))
    order = np.lexsort((told.indices, -told.data, rows))
    # The place of each entry among those of its row, which begin where the entries of the row do.
    order = order[np.arange(len(order)) - told.indptr[rows] < _MOST]
    order = order[(told.data[order] >= _LEAST) & articles[rows[order]] & articles[told.indices[order]]]
    ends = np.cumsum(np.bincount(rows[order] + 1, minlength=size + 1))
    return csr_array((np.minimum(told.data[order], 1.0), told.indices[order], ends), shape=(size, size))


def _both_ways(pairs: Pairs, size: int) -> csr_array:
    """Return pairs as a symmetric matrix of shape (size, size)."""
    ends = np.concatenate([pairs.first, pairs.second]), np.concatenate([pairs.second, pairs.first])
    return csr_array((np.concatenate([pairs.likeness, pairs.likeness]), ends), shape=(size, size))
