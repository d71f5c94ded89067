"""Two sentences → how alike they are, and in which way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.language.words import Terms, shingles

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


class Likeness:
    """How much of their content two sentences share, 0 to 1, weighted by idf.

    The mean of cosine and Jaccard index. Containment, which asks the shorter sentence alone, tells
    paraphrases from partial overlaps less well (docs/quality.md). What is known of one sentence is kept,
    as each is held against many.
    """

    def __init__(self, idf: Mapping[str, float]) -> None:
        self._idf = idf
        self._known: dict[int, _Weighed] = {}

    def __call__(self, a: Terms, b: Terms) -> float:
        """Return the likeness of two sentences."""
        first, second = self._weigh(a), self._weigh(b)
        shared = sorted(first.stems & second.stems)
        if not shared:
            return 0.0
        idf = self._idf
        common = math.fsum([idf[term] for term in shared])
        squared = math.fsum([idf[term] ** 2 for term in shared])
        cosine = squared / math.sqrt(first.squares * second.squares)
        jaccard = common / (math.fsum([first.mass, second.mass]) - common)
        return 0.5 * (cosine + jaccard)

    def _weigh(self, terms: Terms) -> _Weighed:
        found = self._known.get(id(terms))
        if found is None:
            stems = frozenset(terms.content)
            weights = [self._idf[stem] for stem in sorted(stems)]
            found = _Weighed(terms, stems, math.fsum(weights), math.fsum([w * w for w in weights]))
            self._known[id(terms)] = found
        return found


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A sentence's stems, with their weight and the sum of its squares."""

    terms: Terms
    """Held, so that its identity is not given to another sentence."""
    stems: frozenset[str]
    mass: float
    squares: float


def likeness(a: Terms, b: Terms, idf: Mapping[str, float]) -> float:
    """Return the ``Likeness`` of one pair."""
    return Likeness(idf)(a, b)


@lru_cache(maxsize=65_536)
def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(words, _SHINGLE))
