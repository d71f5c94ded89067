"""Selection → reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.analysis.vectors import tf_idf
from summarize.model.ranges import Share
from summarize.stages.protocols import Choice, Selection

_MOST_GROUPED = 60
"""Excerpts of a day that are grouped by theme; a longer digest follows its sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOrder:
    """The lead first, then by day of publication, and inside a day in blocks of one theme.

    Chronological and augmented ordering of Barzilay et al. (2002): where no day is known, themes alone
    decide. Ties go by how far down their articles the sources say it.
    """

    theme: Share = 0.12
    """Least cosine of two excerpts of one theme, average link."""

    def __call__(self, selection: Selection, ranking: Ranking, analysis: Analysis, /) -> tuple[Choice, ...]:
        """Return every choice once, the lead first."""
        choices = selection.choices
        if not choices:
            return ()
        lead = min(choices, key=lambda c: _lead_key(c, ranking, analysis))
        days: defaultdict[str, list[Choice]] = defaultdict(list)
        for choice in choices:
            if choice is not lead:
                days[(analysis.document(choice.sentence).published or "")[:10]].append(choice)
        ordered = [lead]
        for _, block in sorted(days.items()):
            ordered += self._by_theme(block, ordered[-1], ranking, analysis)
        return tuple(ordered)

    def _by_theme(
        self, choices: list[Choice], before: Choice, ranking: Ranking, analysis: Analysis
    ) -> list[Choice]:
        """Order what was published on one day; the theme of the excerpt before goes on."""

        def depth(choice: Choice) -> tuple[float, int]:
            return _depth(choice, ranking, analysis), choice.sentence

        if len(choices) > _MOST_GROUPED:
            return sorted(choices, key=depth)
        blocks = _blocks([before, *choices], analysis, self.theme)
        blocks.sort(key=lambda block: (before not in block, min(map(depth, block))))
        return [c for block in blocks for c in sorted(block, key=depth) if c is not before]


def _lead_key(choice: Choice, ranking: Ranking, analysis: Analysis) -> tuple[object, ...]:
    """Prefer the opening of the story, a sentence that opens its article, the most corroborated, the best."""
    story = analysis.story
    cluster = ranking.clusters[choice.cluster]
    opens = analysis.sentences[choice.sentence].index <= 1
    return (
        story is None or choice.sentence != story.opening,
        not (opens and choice.context is None),
        -len(cluster.earliest(analysis)),
        -round(ranking.scores[choice.cluster], 12),
        choice.sentence,
    )


def _depth(choice: Choice, ranking: Ranking, analysis: Analysis) -> float:
    """Return where the sources put it: mean depth of the cluster in their articles, 0 to 1."""
    return round(ranking.clusters[choice.cluster].depth(analysis), 9)


def _blocks(choices: Sequence[Choice], analysis: Analysis, threshold: float) -> list[list[Choice]]:
    """Group choices by average-link cosine of their content stems."""
    vectors = tf_idf([analysis.terms[c.sentence].content for c in choices])
    cosine = (vectors @ vectors.T).toarray()
    blocks = [[i] for i in range(len(choices))]
    while len(blocks) > 1:
        link, a, b = max(
            (
                (round(float(cosine[x][:, y].mean()), 12), -i, -j)
                for i, x in enumerate(blocks)
                for j, y in enumerate(blocks[:i])
            ),
        )
        if link < threshold:
            break
        blocks[-b] += blocks.pop(-a)
    return [[choices[i] for i in block] for block in blocks]
