"""Ranking → the highest scores that fit: the baseline selector."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.model import Budget
from summarize.stages.protocols import Choice, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class TopRanked:
    """Take the lead sentences of the highest scores, as plain TextRank and LexRank do."""

    def __call__(
        self, ranking: Ranking, analysis: Analysis, budget: Budget, _: frozenset[str] = frozenset(), /
    ) -> Selection:
        """Return the choices that fit, the highest score first."""
        order = sorted(range(len(ranking.clusters)), key=lambda n: (-round(ranking.scores[n], 12), n))
        choices, used = [], 0.0
        for number in order:
            lead = ranking.clusters[number].lead
            cost = budget.measure(analysis.texts[lead])
            if used + cost <= budget.room:
                choices.append(Choice(number, lead))
                used += cost
        least = min(budget.measure(analysis.texts[cluster.lead]) for cluster in ranking.clusters)
        return Selection(tuple(choices), {}, budget.limit_for(least))
