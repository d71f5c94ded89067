"""Candidates → a choice that grows: what a smaller room holds, a larger one holds too."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.stages.cover import Candidate, Cover

_DIGITS = 12
_ENOUGH = 0.7
"""Share of the best rate at which a shorter sentence comes first: waiting for the best leaves room unused."""


@dataclass(frozen=True, slots=True)
class Grown:
    """What was chosen, and what was passed over because it added little when its turn came."""

    cover: Cover
    little: tuple[Candidate, ...]


def grow(cover: Cover, judged: Cover, candidates: Sequence[Candidate], filler: float) -> Grown:
    """Choose in an order that no room changes, up to the first candidate that does not fit.

    Next comes the shortest of those that add, for their length, nearly as much as the best does. One that
    adds for its length less than the share ``filler`` of what the chosen ones do, both in the worth of
    ``judged``, is passed over. Where not even the first one fits, the best that does is chosen alone.
    """
    grown, little, judged = cover.with_all([]), list[Candidate](), judged.with_all([])
    # Rates only fall, so an old rate bounds a new one (Minoux 1978).
    heap = [(-_rate(c.alone, c), c.sentence, c) for c in candidates]
    heapq.heapify(heap)
    while heap:
        near = _nearly_best(grown, heap)
        if not near:
            break
        following = min(near, key=lambda one: (one[2].cost, one[0], one[1]))
        for one in near:
            if one is not following:
                heapq.heappush(heap, one)
        candidate = following[2]
        if grown.chosen and _rate(judged.gain(candidate), candidate) * judged.used < filler * judged.worth:
            little.append(candidate)
        elif grown.fits(candidate):
            grown.add(candidate)
            judged.add(candidate)
        elif grown.used + candidate.cost > grown.room:
            break
    if not grown.chosen:
        fitting = [c for c in candidates if c.cost <= grown.room]
        grown = grown.with_all(sorted(fitting, key=lambda c: (-c.alone, c.sentence))[:1])
    return Grown(grown, tuple(little))


def _nearly_best(
    cover: Cover, heap: list[tuple[float, int, Candidate]]
) -> list[tuple[float, int, Candidate]]:
    """Take from the heap the candidates whose present rate is at least nearly the best one."""
    fresh: list[tuple[float, int, Candidate]] = []
    best = 0.0
    while heap and -heap[0][0] >= _ENOUGH * best and heap[0][0] < 0:
        _, sentence, candidate = heapq.heappop(heap)
        if cover.clusters[candidate.cluster]:
            continue
        rate = _rate(cover.gain(candidate), candidate)
        if rate > 0:
            fresh.append((-rate, sentence, candidate))
            best = max(best, rate)
    near = [one for one in fresh if -one[0] >= _ENOUGH * best]
    for one in fresh:
        if -one[0] < _ENOUGH * best:
            heapq.heappush(heap, one)
    return near


def _rate(gain: float, candidate: Candidate) -> float:
    return round(gain / max(candidate.cost, 1e-9), _DIGITS)
