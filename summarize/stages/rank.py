"""Wordings → a score for each, and the order in which those that are chosen are read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Member, Ranking, strongest, tf_idf
from summarize.compare.novelty import Retelling
from summarize.model import Budget, OmissionReason
from summarize.model.inputs import BelowOne, OneOrMore, Share, UpToTen
from summarize.stages.protocols import Choice, Selection, Selector, asked_for, emphasis

# Clusters → scores: TextRank (Mihalcea & Tarau 2004).

Vector = NDArray[np.float64]

_TOLERANCE = 1e-12
_MOST_ITERATIONS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRank:
    """PageRank over the similarity graph of clusters.

    A vote means "another source says this too": edges inside one independence group weigh less, and
    the teleport vector prefers what is early, once for each independent voice.
    """

    similarity: Literal["cosine", "overlap"] = "cosine"
    """``cosine`` of tf-idf vectors, or the paper's shared words over the logs of the lengths."""
    damping: BelowOne = 0.85
    """Probability of following an edge."""
    teleport_decay: UpToTen = 1.5
    """Exponent p of the teleport weight 1 / (1 + position)^p; 0 gives the paper's uniform vector."""
    query: str = ""
    """What the reader asks for: clusters with these words get up to ten times the teleport weight."""
    same_voice: Share = 0.2
    """Factor on edges between clusters that one independence group wrote; 1 gives the paper's."""
    neighbours: OneOrMore = 100
    """Edges kept for each cluster, the strongest ones."""

    def __call__(self, clusters: Sequence[Cluster], analysis: Analysis, /) -> Ranking:
        """Return scores that sum to 1 (none where there is no cluster)."""
        if not clusters:
            return Ranking((), (), (), csr_array((0, 0)), self.damping)
        weights = self._graph(clusters, analysis)
        teleport = _teleport(clusters, analysis, self.teleport_decay)
        if stems := asked_for(self.query, analysis):
            teleport *= [emphasis(stems, _content(cluster, analysis)) for cluster in clusters]
            teleport /= teleport.sum()
        scores = power_iteration(weights, teleport, self.damping)
        return Ranking(
            tuple(clusters), tuple(map(float, scores)), tuple(map(float, teleport)), weights, self.damping
        )

    def _graph(self, clusters: Sequence[Cluster], analysis: Analysis) -> csr_array:
        bags = [_content(cluster, analysis) for cluster in clusters]
        if self.similarity == "overlap":
            kept = strongest(_membership(bags), self.neighbours, np.log([max(2, len(bag)) for bag in bags]))
        else:
            kept = strongest(tf_idf(bags), self.neighbours)
        weights = csr_array(kept.maximum(kept.T))
        return _weaken(weights, clusters, analysis, self.same_voice)


def power_iteration(weights: csr_array, teleport: Vector, damping: float) -> Vector:
    """Return the PageRank vector: shape (n,), sum 1.

    ``weights`` is n × n and symmetric, ``teleport`` has shape (n,) and sum 1. Mass of clusters
    without neighbours is spread by the teleport vector (Langville & Meyer 2004, §5.1).
    """
    degrees = np.asarray(weights.sum(axis=1)).ravel()
    dangling = degrees == 0
    inverse = np.divide(1.0, degrees, out=np.zeros_like(degrees), where=~dangling)
    transition = csr_array((diags_array(inverse) @ weights).T)
    scores = teleport.copy()
    for _ in range(_MOST_ITERATIONS):
        lost = float(scores[dangling].sum())
        following = damping * (transition @ scores + lost * teleport) + (1 - damping) * teleport
        change = float(np.abs(following - scores).sum())
        scores = following
        if change < _TOLERANCE:
            break
    normal: Vector = scores / scores.sum()
    return normal


def _content(cluster: Cluster, analysis: Analysis) -> list[str]:
    """Return the content stems of a cluster: of each distinct wording once."""
    wordings = {analysis.terms[i].words: analysis.terms[i].content for i in cluster.sentences}
    return [stem for _, content in sorted(wordings.items()) for stem in content]


def _membership(bags: Sequence[Sequence[str]]) -> csr_array:
    vectors = tf_idf([sorted({*bag}) for bag in bags])
    vectors.data[:] = 1.0
    return vectors


def _weaken(weights: csr_array, clusters: Sequence[Cluster], analysis: Analysis, factor: float) -> csr_array:
    """Multiply edges whose two ends one voice alone wrote by ``factor``."""
    voices = [{analysis.voice(i) for i in cluster.sentences} for cluster in clusters]
    only = np.array([next(iter(v)) if len(v) == 1 else -1 for v in voices])
    edges = weights.tocoo()
    i, j = edges.coords
    same = (only[i] == only[j]) & (only[i] >= 0)
    values = np.where(same, edges.data * factor, edges.data)
    kept = values > 0
    return csr_array((values[kept], (i[kept], j[kept])), shape=weights.shape)


def _teleport(clusters: Sequence[Cluster], analysis: Analysis, decay: float) -> Vector:
    """Return the teleport vector: each independent voice counts with its earliest sentence."""
    mass = np.array([
        math.fsum(sorted((1 + position) ** -decay for position in c.earliest(analysis).values()))
        for c in clusters
    ])  # fmt: skip
    vector: Vector = mass / mass.sum()
    return vector


# Selection → reading order.


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrder:
    """The lead first, then by day of publication, then what most independent voices say.

    The lead is the opening of the story. Where it was not chosen: a sentence that opens its article and can
    be understood alone, then the one of most voices, then the one of the highest score. What has no day comes
    before what has one. Of equals, what the sources say earlier in their articles comes first.
    """

    def __call__(self, selection: Selection, ranking: Ranking, analysis: Analysis, /) -> tuple[Choice, ...]:
        """Return every choice once, the lead first."""
        choices = selection.choices
        if not choices:
            return ()
        lead = min(choices, key=lambda c: _lead_key(c, ranking, analysis))
        rest = (choice for choice in choices if choice is not lead)
        return (lead, *sorted(rest, key=lambda c: _key(c, ranking, analysis)))


def _lead_key(choice: Choice, ranking: Ranking, analysis: Analysis) -> tuple[object, ...]:
    story, cluster = analysis.story, ranking.clusters[choice.cluster]
    opens = analysis.sentences[choice.sentence].index <= 1
    return (
        story is None or not story.is_opened_by(choice.sentence, analysis),
        not (opens and choice.context is None),
        -len(cluster.earliest(analysis)),
        -round(ranking.scores[choice.cluster], 12),
        choice.sentence,
    )


def _key(choice: Choice, ranking: Ranking, analysis: Analysis) -> tuple[object, ...]:
    cluster = ranking.clusters[choice.cluster]
    day = (analysis.document(choice.sentence).published or "")[:10]
    return day, -len(cluster.earliest(analysis)), round(cluster.depth(analysis), 9), choice.sentence


# Ranking → the highest scores that fit: the baseline selector.


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


# Ranking → what an earlier digest did not report first, then what it reported, within the budget.


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
        if all(c.sentence in told.get(c.cluster, ()) for c in (*state.chosen, *plain.choices)):
            # No news is chosen: what is told again is told as before.
            state.chosen = [*plain.choices]
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
