"""Study → what of its sources some sentences cover."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Reach:
    """What the sources hold, weighed by how many independent voices say it. No budget changes it."""

    holds: csr_array
    """Shape (sentences, concepts)."""
    concepts: NDArray[np.float64]
    """Weight of each concept, sum 1: pairs of words that two voices use, or of any where no two do."""
    cluster_of: Mapping[int, int]
    """Sentence to the assertion that it makes."""
    facts: Mapping[int, float]
    """Weight of each assertion, sum 1: the number of voices that make it."""

    @classmethod
    def of(cls, ranking: Ranking, analysis: Analysis) -> Reach:
        """Weigh the concepts and the assertions of the sources."""
        voices = [{analysis.voice(i) for i in cluster.sentences} for cluster in ranking.clusters]
        total = sum(map(len, voices))
        names = analysis.concepts.names
        # In ascending order, in which their weights are added up.
        order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.intp)
        return cls(
            holds=csr_array(analysis.concepts.holds[:, order]),
            concepts=_concepts(analysis)[order],
            cluster_of={i: n for n, cluster in enumerate(ranking.clusters) for i in cluster.sentences},
            facts={n: len(of) / total for n, of in enumerate(voices)},
        )

    def concepts_in(self, sentences: Iterable[int]) -> float:
        """Return the share of the concepts' weight that sentences hold, 0 to 1."""
        chosen = np.array([*sentences], dtype=np.intp)
        if not len(chosen):
            return 0.0
        held = np.unique(csr_array(self.holds[chosen]).indices)
        return float(self.concepts[held].sum())

    def told(self, sentences: Iterable[int]) -> frozenset[int]:
        """Return the assertions that sentences make."""
        return frozenset(self.cluster_of[i] for i in sentences if i in self.cluster_of)

    def facts_in(self, told: Iterable[int]) -> float:
        """Return the share of the weight of all assertions, 0 to 1."""
        return math.fsum(sorted(self.facts[n] for n in told))


def _concepts(analysis: Analysis) -> NDArray[np.float64]:
    names, prose = analysis.concepts.names, list(analysis.prose)
    width = analysis.concepts.holds.shape[1]
    pairs = np.array([" " in name for name in names] + [False] * (width - len(names)))
    counts = np.zeros(width)
    counts[: len(names)] = analysis.concepts.by_group(prose, [analysis.voice(i) for i in prose]).groups
    shared = np.where((counts > 1) & pairs, counts, 0.0)
    weights: NDArray[np.float64] = shared if shared.any() else np.where(pairs, counts, 0.0)
    return weights / max(1.0, float(weights.sum()))
