"""What an earlier digest told, against what the present sources say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.model.comparison import Standing


@dataclass(frozen=True, slots=True)
class Against:
    """How one cluster stands against the earlier digest."""

    status: Standing
    of: str | None
    """Id of the earlier excerpt that it repeats or updates."""
    sentences: tuple[int, ...]
    """The sentences of the cluster that may be shown: for an update, those that bring it."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """How every cluster stands against the earlier digest."""

    clusters: Mapping[int, Against]
    """Cluster index to its standing."""
    concepts: frozenset[str]
    """Concepts that the earlier digest told."""
