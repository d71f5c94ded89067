"""Candidates → the set of them that covers the most: greedy, then by exchanges."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from msgspec import Struct

DIGITS = 12
"""Gains are compared after rounding, so that the order of a sum cannot decide."""
_ROUGH = 9
"""Digits to which gains are compared before they are added up exactly."""
_RIVALS = 200
"""Candidates that an exchange looks at, the heaviest ones."""
VOICE = "\x00"
"""Begins the name of the pseudo-concept that represents a voice; no word has it."""

Covers = tuple[tuple[str, float], ...]
"""Concepts that a sentence covers, and how well."""


class Candidate(Struct, frozen=True, gc=False):
    """A sentence that may be chosen."""

    sentence: int
    cluster: int
    cost: float
    """Its length in the budget's unit."""
    concepts: tuple[str, ...]
    """What it covers."""
    quality: float = 1.0
    """How well it covers its concepts: less than 1 where it cannot be understood alone."""
    more: Covers = ()
    """What else it covers, and how well."""
    covering: Mapping[tuple[int, float], Covers] | None = None
    """Of a sentence and its quality, all concepts that it covers, and how well; None: what it holds."""
    dangles: bool = False
    """Whether it cannot be understood alone."""
    repeats: frozenset[int] = frozenset()
    """Other clusters that say much the same: at most one of them is chosen."""
    source: str = ""
    """The document that it is quoted from."""
    voices: int = 1
    """How many independent voices make its assertion."""
    themes: frozenset[int] = frozenset()
    """Which of the themes that must be spoken of it speaks of."""
    most: float = math.inf
    """No gain is greater."""

    @property
    def covers(self) -> Covers:
        """All that it covers, and how well; put together when it is asked for, since few candidates are."""
        if self.covering is not None:
            return self.covering[self.sentence, self.quality] + self.more
        return (*zip(self.concepts, repeat(self.quality), strict=False), *self.more)


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
        told = self.clusters.get
        return not told(candidate.cluster) and not any(map(told, candidate.repeats))

    def amount(self, concept: str) -> float:
        """Return how well the best chosen sentence covers a concept."""
        amounts = self._amounts.get(concept)
        return amounts[-1] if amounts else 0.0

    @property
    def worth(self) -> float:
        """The objective."""
        best = ((concept, amounts[-1]) for concept, amounts in self._amounts.items() if amounts)
        return round(math.fsum(q * self.weights.get(c, 0.0) for c, q in best), DIGITS)


def greedy(cover: Cover, candidates: Sequence[Candidate], cost_exponent: float) -> Cover:
    """Add candidates by gain over cost until nothing that adds something fits."""
    cover = cover.with_all(cover.chosen)
    heap = [(-_rate(c.most, c, cost_exponent), c.sentence, c) for c in candidates]
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


def heaviest(cover: Cover, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the candidate that fits and adds the most, the first of those that add the same."""
    best, gain = None, 0.0
    for candidate in sorted(candidates, key=lambda c: (-c.most, c.sentence)):
        if candidate.most < gain:
            break
        if cover.fits(candidate) and (added := cover.gain(candidate)) > gain:
            best, gain = candidate, added
    return best


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


class Rivals:
    """The candidates that are worth the most alone; what each adds to a cover is computed for all at once."""

    def __init__(self, candidates: Iterable[Candidate], cover: Cover) -> None:
        """Look at the heaviest ``_RIVALS`` candidates: this bounds the time on large inputs."""
        weights = cover.weights
        self._candidates = heapq.nsmallest(_RIVALS, candidates, key=lambda c: (-c.most, c.sentence))
        covers = [rival.covers for rival in self._candidates]
        self._column: dict[str, int] = {}
        columns = [self._column.setdefault(c, len(self._column)) for of in covers for c, _ in of]
        self._columns = np.array(columns, dtype=np.intp)
        self._amounts = np.array([q for of in covers for _, q in of])
        self._weights = np.array([weights.get(concept, 0.0) for concept in self._column])[self._columns]
        self._rows = np.repeat(np.arange(len(covers)), np.array([*map(len, covers)], dtype=np.intp))
        self._best = np.zeros(len(self._column))
        for candidate in cover.chosen:
            self.see(cover, candidate.covers)

    def see(self, cover: Cover, changed: Covers) -> None:
        """Take note of how well ``cover`` covers some concepts, after a sentence was added or taken back."""
        for concept, _ in changed:
            if concept in self._column:
                self._best[self._column[concept]] = cover.amount(concept)

    def best(
        self, cover: Cover, able: Callable[[Candidate], bool], above: float = -1.0
    ) -> tuple[Candidate, float] | None:
        """Return the rival that adds the most, if more than ``above``, of those that are ``able``.

        ``cover`` is the one that was seen last.
        """
        found = None
        added = np.maximum(self._amounts - self._best[self._columns], 0.0) * self._weights
        sums = np.bincount(self._rows, added, len(self._candidates))
        for i in np.argsort(-np.round(sums, _ROUGH), kind="stable").tolist():
            # The sums are added up in another order than a gain: their last digits may differ.
            if sums[i] < above - 10**-_ROUGH:
                break
            rival = self._candidates[i]
            if able(rival) and (gain := cover.gain(rival)) > above:
                found, above = (rival, gain), gain
        return found


def exchange(cover: Cover, rivals: Rivals) -> Cover:
    """Return the cover after the best exchange of each chosen sentence; itself if none helps."""
    current, changed = cover.with_all(cover.chosen), False
    for old in cover.chosen:
        if current.needs(old):
            continue
        current.remove(old)
        rivals.see(current, old.covers)
        better = rivals.best(current, current.fits, current.gain(old))
        new = better[0] if better else old
        current.add(new)
        rivals.see(current, new.covers)
        changed |= better is not None
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
