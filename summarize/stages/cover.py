"""Candidates → the set of them that covers the most, and a choice that only grows with the room.

Lengths are divided into three bands. What is best at one length of a band is chosen freely. A shorter length
of the band chooses among that, a longer one adds to it; between two lengths sentences come one after the
other. So a longer digest holds what a shorter one of its band does.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

# Candidates → the set of them that covers the most: greedy, by exchanges, or exactly.

DIGITS = 12
"""Gains are compared after rounding, so that the order of a sum cannot decide."""
VOICE = "\x00"
"""Begins the name of the pseudo-concept that represents a voice; no word has it."""

Covers = tuple[tuple[str, float], ...]
"""Concepts that a sentence covers, and how well."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen."""

    sentence: int
    cluster: int
    cost: float
    """Its length in the budget's unit."""
    covers: Covers
    """Each concept that it covers, and how well: 1, or less where it cannot be understood alone."""
    dangles: bool = False
    """Whether it cannot be understood alone."""
    repeats: frozenset[int] = frozenset()
    """Other clusters that say much the same: at most one of them is chosen."""
    source: str = ""
    """The document that it is quoted from."""
    themes: frozenset[int] = frozenset()
    """Which of the themes that must be spoken of it speaks of."""
    alone: float = math.inf
    """The gain where nothing else is chosen: never less than any later gain."""


