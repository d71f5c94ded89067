"""Analysis → how probable it is of two sentences that they make one assertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.analysis.bags import Numbers
from summarize.analysis.pair_features import FEATURES, pair_features
from summarize.analysis.pairs import Pairs
from summarize.language.opposites import directions
from summarize.language.words import primary

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_LEAST_LIKENESS = 0.1
"""Pairs less alike are never one assertion, and make most of the work."""
_NEAR_EQUAL = 0.5
"""Least Jaccard index of two sentences of two days, which share a name and a figure as well.

What recurs (a hearing, a stage, an aftershock) is reported in much the same words, and a long story repeats
its background, so only nearly the same sentence, with the same particulars, is the same assertion there.
"""


def comparable(analysis: Analysis) -> Pairs:
    """Return the pairs of wordings of two documents that may make one assertion, with their likeness."""
    pairs = analysis.pairs.at_least(_LEAST_LIKENESS)
    source = np.array(
        [analysis.numbers[analysis.sentences[u[0]].span.document_id] for u in analysis.wordings]
    )
    return pairs.only(source[pairs.first] != source[pairs.second])


def sameness(analysis: Analysis) -> Pairs:
    """Return the same pairs; their ``likeness`` is the probability that they make one assertion."""
    pairs = comparable(analysis)
    features = pair_features(analysis, pairs.first, pairs.second)
    known = np.array(
        [bool(directions(primary(analysis.language(u[0])))) for u in analysis.wordings], dtype=bool
    )
    # Where we know no opposites, other words may say the opposite.
    nearly = features[:, FEATURES.index("jaccard")] >= _NEAR_EQUAL
    may = may_be_one(features) & ((known[pairs.first] & known[pairs.second]) | nearly)
    probability = np.where(may, analysis.pair_model(features), 0.0)
    return Pairs(pairs.first, pairs.second, probability)


def may_be_one(features: Numbers) -> NDArray[np.bool_]:
    """Return whether each pair is of one day, or without any, or nearly equal in words and particulars.

    Two sentences that both name somebody or something, and nothing in common, are of two events.
    """
    jaccard, names, apart, figures, days, episodes = (
        features[:, FEATURES.index(name)]
        for name in ("jaccard", "names", "names_apart", "figures", "days", "episodes")
    )
    one_day: NDArray[np.bool_] = (days == 0) & (episodes == 0)
    alike: NDArray[np.bool_] = (names > 0) | (apart <= 0)
    return alike & (one_day | ((jaccard >= _NEAR_EQUAL) & (names > 0) & (figures > 0)))
