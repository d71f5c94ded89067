"""Candidates → the best of all choices, by an integer programme."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from summarize.stages.cover import Candidate, Cover


def exact(cover: Cover, candidates: Sequence[Candidate], seconds: float) -> Cover:
    """Return the optimum by HiGHS (Huangfu & Hall 2018), or ``cover`` where it is at least as good.

    A solver that is stopped by the clock returns the best that it has found, so under ``seconds`` of
    time limit the result may depend on the machine; without reaching it, it does not.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  # only where it is asked for

    candidates = [c for c in candidates if c.cost <= cover.room]
    if not candidates:
        return cover
    program = _Program.of(cover, candidates)
    budget = np.zeros(program.size)
    budget[: len(candidates)] = [candidate.cost for candidate in candidates]
    found = milp(
        c=-np.array(program.values),
        integrality=[1] * len(candidates) + [0] * (program.size - len(candidates)),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(budget[np.newaxis, :], ub=cover.room),
            LinearConstraint(program.matrix, ub=program.limits),
        ],
        options={"time_limit": seconds},
    )
    if found.x is None:
        return cover
    best = cover.with_all([])
    for candidate, taken in zip(candidates, found.x, strict=False):
        if taken > 0.5 and best.fits(candidate):
            best.add(candidate)
    # Rounding of the solver may have let a candidate in that does not fit beside the others.
    complete = all(best.themes[theme] for theme in cover.themes)
    return best if complete and best.worth > cover.worth else cover


@dataclass(slots=True)
class _Program:
    """max values · z under matrix · z <= limits: one z for each candidate, then one for each cover.

    The z of a cover says that this candidate is the one that covers a concept: at most one is, and
    only a chosen one.
    """

    values: list[float]
    rows: list[tuple[list[int], list[float]]]
    limits: list[float]

    @classmethod
    def of(cls, cover: Cover, candidates: Sequence[Candidate]) -> _Program:
        weights = cover.weights
        program = cls([0.0] * len(candidates), [], [])
        holders: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        clusters: defaultdict[int, list[int]] = defaultdict(list)
        for i, candidate in enumerate(candidates):
            clusters[candidate.cluster].append(i)
            columns, amounts = weights.columns.row(candidate)
            values = amounts * weights.values[columns]
            for column, value in zip(columns.tolist(), values.tolist(), strict=True):
                holders[column].append((i, value))
        for members in clusters.values():
            program.limit(members, [1.0] * len(members), 1.0)
        for i, candidate in enumerate(candidates):
            for j in (j for cluster in candidate.repeats for j in clusters.get(cluster, ())):
                program.limit([i, j], [1.0, 1.0], 1.0)
        sources: defaultdict[str, list[int]] = defaultdict(list)
        themes: defaultdict[int, list[int]] = defaultdict(list)
        for i, candidate in enumerate(candidates):
            sources[candidate.source].append(i)
            for theme in candidate.themes:
                themes[theme].append(i)
        for members in sources.values() if cover.cap < math.inf else ():
            program.limit(members, [candidates[i].cost for i in members], cover.cap)
        for members in themes.values():
            program.limit(members, [-1.0] * len(members), -1.0)
        for held in holders.values():
            if len(held) == 1:
                program.values[held[0][0]] += held[0][1]
            else:
                program.cover(held)
        return program

    def cover(self, held: Sequence[tuple[int, float]]) -> None:
        """Let at most one of the chosen holders count for a concept."""
        first = len(self.values)
        self.values += [value for _, value in held]
        self.limit(list(range(first, len(self.values))), [1.0] * len(held), 1.0)
        for z, (candidate, _) in enumerate(held, first):
            self.limit([z, candidate], [1.0, -1.0], 0.0)

    def limit(self, columns: list[int], factors: list[float], most: float) -> None:
        """Add a row."""
        self.rows.append((columns, factors))
        self.limits.append(most)

    @property
    def size(self) -> int:
        """Number of variables."""
        return len(self.values)

    @property
    def matrix(self) -> csr_array:
        """The rows as a matrix of shape (rows, variables)."""
        row = [i for i, (columns, _) in enumerate(self.rows) for _ in columns]
        column = [j for columns, _ in self.rows for j in columns]
        data = [factor for _, factors in self.rows for factor in factors]
        return csr_array((data, (row, column)), shape=(len(self.rows), self.size))