@dataclass(slots=True)
class Cover:
    """A set of chosen candidates and what it is worth.

    The worth is Σ over concepts c of weight(c) · how well the best chosen sentence covers c: monotone
    and submodular, so the greedy choice has its guarantee.
    """

    weights: Mapping[str, float]
    room: float
    cap: float = math.inf
    """The most that one source may take of the room."""
    chosen: list[Candidate] = field(default_factory=list)
    used: float = 0.0
    clusters: Counter[int] = field(default_factory=Counter)
    held: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """What each source takes of the room."""
    themes: Counter[int] = field(default_factory=Counter)
    """How many chosen sentences speak of each theme that must be spoken of."""
    _amounts: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """How well each chosen sentence covers a concept, ascending."""

    def with_all(self, candidates: Iterable[Candidate]) -> Cover:
        """Return a cover of the same problem that holds ``candidates``."""
        cover = Cover(self.weights, self.room, self.cap)
        for candidate in candidates:
            cover.add(candidate)
        return cover

    def add(self, candidate: Candidate) -> None:
        """Choose one more."""
        self.chosen.append(candidate)
        self.clusters[candidate.cluster] += 1
        self.used += candidate.cost
        self.held[candidate.source] += candidate.cost
        self.themes.update(candidate.themes)
        for concept, amount in candidate.covers:
            insort(self._amounts[concept], amount)

    def remove(self, chosen: Candidate) -> None:
        """Take back a chosen candidate."""
        del self.chosen[next(i for i, candidate in enumerate(self.chosen) if candidate is chosen)]
        self.clusters[chosen.cluster] -= 1
        self.used = math.fsum(candidate.cost for candidate in self.chosen)
        self.held[chosen.source] = math.fsum(c.cost for c in self.chosen if c.source == chosen.source)
        self.themes.subtract(chosen.themes)
        for concept, amount in chosen.covers:
            amounts = self._amounts[concept]
            del amounts[bisect_left(amounts, amount)]

    def gains(self, candidate: Candidate) -> Iterator[tuple[str, float]]:
        """Yield each concept that ``candidate`` would add, with what it is worth."""
        for concept, amount in candidate.covers:
            amounts = self._amounts.get(concept)
            better = amount - amounts[-1] if amounts else amount
            if better > 0 and concept in self.weights:
                yield concept, better * self.weights[concept]

    def gain(self, candidate: Candidate) -> float:
        """Return what ``candidate`` would add to the worth."""
        return self.gain_of(candidate.covers)

    def gain_of(self, covers: Covers) -> float:
        """Return what a sentence that covers this would add to the worth."""
        weights, amounts, found = self.weights, self._amounts, []
        for concept, amount in covers:
            if concept in weights:
                held = amounts.get(concept)
                better = amount - held[-1] if held else amount
                if better > 0:
                    found.append(better * weights[concept])
        return round(math.fsum(found), DIGITS)

    def loss(self, chosen: Candidate) -> float:
        """Return what the worth would lose without a chosen candidate."""
        second = ((c, amount, self._amounts[c][-2:]) for c, amount in chosen.covers if c in self.weights)
        lost = (
            (amount - (most[0] if len(most) > 1 else 0.0)) * self.weights[c] for c, amount, most in second
        )
        return round(math.fsum(part for part in lost if part > 0), DIGITS)

    def fits(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` is within what is left, and says something that was not said."""
        return self.is_new(candidate) and self.has_room(candidate) and self.is_below_cap(candidate)

    def has_room(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` is within what is left of the room."""
        return self.used + candidate.cost <= self.room * (1 + 1e-12)

    def is_below_cap(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` is within what is left of the share of its source."""
        return self.held[candidate.source] + candidate.cost <= self.cap * (1 + 1e-12)

    def needs(self, chosen: Candidate) -> bool:
        """Whether only a chosen candidate speaks of a theme that must be spoken of."""
        return any(self.themes[theme] == 1 for theme in chosen.themes)

    def is_new(self, candidate: Candidate) -> bool:
        """Whether nothing chosen says much the same as ``candidate``."""
        told = self.clusters
        return not told[candidate.cluster] and not any(told[cluster] for cluster in candidate.repeats)

    @property
    def worth(self) -> float:
        """The objective."""
        best = ((concept, amounts[-1]) for concept, amounts in self._amounts.items() if amounts)
        return round(math.fsum(q * self.weights.get(c, 0.0) for c, q in best), DIGITS)


def greedy(cover: Cover, candidates: Sequence[Candidate], cost_exponent: float) -> Cover:
    """Add candidates by gain over cost until nothing that adds something fits."""
    cover = cover.with_all(cover.chosen)
    # What a candidate adds to nothing bounds what it adds to anything: the worth is submodular.
    heap = [(-_rate(c.alone, c, cost_exponent), c.sentence, c) for c in candidates]
    heapq.heapify(heap)
    while heap:
        _, sentence, candidate = heapq.heappop(heap)
        if not cover.fits(candidate):
            continue
        rate = -_rate(cover.gain(candidate), candidate, cost_exponent)
        if rate == 0:
            continue
        if heap and (rate, sentence) > heap[0][:2]:
            heapq.heappush(heap, (rate, sentence, candidate))
        else:
            cover.add(candidate)
    return cover


def by_value(cover: Cover) -> Iterator[tuple[Candidate, list[tuple[str, float]]]]:
    """Yield the chosen candidates, at each step the one that adds the most, with what it adds."""
    order = cover.with_all([])
    heap = [(-order.gain(c), c.sentence, c) for c in cover.chosen]
    heapq.heapify(heap)
    while heap:
        _, sentence, candidate = heapq.heappop(heap)
        gain = -order.gain(candidate)
        if heap and (gain, sentence) > heap[0][:2]:
            heapq.heappush(heap, (gain, sentence, candidate))
            continue
        yield candidate, list(order.gains(candidate))
        order.add(candidate)


def _rate(gain: float, candidate: Candidate, cost_exponent: float) -> float:
    if gain == math.inf:
        return gain
    return round(gain / math.pow(max(candidate.cost, 1e-9), cost_exponent), DIGITS)


def exchange(cover: Cover, rivals: Sequence[Candidate]) -> Cover:
    """Return the cover after the best exchange of each chosen sentence; itself if none helps.

    ``rivals`` are in descending order of ``alone``, which bounds what they add: the search ends there.
    """
    current, changed = cover.with_all(cover.chosen), False
    for old in cover.chosen:
        if current.needs(old):
            continue
        current.remove(old)
        best, gain = old, current.gain(old)
        for new in rivals:
            # In descending order of ``alone``, which bounds what they add.
            if new.alone <= gain:
                break
            if current.fits(new) and (more := current.gain(new)) > gain:
                best, gain = new, more
        current.add(best)
        changed |= best is not old
    return current if changed else cover


def without_filler(cover: Cover, least: float) -> Cover:
    """Leave out what adds per unit of length less than a share ``least`` of the mean, the poorest first.

    At most that share of the worth is lost.
    """
    floor = _floor(cover, least)
    rest = cover.with_all(cover.chosen)
    for candidate in sorted(cover.chosen, key=lambda c: (_only_by(cover, c), c.sentence)):
        if _only_by(rest, candidate) < floor and not rest.needs(candidate):
            rest.remove(candidate)
    return rest


def fillers(cover: Cover, candidates: Iterable[Candidate], least: float) -> Iterator[Candidate]:
    """Yield what would fit, and would add less per unit of length than a share ``least`` of the mean."""
    floor = _floor(cover, least)
    for candidate in candidates:
        if cover.fits(candidate) and cover.gain(candidate) / max(candidate.cost, 1e-9) < floor:
            yield candidate


def _floor(cover: Cover, least: float) -> float:
    return round(least * cover.worth / max(cover.used, 1e-9), DIGITS)


def _only_by(cover: Cover, chosen: Candidate) -> float:
    """Return what only a chosen candidate covers, for each unit of its length."""
    return round(cover.loss(chosen) / max(chosen.cost, 1e-9), DIGITS)


# Choices at the rungs of a ladder of lengths → one order of sentences for all lengths.

BANDS = ((0.75, 0.9), (1.0, 1.75), (2.5, math.inf))
"""Of each band the length that is chosen freely and the longest one, in usual lengths: 150 words up to 180,
200 up to 350, 500 beyond."""
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

    def order(self, usual: float, longest: float) -> list[int]:
        """Return sentences in the order in which a digest of up to ``longest`` takes them.

        Args:
            usual: the usual length of a digest, in the unit of the budget.
            longest: the length that is asked for, which says in which band the digest is.

        """
        number = next(n for n, (_, end) in enumerate(BANDS) if longest <= end * usual)
        first, end = (share * usual for share in BANDS[number])
        problem = self.at(first)
        chosen = _sentences(self.choose(*problem).chosen)
        if longest >= first:
            return chosen + self._longer(first, chosen, min(end, longest), end)
        # The first band has no start: its length is divided.
        shares = (BANDS[number - 1][1] * usual / first,) if number else (1 / 2, 1 / 5)
        return self._shorter(shares, chosen, problem)

    def _shorter(self, shares: Sequence[float], chosen: Sequence[int], problem: Problem) -> list[int]:
        """Return the order of a choice: what is best of it at some shares of its length comes first.

        What a sentence is worth stays what it is at the whole length, so that all begin with one lead.
        """
        cover, candidates = problem
        rungs, within = [chosen], chosen
        for share in shares:
            shorter = Cover(cover.weights, cover.room * share, cover.cap)
            # Where nothing of the longer choice fits, something of the longest one may.
            among = (self.choose(shorter, _those(held, candidates)).chosen for held in (within, chosen))
            within = _sentences(next(filter(None, among), ()))
            rungs.insert(0, within)
        order: list[int] = []
        for rung in rungs:
            order += _one_after_the_other(_held(cover, order, candidates), _added(rung, order, candidates))
        return order

    def _longer(self, rung: float, chosen: Sequence[int], longest: float, end: float) -> list[int]:
        """Return what is added to a choice, doubling its length up to ``longest``, but not beyond ``end``."""
        order = [*chosen]
        while rung < longest:
            rung = min(end, rung * 2)
            cover, candidates = self.at(rung)
            longer = self.choose(cover.with_all(_kept(_those(order, candidates))), candidates)
            if len(longer.chosen) == len(order):
                break
            new = _added(_sentences(longer.chosen), order, candidates)
            order += _one_after_the_other(_held(cover, order, candidates), new)
        return order[len(chosen) :]


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
        fitting = [c for c in candidates if c.alone > 0 and grown.has_room(c)]
        grown = grown.with_all(sorted(fitting, key=lambda c: (-c.alone, c.sentence))[:1])
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
