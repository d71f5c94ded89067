"""Terms of sentences → tf-idf vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array


def inverse_document_frequency(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return log(1 + n / df) of each term, over n bags (Spärck Jones 1972, smoothed)."""
    counts = Counter(term for bag in bags for term in set(bag))
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


def mean_highest_cosine(bags: Sequence[Sequence[str]]) -> float:
    """Return the mean over bags of the highest tf-idf cosine with another one; 0 for fewer than two."""
    if len(bags) < 2:
        return 0.0
    vectors = tf_idf(bags)
    cosine = (vectors @ vectors.T).toarray()
    np.fill_diagonal(cosine, 0)
    return math.fsum(map(float, cosine.max(axis=1))) / len(bags)
