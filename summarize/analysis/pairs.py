"""Sentences → pairs that are alike, whether both say the same, and the groups that pairs form.

One sparse matrix of sentences × stems gives all of it: which pairs share rare stems, and the weights that
likeness is made of.
"""

from __future__ import annotations

import importlib.resources
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, triu

from summarize.language.words import shingles

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis


# Disjoint sets: what is linked, directly or through others, is one group.

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """A forest of disjoint sets (Tarjan, 1975), each named by its member that was given first.

    ``networkx.utils.UnionFind`` does the same, but takes 0.3 s to import and names a set by its weight.
    """

    def __init__(self, items: Iterable[T]) -> None:
        """Start with each of ``items`` in a group of its own."""
        self._parent = {item: item for item in items}
        self._position = {item: i for i, item in enumerate(self._parent)}

    def first(self, item: T) -> T:
        """Return the first member of the group that ``item`` is in."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    def join(self, a: T, b: T) -> None:
        """Make the groups of ``a`` and ``b`` one."""
        first, second = sorted((self.first(a), self.first(b)), key=self._position.__getitem__)
        self._parent[second] = first


# Content of sentences → pairs that are worth comparing, and how alike each of them is.

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

    def hold(self, first: int, second: int) -> bool:
        """Whether a pair is among these, ``first < second``."""
        start, end = np.searchsorted(self.first, [first, first + 1])
        at = start + np.searchsorted(self.second[start:end], second)
        return bool(at < end and self.second[at] == second)

    def only(self, kept: NDArray[np.bool_]) -> Pairs:
        """Return the pairs at which ``kept``, of the same length, is true."""
        return Pairs(self.first[kept], self.second[kept], self.likeness[kept])


def find_pairs(content: Sequence[Sequence[str]], idf: Mapping[str, float]) -> Pairs:
    """Return pairs that share at least two rare stems, or a run of stems: never all n² pairs.

    Near-copies in large numbers share no rare stem, so each is also paired with the next few that share a
    run of stems. ``content`` holds the content stems of each sentence, ``idf`` their weights.
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
    stems = sorted(idf)
    return matrix(content, stems), np.array([*map(idf.__getitem__, stems)])


def matrix(bags: Sequence[Collection[str]], terms: Sequence[str]) -> csr_array:
    """Return the matrix of shape (bags, terms) that is 1 where a bag has a term; it has no others."""
    column = {term: i for i, term in enumerate(terms)}
    indices = np.fromiter(map(column.__getitem__, chain.from_iterable(bags)), dtype=np.int32)
    ends = np.cumsum([0, *map(len, bags)])
    holds = csr_array((np.ones(len(indices)), indices, ends), shape=(len(bags), max(1, len(terms))))
    holds.sum_duplicates()
    holds.data[:] = 1.0
    return holds


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


# Bags of terms → what any two of them share, for many pairs at once.

Numbers = NDArray[np.float64]
_PRODUCT_AT_ONCE = 2**15
"""Pairs that are looked at in one product: bounds the memory."""
_FEWEST = 150
"""Sentences of which the weights are at least those: in a few sentences no word is known to be rare."""
_UNLIKE = 5
"""Sentences that share nothing, counted with those of an input: a few show little of what is usual in it."""


class Bags:
    """Which bag holds which term; a term weighs 1 where one bag holds it, and less the more do."""

    def __init__(self, bags: Sequence[Collection[str]]) -> None:
        """``bags`` are in the order in which pairs name them; a term counts once in each."""
        self._holds = matrix(bags, sorted(frozenset().union(*bags)))
        holders = np.maximum(1, np.asarray(self._holds.sum(axis=0)).ravel())
        weights = np.log1p(len(bags) / holders) / math.log1p(max(_FEWEST, len(bags)))
        self._weights = weights
        self._weighed = csr_array(self._holds * weights)
        self.mass: Numbers = np.asarray(self._weighed.sum(axis=1)).ravel()
        """Summed weight of each bag."""
        self.counts: Numbers = np.asarray(self._holds.sum(axis=1)).ravel()
        """Number of terms of each bag."""

    def shared(self, first: Indices, second: Indices) -> Numbers:
        """Return the weight of what the bags of each pair share."""
        return self._products(self._weighed, first, second)

    def number_shared(self, first: Indices, second: Indices) -> Numbers:
        """Return how many terms the bags of each pair share."""
        return self._products(self._holds, first, second)

    def cosine(self, first: Indices, second: Indices) -> Numbers:
        """Return how alike the bags of each pair are beyond what all are, -1 to 1.

        From both unit vectors the mean of those of all n others is subtracted, ``_UNLIKE`` zero vectors among
        them; the cosine of what is left counts by (n + 5) / (n + 10).
        """
        length = np.sqrt(self._holds @ self._weights**2)
        own = (length > 0).astype(float)
        whole = self._weighed.T @ divided(own, length)
        usual, others = divided(self._weighed @ whole, length), max(0, len(length) - 2)
        (one, two), (near, near_too) = ((x[first], x[second]) for x in (own, usual))
        squared, count = csr_array(self._holds * self._weights**2), others + _UNLIKE
        both = divided(self._products(squared, first, second), length[first] * length[second])
        mean = (whole @ whole + one + two + 2 * (both - near - near_too)) / count**2
        near, near_too = (near - one - both) / count, (near_too - two - both) / count
        rest = np.maximum(0.0, one - 2 * near + mean) * np.maximum(0.0, two - 2 * near_too + mean)
        cosine = divided(both - near - near_too + mean, np.sqrt(rest))
        return np.round(np.clip(cosine, -1, 1) * count / (count + _UNLIKE), _DIGITS)

    def _products(self, matrix: csr_array, first: Indices, second: Indices) -> Numbers:
        found = np.zeros(len(first))
        for start in range(0, len(first), _PRODUCT_AT_ONCE):
            part = slice(start, start + _PRODUCT_AT_ONCE)
            common = matrix[first[part]].multiply(self._holds[second[part]])
            found[part] = np.asarray(common.sum(axis=1)).ravel()
        return found


