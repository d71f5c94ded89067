"""Measures besides ROUGE: of clusters, of orders, of differences."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

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


def b_cubed(
    found: Mapping[Hashable, Hashable], gold: Mapping[Hashable, Hashable]
) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 (Bagga & Baldwin 1998); item → its cluster."""
    found_of, gold_of = _members(found), _members(gold)
    precision, recall = [], []
    for item in gold:
        mine, right = found_of[found[item]], gold_of[gold[item]]
        common = len(mine & right)
        precision.append(common / len(mine))
        recall.append(common / len(right))
    count = max(1, len(gold))
    p, r = math.fsum(precision) / count, math.fsum(recall) / count
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _members(clusters: Mapping[Hashable, Hashable]) -> Mapping[Hashable, set[Hashable]]:
    members: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for item, cluster in clusters.items():
        members[cluster].add(item)
    return members


def nugget_coverage(shown: Sequence[bool], weights: Sequence[float]) -> float:
    """Return the share of the weight of all nuggets that is shown (Nenkova & Passonneau 2004)."""
    total = math.fsum(weights)
    covered = math.fsum(weight for s, weight in zip(shown, weights, strict=True) if s)
    return covered / total if total else 0.0


def redundancy(sentences: Sequence[str], language: str | None) -> float:
    """Return the mean over sentences of the highest tf-idf cosine with another one, 0 to 1."""
    return mean_highest_cosine([analyse(text, language).content for text in sentences])
