"""ROUGE (Lin 2004) for any script, as the mean over references; differences, facts, repetition."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from summarize.analysis.ranking import mean_highest_cosine
from summarize.language.terms import analyse
from summarize.language.words import stem

_RESAMPLES = 10_000


def mean_and_error(values: Sequence[float]) -> tuple[float, float]:
    """Return the mean and its standard error (0 for fewer than two values)."""
    count = len(values)
    mean = math.fsum(values) / max(1, count)
    if count < 2:
        return mean, 0.0
    variance = math.fsum((value - mean) ** 2 for value in values) / (count - 1)
    return mean, math.sqrt(variance / count)


def paired_bootstrap(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the share of resampled topic sets on which we are not better (Koehn 2004).

    Below .05, our lead is unlikely to be chance. The resampling is seeded, so the answer is the same
    at every call.
    """
    generator = random.Random(0)  # noqa: S311  # resampling, not a secret
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    if not differences:
        return 1.0
    lost = sum(math.fsum(generator.choices(differences, k=len(differences))) <= 0 for _ in range(_RESAMPLES))
    return lost / _RESAMPLES


def nugget_coverage(shown: Sequence[bool], weights: Sequence[float]) -> float:
    """Return the share of the weight of all nuggets that is shown (Nenkova & Passonneau 2004)."""
    total = math.fsum(weights)
    covered = math.fsum(weight for s, weight in zip(shown, weights, strict=True) if s)
    return covered / total if total else 0.0


def redundancy(sentences: Sequence[str], language: str | None) -> float:
    """Return the mean over sentences of the highest tf-idf cosine with another one, 0 to 1."""
    return mean_highest_cosine([analyse(text, language).content for text in sentences])


Measure = Literal["rouge1", "rouge2", "rougeL"]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_SHORTEST_STEMMED = 4


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rouge:
    """How to compare: which n-grams, whether stemmed, how much of the candidate counts."""

    measure: Measure = "rouge2"
    stemming: bool = False
    """Porter's stemmer (NLTK's, as the ``rouge-score`` package) in English, Snowball elsewhere."""
    language: str = "en"
    words: int | None = None
    """Only the first so many words of the candidate count."""

    def __call__(self, candidate: str, references: Sequence[str], /) -> Score:
        """Return the mean over ``references`` of precision, recall and F1."""
        cut = candidate if self.words is None else " ".join(candidate.split()[: self.words])
        scores = [self._single(cut, reference) for reference in references]
        count = max(1, len(scores))
        return Score(
            math.fsum(s.precision for s in scores) / count,
            math.fsum(s.recall for s in scores) / count,
            math.fsum(s.f1 for s in scores) / count,
        )

    def _single(self, candidate: str, reference: str) -> Score:
        language = self.language if self.stemming else None
        first, second = tokens(candidate, language), tokens(reference, language)
        if self.measure == "rougeL":
            return _score(_longest_common(first, second), len(first), len(second))
        length = int(self.measure[-1])
        a, b = _grams(first, length), _grams(second, length)
        return _score((a & b).total(), a.total(), b.total())


@lru_cache(maxsize=4096)
def tokens(text: str, language: str | None) -> tuple[str, ...]:
    """Return lower-case words, stemmed where a language is given."""
    words = _WORD.findall(text.lower())
    if language is None:
        return tuple(words)
    if language != "en":
        return tuple(stem(words, language))
    return tuple(_porter(word) if len(word) >= _SHORTEST_STEMMED else word for word in words)


@lru_cache(maxsize=65_536)
def _porter(word: str) -> str:
    stemmed: str = _porter_stemmer().stem(word)  # type: ignore[attr-defined]
    return stemmed


@cache
def _porter_stemmer() -> object:
    from nltk.stem.porter import PorterStemmer  # NLTK takes seconds to import  # noqa: PLC0415

    return PorterStemmer()


def _grams(words: Sequence[str], length: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[i:] for i in range(length)), strict=False))


def _score(common: int, candidate: int, reference: int) -> Score:
    precision = common / candidate if candidate else 0.0
    recall = common / reference if reference else 0.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def _longest_common(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, bit-parallel (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for i, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << i
    full = (1 << len(a)) - 1
    row = full
    for word in b:
        match = row & places.get(word, 0)
        row = (row + match) | (row - match)
        row &= full
    return len(a) - row.bit_count()
