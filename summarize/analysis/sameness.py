"""Analysis → how probable it is of two sentences that they make one assertion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.analysis.pairs import FEATURES, Numbers, Pairs, pair_features
from summarize.analysis.statements import Statements
from summarize.language.denials import directions
from summarize.language.words import primary

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_LEAST_LIKENESS = 0.1
"""Pairs less alike are never one assertion, and make most of the work."""
_NEAR_EQUAL = 0.5
"""Least Jaccard index of two sentences in a language of which we know no opposites, and of two sentences of
far days that share a name and a figure and are not nearly sure."""
_NEARLY_SURE = 0.7
"""Least probability for two sentences of two days that do not follow each other, and for two that share
nothing but names and the titles before them.

What recurs (a hearing, a stage, an aftershock) is reported in much the same words, and a long story repeats
its background, so only what is nearly sure, with a name or a figure in common, is the same assertion there,
and what is nearly equal.
"""
_ASKED = 0.2
"""Least probability of pairs of which it is asked what they share, or what their documents report."""

_NEXT_DAY = math.log1p(1)
"""The feature ``days`` of two days that follow each other."""


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
    may = (known[pairs.first] & known[pairs.second]) | nearly
    probability = analysis.pair_model(features)
    statements = Statements(analysis)
    asked, share_no_name = probability >= _ASKED, _share_no_name(features)
    may &= may_be_one(features, probability) & (asked | ~share_no_name)
    for k in np.flatnonzero(may & asked & (share_no_name | (probability < _NEARLY_SURE))):
        first, second = (analysis.wordings[side[k]][0] for side in (pairs.first, pairs.second))
        may[k] = probability[k] >= _NEARLY_SURE or statements.shared(first, second)
        may[k] &= not share_no_name[k] or _are_of_one_event(analysis, first, second)
    return Pairs(pairs.first, pairs.second, np.where(may, probability, 0.0))


def _share_no_name(features: Numbers) -> NDArray[np.bool_]:
    """Return whether both sentences of each pair name somebody or something, and nothing in common.

    Such sentences are of two events, but where their documents report one.
    """
    names, apart = (features[:, FEATURES.index(name)] for name in ("names", "names_apart"))
    alone: NDArray[np.bool_] = (names <= 0) & (apart > 0)
    return alone


def _are_of_one_event(analysis: Analysis, first: int, second: int) -> bool:
    return analysis.document(second).id in analysis.accounts[analysis.document(first).id]


def may_be_one(features: Numbers, probability: Numbers) -> NDArray[np.bool_]:
    """Return whether each pair is of one day or the next, or nearly equal or nearly sure, with a particular.

    A particular is a name or a figure in common; sentences that are nearly equal need both.
    What one paper prints in the evening, another one has the next morning.
    """
    jaccard, names, figures, days, episodes = (
        features[:, FEATURES.index(name)] for name in ("jaccard", "names", "figures", "days", "episodes")
    )
    one_day: NDArray[np.bool_] = (days <= _NEXT_DAY) & (episodes == 0)
    particular: NDArray[np.bool_] = (names > 0) | (figures > 0)
    equal: NDArray[np.bool_] = (jaccard >= _NEAR_EQUAL) & (names > 0) & (figures > 0)
    return one_day | equal | ((probability >= _NEARLY_SURE) & particular)
