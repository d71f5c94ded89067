"""What the ranking of an analysis is made of: clusters of sentences, with their scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.model.digest import Relation

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from summarize.analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Member:
    """One sentence of a cluster and how it relates to the cluster's lead."""

    sentence: int
    relation: Relation
    similarity: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences that make one assertion: a lead and its duplicates."""

    lead: int
    duplicates: tuple[Member, ...] = ()
    see_also: tuple[int, ...] = ()
    """Sentences of other clusters that probably say much the same, but are not counted as saying it."""

    @property
    def sentences(self) -> tuple[int, ...]:
        """Indices of all sentences, the lead first."""
        return (self.lead, *(member.sentence for member in self.duplicates))

    def earliest(self, analysis: Analysis) -> dict[int, int]:
        """Return each voice that has a sentence in the cluster, with its earliest position."""
        first: dict[int, int] = {}
        for i in self.sentences:
            voice, position = analysis.voice(i), analysis.sentences[i].index
            first[voice] = min(position, first.get(voice, position))
        return first

    def depth(self, analysis: Analysis) -> float:
        """Return how far down the documents it is said, on average: 0 (top) to 1."""
        depths = []
        for i in self.sentences:
            sentence = analysis.sentences[i]
            depths.append(sentence.index / max(1, analysis.lengths[sentence.span.document_id]))
        return math.fsum(sorted(depths)) / len(depths)


@dataclass(frozen=True, slots=True)
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
