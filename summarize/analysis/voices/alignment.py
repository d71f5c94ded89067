"""Grams of two texts → chains of equal runs that follow each other in both.

Runs are joined where they keep their order and distance, as local aligners of sequences do
(Altschul et al. 1990): what a rewriter replaced or put in leaves a gap, what chance made equal
stays alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_GAP = 4
"""Grams' lengths that a chain may go without an equal one."""
_MOST_PLACES = 4
"""A gram that is in more places of a text says nothing about any of them."""

Gram = tuple[str, ...]
Places = Mapping[Gram, Sequence[int]]
"""Grams of a text with their positions."""
Run = tuple[int, int, int]
"""Position in the first text, in the second, and number of equal words."""


@dataclass(slots=True)
class Chain:
    """Runs of equal words in the same order in both texts, close to each other."""

    runs: list[Run]
    words: int
    """Number of words that are equal."""

    @property
    def extent(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Half-open positions in the first text and in the second."""
        (i, j, _), (k, m, length) = self.runs[0], self.runs[-1]
        return (i, k + length), (j, m + length)


def align(a: Places, b: Places, *, length: int) -> list[Chain]:
    """Chain what two texts share, given the positions of each of their grams of ``length`` words."""
    gap = _GAP * length
    done: list[Chain] = []
    near: list[Chain] = []
    for run in _runs(a, b, length):
        done += [chain for chain in near if run[0] - _end(chain)[0] > gap]
        near = [chain for chain in near if run[0] - _end(chain)[0] <= gap]
        continued = [(chain, rest) for chain in near if (rest := _continuation(chain, run, gap))]
        if continued:
            chain, rest = max(continued, key=lambda pair: pair[0].words)
            chain.runs.append(rest)
            chain.words += rest[2]
        else:
            near.append(Chain([run], run[2]))
    return sorted(done + near, key=lambda chain: chain.runs[0])


def _runs(a: Places, b: Places, length: int) -> list[Run]:
    """Return the maximal runs of equal words, in the order of the first text."""
    seeds: list[tuple[int, int]] = []
    for gram in a.keys() & b.keys():
        here, there = a[gram], b[gram]
        if len(here) == len(there) == 1:
            seeds.append((here[0] - there[0], here[0]))
        elif len(here) <= _MOST_PLACES and len(there) <= _MOST_PLACES:
            seeds += [(i - j, i) for i in here for j in there]
    seeds.sort()
    runs: list[Run] = []
    diagonal, start, end = 0, 0, -1
    for offset, i in seeds:
        if offset == diagonal and i <= end and runs:
            end = i + length
            runs[-1] = (start, start - offset, end - start)
        else:
            diagonal, start, end = offset, i, i + length
            runs.append((start, start - offset, length))
    return sorted(runs)


def _end(chain: Chain) -> tuple[int, int]:
    i, j, length = chain.runs[-1]
    return i + length, j + length


def _continuation(chain: Chain, run: Run, gap: int) -> Run | None:
    """Return what a run adds to a chain: all of it, or what lies beyond the last run; None if too far."""
    i, j, length = run
    end_a, end_b = _end(chain)
    overlap = max(0, end_a - i, end_b - j)
    ahead, across = i + overlap - end_a, j + overlap - end_b
    if overlap >= length or max(ahead, across) > gap:
        return None
    return i + overlap, j + overlap, length - overlap
