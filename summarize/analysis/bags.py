"""Bags of terms → what any two of them share, for many pairs at once."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]

_AT_ONCE = 2**15
"""Pairs that are looked at in one product: bounds the memory."""


class Bags:
    """Which bag holds which term; a term weighs 1 where one bag holds it, and less the more do."""

    def __init__(self, bags: Sequence[Collection[str]]) -> None:
        """``bags`` are in the order in which pairs name them; a term counts once in each."""
        terms = sorted(frozenset().union(*bags))
        column = {term: i for i, term in enumerate(terms)}
        rows = [sorted({column[term] for term in bag}) for bag in bags]
        indices = np.fromiter(chain.from_iterable(rows), dtype=np.int32)
        ends = np.cumsum([0, *map(len, rows)])
        self._holds = csr_array((np.ones(len(indices)), indices, ends), shape=(len(rows), max(1, len(terms))))
        holders = np.maximum(1, np.asarray(self._holds.sum(axis=0)).ravel())
        weights = np.log1p(len(rows) / holders) / math.log1p(max(1, len(rows)))
        self._weighed = csr_array(self._holds * weights)
        self._squared = csr_array(self._holds * weights**2)
        self.mass: Numbers = np.asarray(self._weighed.sum(axis=1)).ravel()
        """Summed weight of each bag."""
        self.counts: Numbers = np.asarray(self._holds.sum(axis=1)).ravel()
        """Number of terms of each bag."""
        self._norms: Numbers = np.sqrt(np.asarray(self._squared.sum(axis=1)).ravel())

    def shared(self, first: Indices, second: Indices) -> Numbers:
        """Return the weight of what the bags of each pair share."""
        return self._products(self._weighed, first, second)

    def number_shared(self, first: Indices, second: Indices) -> Numbers:
        """Return how many terms the bags of each pair share."""
        return self._products(self._holds, first, second)

    def cosine(self, first: Indices, second: Indices) -> Numbers:
        """Return the cosine of the weights, 0 where a bag is empty."""
        return divided(self._products(self._squared, first, second), self._norms[first] * self._norms[second])

    def _products(self, matrix: csr_array, first: Indices, second: Indices) -> Numbers:
        found = np.zeros(len(first))
        for start in range(0, len(first), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            common = matrix[first[part]].multiply(self._holds[second[part]])
            found[part] = np.asarray(common.sum(axis=1)).ravel()
        return found


def divided(above: Numbers, below: Numbers) -> Numbers:
    """Return the quotients, 0 where there is nothing to divide by."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
