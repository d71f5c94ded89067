"""What fits in each slot of the pipeline: one call each, all arguments positional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from summarize.model import (
    Budget,
    Choice,
    Cluster,
    Collection,
    Document,
    Ranking,
    Selection,
    Sentence,
)


class Splitter(Protocol):
    """Documents → the units of each, in order."""

    def __call__(self, documents: Sequence[Document], /) -> tuple[Sentence, ...]:
        """Return the units of all documents."""
        ...


class Deduplicator(Protocol):
    """Collection → clusters of its prose; every prose sentence is in exactly one."""

    def __call__(self, collection: Collection, /) -> tuple[Cluster, ...]:
        """Return clusters in the order of their leads."""
        ...


class Ranker(Protocol):
    """Clusters → scores that sum to 1, with the graph behind them."""

    def __call__(self, clusters: Sequence[Cluster], collection: Collection, /) -> Ranking:
        """Return the clusters with their scores."""
        ...


class Selector(Protocol):
    """Ranking → at most one sentence of each cluster, within a resolved budget."""

    def __call__(self, ranking: Ranking, collection: Collection, budget: Budget, /) -> Selection:
        """Return what was chosen, and why the rest was not."""
        ...


class Orderer(Protocol):
    """Selection → its choices in reading order, the lead first."""

    def __call__(
        self, selection: Selection, ranking: Ranking, collection: Collection, /
    ) -> tuple[Choice, ...]:
        """Return every choice once."""
        ...
