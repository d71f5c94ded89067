"""Clusters → scores: TextRank (Mihalcea & Tarau 2004)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Ranking
from summarize.analysis.vectors import strongest, tf_idf
from summarize.model.ranges import BelowOne, OneOrMore, Share, UpToTen
from summarize.stages.focus import asked_for, emphasis

Vector = NDArray[np.float64]

_TOLERANCE = 1e-12
_MOST_ITERATIONS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRank:
    """PageRank over the similarity graph of clusters.

    A vote means "another source says this too": edges inside one independence group weigh less, and
    the teleport vector prefers what is early, once for each independent voice.
    """

    similarity: Literal["cosine", "overlap"] = "cosine"
    """``cosine`` of tf-idf vectors, or the paper's shared words over the logs of the lengths."""
    damping: BelowOne = 0.85
    """Probability of following an edge."""
    teleport_decay: UpToTen = 1.5
    """Exponent p of the teleport weight 1 / (1 + position)^p; 0 gives the paper's uniform vector."""
    query: str = ""
    """What the reader asks for: clusters with these words get up to ten times the teleport weight."""
    same_voice: Share = 0.2
    """Factor on edges between clusters that one independence group wrote; 1 gives the paper's."""
    neighbours: OneOrMore = 100
    """Edges kept for each cluster, the strongest ones."""

    def __call__(self, clusters: Sequence[Cluster], analysis: Analysis, /) -> Ranking:
        """Return scores that sum to 1 (none where there is no cluster)."""
        if not clusters:
            return Ranking((), (), (), csr_array((0, 0)), self.damping)
        weights = self._graph(clusters, analysis)
        teleport = _teleport(clusters, analysis, self.teleport_decay)
        if stems := asked_for(self.query, analysis):
            teleport *= [emphasis(stems, _content(cluster, analysis)) for cluster in clusters]
            teleport /= teleport.sum()
        scores = power_iteration(weights, teleport, self.damping)
        return Ranking(
            tuple(clusters), tuple(map(float, scores)), tuple(map(float, teleport)), weights, self.damping
        )

    def _graph(self, clusters: Sequence[Cluster], analysis: Analysis) -> csr_array:
        bags = [_content(cluster, analysis) for cluster in clusters]
        if self.similarity == "overlap":
            kept = strongest(_membership(bags), self.neighbours, np.log([max(2, len(bag)) for bag in bags]))
        else:
            kept = strongest(tf_idf(bags), self.neighbours)
        weights = csr_array(kept.maximum(kept.T))
        return _weaken(weights, clusters, analysis, self.same_voice)


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


def _content(cluster: Cluster, analysis: Analysis) -> list[str]:
    """Return the content stems of a cluster: of each distinct wording once."""
    wordings = {analysis.terms[i].words: analysis.terms[i].content for i in cluster.sentences}
    return [stem for _, content in sorted(wordings.items()) for stem in content]


def _membership(bags: Sequence[Sequence[str]]) -> csr_array:
    vectors = tf_idf([sorted({*bag}) for bag in bags])
    vectors.data[:] = 1.0
    return vectors


def _weaken(weights: csr_array, clusters: Sequence[Cluster], analysis: Analysis, factor: float) -> csr_array:
    """Multiply edges whose two ends one voice alone wrote by ``factor``."""
    voices = [{analysis.voice(i) for i in cluster.sentences} for cluster in clusters]
    only = np.array([next(iter(v)) if len(v) == 1 else -1 for v in voices])
    edges = weights.tocoo()
    i, j = edges.coords
    same = (only[i] == only[j]) & (only[i] >= 0)
    values = np.where(same, edges.data * factor, edges.data)
    kept = values > 0
    return csr_array((values[kept], (i[kept], j[kept])), shape=weights.shape)


def _teleport(clusters: Sequence[Cluster], analysis: Analysis, decay: float) -> Vector:
    """Return the teleport vector: each independent voice counts with its earliest sentence."""
    mass = np.array([
        math.fsum(sorted((1 + position) ** -decay for position in c.earliest(analysis).values()))
        for c in clusters
    ])  # fmt: skip
    vector: Vector = mass / mass.sum()
    return vector
