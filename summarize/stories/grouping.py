"""Articles → stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from summarize.analysis.annotate import Annotated
from summarize.analysis.independence import Voices
from summarize.analysis.pairs import Groups
from summarize.analysis.ranking import strongest
from summarize.model.comparison import count_independent
from summarize.model.inputs import fingerprint
from summarize.stories.linkage import Apart, average_link, split_again
from summarize.stories.vectors import Weights, holdings, vectors


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, read once and in canonical order."""

    articles: tuple[Annotated, ...]
    groups: Mapping[str, int]
    """Document id to its independence group: articles that share text are one voice."""

    @property
    def id(self) -> str:
        """12 hex digits that follow from the articles alone."""
        return fingerprint(*(article.document.sha256 for article in self.articles))

    @property
    def voices(self) -> int:
        """How many of the articles are independent of each other."""
        known = (article.document for article in self.articles)
        return count_independent((self.groups[document.id], document.publisher) for document in known)


_NEIGHBOURS = 32
"""So many of the most similar articles are looked at, of each article."""
_LONGEST_POSTING = 256
"""A word of more articles than this finds no neighbours; it still counts in their likeness."""
_LARGEST_COMPONENT = 1000
"""What is linked into a larger one is taken apart by stronger links first: bounds time and memory."""
_TIGHTER = 1.25
_ROWS_AT_ONCE = 4096
_DAY = 86400.0

_Links = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]
"""Rows, columns and likeness of pairs, aligned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Which articles report one event.

    Articles are compared by a tf-idf cosine in which names and figures weigh more. Articles that share
    text count as one. Neighbours are found through an inverted index; within what they connect, average link
    groups them, and a group whose halves have little in common is divided again. The constants are
    chosen by leaving out one topic at a time (``make bench-stories``).
    """

    weights: Weights = field(default_factory=Weights)
    link: float = 0.16
    """Least mean likeness of two groups that are joined."""
    split: float = 0.75
    """A group is divided where its halves are less alike than this share of what each is in itself."""
    whole: float = 1.25
    """Halves that are so many times ``link`` alike are never divided: words change as a story goes on."""
    near: float = 3.0
    """Days between two articles that say nothing about whether they report one event."""
    fade: float = 30.0
    """So many more days halve their likeness."""

    def __call__(self, articles: Sequence[Annotated], voices: Voices) -> tuple[Story, ...]:
        """Return the stories, in the order of their first article; any order of ``articles`` gives the same.

        Args:
            articles: each with an id of its own.
            voices: their independence groups.

        """
        ordered = sorted(articles, key=lambda article: article.document.id)
        units = _units(ordered, voices)
        bags = [self._bag([ordered[i] for i in unit]) for unit in units]
        matrix = _Matrices(vectors(bags), holdings(bags))
        moments = np.array([_moment([ordered[i] for i in unit]) for unit in units])
        found = sorted(
            sorted(i for row in rows for i in units[row]) for rows in self._groups(matrix, moments)
        )
        return tuple(_story([ordered[i] for i in members], voices) for members in found)

    def _groups(self, matrix: _Matrices, moments: NDArray[np.float64]) -> Iterator[list[int]]:
        """Yield the rows of each story."""
        apart = Apart(self.split, self.whole * self.link)
        for rows in self._components(matrix, moments):
            likeness = self._likeness(matrix, moments, rows)
            for group in average_link(likeness, self.link):
                for part in split_again(likeness, group, apart):
                    yield [rows[k] for k in part]

    def _bag(self, copies: Sequence[Annotated]) -> dict[str, float]:
        """Return the bag of the longest of several copies of one text."""
        longest = max(copies, key=lambda a: (len(a.document.text), a.document.id))
        return self.weights.of(longest)

    def _components(self, matrix: _Matrices, moments: NDArray[np.float64]) -> Iterator[list[int]]:
        rows, columns = _candidates(matrix.weighed)
        near = self._nearness(moments[rows], moments[columns])
        near *= _products(matrix.held, rows, columns) >= _FEWEST_SHARED
        links = rows, columns, _products(matrix.weighed, rows, columns) * near
        yield from _connected(list(range(matrix.weighed.shape[0])), links, self.link)

    def _likeness(
        self, matrix: _Matrices, moments: NDArray[np.float64], rows: Sequence[int]
    ) -> NDArray[np.float64]:
        part, held = matrix.weighed[rows], matrix.held[rows]
        time = moments[list(rows)]
        enough = (held @ held.T).toarray() >= _FEWEST_SHARED
        likeness: NDArray[np.float64] = (part @ part.T).toarray() * enough
        return likeness * self._nearness(time[:, None], time[None, :])

    def _nearness(self, a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return 1 for articles of about one day, and less for others; 1 where a date is not known."""
        days = np.nan_to_num(np.abs(a - b) / _DAY, nan=0.0)
        factor: NDArray[np.float64] = 1.0 / (1.0 + np.maximum(0.0, days - self.near) / self.fade)
        return factor


@dataclass(frozen=True, slots=True)
class _Matrices:
    """What articles are compared by, a row for each."""

    weighed: csr_array
    """Of ``vectors``."""
    held: csr_array
    """Of ``holdings``."""


_FEWEST_SHARED = 2
"""Words, besides those for days and months, that articles of one event share: a place alone is none."""


def _story(articles: Sequence[Annotated], voices: Voices) -> Story:
    names = [article.document.id for article in articles]
    return Story(tuple(articles), {name: voices.groups[name] for name in names})


def _units(articles: Sequence[Annotated], voices: Voices) -> list[list[int]]:
    """Return the positions of the articles of each voice: copies of one text are one unit."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        members[voices.groups[article.document.id]].append(i)
    return sorted(members.values())


def _moment(copies: Sequence[Annotated]) -> float:
    """Return when the first of several copies was published, as a Unix time; NaN where it is not known."""
    known = [datetime.fromisoformat(a.document.published) for a in copies if a.document.published]
    aware = [m if m.tzinfo is not None else m.replace(tzinfo=UTC) for m in known]
    return min((m.timestamp() for m in aware), default=float("nan"))


def _candidates(matrix: csr_array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return rows and columns of the pairs that are worth comparing, each pair once or twice."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare = csr_array(matrix[:, np.flatnonzero(frequency <= _LONGEST_POSTING)])
    found = strongest(rare, _NEIGHBOURS).tocoo()
    return found.row, found.col


def _products(matrix: csr_array, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the likeness of each pair of a row and a column."""
    parts = [np.empty(0)]
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = slice(start, start + _ROWS_AT_ONCE)
        parts.append(np.asarray(matrix[rows[some]].multiply(matrix[columns[some]]).sum(axis=1)).ravel())
    return np.concatenate(parts)


def _connected(members: list[int], links: _Links, least: float) -> Iterator[list[int]]:
    """Yield what links of likeness ``least`` connect, in order; a large part by stronger links."""
    strong = links[2] >= least
    rows, columns, likeness = links[0][strong], links[1][strong], links[2][strong]
    groups = Groups(members)
    for a, b in zip(rows.tolist(), columns.tolist(), strict=True):
        groups.join(a, b)
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for member in members:
        parts[groups.first(member)].append(member)
    for part in parts.values():
        if len(part) <= _LARGEST_COMPONENT:
            yield part
        else:
            inside = np.isin(rows, part)
            yield from _connected(part, (rows[inside], columns[inside], likeness[inside]), least * _TIGHTER)
