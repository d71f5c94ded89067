"""Ranking → themes: which clusters belong together, and what each of these groups is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from summarize.analysis import Analysis
from summarize.analysis.communities import louvain
from summarize.analysis.ranking import Ranking
from summarize.analysis.vectors import strongest, tf_idf
from summarize.compare.labels import Labels
from summarize.compare.places import statement
from summarize.model.comparison import Theme
from summarize.model.ranges import OneOrMore, Positive

_SEED = 0
_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """Group clusters into themes: communities of the similarity graph (Louvain; Blondel et al. 2008).

    A theme is named by the phrase that distinguishes it best from the others, as its sentences write it; a
    theme without such a phrase is none.
    """

    neighbours: OneOrMore = 5
    """Edges kept for each cluster, the strongest ones."""
    resolution: Positive = 1.3
    """Above 1 for more and smaller themes, below for fewer."""
    fewest: OneOrMore = 2
    """Least number of sentences of a theme; a single remark is none."""

    def __call__(self, ranking: Ranking, analysis: Analysis, /) -> tuple[Theme, ...]:
        """Return themes, the largest first; ties by rank. A cluster is in at most one."""
        leads = [analysis.terms[cluster.lead] for cluster in ranking.clusters]
        labels = Labels(analysis, [cluster.lead for cluster in ranking.clusters])
        found = []
        edges = _edges([t.content for t in leads], self.neighbours)
        for members in map(sorted, louvain(len(leads), edges, resolution=self.resolution, seed=_SEED)):
            sentences = sorted(i for n in members for i in ranking.clusters[n].sentences)
            label = labels.of(members) if len(sentences) >= self.fewest else None
            if label:
                ordered = sorted(members, key=lambda n: (-round(ranking.scores[n], 12), n))
                best = round(ranking.scores[ordered[0]], 12)
                lead = ranking.clusters[ordered[0]].lead
                found.append((-len(sentences), -best, ordered[0], _theme(label, sentences, lead, analysis)))
        return tuple(group for *_, group in sorted(found, key=lambda entry: entry[:3]))


def _theme(label: str, sentences: Sequence[int], lead: int, analysis: Analysis) -> Theme:
    counts = Counter(analysis.document(i).id for i in sentences)
    voices = {analysis.voice(i) for i in sentences}
    return Theme(
        label=label,
        counts=tuple(counts[source.id] for source in analysis.sources),
        sentences=len(sentences),
        voices=len(voices),
        single_source=len(voices) == 1,
        lead=statement(analysis, lead),
    )


def _edges(content: Sequence[Sequence[str]], most: int) -> Iterator[tuple[int, int, float]]:
    """Yield the strongest cosines of each cluster, each pair once, in order."""
    nearest = strongest(tf_idf(content), most).tocoo()
    weights = np.round(nearest.data, _DIGITS).tolist()
    kept: dict[tuple[int, int], float] = {}
    for a, b, weight in zip(*map(np.ndarray.tolist, nearest.coords), weights, strict=True):
        if weight > 0:
            kept[min(a, b), max(a, b)] = weight
    yield from ((a, b, weight) for (a, b), weight in sorted(kept.items()))
