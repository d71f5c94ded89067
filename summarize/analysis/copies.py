"""Two sentences → whether one is a copy of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.language.terms import Terms
from summarize.language.words import shingles

_SHINGLE = 3
_LEAST_LENGTH_RATIO = 0.5
"""A sentence that is a small part of another one is no copy of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRule:
    """When two sentences are copies of one text, by their 3-word shingles."""

    jaccard: float
    """Least Jaccard index of the shingles (Broder 1997)."""
    containment: float
    """Least share of the shorter one's shingles that the longer one holds."""

    def holds(self, a: Terms, b: Terms) -> bool:
        """Whether ``a`` and ``b`` are copies."""
        shorter, longer = sorted((len(a.words), len(b.words)))
        if shorter < _LEAST_LENGTH_RATIO * longer:
            return False
        first, second = _shingles(a.words), _shingles(b.words)
        if not first or not second:
            return False
        common = len(first & second)
        union = len(first) + len(second) - common
        fewest = min(len(first), len(second))
        return common >= self.jaccard * union or common >= self.containment * fewest


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(words, _SHINGLE))
