"""Clusters → scores: TextRank (Mihalcea & Tarau 2004)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array, vstack

from summarize.language.vectors import tf_idf
from summarize.model import Cluster, Collection, Ranking

Vector = NDArray[np.float64]

_TOLERANCE = 1e-12
_MOST_ITERATIONS = 1000
_BLOCK = 2**22
"""Similarities computed at once: bounds the memory of the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRank:
    """PageRank over the similarity graph of clusters.

    A vote means "another source says this too": edges inside one independence group weigh less, and
    the teleport vector prefers what stands early, once for each independent voice.
    """

    similarity: Literal["cosine", "overlap"] = "cosine"
    """``cosine`` of tf-idf vectors, or the paper's shared words over the logs of the lengths."""
    damping: float = 0.85
    """Probability of following an edge."""
    teleport_decay: float = 1.5
    """Exponent p of the teleport weight 1 / (1 + position)^p; 0 gives the paper's uniform vector."""
    same_voice: float = 0.2
    """Factor on edges between clusters that one independence group wrote; 1 gives the paper's."""
    neighbours: int = 100
    """Edges kept for each cluster, the strongest ones."""

    def __call__(self, clusters: Sequence[Cluster], collection: Collection, /) -> Ranking:
        """Return scores that sum to 1 (none where there is no cluster)."""
        if not clusters:
            return Ranking((), (), (), csr_array((0, 0)), self.damping)
        weights = self._graph(clusters, collection)
        teleport = _teleport(clusters, collection, self.teleport_decay)
        scores = power_iteration(weights, teleport, self.damping)
        return Ranking(
            tuple(clusters), tuple(map(float, scores)), tuple(map(float, teleport)), weights, self.damping
        )

    def _graph(self, clusters: Sequence[Cluster], collection: Collection) -> csr_array:
        bags = [_content(cluster, collection) for cluster in clusters]
        if self.similarity == "overlap":
            vectors, scale = _membership(bags), np.log([max(2, len(bag)) for bag in bags])
        else:
            vectors, scale = tf_idf(bags), np.zeros(len(bags))
        step = max(1, _BLOCK // len(bags))
        rows = [
            _strongest(vectors, scale, range(start, min(start + step, len(bags))), self.neighbours)
            for start in range(0, len(bags), step)
        ]
        kept = vstack(rows, format="csr")
        weights = csr_array(kept.maximum(kept.T))
        return _weaken(weights, clusters, collection, self.same_voice)


def power_iteration(weights: csr_array, teleport: Vector, damping: float) -> Vector:
    """Return the PageRank vector: shape (n,), sum 1.

    ``weights`` is n × n and symmetric, ``teleport`` has shape (n,) and sum 1. Mass of clusters
    without neighbours is spread by the teleport vector (Langville & Meyer 2004, §5.1).
    """
    degrees = np.asarray(weights.sum(axis=1)).ravel()
    dangling = degrees == 0
    inverse = np.divide(1.0, degrees, out=np.zeros_like(degrees), where=~dangling)
    transition = csr_array((diags_array(inverse) @ weights).T)
    scores = teleport.copy()
    for _ in range(_MOST_ITERATIONS):
        lost = float(scores[dangling].sum())
        following = damping * (transition @ scores + lost * teleport) + (1 - damping) * teleport
        change = float(np.abs(following - scores).sum())
        scores = following
        if change < _TOLERANCE:
            break
    normal: Vector = scores / scores.sum()
    return normal


def _content(cluster: Cluster, collection: Collection) -> list[str]:
    """Return the content stems of a cluster: of each distinct wording once."""
    wordings = {collection.terms[i].words: collection.terms[i].content for i in cluster.sentences}
    return [stem for _, content in sorted(wordings.items()) for stem in content]


def _membership(bags: Sequence[Sequence[str]]) -> csr_array:
    vectors = tf_idf([sorted({*bag}) for bag in bags])
    vectors.data[:] = 1.0
    return vectors


def _strongest(vectors: csr_array, scale: Vector, rows: range, most: int) -> csr_array:
    """Return the similarities of some rows with all rows, only the ``most`` strongest of each."""
    block = csr_array(vectors[rows.start : rows.stop] @ vectors.T)
    # A sentence shares a stem with few others, and itself: only the rows of the rest are written out.
    crowded = np.diff(block.indptr) > most + 1
    quiet, dense = csr_array(block[~crowded]), block[crowded].toarray()
    row, column = quiet.tocoo().coords
    numbers = np.arange(rows.start, rows.start + block.shape[0])
    itself = numbers[~crowded][row] == column
    if scale.any():
        quiet.data /= scale[numbers[~crowded][row]] + scale[column]
        dense /= scale[numbers[crowded], np.newaxis] + scale
    quiet.data[itself] = 0
    dense[np.arange(len(dense)), numbers[crowded]] = 0
    kept = vstack([quiet, _cut(dense, most)], format="csr") if len(dense) else quiet
    kept.eliminate_zeros()
    return csr_array(kept[np.argsort(np.concatenate([numbers[~crowded], numbers[crowded]]))])


def _cut(dense: NDArray[np.float64], most: int) -> csr_array:
    """Return the ``most`` strongest of each row."""
    # Rounded, so that the last bits of a sum do not decide which of two equal edges is kept.
    columns = np.sort(np.argpartition(np.round(dense, 12), -most, axis=1)[:, -most:], axis=1)
    data = np.take_along_axis(dense, columns, axis=1)
    return csr_array((data.ravel(), columns.ravel(), np.arange(len(dense) + 1) * most), shape=dense.shape)


def _weaken(
    weights: csr_array, clusters: Sequence[Cluster], collection: Collection, factor: float
) -> csr_array:
    """Multiply edges whose two ends one voice alone wrote by ``factor``."""
    voices = [{collection.voice(i) for i in cluster.sentences} for cluster in clusters]
    only = np.array([next(iter(v)) if len(v) == 1 else -1 for v in voices])
    edges = weights.tocoo()
    i, j = edges.coords
    same = (only[i] == only[j]) & (only[i] >= 0)
    values = np.where(same, edges.data * factor, edges.data)
    return csr_array((values, (i, j)), shape=weights.shape)


def _teleport(clusters: Sequence[Cluster], collection: Collection, decay: float) -> Vector:
    """Return the teleport vector: each independent voice counts with its earliest sentence."""
    mass = np.array([
        math.fsum(sorted((1 + position) ** -decay for position in collection.earliest(c).values()))
        for c in clusters
    ])  # fmt: skip
    vector: Vector = mass / mass.sum()
    return vector
