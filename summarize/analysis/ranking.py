"""Terms of sentences → vectors and concepts as sparse matrices, and the order that a ranking gives them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarize.language.terms import Terms
from summarize.model.digest import Relation

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis


# Terms of sentences → tf-idf vectors.

_ROWS_AT_ONCE = 512
"""Rows whose products are held at once: bounds the memory."""
_DIGITS = 9


def inverse_document_frequency(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return log(1 + n / df) of each term, over n bags (Spärck Jones 1972, smoothed)."""
    counts = Counter(chain.from_iterable(map(set, bags)))
    return {term: math.log1p(len(bags) / count) for term, count in counts.items()}


def tf_idf(bags: Sequence[Sequence[str]]) -> csr_array:
    """Return the matrix of shape (bags, terms) whose rows have Euclidean length 1, or 0 if empty."""
    names = sorted({*chain.from_iterable(bags)})
    column = {term: i for i, term in enumerate(names)}
    terms = np.fromiter(map(column.__getitem__, chain.from_iterable(bags)), dtype=np.int32)
    ends = np.cumsum([0, *map(len, bags)])
    counts = csr_array((np.ones(len(terms)), terms, ends), shape=(len(bags), max(1, len(names))))
    counts.sum_duplicates()
    holders = np.bincount(counts.indices, minlength=len(names)).tolist()
    idf = np.array([math.log1p(len(bags) / count) for count in holders])
    weights = counts.data * idf[counts.indices]
    squares = (weights * weights).tolist()
    lengths = [math.sqrt(math.fsum(squares[first:last])) for first, last in pairwise(counts.indptr.tolist())]
    weights /= np.repeat(lengths, np.diff(counts.indptr))
    return csr_array((weights, counts.indices, counts.indptr), shape=counts.shape)


def strongest(vectors: csr_array, most: int, scale: NDArray[np.float64] | None = None) -> csr_array:
    """Return the products of each row with every other row, only the ``most`` highest of each row.

    ``vectors`` has shape (n, terms), the result (n, n) with an empty diagonal. With ``scale``, of shape
    (n,), each product is divided by the sum of both scales. Of equal products the first ones are kept.
    """
    n = vectors.shape[0]
    transposed = csr_array(vectors.T)
    rows: list[NDArray[np.intp]] = []
    columns: list[NDArray[np.intp]] = []
    values: list[NDArray[np.float64]] = []
    for start in range(0, n, _ROWS_AT_ONCE):
        block = csr_array(vectors[start : start + _ROWS_AT_ONCE] @ transposed)
        of_row = np.repeat(np.arange(start, start + block.shape[0]), np.diff(block.indptr))
        if scale is not None:
            block.data /= scale[of_row] + scale[block.indices]
        # Rounded, so that the last bits of a sum do not decide which of two equal products is kept.
        rounded = np.where(block.indices == of_row, 0.0, np.round(block.data, _DIGITS))
        kept = np.concatenate(
            [
                first + _highest(rounded[first:last], block.indices[first:last], most)
                for first, last in pairwise(block.indptr.tolist())
            ]
        )
        rows.append(of_row[kept])
        columns.append(block.indices[kept])
        values.append(block.data[kept])
    if not rows:
        return csr_array((n, n))
    coordinates = np.concatenate(rows), np.concatenate(columns)
    return csr_array((np.concatenate(values), coordinates), shape=(n, n))


def _highest(values: NDArray[np.float64], columns: NDArray[np.int32], most: int) -> NDArray[np.intp]:
    """Return where the ``most`` highest positive values are; of equal ones those of the first columns."""
    least = np.partition(values, len(values) - most)[len(values) - most] if len(values) > most else 0.0
    if least <= 0:
        return np.flatnonzero(values > 0)
    kept = np.flatnonzero(values >= least)
    if len(kept) > most:
        kept = kept[np.lexsort((columns[kept], -values[kept]))[:most]]
    return kept


def mean_highest_cosine(bags: Sequence[Sequence[str]]) -> float:
    """Return the mean over bags of the highest tf-idf cosine with another one; 0 for fewer than two."""
    if len(bags) < 2:
        return 0.0
    vectors = tf_idf(bags)
    cosine = (vectors @ vectors.T).toarray()
    np.fill_diagonal(cosine, 0)
    return math.fsum(map(float, cosine.max(axis=1))) / len(bags)


# Terms of sentences → which concepts each of them holds, as one sparse matrix.


