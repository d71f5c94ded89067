"""Analysis → clusters of equal sentences only: the baseline deduplicator."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactOnly:
    """Cluster sentences whose words are equal, and nothing else."""

    def __call__(self, analysis: Analysis, /) -> tuple[Cluster, ...]:
        """Return clusters in the order of their leads; every prose sentence is in exactly one."""
        return tuple(
            Cluster(lead, tuple(Member(i, "exact", 1.0) for i in others))
            for lead, *others in analysis.wordings
        )
