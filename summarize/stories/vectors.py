"""Articles → weighted vectors of their words, names and figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from summarize.analysis.annotate import Annotated
from summarize.language import tables
from summarize.language.tables.speech import Times
from summarize.language.terms import analyse
from summarize.language.words import is_number, stem

_OPENING = 2
"""So many sentences open an article."""
_FEWEST_ARTICLES = 500
"""In a small collection a word is as rare as if it were of this size: what all of few articles hold is not
for that reason common."""
_ALONE = 0.25
"""Of how much of its square a term of one article alone counts in the length of a vector, where there are
hardly any articles; it falls to 0 in a collection of ``_FEWEST_ARTICLES``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What a word counts for."""

    name: float = 4.0
    """A name, beside another word."""
    figure: float = 5.0
    pair: float = 3.0
    """Two content words side by side."""
    opening: float = 1.5
    """A word of the headline or of the first two sentences, beside one further down."""

    def of(self, article: Annotated) -> dict[str, float]:
        """Return how much each word and each pair of words counts in one article, before idf.

        Counts saturate: a word that comes again adds less each time (tf / (tf + 1), as in BM25 with
        k = 1, Robertson & Walker 1994).
        """
        counts: dict[str, float] = {}
        worth: dict[str, float] = {}
        prose = 0
        units = []
        if article.document.title:
            units.append((self.opening, analyse(article.document.title, article.document.language)))
        for sentence, terms in zip(article.sentences, article.terms, strict=True):
            if sentence.kind == "furniture":
                continue
            opens = sentence.kind == "prose" and prose < _OPENING
            prose += sentence.kind == "prose"
            units.append((self.opening if opens else 1.0, terms))
        for weight, terms in units:
            content = frozenset(terms.content)
            for word in terms.content:
                counts[word] = counts.get(word, 0.0) + weight
                special = self.name if word in terms.names else self.figure if is_number(word) else 1.0
                worth[word] = max(worth.get(word, 0.0), special)
            for a, b in pairwise(terms.stems):
                if a in content and b in content:
                    pair = f"{a} {b}"
                    counts[pair] = counts.get(pair, 0.0) + weight
                    worth[pair] = self.pair
        return {term: worth[term] * count / (count + 1) for term, count in counts.items()}


def vectors(bags: Sequence[Mapping[str, float]]) -> csr_array:
    """Return the matrix of shape (bags, terms) with rows of Euclidean length 1, or 0.

    A term of one bag alone is left out: it can show no likeness, and long articles have more of them. Of few
    bags it counts in the length of the row: articles of different events that happen to share a single word
    would otherwise be alike.
    """
    frequency = Counter(term for bag in bags for term in bag)
    shared = sorted(term for term, count in frequency.items() if count > 1)
    column = {term: i for i, term in enumerate(shared)}
    size = max(len(bags), _FEWEST_ARTICLES)
    rarity = [math.log(size / frequency[term]) for term in shared]
    rarest = math.log(size) ** 2
    small = _ALONE * max(0.0, 1 - len(bags) / _FEWEST_ARTICLES)
    starts, columns, values = [0], [], []
    for bag in bags:
        found = sorted((column[term], weight) for term, weight in bag.items() if term in column)
        row = [weight * rarity[i] for i, weight in found]
        alone = math.fsum(weight * weight for term, weight in bag.items() if term not in column)
        length = math.sqrt(math.fsum([*(value * value for value in row), small * rarest * alone])) or 1.0
        columns += [i for i, _ in found]
        values += [value / length for value in row]
        starts.append(len(columns))
    shape = (len(bags), max(1, len(shared)))
    return csr_array((np.asarray(values, dtype=float), columns, starts), shape=shape)


@cache
def _times() -> frozenset[str]:
    """Return the stems of the names of days and months, in every language."""
    return frozenset(part for code, of in tables.each(Times).items() for part in stem(sorted(of.names), code))


def holdings(bags: Sequence[Mapping[str, float]]) -> csr_array:
    """Return the matrix of shape (bags, words): 1 where a bag holds a word, without days and months."""
    held = [[term for term in bag if " " not in term and term not in _times()] for bag in bags]
    column = {term: i for i, term in enumerate(sorted({term for terms in held for term in terms}))}
    columns = [column[term] for terms in held for term in terms]
    starts = np.cumsum([0, *map(len, held)])
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(bags), max(1, len(column))))
