"""Candidates → the set of them that covers the most: greedy, then by exchanges."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from summarize.stages.weights import Row, Weights

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
    covering: Mapping[tuple[int, float], Row] | None = None
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


@dataclass(slots=True)
class Cover:
    """A set of chosen candidates and what it is worth.

    The worth is Σ over concepts c of weight(c) · how well the best chosen sentence covers c: monotone
    and submodular, so the greedy choice has its guarantee.
    """

    weights: Weights
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
    best: NDArray[np.float64] = field(init=False)
    """How well the best chosen sentence covers each concept, by column."""
    _second: NDArray[np.float64] | None = field(init=False, default=None)
    """How well the second-best one does; None where nobody has asked since a sentence was taken back."""

    def __post_init__(self) -> None:
        """Cover nothing."""
        self.best = np.zeros(len(self.weights.values))

    def with_all(self, candidates: Iterable[Candidate]) -> Cover:
        """Return a cover of the same problem that holds ``candidates``."""
        cover = Cover(self.weights, self.room, self.cap)
        for candidate in candidates:
            cover.add(candidate)
        return cover

    def copy(self) -> Cover:
        """Return a cover that holds the same."""
        cover = Cover(self.weights, self.room, self.cap, [*self.chosen], self.used)
        cover.clusters, cover.held, cover.themes = self.clusters.copy(), self.held.copy(), self.themes.copy()
        cover.best = self.best.copy()
        return cover

    def add(self, candidate: Candidate) -> None:
        """Choose one more."""
        self.chosen.append(candidate)
        self.clusters[candidate.cluster] += 1
        self.used += candidate.cost
        self.held[candidate.source] += candidate.cost
        self.themes.update(candidate.themes)
        columns, amounts = self._row(candidate)
        held = self.best[columns]
        if self._second is not None:
            self._second[columns] = np.maximum(self._second[columns], np.minimum(held, amounts))
        self.best[columns] = np.maximum(held, amounts)

    def without(self, chosen: Candidate) -> Cover:
        """Return what is left without a chosen candidate."""
        second, cover = self._second_best(), self.copy()
        del cover.chosen[self._place(chosen)]
        cover.clusters[chosen.cluster] -= 1
        cover.used = math.fsum(candidate.cost for candidate in cover.chosen)
        cover.held[chosen.source] = math.fsum(c.cost for c in cover.chosen if c.source == chosen.source)
        cover.themes.subtract(chosen.themes)
        columns, amounts = self._row(chosen)
        held = self.best[columns]
        cover.best[columns] = np.where(amounts >= held, second[columns], held)
        return cover

    def exchanged(self, old: Candidate, new: Candidate) -> Cover:
        """Return a cover with a candidate in the place of a chosen one."""
        place, cover = self._place(old), self.without(old)
        cover.add(new)
        cover.chosen.insert(place, cover.chosen.pop())
        return cover

    def gains(self, candidate: Candidate) -> Iterator[tuple[str, float]]:
        """Yield each concept that ``candidate`` would add, with what it is worth."""
        columns, added = self._added(candidate)
        names = self.weights.columns.names
        for column, gain in zip(columns.tolist(), added.tolist(), strict=True):
            if gain > 0:
                yield names[column], gain

    def gain(self, candidate: Candidate) -> float:
        """Return what ``candidate`` would add to the worth."""
        return _sum(self._added(candidate)[1])

    def loss(self, chosen: Candidate) -> float:
        """Return what the worth would lose without a chosen candidate."""
        columns, amounts = self._row(chosen)
        return _sum((amounts - self._second_best()[columns]) * self.weights.values[columns])

    def _added(self, candidate: Candidate) -> Row:
        columns, amounts = self._row(candidate)
        return columns, (amounts - self.best[columns]) * self.weights.values[columns]

    def _row(self, candidate: Candidate) -> Row:
        return self.weights.columns.row(candidate)

    def _place(self, chosen: Candidate) -> int:
        return next(i for i, candidate in enumerate(self.chosen) if candidate is chosen)

    def _second_best(self) -> NDArray[np.float64]:
        if self._second is None:
            again = Cover(self.weights, self.room, self.cap)
            again._second = np.zeros(len(self.best))
            for candidate in self.chosen:
                again.add(candidate)
            self._second = again._second
        return self._second

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

    @property
    def worth(self) -> float:
        """The objective."""
        return _sum(self.best * self.weights.values)


def _sum(parts: NDArray[np.float64]) -> float:
    """Add up what is greater than 0, exactly: the order of a sum must not decide."""
    return round(math.fsum(parts[parts > 0].tolist()), DIGITS)


def greedy(cover: Cover, candidates: Sequence[Candidate], cost_exponent: float) -> Cover:
    """Add candidates by gain over cost until nothing that adds something fits."""
    cover = cover.copy()
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

    def __init__(self, candidates: Iterable[Candidate], weights: Weights) -> None:
        """Look at the heaviest ``_RIVALS`` candidates: this bounds the time on large inputs."""
        self._candidates = heapq.nsmallest(_RIVALS, candidates, key=lambda c: (-c.most, c.sentence))
        rows = [weights.columns.row(rival) for rival in self._candidates]
        lengths = np.array([len(columns) for columns, _ in rows], dtype=np.intp)
        self._rows = np.repeat(np.arange(len(rows)), lengths)
        self._columns = np.concatenate([np.zeros(0, dtype=np.intp), *(columns for columns, _ in rows)])
        self._amounts = np.concatenate([np.zeros(0), *(amounts for _, amounts in rows)])
        self._weights = weights.values[self._columns]

    def best(
        self, cover: Cover, able: Callable[[Candidate], bool], above: float = -1.0
    ) -> tuple[Candidate, float] | None:
        """Return the rival that adds the most, if more than ``above``, of those that are ``able``."""
        found = None
        added = np.maximum(self._amounts - cover.best[self._columns], 0.0) * self._weights
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
    current = cover
    for old in cover.chosen:
        if current.needs(old):
            continue
        rest = current.without(old)
        better = rivals.best(rest, rest.fits, rest.gain(old))
        if better:
            current = current.exchanged(old, better[0])
    return current


def without_filler(cover: Cover, least: float) -> Cover:
    """Leave out what adds per unit of length less than a share ``least`` of the mean, the poorest first.

    At most that share of the worth is lost.
    """
    floor = _floor(cover, least)
    rest = cover
    for candidate in sorted(cover.chosen, key=lambda c: (_only_by(cover, c), c.sentence)):
        if _only_by(rest, candidate) < floor and not rest.needs(candidate):
            rest = rest.without(candidate)
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
