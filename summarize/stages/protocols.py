"""What fits in each slot of the pipeline, and what a reader's focus asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Ranking
from summarize.language.terms import analyse
from summarize.model import Budget, OmissionReason

# What fits in each slot of the pipeline: one call each, all arguments positional.


@dataclass(frozen=True, slots=True)
class Choice:
    """One sentence taken into the digest, and why."""

    cluster: int
    """Index into ``Ranking.clusters``."""
    sentence: int
    gains: tuple[tuple[str, float], ...] = ()
    """Concepts that it added, with their weights, heaviest first."""
    runner_up: tuple[int, str] | None = None
    """The next best sentence at that moment and why it lost."""
    context: int | None = None
    """The sentence before it, where it cannot be understood alone."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen, and why the other clusters were not."""

    choices: tuple[Choice, ...]
    refused: Mapping[int, OmissionReason]
    """Cluster index to the reason it was left out; the others are over the budget."""
    least: float | None = None
    """What the cheapest choice takes of the budget, in its unit; None where the selector does not say."""


class Deduplicator(Protocol):
    """Analysis → clusters of its prose; every prose sentence is in exactly one."""

    def __call__(self, analysis: Analysis, /) -> tuple[Cluster, ...]:
        """Return clusters in the order of their leads."""
        ...


class Ranker(Protocol):
    """Clusters → scores that sum to 1, with the graph behind them."""

    def __call__(self, clusters: Sequence[Cluster], analysis: Analysis, /) -> Ranking:
        """Return the clusters with their scores."""
        ...


class Selector(Protocol):
    """Ranking → at most one sentence of each cluster, within a resolved budget."""

    def __call__(
        self, ranking: Ranking, analysis: Analysis, budget: Budget, covered: frozenset[str] = ..., /
    ) -> Selection:
        """Return what was chosen, and why the rest was not; concepts in ``covered`` count nothing."""
        ...


class Orderer(Protocol):
    """Selection → its choices in reading order, the lead first."""

    def __call__(self, selection: Selection, ranking: Ranking, analysis: Analysis, /) -> tuple[Choice, ...]:
        """Return every choice once."""
        ...


# What a reader asks for → which concepts and sentences speak of it.

_FACTOR = 10.0
"""How much more counts what a query names."""


def asked_for(query: str, analysis: Analysis) -> frozenset[str]:
    """Return the content stems of a query, in each language of the documents."""
    if not query.strip():
        return frozenset()
    languages = sorted({document.language or "" for document in analysis.documents.values()})
    return frozenset(stem for language in languages for stem in analyse(query, language or None).content)


def emphasis(stems: frozenset[str], held: Iterable[str]) -> float:
    """Return the factor on the weight of what holds some stems: 1 where it holds none that is asked for.

    What holds all of them counts ``_FACTOR`` times, what holds a part of them so much less.
    """
    found = len(stems.intersection(held))
    return 1 + (_FACTOR - 1) * found / len(stems) if found else 1.0
