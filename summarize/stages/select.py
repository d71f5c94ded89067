"""Ranking → which sentences go into the digest, within the budget."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarize.language.references import leaning
from summarize.model import Budget, Choice, Collection, OmissionReason, Ranking, Selection, count_words

_FEWEST_WORDS = 3
_GAINS_KEPT = 8
_DIGITS = 12
"""Gains are compared after rounding, so that the order of a sum cannot decide."""
_RIVALS = 200
"""Candidates that an exchange looks at, the heaviest ones: bounds the time on large inputs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen."""

    sentence: int
    cluster: int
    cost: float
    """Its length in the budget's unit."""
    quality: float
    """1, or less where it does not stand alone."""
    concepts: tuple[str, ...]


@dataclass(slots=True)
class Cover:
    """A set of chosen candidates and what it is worth.

    The worth is Σ over concepts c of weight(c) · the best quality of a chosen sentence that holds c:
    monotone and submodular, so the greedy choice has its guarantee.
    """

    weights: Mapping[str, float]
    room: float
    chosen: list[Candidate] = field(default_factory=list)
    best: dict[str, float] = field(default_factory=dict)
    used: float = 0.0

    def with_all(self, candidates: Iterable[Candidate]) -> Cover:
        """Return a cover of the same problem that holds ``candidates``."""
        cover = Cover(self.weights, self.room)
        for candidate in candidates:
            cover.add(candidate)
        return cover

    def add(self, candidate: Candidate) -> None:
        """Choose one more."""
        self.chosen.append(candidate)
        self.used += candidate.cost
        for concept in candidate.concepts:
            self.best[concept] = max(self.best.get(concept, 0.0), candidate.quality)

    def gains(self, candidate: Candidate) -> Iterator[tuple[str, float]]:
        """Yield each concept that ``candidate`` would add, with what it is worth."""
        for concept in candidate.concepts:
            better = candidate.quality - self.best.get(concept, 0.0)
            if better > 0 and concept in self.weights:
                yield concept, better * self.weights[concept]

    def gain(self, candidate: Candidate) -> float:
        """Return what ``candidate`` would add to the worth."""
        return round(math.fsum(gain for _, gain in self.gains(candidate)), _DIGITS)

    def fits(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` is within what is left, and says something that was not said."""
        taken = any(candidate.cluster == other.cluster for other in self.chosen)
        return not taken and self.used + candidate.cost <= self.room * (1 + 1e-12)

    @property
    def worth(self) -> float:
        """The objective."""
        return round(math.fsum(q * self.weights.get(c, 0.0) for c, q in sorted(self.best.items())), _DIGITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptCoverage:
    """Choose the sentences that together cover the most rank mass of concepts.

    Budgeted maximum coverage of concepts (Gillick & Favre 2009; Lin & Bilmes 2010), where a concept
    weighs what TextRank gives to the sentences that hold it, once for each independent voice.
    Greedy by gain over cost, lazily (Minoux 1978), against the best single sentence
    (Khuller et al. 1999), then exchanges of one sentence for another.
    """

    rank_exponent: float = 0.25
    """Exponent of the TextRank score in the weight of a concept; 0 counts voices alone."""
    position_decay: float = 1.0
    """Exponent p of 1 / (1 + position / depth)^p in the weight of a concept.

    ``depth`` is how many sentences deep into the articles the budget reaches: where the articles open
    with one and the same event, their openings fill little of it, and what follows counts more.
    """
    word_weight: float = 0.05
    """Weight of a single stem against a bigram."""
    single_voice: float = 0.1
    """Factor on the weight of a concept that only one independent voice has."""
    cost_exponent: float = 0.5
    """Exponent of a sentence's length in the greedy choice; 0 prefers long ones, 1 short ones."""
    dangling: float = 0.4
    """Quality of a sentence that cannot stand alone ("This move …", a quotation without speaker)."""
    connective: float = 0.9
    """Quality of a sentence that opens with a connective ("Meanwhile, …")."""
    exchanges: int = 3
    """Rounds of exchanging one chosen sentence for another."""

    def __call__(self, ranking: Ranking, collection: Collection, budget: Budget, /) -> Selection:
        """Return at most one sentence of each cluster; together they are within ``budget``."""
        candidates, refused = self._candidates(ranking, collection, budget)
        cover = Cover(self._weights(ranking, collection, budget), budget.room)
        cover = greedy(cover, candidates, self.cost_exponent)
        singles = [cover.with_all([c]) for c in candidates if c.cost <= budget.room]
        best = max([cover, *singles], key=lambda c: c.worth) if singles else cover
        rivals = sorted(candidates, key=lambda c: (-Cover(cover.weights, 0).gain(c), c.sentence))
        for _ in range(self.exchanges):
            better = _exchange(best, rivals[:_RIVALS])
            if better is best:
                break
            best = greedy(better, candidates, self.cost_exponent)
        choices = _explain(best, rivals[:_RIVALS])
        return Selection(tuple(self._with_context(choice, collection) for choice in choices), refused)

    def _candidates(
        self, ranking: Ranking, collection: Collection, budget: Budget
    ) -> tuple[list[Candidate], dict[int, OmissionReason]]:
        """Return one candidate for each wording, and the clusters that have none."""
        result: list[Candidate] = []
        refused: dict[int, OmissionReason] = {}
        for number, cluster in enumerate(ranking.clusters):
            wordings = {collection.terms[i].words: i for i in reversed(cluster.sentences)}
            long_enough = [
                i for i in sorted(wordings.values()) if count_words(collection.texts[i]) >= _FEWEST_WORDS
            ]
            if not long_enough:
                refused[number] = "too-short"
            for i in long_enough or sorted(wordings.values()):
                text = collection.texts[i]
                quality = self._quality(collection, i)
                concepts = collection.terms[i].concepts
                result.append(Candidate(i, number, budget.measure(text), quality, concepts))
        if len(refused) == len(ranking.clusters):
            return result, {}
        return [c for c in result if c.cluster not in refused], refused

    def _quality(self, collection: Collection, sentence: int) -> float:
        kind = leaning(collection.texts[sentence], collection.document(sentence).language)
        return {"alone": 1.0, "connective": self.connective, "dangling": self.dangling}[kind]

    def _weights(self, ranking: Ranking, collection: Collection, budget: Budget) -> dict[str, float]:
        """Return Σ over voices of the greatest mass of a sentence that holds the concept."""
        depth = _depth(ranking, collection, budget)
        by_voice: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for cluster, score in zip(ranking.clusters, ranking.scores, strict=True):
            for i in cluster.sentences:
                position = collection.sentences[i].index / depth
                mass = math.pow(score, self.rank_exponent) * math.pow(1 + position, -self.position_decay)
                voice = collection.voice(i)
                for concept in collection.terms[i].concepts:
                    held = by_voice[concept]
                    held[voice] = max(mass, held.get(voice, 0.0))
        return {concept: self._weight(concept, held) for concept, held in by_voice.items()}

    def _weight(self, concept: str, held: Mapping[int, float]) -> float:
        kind = 1.0 if " " in concept else self.word_weight
        return kind * math.fsum(sorted(held.values())) * (1.0 if len(held) > 1 else self.single_voice)

    def _with_context(self, choice: Choice, collection: Collection) -> Choice:
        """Bring the sentence before one that cannot stand alone, if there is one."""
        before = choice.sentence - 1
        if self._quality(collection, choice.sentence) > self.dangling or before < 0:
            return choice
        here, there = collection.sentences[choice.sentence], collection.sentences[before]
        same = here.span.document_id == there.span.document_id and there.kind == "prose"
        context = before if same else None
        return Choice(choice.cluster, choice.sentence, choice.gains, choice.runner_up, context)


def _depth(ranking: Ranking, collection: Collection, budget: Budget) -> float:
    """Return how many sentences deep into the articles the budget reaches, at least 1."""
    layers: defaultdict[int, float] = defaultdict(float)
    for cluster in ranking.clusters:
        layers[min(collection.earliest(cluster).values())] += budget.measure(collection.texts[cluster.lead])
    left = budget.limit
    for position in sorted(layers):
        if layers[position] >= left:
            return max(1.0, position + left / layers[position])
        left -= layers[position]
    return max(1.0, float(len(layers)))


def greedy(cover: Cover, candidates: Sequence[Candidate], cost_exponent: float) -> Cover:
    """Add candidates by gain over cost until nothing that adds something fits."""
    cover = cover.with_all(cover.chosen)
    heap = [(-_rate(cover, c, cost_exponent), c.sentence, c) for c in candidates]
    heapq.heapify(heap)
    while heap:
        _, sentence, candidate = heapq.heappop(heap)
        if not cover.fits(candidate):
            continue
        rate = -_rate(cover, candidate, cost_exponent)
        if rate == 0:
            continue
        if heap and (rate, sentence) > heap[0][:2]:
            heapq.heappush(heap, (rate, sentence, candidate))
        else:
            cover.add(candidate)
    return cover


def _rate(cover: Cover, candidate: Candidate, cost_exponent: float) -> float:
    return round(cover.gain(candidate) / math.pow(max(candidate.cost, 1e-9), cost_exponent), _DIGITS)


def _exchange(cover: Cover, rivals: Sequence[Candidate]) -> Cover:
    """Return the cover after the best exchange of each chosen sentence; itself if none helps."""
    current = cover
    for old in cover.chosen:
        rest = current.with_all(c for c in current.chosen if c is not old)
        best, gain = old, rest.gain(old)
        for new in rivals:
            if rest.fits(new) and rest.gain(new) > gain:
                best, gain = new, rest.gain(new)
        if best is not old:
            rest.add(best)
            current = rest
    return current


def _explain(cover: Cover, rivals: Sequence[Candidate]) -> Iterator[Choice]:
    """Yield the choices, the most valuable first, each with what it added and who came next."""
    order = cover.with_all([])
    left = list(cover.chosen)
    while left:
        candidate = max(left, key=lambda c: (order.gain(c), -c.sentence))
        left.remove(candidate)
        gains = sorted(order.gains(candidate), key=lambda g: (-round(g[1], _DIGITS), g[0]))
        yield Choice(
            candidate.cluster,
            candidate.sentence,
            tuple(gains[:_GAINS_KEPT]),
            _runner_up(cover, candidate, rivals),
        )
        order.add(candidate)


def _runner_up(cover: Cover, chosen: Candidate, rivals: Sequence[Candidate]) -> tuple[int, str] | None:
    """Return who would stand in place of ``chosen``, and why it does not."""
    rest = cover.with_all(c for c in cover.chosen if c is not chosen)
    clusters = {c.cluster for c in rest.chosen}
    others = [c for c in rivals if c is not chosen and c.cluster not in clusters]
    if not others:
        return None
    second = max(others, key=lambda c: (rest.gain(c), -c.sentence))
    mine, its = rest.gain(chosen), rest.gain(second)
    if not rest.fits(second):
        return second.sentence, "it does not fit in what the others leave of the budget"
    if second.cluster == chosen.cluster:
        return second.sentence, f"it says the same and adds less: {its:.4f} against {mine:.4f}"
    return second.sentence, f"it adds less: {its:.4f} against {mine:.4f}"
