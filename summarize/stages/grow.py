"""Choices at the rungs of a ladder of lengths → one order of sentences for all lengths.

What is best at the first rung is chosen freely. A shorter rung chooses among that, a longer one adds to it;
between two rungs sentences come one after the other. So a longer digest holds what a shorter one does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from summarize.stages.cover import Candidate, Cover

FIRST = 2.0
"""The first rung, in usual lengths: 400 words."""
_SHORTER = (1.0, 0.5)
"""The shorter rungs, in usual lengths: 200 and 100 words."""
_ENOUGH = 0.7
"""Share of the best rate at which a shorter sentence comes first: waiting for the best leaves room unused."""
_DIGITS = 12

Problem = tuple[Cover, Sequence[Candidate]]
"""An empty cover, and what may be chosen."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """How a choice grows."""

    at: Callable[[float], Problem]
    """The problem of one length."""
    choose: Callable[[Cover, Sequence[Candidate]], Cover]
    """The best choice that holds what a cover holds already."""

    def order(self, usual: float, longest: float) -> list[int]:
        """Return sentences in the order in which a digest of up to ``longest`` takes them.

        Args:
            usual: the usual length of a digest, in the unit of the budget.
            longest: the order has all that a digest of this length can hold.

        """
        first = usual * FIRST
        cover, candidates = self.at(first)
        chosen = _sentences(self.choose(cover, candidates).chosen)
        rungs = [(first, chosen)]
        within = chosen
        for rung in _SHORTER:
            cover, candidates = self.at(usual * rung)
            within = _sentences(self.choose(cover, _those(within, candidates)).chosen)
            rungs.insert(0, (usual * rung, within))
        while rungs[-1][0] < longest:
            rung = rungs[-1][0] * 2
            cover, candidates = self.at(rung)
            longer = self.choose(cover.with_all(_kept(_those(chosen, candidates))), candidates)
            if len(longer.chosen) == len(chosen):
                break
            chosen = _sentences(longer.chosen)
            rungs.append((rung, chosen))
        order: list[int] = []
        for rung, held in rungs:
            cover, candidates = self.at(rung)
            added = [i for i in held if i not in order]
            order += _one_after_the_other(
                cover.with_all(_those(order, candidates)), _those(added, candidates)
            )
        return order


def within(cover: Cover, order: Sequence[int], candidates: Sequence[Candidate]) -> Cover:
    """Take sentences in an order up to the first that does not fit.

    Where not even the first one fits, the best that does is chosen alone.
    """
    grown = cover.with_all([])
    for candidate in _those(order, candidates):
        if not grown.has_room(candidate):
            break
        grown.add(candidate)
    if not grown.chosen:
        fitting = [c for c in candidates if grown.has_room(c)]
        grown = grown.with_all(sorted(fitting, key=lambda c: (-c.alone, c.sentence))[:1])
    return grown


def _one_after_the_other(cover: Cover, candidates: Iterable[Candidate]) -> list[int]:
    """Return sentences so that next comes the shortest of those that add nearly as much as the best does."""
    left, order = [*candidates], list[int]()
    while left:
        rates = [(round(cover.gain(c) / max(c.cost, 1e-9), _DIGITS), c) for c in left]
        best = max(rate for rate, _ in rates)
        near = [(c.cost, -rate, c.sentence, c) for rate, c in rates if rate >= _ENOUGH * best]
        following = min(near, key=lambda one: one[:3])[3]
        left.remove(following)
        cover.add(following)
        order.append(following.sentence)
    return order


def _sentences(candidates: Iterable[Candidate]) -> list[int]:
    return [candidate.sentence for candidate in candidates]


def _those(sentences: Sequence[int], candidates: Iterable[Candidate]) -> list[Candidate]:
    by_sentence = {candidate.sentence: candidate for candidate in candidates}
    return [by_sentence[i] for i in sentences]


def _kept(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Give each a theme of its own that must be spoken of: so it is neither exchanged nor left out."""
    return (replace(candidate, themes=frozenset({-1 - candidate.sentence})) for candidate in candidates)
