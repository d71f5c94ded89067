"""Terms of sentences → pairs that are worth comparing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array, triu

from summarize.language.words import Terms, shingles

_FEWEST_SHARED = 2
_RARE = 12
"""A stem in more sentences than this, and than twice the root of their number, is not rare."""
_RUN, _NEXT = 3, 8
"""Length of a run of content stems, and how many of the next that share it a sentence is tied to."""


def candidate_pairs(terms: Sequence[Terms]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share at least two rare stems, or a run of stems: never all n² pairs.

    What very many sentences tell is in no rare stem; the runs of content stems that they share tie each
    of them to the next ones.
    """
    yield from sorted({*_by_rare_stems(terms), *_by_runs(terms)})


def _by_runs(terms: Sequence[Terms]) -> Iterator[tuple[int, int]]:
    """Yield pairs of neighbours among those that share a run of content stems."""
    postings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, term in enumerate(terms):
        for run in {*shingles(term.content, _RUN)}:
            postings[run].append(i)
    for holders in postings.values():
        if len(holders) > _RARE:
            for step in range(1, _NEXT + 1):
                yield from zip(holders, holders[step:], strict=False)


def _by_rare_stems(terms: Sequence[Terms]) -> Iterator[tuple[int, int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for i, term in enumerate(terms):
        for stem in sorted({*term.content}):
            postings[stem].append(i)
    most = max(_RARE, 2 * math.sqrt(len(terms)))
    rare = [holders for _, holders in sorted(postings.items()) if 1 < len(holders) <= most]
    rows = np.array([i for holders in rare for i in holders], dtype=np.intp)
    columns = np.repeat(np.arange(len(rare)), [len(holders) for holders in rare])
    shape = (len(terms), max(1, len(rare)))
    holds = csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
    shared = triu(holds @ holds.T, k=1).tocoo()
    found = zip(shared.coords[0], shared.coords[1], shared.data, strict=True)
    yield from ((int(a), int(b)) for a, b, count in found if count >= _FEWEST_SHARED)
