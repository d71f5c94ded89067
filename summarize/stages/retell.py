"""Ranking → what an earlier digest did not report first, then what it reported, within the budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Member, Ranking
from summarize.compare.novelty import Retelling
from summarize.model import Budget, OmissionReason
from summarize.stages.protocols import Choice, Selection, Selector


@dataclass(frozen=True, slots=True, kw_only=True)
class Retell:
    """Let a selector choose in four rounds, each within what the earlier ones left of the budget.

    Updates; what is new, where concepts that were reported count nothing; what was reported; what was in the
    earlier input and was not reported. A sentence that an update replaces is not shown again.
    """

    select: Selector
    """Says from the whole which clusters are refused."""
    part: Selector
    """The selector of one round: ``select`` with filler off, since filler is judged on the whole digest."""
    retelling: Retelling

    def __call__(
        self, ranking: Ranking, analysis: Analysis, budget: Budget, covered: frozenset[str] = frozenset(), /
    ) -> Selection:
        """Return at most one sentence of each cluster; together they are within ``budget``."""
        plain = self.select(ranking, analysis, budget)
        state = _State(self.part, ranking, analysis, budget, [])
        never = {n: reason for n, reason in plain.refused.items() if reason == "too-short"}
        standing = {n: a for n, a in self.retelling.clusters.items() if n not in never}
        state.choose({n: a.sentences for n, a in standing.items() if a.status == "updated"}, covered)
        fresh = {n: a.sentences for n, a in standing.items() if a.status == "new"}
        state.choose(fresh, self.retelling.concepts | covered | state.concepts())
        replaced = {standing[choice.cluster].of for choice in state.chosen}
        told = {
            n: a.sentences
            for n, a in standing.items()
            if a.status == "continuing" and a.of is not None and a.of not in replaced
        }
        state.choose(told, covered | state.concepts())
        rest = {n: a.sentences for n, a in standing.items() if a.status == "continuing" and a.of is None}
        state.choose(rest, covered | state.concepts())
        refused = {**plain.refused, **self._told(state.chosen, never)}
        shown = {choice.cluster for choice in state.chosen}
        refused = {n: reason for n, reason in refused.items() if n not in shown}
        return Selection(state.choices(), refused, plain.least)

    def _told(
        self, chosen: Iterable[Choice], refused: Mapping[int, OmissionReason]
    ) -> dict[int, OmissionReason]:
        shown = {choice.cluster for choice in chosen}
        return {
            n: "already-told"
            for n, a in self.retelling.clusters.items()
            if a.status == "continuing" and a.of is not None and n not in shown and n not in refused
        }


@dataclass(slots=True)
class _State:
    """What was chosen so far."""

    select: Selector
    ranking: Ranking
    analysis: Analysis
    budget: Budget
    chosen: list[Choice]

    def choose(self, clusters: Mapping[int, tuple[int, ...]], covered: frozenset[str]) -> None:
        """Choose among some sentences of some clusters; ``covered`` concepts count nothing."""
        used = sum(self._cost(choice) for choice in self.chosen)
        left = Budget(max(0.0, self.budget.limit - used), self.budget.unit)
        if not clusters or left.room <= 0:
            return
        numbers = sorted(clusters)
        part = _part(self.ranking, numbers, clusters)
        found = self.select(part, self.analysis, left, covered)
        self.chosen += [replace(choice, cluster=numbers[choice.cluster]) for choice in found.choices]

    def concepts(self) -> frozenset[str]:
        """Return the concepts of what was chosen."""
        return frozenset(c for choice in self.chosen for c in self.analysis.terms[choice.sentence].concepts)

    def choices(self) -> tuple[Choice, ...]:
        """Return what was chosen; a sentence that is shown anyway is no context."""
        clusters = self.ranking.clusters
        shown = {i for choice in self.chosen for i in clusters[choice.cluster].sentences}
        return tuple(replace(c, context=None) if c.context in shown else c for c in self.chosen)

    def _cost(self, choice: Choice) -> float:
        shown = (i for i in (choice.sentence, choice.context) if i is not None)
        return sum(self.budget.measure(self.analysis.texts[i]) for i in shown)


def _part(ranking: Ranking, numbers: list[int], clusters: Mapping[int, tuple[int, ...]]) -> Ranking:
    """Return a ranking of some clusters, each reduced to some of its sentences."""
    return Ranking(
        tuple(_reduced(ranking.clusters[n], clusters[n]) for n in numbers),
        tuple(ranking.scores[n] for n in numbers),
        tuple(ranking.teleport[n] for n in numbers),
        ranking.weights[numbers, :][:, numbers],
        ranking.damping,
    )


def _reduced(cluster: Cluster, kept: tuple[int, ...]) -> Cluster:
    lead, *others = [i for i in cluster.sentences if i in kept]
    known = {member.sentence: member for member in cluster.duplicates}
    return Cluster(lead, tuple(known.get(i, Member(i, "exact", 1.0)) for i in others))