def divided(above: Numbers, below: Numbers) -> Numbers:
    """Return the quotients, 0 where there is nothing to divide by."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


# Pairs of sentences → what speaks for and against their making one assertion, as numbers.

FEATURES = (
    "jaccard", "cosine", "shared", "left", "names", "names_apart", "figures", "figures_apart",
    "lost", "lengths_apart", "latest", "days", "episodes",
)  # fmt: skip
"""Names of the columns, in order. Weights are idf, scaled so that a stem of one sentence weighs 1.

``jaccard``: of the content stems, weighted. ``cosine``: of all stems, weighted, less the mean of all other
sentences: what two sentences share beyond what the whole topic does. ``shared``: logarithm of 1 + the weight
of the content that both hold. ``left``: weight of what the sentence that has more of it does not share;
``lost``: of what the other one does not. ``names``, ``figures``: what they share of them, by weight and by
number. ``names_apart``, ``figures_apart``: the same of what each has alone, of the side that has less.
``lengths_apart``: logarithm of the ratio of their lengths in content stems. ``latest``: logarithm of 1 + the
place of the one that is lower in its document, from 0. ``days``: logarithm of 1 + the days between their
publications, 0 where one is not known. ``episodes``: 1 where their documents are of two episodes, or of one
publisher.
"""
_UNPLACED = 10
"""The place of a sentence that nothing is before or behind: in the middle of an article."""


def pair_features(analysis: Analysis, first: Indices, second: Indices) -> Numbers:
    """Return a matrix of shape (pairs, features) for pairs of wordings, by position in ``wordings``."""
    leads = [unit[0] for unit in analysis.wordings]
    terms = [analysis.terms[i] for i in leads]
    words, stems = Bags([t.content for t in terms]), Bags([t.values for t in terms])
    names = Bags([t.names & analysis.instances.proper for t in terms])
    figures = Bags([[*map(str, t.figures)] for t in terms])
    shared, named = words.shared(first, second), names.shared(first, second)
    counted = figures.number_shared(first, second)
    mass, other = words.mass[first], words.mass[second]
    lengths = np.log(np.maximum(1, words.counts))
    place = np.array([_place(analysis, i) for i in leads], dtype=float)
    day = np.array([analysis.instances.published(i) for i in leads])
    episode = np.array([analysis.instances.episode(i) for i in leads])
    paper = np.array([analysis.instances.paper(i) for i in leads])
    source = np.array([analysis.numbers[analysis.sentences[i].span.document_id] for i in leads])
    of_one = (paper[first] == paper[second]) & (paper[first] != "") & (source[first] != source[second])
    return np.column_stack(
        [
            divided(shared, mass + other - shared),
            stems.cosine(first, second),
            np.log1p(shared),
            np.maximum(mass, other) - shared,
            named,
            np.minimum(names.mass[first], names.mass[second]) - named,
            counted,
            np.minimum(figures.counts[first], figures.counts[second]) - counted,
            np.minimum(mass, other) - shared,
            np.abs(lengths[first] - lengths[second]),
            np.log1p(np.maximum(place[first], place[second])),
            np.log1p(np.nan_to_num(np.abs(day[first] - day[second]))),
            (episode[first] != episode[second]) | of_one,
        ]
    )


def _place(analysis: Analysis, sentence: int) -> int:
    """Return the place of a sentence in its document; a document of one sentence has no opening."""
    found = analysis.sentences[sentence]
    return found.index if analysis.lengths[found.span.document_id] > 1 else _UNPLACED


# What speaks for and against two sentences → the probability that they make one assertion.


@dataclass(frozen=True, slots=True)
class PairModel:
    """A logistic regression: the logarithm of the odds is the intercept and the weighted features."""

    intercept: float
    weights: tuple[float, ...]
    """Aligned with ``FEATURES``."""

    @classmethod
    def of(cls, written: Mapping[str, float]) -> PairModel:
        """Read a model from the weight of each feature by its name, and ``intercept``."""
        return cls(written["intercept"], tuple(written[name] for name in FEATURES))

    def __call__(self, features: Numbers) -> Numbers:
        """Return the probability of each pair; ``features`` has shape (pairs, features)."""
        odds = features @ np.array(self.weights) + self.intercept
        probability: Numbers = np.round(1 / (1 + np.exp(-np.clip(odds, -50, 50))), _DIGITS)
        return probability


@cache
def trained() -> PairModel:
    """Return the model that comes with the package."""
    text = (importlib.resources.files("summarize.analysis") / "pair_model.toml").read_text(encoding="utf-8")
    return PairModel.of(tomllib.loads(text)["weights"])
