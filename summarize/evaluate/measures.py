"""Measures besides ROUGE: of differences, of facts, of repetition."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from summarize.analysis.ranking import mean_highest_cosine
from summarize.language.terms import analyse

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
