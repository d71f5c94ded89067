"""Ranking → the highest scores that fit: the baseline selector."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.model import Budget, Choice, Collection, Ranking, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class TopRanked:
    """Take the lead sentences of the highest scores, as plain TextRank and LexRank do."""

    def __call__(self, ranking: Ranking, collection: Collection, budget: Budget, /) -> Selection:
        """Return the choices that fit, the highest score first."""
        order = sorted(range(len(ranking.clusters)), key=lambda n: (-round(ranking.scores[n], 12), n))
        choices, used = [], 0.0
        for number in order:
            lead = ranking.clusters[number].lead
            cost = budget.measure(collection.texts[lead])
            if used + cost <= budget.room:
                choices.append(Choice(number, lead))
                used += cost
        least = min(budget.measure(collection.texts[cluster.lead]) for cluster in ranking.clusters)
        return Selection(tuple(choices), {}, budget.limit_for(least))