@dataclass(frozen=True, slots=True)
class Held:
    """Which groups of sentences hold which concepts."""

    groups: NDArray[np.int64]
    """Number of groups that hold each concept."""
    _concepts: NDArray[np.int64]
    """The concept of each pair of a concept and a group that holds it, in ascending order."""
    _starts: NDArray[np.intp]
    """Where in ``_sentences`` those of each pair begin."""
    _sentences: NDArray[np.int32]
    """Numbers of the sentences of the group that hold the concept, pair after pair."""

    def highest(self, mass: Sequence[float]) -> NDArray[np.float64]:
        """Return for each concept Σ over the groups of the highest mass of a sentence that holds it."""
        sums = np.zeros(len(self.groups))
        if len(self._starts):
            best = np.maximum.reduceat(np.array(mass)[self._sentences], self._starts)
            np.add.at(sums, self._concepts, best)
        return sums


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of an analysis."""

    names: tuple[str, ...]
    """In the order of the sentences that hold them."""
    holds: csr_array
    """Shape (sentences, concepts): 1 where a sentence holds a concept."""

    @classmethod
    def of(cls, terms: Sequence[Terms]) -> Concepts:
        """Collect the concepts of sentences."""
        held = [term.concepts for term in terms]
        names = tuple(dict.fromkeys(chain.from_iterable(held)))
        number = dict(zip(names, range(len(names)), strict=True))
        columns = np.fromiter(map(number.__getitem__, chain.from_iterable(held)), np.int32)
        ends = np.cumsum([0, *map(len, held)])
        shape = (len(terms), max(1, len(names)))
        return cls(names, csr_array((np.ones(len(columns)), columns, ends), shape=shape))

    def by_group(self, sentences: Sequence[int], groups: Sequence[int]) -> Held:
        """Return which groups hold which concepts; ``groups``, from 0, are aligned with ``sentences``."""
        part = csr_array(self.holds[np.array(sentences, dtype=np.intp)])
        lengths = np.diff(part.indptr)
        several = max(groups, default=0) + 1
        keys = part.indices.astype(np.int64) * several + np.repeat(np.array(groups, dtype=np.int64), lengths)
        held = np.repeat(np.arange(len(sentences), dtype=np.int32), lengths)
        order = np.argsort(keys, kind="stable")
        keys, held = keys[order], held[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        concepts = keys[starts] // several
        return Held(np.bincount(concepts, minlength=len(self.names)), concepts, starts, held)


# What the ranking of an analysis is made of: clusters of sentences, with their scores.


class Member(Struct, frozen=True):
    """One sentence of a cluster and how it relates to the cluster's lead."""

    sentence: int
    relation: Relation
    similarity: float


class Cluster(Struct, frozen=True):
    """Sentences that make one assertion: a lead and its duplicates."""

    lead: int
    duplicates: tuple[Member, ...] = ()
    see_also: tuple[int, ...] = ()
    """Sentences of other clusters that probably say much the same, but are not counted as saying it."""

    @property
    def sentences(self) -> tuple[int, ...]:
        """Indices of all sentences, the lead first."""
        if not self.duplicates:
            return (self.lead,)
        return (self.lead, *(member.sentence for member in self.duplicates))

    def earliest(self, analysis: Analysis) -> dict[int, int]:
        """Return each voice that has a sentence in the cluster, with its earliest position."""
        first: dict[int, int] = {}
        for i in self.sentences:
            voice, position = analysis.voice(i), analysis.sentences[i].index
            first[voice] = min(position, first.get(voice, position))
        return first

    def depth(self, analysis: Analysis) -> float:
        """Return how far down the documents it is said, on average: 0 (top) to 1. Copies count once."""
        depths = set[tuple[float, int]]()
        for i in self.sentences:
            sentence = analysis.sentences[i]
            length = max(1, analysis.lengths[sentence.span.document_id])
            depths.add((sentence.index / length, analysis.voice(i)))
        return math.fsum(sorted(depth for depth, _ in depths)) / len(depths)


@dataclass(frozen=True)  # without slots: degrees are computed once
class Ranking:
    """Clusters with their scores and the graph that gave them.

    Shapes: ``clusters``, ``scores`` and ``teleport`` have length n; ``weights`` is n × n, symmetric,
    with an empty diagonal. Scores sum to 1.
    """

    clusters: tuple[Cluster, ...]
    scores: tuple[float, ...]
    teleport: tuple[float, ...]
    weights: csr_array
    damping: float
    kept: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)
    """What a selector worked out for one length and needs again for the next one, by its settings."""

    @cached_property
    def degrees(self) -> NDArray[np.float64]:
        """Sum of the weights of each cluster's edges: shape (n,)."""
        return np.asarray(self.weights.sum(axis=1)).ravel()
