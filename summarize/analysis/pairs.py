"""Content of sentences → pairs that are worth comparing, and how alike each of them is.

One sparse matrix of sentences × stems gives all of it: which pairs share rare stems, and the weights that
likeness is made of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, triu

from summarize.language.words import shingles

_FEWEST_SHARED = 2
_RARE = 60
"""A stem in more sentences than this is not rare; a constant keeps the number of pairs linear."""
_RUN, _NEXT, _CROWD = 3, 8, 12
"""Length of a shared run of stems; number of following holders that each sentence is paired with, where
more than a crowd hold it."""
_AT_ONCE = 2**16
"""Pairs whose likeness is computed at once: bounds the memory."""
_DIGITS = 9
"""Likeness is rounded, so that the order of a sum decides nothing."""

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of sentences, by index, ``first < second``, in ascending order; arrays of one length."""

    first: Indices
    second: Indices
    likeness: NDArray[np.float64]
    """How much of their content two sentences share, 0 to 1, weighted by idf.

    The mean of cosine and Jaccard index. Containment, which asks the shorter sentence alone, separates
    paraphrases from partial overlaps less well (docs/quality.md).
    """

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Yield each pair with its likeness."""
        return zip(self.first.tolist(), self.second.tolist(), self.likeness.tolist(), strict=True)

    def at_least(self, likeness: float) -> Pairs:
        """Return the pairs of at least this likeness."""
        return self.only(self.likeness >= likeness)

    def only(self, kept: NDArray[np.bool_]) -> Pairs:
        """Return the pairs at which ``kept``, of the same length, is true."""
        return Pairs(self.first[kept], self.second[kept], self.likeness[kept])


def find_pairs(content: Sequence[Sequence[str]], idf: Mapping[str, float]) -> Pairs:
    """Return pairs that share at least two rare stems, or a run of stems: never all n² pairs.

    Near-copies in large numbers share no rare stem, so each is also paired with the next few sentences
    that share a run of stems. ``content`` holds the content stems of each sentence, ``idf`` their weights.
    """
    holds, weights = _held(content, idf)
    first, second = _candidates(holds, content)
    return Pairs(first, second, _likeness(holds, weights, first, second))


def likeness(
    content: Sequence[Sequence[str]], idf: Mapping[str, float], pairs: Sequence[tuple[int, int]]
) -> list[float]:
    """Return the likeness of any pairs of sentences, by index, whether or not they are worth comparing."""
    first, second = (np.array(side, dtype=np.intp) for side in zip(*pairs, strict=True))
    with np.errstate(invalid="ignore"):  # of a sentence without content
        found: list[float] = np.nan_to_num(_likeness(*_held(content, idf), first, second)).tolist()
    return found


def _held(
    content: Sequence[Sequence[str]], idf: Mapping[str, float]
) -> tuple[csr_array, NDArray[np.float64]]:
    """Return which sentence has which stem, and the weight of each stem."""
    column = {stem: i for i, stem in enumerate(sorted(idf))}
    distinct = [sorted({column[stem] for stem in stems}) for stems in content]
    return _matrix(distinct, len(column)), np.array([idf[stem] for stem in sorted(idf)])


def _matrix(rows: Sequence[Sequence[int]], columns: int) -> csr_array:
    """Return the matrix of shape (rows, columns) that is 1 where a row has a column."""
    indices = np.fromiter(chain.from_iterable(rows), dtype=np.int32)
    ends = np.cumsum([0, *map(len, rows)])
    return csr_array((np.ones(len(indices)), indices, ends), shape=(len(rows), max(1, columns)))


def _candidates(holds: csr_array, content: Sequence[Sequence[str]]) -> tuple[Indices, Indices]:
    n = holds.shape[0]
    frequency = np.asarray(holds.sum(axis=0)).ravel()
    rare = np.flatnonzero((frequency > 1) & (frequency <= _RARE))
    part = csr_array(holds[:, rare])
    shared = triu(part @ part.T, k=1).tocoo()
    enough = shared.data >= _FEWEST_SHARED
    keys = shared.coords[0][enough].astype(np.int64) * n + shared.coords[1][enough]
    by_runs = np.fromiter((a * n + b for a, b in _by_runs(content)), dtype=np.int64)
    keys = np.unique(np.concatenate([keys, by_runs]))
    return (keys // max(1, n)).astype(np.intp), (keys % max(1, n)).astype(np.intp)


def _by_runs(content: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of neighbours among those that share a run of content stems."""
    counts = Counter(chain.from_iterable({*shingles(stems, _RUN)} for stems in content))
    crowded = {run for run, count in counts.items() if count > _CROWD}
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, stems in enumerate(content if crowded else ()):
        for run in crowded.intersection(shingles(stems, _RUN)):
            postings[run].append(i)
    for holders in postings.values():
        for step in range(1, _NEXT + 1):
            yield from zip(holders, holders[step:], strict=False)


def _likeness(
    holds: csr_array, weights: NDArray[np.float64], first: Indices, second: Indices
) -> NDArray[np.float64]:
    weighed = csr_array(holds * weights)
    squared = csr_array(holds * weights**2)
    mass, squares = (np.asarray(m.sum(axis=1)).ravel() for m in (weighed, squared))
    found = np.zeros(len(first))
    for start in range(0, len(first), _AT_ONCE):
        a, b = first[start : start + _AT_ONCE], second[start : start + _AT_ONCE]
        there = holds[b]
        common = np.asarray(weighed[a].multiply(there).sum(axis=1)).ravel()
        products = np.asarray(squared[a].multiply(there).sum(axis=1)).ravel()
        cosine = products / np.sqrt(squares[a] * squares[b])
        jaccard = common / (mass[a] + mass[b] - common)
        found[start : start + _AT_ONCE] = 0.5 * (cosine + jaccard)
    return np.round(found, _DIGITS)
