"""Terms of sentences → tf-idf vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_ROWS_AT_ONCE = 512
"""Rows whose products are held at once: bounds the memory."""
_DIGITS = 9


def inverse_document_frequency(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return log(1 + n / df) of each term, over n bags (Spärck Jones 1972, smoothed)."""
    counts = Counter(chain.from_iterable(map(set, bags)))
    return {term: math.log1p(len(bags) / count) for term, count in counts.items()}


def tf_idf(bags: Sequence[Sequence[str]]) -> csr_array:
    """Return the matrix of shape (bags, terms) whose rows have Euclidean length 1, or 0 if empty."""
    idf = inverse_document_frequency(bags)
    column = {term: i for i, term in enumerate(sorted(idf))}
    rows, columns, values = [], [], []
    for row, bag in enumerate(bags):
        weights = {term: count * idf[term] for term, count in Counter(bag).items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        for term in sorted(weights):
            rows.append(row)
            columns.append(column[term])
            values.append(weights[term] / length)
    shape = (len(bags), max(1, len(column)))
    return csr_array((np.asarray(values, dtype=float), (rows, columns)), shape=shape)


def strongest(vectors: csr_array, most: int, scale: NDArray[np.float64] | None = None) -> csr_array:
    """Return the products of each row with every other row, only the ``most`` highest of each row.

    ``vectors`` has shape (n, terms), the result (n, n) with an empty diagonal. With ``scale``, of shape
    (n,), each product is divided by the sum of both scales. Of equal products the first ones are kept.
    """
    n = vectors.shape[0]
    transposed = csr_array(vectors.T)
    rows: list[NDArray[np.intp]] = []
    columns: list[NDArray[np.intp]] = []
    values: list[NDArray[np.float64]] = []
    for start in range(0, n, _ROWS_AT_ONCE):
        block = csr_array(vectors[start : start + _ROWS_AT_ONCE] @ transposed)
        of_row = np.repeat(np.arange(start, start + block.shape[0]), np.diff(block.indptr))
        if scale is not None:
            block.data /= scale[of_row] + scale[block.indices]
        # Rounded, so that the last bits of a sum do not decide which of two equal products is kept.
        rounded = np.where(block.indices == of_row, 0.0, np.round(block.data, _DIGITS))
        kept = np.concatenate(
            [
                first + _highest(rounded[first:last], block.indices[first:last], most)
                for first, last in pairwise(block.indptr.tolist())
            ]
        )
        rows.append(of_row[kept])
        columns.append(block.indices[kept])
        values.append(block.data[kept])
    if not rows:
        return csr_array((n, n))
    coordinates = np.concatenate(rows), np.concatenate(columns)
    return csr_array((np.concatenate(values), coordinates), shape=(n, n))


def _highest(values: NDArray[np.float64], columns: NDArray[np.int32], most: int) -> NDArray[np.intp]:
    """Return where the ``most`` highest positive values are; of equal ones those of the first columns."""
    least = np.partition(values, len(values) - most)[len(values) - most] if len(values) > most else 0.0
    if least <= 0:
        return np.flatnonzero(values > 0)
    kept = np.flatnonzero(values >= least)
    if len(kept) > most:
        kept = kept[np.lexsort((columns[kept], -values[kept]))[:most]]
    return kept


def mean_highest_cosine(bags: Sequence[Sequence[str]]) -> float:
    """Return the mean over bags of the highest tf-idf cosine with another one; 0 for fewer than two."""
    if len(bags) < 2:
        return 0.0
    vectors = tf_idf(bags)
    cosine = (vectors @ vectors.T).toarray()
    np.fill_diagonal(cosine, 0)
    return math.fsum(map(float, cosine.max(axis=1))) / len(bags)
