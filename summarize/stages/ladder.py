"""Choices at the rungs of a ladder of lengths → one order of sentences for all lengths.

Two lengths are chosen freely. A digest that is shorter than the first one chooses among what that holds, a
longer one adds to it, up to the second length, at which all is chosen anew; between two rungs sentences come
one after the other. So a longer digest holds what a shorter one does, on either side of the second length,
and there it tells no less.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from summarize.stages.cover import DIGITS, Candidate, Cover, heaviest

FIRST, SECOND = 0.75, (1.0, 1.25, 1.5, 2.0)
"""The lengths that are chosen freely, in usual lengths: 150 words, and 200 or the first beyond them at which
the free choice tells as many assertions, by their voices, as what has grown from the first one."""
SHORTEST = 0.15
"""A digest that is shorter, in usual lengths, is a headline, and chosen freely: 30 words."""
_MANY = 50
"""More sentences are not compared with each other at each step, which takes the square of the time."""
_ENOUGH = 0.7
"""Share of the best rate at which a shorter sentence comes first: waiting for the best leaves room unused."""

Problem = tuple[Cover, Sequence[Candidate]]
"""An empty cover, and what may be chosen."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """How a choice grows."""

    at: Callable[[float], Problem]
    """The problem of one length."""
    choose: Callable[[Cover, Sequence[Candidate]], Cover]
    """The best choice that holds what a cover holds already."""
    known: dict[Hashable, Sequence[int]]
    """Orders that were worked out for other lengths; each new one is added."""

    def order(self, usual: float, longest: float) -> Sequence[int]:
        """Return sentences in the order in which a digest of up to ``longest`` takes them.

        Args:
            usual: the usual length of a digest, in the unit of the budget.
            longest: the length that is asked for.

        """
        first = FIRST * usual
        for share in SECOND:
            if share * usual <= longest and self._tells_more(share * usual, first):
                return self._of(share * usual, longest)
        return self._of(first, longest)

    def _tells_more(self, length: float, first: float) -> bool:
        """Whether what is chosen freely at a length tells no less than what has grown to it."""
        key = "planned", length
        if key not in self.known:
            cover, candidates = self.at(length)
            grown = within(cover, self._of(first, length), candidates)
            chosen = self.choose(cover, candidates).chosen
            more = sum(c.voices for c in chosen) >= sum(c.voices for c in grown.chosen)
            self.known[key] = _sentences(chosen) if more else ()
        return bool(self.known[key])

    def _of(self, first: float, longest: float) -> Sequence[int]:
        """Return the order that begins with the free choice at a length."""
        rungs = _rungs(first, longest)
        key = first, None if longest < first else len(rungs)
        if key not in self.known:
            problem = self.at(first)
            chosen = self.known.get(("planned", first)) or _sentences(self.choose(*problem).chosen)
            shorter = longest < first
            self.known[key] = self._shorter(chosen, problem) if shorter else self._longer(rungs, chosen)
        return self.known[key]

    def _shorter(self, chosen: Sequence[int], problem: Problem) -> list[int]:
        """Return the order of a choice: what is best of it at half of its length comes first.

        What a sentence is worth stays what it is at the whole length, so that all begin with one lead.
        """
        cover, candidates = problem
        half = Cover(cover.weights, cover.room / 2, cover.cap)
        best = _sentences(self.choose(half, _those(chosen, candidates)).chosen)
        order: list[int] = []
        for rung in (best, chosen):
            order += _one_after_the_other(_held(cover, order, candidates), _added(rung, order, candidates))
        return order

    def _longer(self, rungs: Sequence[float], chosen: Sequence[int]) -> list[int]:
        """Return a choice, and after it what is added to it at each of some longer lengths."""
        order = [*chosen]
        for rung in rungs:
            cover, candidates = self.at(rung)
            longer = self.choose(cover.with_all(_kept(_those(order, candidates))), candidates)
            if len(longer.chosen) == len(order):
                break
            new = _added(_sentences(longer.chosen), order, candidates)
            order += _one_after_the_other(_held(cover, order, candidates), new)
        return order


def _rungs(first: float, longest: float) -> list[float]:
    """Return lengths beyond ``first``, each twice the one before, until one is ``longest`` at least."""
    rungs = [first]
    while rungs[-1] < longest:
        rungs.append(rungs[-1] * 2)
    return rungs[1:]


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
        best = heaviest(grown, candidates)
        grown = grown.with_all([] if best is None else [best])
    return grown


def _one_after_the_other(cover: Cover, candidates: Iterable[Candidate]) -> list[int]:
    """Return sentences so that next comes the shortest of those that add nearly as much as the best does."""
    left, order = [*candidates], list[int]()
    if len(left) > _MANY:
        return _best_first(cover, left)
    while left:
        rates = [(round(cover.gain(c) / max(c.cost, 1e-9), DIGITS), c) for c in left]
        best = max(rate for rate, _ in rates)
        near = [(c.cost, -rate, c.sentence, c) for rate, c in rates if rate >= _ENOUGH * best]
        following = min(near, key=lambda one: one[:3])[3]
        left.remove(following)
        cover.add(following)
        order.append(following.sentence)
    return order


def _best_first(cover: Cover, candidates: Iterable[Candidate]) -> list[int]:
    """Return sentences so that next comes what adds the most for its length; fast for many."""
    heap = [(-math.inf, c.sentence, c) for c in candidates]
    order: list[int] = []
    while heap:
        _, sentence, candidate = heapq.heappop(heap)
        rate = -round(cover.gain(candidate) / max(candidate.cost, 1e-9), DIGITS)
        if heap and (rate, sentence) > heap[0][:2]:
            heapq.heappush(heap, (rate, sentence, candidate))
        else:
            cover.add(candidate)
            order.append(sentence)
    return order


def _sentences(candidates: Iterable[Candidate]) -> list[int]:
    return [candidate.sentence for candidate in candidates]


def _those(sentences: Sequence[int], candidates: Iterable[Candidate]) -> list[Candidate]:
    by_sentence = {candidate.sentence: candidate for candidate in candidates}
    return [by_sentence[i] for i in sentences]


def _held(cover: Cover, order: Sequence[int], candidates: Iterable[Candidate]) -> Cover:
    """Return a cover of the same problem that holds some sentences."""
    return cover.with_all(_those(order, candidates))


def _added(rung: Iterable[int], order: Sequence[int], candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return what a rung has that is not in an order yet."""
    known = {*order}
    return _those([i for i in rung if i not in known], candidates)


def _kept(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """Give each a theme of its own that must be spoken of: so it is neither exchanged nor left out."""
    return (replace(candidate, themes=frozenset({-1 - candidate.sentence})) for candidate in candidates)
