"""Pairs of sentences → what speaks for and against their making one assertion, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summarize.analysis.bags import Bags, Indices, Numbers, divided

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

FEATURES = (
    "jaccard", "cosine", "shared", "left", "names", "names_apart", "figures", "figures_apart",
    "lengths_apart", "latest", "days", "episodes",
)  # fmt: skip
"""Names of the columns, in order. Weights are idf, scaled so that a stem of one sentence weighs 1.

``jaccard``, ``cosine``: of the content stems, weighted. ``shared``: logarithm of 1 + the weight of what both
hold. ``left``: weight of what the sentence that has more of it does not share. ``names``, ``figures``: what
they share of them, by weight and by number. ``names_apart``, ``figures_apart``: the same of what each has
alone, of the side that has less. ``lengths_apart``: logarithm of the ratio of their lengths in content
stems. ``latest``: logarithm of 1 + the place of the one that is lower in its document, from 0. ``days``:
logarithm of 1 + the days between their publications, 0 where one is not known. ``episodes``: 1 where their
documents are of two episodes.
"""
_UNPLACED = 10
"""The place of a sentence that nothing is before or behind: in the middle of an article."""


def pair_features(analysis: Analysis, first: Indices, second: Indices) -> Numbers:
    """Return a matrix of shape (pairs, features) for pairs of wordings, by position in ``wordings``."""
    leads = [unit[0] for unit in analysis.wordings]
    terms = [analysis.terms[i] for i in leads]
    words = Bags([t.content for t in terms])
    names = Bags([t.names & analysis.instances.proper for t in terms])
    figures = Bags([[*map(str, t.figures)] for t in terms])
    shared, named = words.shared(first, second), names.shared(first, second)
    counted = figures.number_shared(first, second)
    mass, other = words.mass[first], words.mass[second]
    lengths = np.log(np.maximum(1, words.counts))
    place = np.array([_place(analysis, i) for i in leads], dtype=float)
    day = np.array([analysis.instances.published(i) for i in leads])
    episode = np.array([analysis.instances.episode(i) for i in leads])
    return np.column_stack(
        [
            divided(shared, mass + other - shared),
            words.cosine(first, second),
            np.log1p(shared),
            np.maximum(mass, other) - shared,
            named,
            np.minimum(names.mass[first], names.mass[second]) - named,
            counted,
            np.minimum(figures.counts[first], figures.counts[second]) - counted,
            np.abs(lengths[first] - lengths[second]),
            np.log1p(np.maximum(place[first], place[second])),
            np.log1p(np.nan_to_num(np.abs(day[first] - day[second]))),
            episode[first] != episode[second],
        ]
    )


def _place(analysis: Analysis, sentence: int) -> int:
    """Return the place of a sentence in its document; a document of one sentence has no opening."""
    found = analysis.sentences[sentence]
    return found.index if analysis.lengths[found.span.document_id] > 1 else _UNPLACED
