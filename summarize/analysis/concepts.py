"""Terms of sentences → which concepts each of them holds, as one sparse matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarize.language.terms import Terms


@dataclass(frozen=True, slots=True)
class Held:
    """What groups hold of each concept: arrays of the number of concepts."""

    sums: NDArray[np.float64]
    """Σ over the groups of the highest mass of a sentence of the group that holds the concept."""
    groups: NDArray[np.int64]
    """Number of groups that hold it."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of an analysis."""

    names: tuple[str, ...]
    """In ascending order."""
    holds: csr_array
    """Shape (sentences, concepts): 1 where a sentence holds a concept."""

    @classmethod
    def of(cls, terms: Sequence[Terms]) -> Concepts:
        """Collect the concepts of sentences."""
        names = sorted({*chain.from_iterable(term.concepts for term in terms)})
        number = {name: i for i, name in enumerate(names)}
        columns = np.fromiter(
            map(number.__getitem__, chain.from_iterable(t.concepts for t in terms)), np.int32
        )
        ends = np.cumsum([0, *(len(term.concepts) for term in terms)])
        shape = (len(terms), max(1, len(names)))
        return cls(tuple(names), csr_array((np.ones(len(columns)), columns, ends), shape=shape))

    def highest_by_group(
        self, sentences: Sequence[int], mass: Sequence[float], groups: Sequence[int]
    ) -> Held:
        """Sum for each concept the highest mass that each group gives it.

        ``mass`` and ``groups``, numbered from 0, are aligned with ``sentences``.
        """
        part = csr_array(self.holds[np.array(sentences, dtype=np.intp)])
        lengths = np.diff(part.indptr)
        size = len(self.names)
        sums, counts = np.zeros(size), np.zeros(size, dtype=np.int64)
        if not len(part.indices):
            return Held(sums, counts)
        several = max(groups) + 1
        keys = part.indices.astype(np.int64) * several + np.repeat(np.array(groups), lengths)
        values = np.repeat(np.array(mass), lengths)
        order = np.lexsort((values, keys))
        keys, values = keys[order], values[order]
        last = np.flatnonzero(np.append(keys[1:] != keys[:-1], True))  # the last of all
        np.add.at(sums, keys[last] // several, values[last])
        np.add.at(counts, keys[last] // several, 1)
        return Held(sums, counts)
