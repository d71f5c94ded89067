"""Concepts in columns: what covering each is worth, and how well each candidate covers which."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

if TYPE_CHECKING:
    from summarize.stages.cover import Candidate

Row = tuple[NDArray[np.intp], NDArray[np.float64]]
"""The columns of the concepts that a sentence covers, each once, and how well it does; both of shape (n,)."""


class Columns:
    """Concepts by their columns, and the row of each candidate, put together once."""

    def __init__(self, names: Iterable[str]) -> None:
        """Number the concepts in their order."""
        self.names = tuple(dict.fromkeys(names))
        self._number = dict(zip(self.names, range(len(self.names)), strict=True))
        self._rows: dict[Hashable, Row] = {}

    def __getitem__(self, name: str) -> int:
        """Return the column of a concept."""
        return self._number[name]

    def row(self, candidate: Candidate) -> Row:
        """Return what a candidate covers; concepts without a column are left out."""
        base = candidate.concepts if candidate.covering is None else candidate.sentence
        key = base, candidate.quality, candidate.more
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = self._put_together(candidate)
        return found

    def _put_together(self, candidate: Candidate) -> Row:
        more = self._numbered(candidate.more)
        if candidate.covering is None:
            own = self._numbered(zip(candidate.concepts, repeat(candidate.quality), strict=False))
        else:
            own = candidate.covering[candidate.sentence, candidate.quality]
        return np.concatenate([own[0], more[0]]), np.concatenate([own[1], more[1]])

    def _numbered(self, covers: Iterable[tuple[str, float]]) -> Row:
        known = [(self._number[name], amount) for name, amount in covers if name in self._number]
        columns, amounts = ([pair[k] for pair in known] for k in (0, 1))
        return np.array(columns, dtype=np.intp), np.array(amounts, dtype=np.float64)


class Weights(Struct, frozen=True):
    """What it is worth to cover each concept."""

    columns: Columns
    values: NDArray[np.float64]
    """Of each column, 0 or more."""

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weights:
        """Put the concepts into columns in the order of the mapping."""
        return cls(Columns(weights), np.array([*weights.values()], dtype=np.float64))

    def __getitem__(self, name: str) -> float:
        """Return what a concept is worth."""
        return float(self.values[self.columns[name]])

    def without(self, name: str) -> Weights:
        """Return the same weights but for one concept, which is worth nothing."""
        values = self.values.copy()
        values[self.columns[name]] = 0.0
        return Weights(self.columns, values)
