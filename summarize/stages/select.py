"""Ranking → which sentences go into the digest, within the budget."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.model import Budget, OmissionReason, count_words
from summarize.model.budget import usual
from summarize.model.ranges import Count, Seconds, Share, UpToTen
from summarize.stages.cover import Candidate, Cover, by_value, exact, exchange, greedy, without_filler
from summarize.stages.focus import asked_for, emphasis
from summarize.stages.grow import grow
from summarize.stages.protocols import Choice, Selection

_FEWEST_WORDS = 3
_LEAST_OWN = 0.2
"""So that a text of quotations alone can be summarized, too."""
_GAINS_KEPT = 8
_DIGITS = 12
_NONE: frozenset[int] = frozenset()
_RIVALS = 200
"""Candidates that an exchange looks at, the heaviest ones: bounds the time on large inputs."""
_VOICE = "\x00"
"""Begins the name of the pseudo-concept that represents a voice; no word has it."""

_MOST_FOR_STORY = 1 / 4
"""Share of the budget that the opening of the story may take."""
_STORY = _VOICE
"""The pseudo-concept that the opening of the story covers; no voice is without a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptCoverage:
    """Choose the sentences that together cover the most of what independent sources say.

    Budgeted maximum coverage (Gillick & Favre 2009; Lin & Bilmes 2011) of two things: concepts, which
    weigh what TextRank gives to the sentences that hold them, once for each independent voice; and
    voices, each covered by how early in it a chosen cluster is. Greedy by gain over cost, lazily
    (Minoux 1978), against the best single sentence (Khuller et al. 1999), then exchanges of one
    sentence for another. What then adds hardly anything only fills the budget, and is left out.
    """

    query: str = ""
    """What the reader asks for: concepts of sentences with these words count up to ten times as much."""
    rank_exponent: UpToTen = 0.25
    """Exponent of the TextRank score in the weight of a concept; 0 counts voices alone."""
    position_decay: UpToTen = 1.0
    """Exponent p of 1 / (1 + position / depth)^p in the weight of a concept.

    ``depth`` is how many sentences deep into the articles the budget reaches: where the articles open
    with one and the same event, their openings fill little of it, and what follows counts more.
    """
    voices: UpToTen = 0.3
    """Worth of covering every voice, as a share of the worth of covering every concept.

    Where each article opens with an event of its own, each opening counts; where all open with the
    same event, one sentence covers them all.
    """
    story: UpToTen = 1.0
    """Worth of the opening of the article that reports what most share, beside that of all concepts."""
    word_weight: Share = 0.05
    """Weight of a single stem against a bigram."""
    single_voice: Share = 0.1
    """Factor on the weight of a concept that only one independent voice has."""
    cost_exponent: UpToTen = 0.5
    """Exponent of a sentence's length in the greedy choice; 0 prefers long ones, 1 short ones."""
    dangling: Share = 0.2
    """How well a sentence covers that leans on another ("This move …", a quotation without speaker)."""
    overtaken: Share = 0.2
    """How well a sentence covers that a later article has overtaken: a plan, an earlier count."""
    quoted: UpToTen = 1.5
    """Exponent of the share of a sentence outside quotation marks in how well it covers.

    What a source reports itself is news before what it lets others say; 0 makes no difference.
    """
    repeats: Share = 0.22
    """Least likeness of sentences that say much the same, though they were not merged: only one of them is
    chosen, unless the budget holds all others."""
    filler: Share = 0.1
    """Least that a sentence adds per word, as a share of what the whole digest does; 0 fills the budget."""
    nested: bool = False
    """Let a longer digest keep all that a shorter one says; then no sentence is exchanged for another."""
    exchanges: Count = 3
    """Rounds of exchanging one chosen sentence for another."""
    exact: bool = False
    """Look for the optimum with an integer programme, and take the better of the two."""
    time_limit: Seconds = 10.0
    """Seconds that the integer programme may take; where it needs more, the machine decides what it finds."""

    def __call__(
        self, ranking: Ranking, analysis: Analysis, budget: Budget, covered: frozenset[str] = frozenset(), /
    ) -> Selection:
        """Return at most one sentence of each cluster; together they are within ``budget``."""
        depth = _depth(ranking, analysis, usual(budget) if self.nested else budget)
        candidates, refused = self._candidates(ranking, analysis, budget)
        cover = Cover(self._weights(ranking, analysis, depth, covered), budget.room)
        candidates = [self._with_voices(c, ranking, analysis, depth) for c in candidates]
        candidates = [_with_story(c, analysis, usual(budget) if self.nested else budget) for c in candidates]
        candidates = [replace(c, alone=cover.gain(c)) for c in candidates]
        rivals = sorted(candidates, key=lambda c: (-c.alone, c.sentence))[:_RIVALS]
        plain = Cover({c: w for c, w in cover.weights.items() if c != _STORY}, budget.room)
        if self.nested:
            grown = grow(cover, plain, candidates, self.filler)
            best, little = grown.cover, grown.little
        else:
            full = self._with_repeats(self._best(cover, candidates, rivals), candidates)
            best = without_filler(plain.with_all(full.chosen), self.filler)
            little = tuple(c for c in full.chosen if c not in best.chosen)
        little += tuple(c for c in candidates if not best.is_new(c))
        refused |= {c.cluster: "adds-little" for c in little if not best.clusters[c.cluster]}
        shown = frozenset(i for c in best.chosen for i in ranking.clusters[c.cluster].sentences)
        choices = (self._with_context(choice, shown, analysis) for choice in _explain(best, rivals))
        least = min((budget.limit_for(c.cost) for c in candidates), default=None)
        return Selection(tuple(choices), refused | self._dangling(candidates, best), least)

    def _best(self, cover: Cover, candidates: list[Candidate], rivals: list[Candidate]) -> Cover:
        best = greedy(cover, candidates, self.cost_exponent)
        fitting = (c for c in candidates if c.cost <= cover.room)
        single = max(fitting, key=lambda c: c.alone, default=None)
        if single is not None and single.alone > best.worth:
            best = cover.with_all([single])
        for _ in range(self.exchanges):
            better = exchange(best, rivals)
            if better is best:
                break
            best = greedy(better, candidates, self.cost_exponent)
        return exact(best, candidates, self.time_limit) if self.exact else best

    def _with_repeats(self, best: Cover, candidates: Sequence[Candidate]) -> Cover:
        """Add sentences much like a chosen one, if nothing else is left to say."""
        if any(best.is_new(c) and best.gain(c) > 0 for c in candidates):
            return best
        return greedy(best, [replace(c, repeats=_NONE) for c in candidates], self.cost_exponent)

    def _candidates(
        self, ranking: Ranking, analysis: Analysis, budget: Budget
    ) -> tuple[list[Candidate], dict[int, OmissionReason]]:
        """Return one candidate for each wording, and the clusters that have none."""
        result: list[Candidate] = []
        refused: dict[int, OmissionReason] = {}
        alike = _alike(ranking, analysis, self.repeats)
        for number, cluster in enumerate(ranking.clusters):
            wordings = {analysis.terms[i].words: i for i in reversed(cluster.sentences)}
            long_enough = [
                i for i in sorted(wordings.values()) if count_words(analysis.texts[i]) >= _FEWEST_WORDS
            ]
            if not long_enough:
                refused[number] = "too-short"
            for i in long_enough or sorted(wordings.values()):
                text = analysis.texts[i]
                quality = self._quality(analysis, i)
                covers = tuple((concept, quality) for concept in analysis.terms[i].concepts)
                before = self._before(analysis, i)
                # What is printed counts: a sentence that leans on another one brings it along.
                context = 0.0 if before is None else budget.measure(analysis.texts[before])
                dangles = analysis.leaning[i] == "dangling"
                cost = budget.measure(text) + context
                result.append(Candidate(i, number, cost, covers, dangles, alike.get(i, _NONE)))
        if len(refused) == len(ranking.clusters):
            return result, {}
        return [c for c in result if c.cluster not in refused], refused

    def _dangling(self, candidates: Sequence[Candidate], best: Cover) -> dict[int, OmissionReason]:
        """Return the unchosen clusters whose sentences are all dangling."""
        alone = {c.cluster for c in candidates if not c.dangles}
        settled = alone | {c.cluster for c in best.chosen}
        return {c.cluster: "dangling" for c in candidates if c.cluster not in settled}

    def _quality(self, analysis: Analysis, sentence: int) -> float:
        own = math.pow(1 - analysis.quoted[sentence], self.quoted)
        factor = self.dangling if analysis.leaning[sentence] == "dangling" else 1.0
        factor *= self.overtaken if sentence in analysis.overtaken else 1.0
        return factor * max(own, _LEAST_OWN)

    def _with_voices(
        self, candidate: Candidate, ranking: Ranking, analysis: Analysis, depth: float
    ) -> Candidate:
        """Let a candidate also cover the voices that its cluster speaks with, the earlier the better."""
        quality = self._quality(analysis, candidate.sentence)
        earliest = ranking.clusters[candidate.cluster].earliest(analysis)
        voices = tuple(
            (f"{_VOICE}{voice}", quality * self._early(position, depth))
            for voice, position in sorted(earliest.items())
        )
        return replace(candidate, covers=candidate.covers + voices)

    def _early(self, position: int, depth: float) -> float:
        return math.pow(1 + position / depth, -self.position_decay)

    def _weights(
        self, ranking: Ranking, analysis: Analysis, depth: float, covered: frozenset[str]
    ) -> dict[str, float]:
        """Return the weight of each concept and of each voice.

        A concept: Σ over voices of the greatest mass of a sentence that holds it.
        """
        inside = [i for cluster in ranking.clusters for i in cluster.sentences]
        scores = [s for c, s in zip(ranking.clusters, ranking.scores, strict=True) for _ in c.sentences]
        mass = [
            math.pow(score, self.rank_exponent) * self._early(analysis.sentences[i].index, depth)
            for i, score in zip(inside, scores, strict=True)
        ]
        if stems := asked_for(self.query, analysis):
            mass = [m * emphasis(stems, analysis.terms[i].content) for i, m in zip(inside, mass, strict=True)]
        held = analysis.concepts.highest_by_group(inside, mass, [analysis.voice(i) for i in inside])
        kinds = np.array([1.0 if " " in name else self.word_weight for name in analysis.concepts.names])
        counted = held.groups > 1
        if stems:
            # What is asked for counts whoever says it.
            counted |= np.array([not stems.isdisjoint(name.split()) for name in analysis.concepts.names])
        found = kinds * held.sums * np.where(counted, 1.0, self.single_voice)
        pairs = zip(analysis.concepts.names, found.tolist(), strict=True)
        weights = {name: weight for name, weight in pairs if weight > 0 and name not in covered}
        voices = sorted({*analysis.voices.groups.values()})
        total = math.fsum(sorted(weights.values()))
        # Who asks for one thing does not ask for the opening of every article, nor of the story.
        worth, story = (0.0, 0.0) if stems else (self.voices, self.story)
        share = worth * total / len(voices)
        return weights | {f"{_VOICE}{voice}": share for voice in voices} | {_STORY: story * total}

    def _before(self, analysis: Analysis, sentence: int) -> int | None:
        """Return the sentence before one that cannot be understood alone, if there is one."""
        before = sentence - 1
        if before < 0 or analysis.leaning[sentence] != "dangling":
            return None
        here, there = analysis.sentences[sentence], analysis.sentences[before]
        same = here.span.document_id == there.span.document_id and there.kind == "prose"
        return before if same else None

    def _with_context(self, choice: Choice, shown: frozenset[int], analysis: Analysis) -> Choice:
        """Bring the sentence before one that cannot be understood alone, unless it is shown anyway."""
        before = self._before(analysis, choice.sentence)
        return choice if before is None or before in shown else replace(choice, context=before)


def _with_story(candidate: Candidate, analysis: Analysis, budget: Budget) -> Candidate:
    """Let the opening of the story cover it, so that the digest begins with it, unless it is too long."""
    story = analysis.story
    if candidate.cost > budget.room * _MOST_FOR_STORY:
        return candidate
    if story is None or not story.is_opened_by(candidate.sentence, analysis):
        return candidate
    return replace(candidate, covers=(*candidate.covers, (_STORY, 1.0)))


def _alike(ranking: Ranking, analysis: Analysis, least: float) -> dict[int, frozenset[int]]:
    """Return for each sentence the other clusters that have a sentence so much like it.

    Texts of one sentence (reviews, posts) have none: there, that many say much the same is the news.
    """
    cluster_of = {i: number for number, c in enumerate(ranking.clusters) for i in c.sentences}
    lengths, documents = analysis.lengths, [s.span.document_id for s in analysis.sentences]
    clusters = [
        {cluster_of[i] for i in wording if i in cluster_of and lengths[documents[i]] > 1}
        for wording in analysis.wordings
    ]
    found: defaultdict[int, set[int]] = defaultdict(set)
    for first, second, _ in analysis.pairs.at_least(least):
        found[first] |= clusters[second]
        found[second] |= clusters[first]
    return {
        i: frozenset(others - {cluster_of[i]})
        for wording, others in found.items()
        for i in analysis.wordings[wording]
        if i in cluster_of
    }


def _depth(ranking: Ranking, analysis: Analysis, budget: Budget) -> float:
    """Return how many sentences deep into the articles the budget reaches, at least 1."""
    layers: defaultdict[int, float] = defaultdict(float)
    for cluster in ranking.clusters:
        layers[min(cluster.earliest(analysis).values())] += budget.measure(analysis.texts[cluster.lead])
    left = budget.limit
    for position in sorted(layers):
        if layers[position] >= left:
            return max(1.0, position + left / layers[position])
        left -= layers[position]
    return max(1.0, float(len(layers)))


def _explain(cover: Cover, rivals: Sequence[Candidate]) -> Iterator[Choice]:
    """Yield the choices, the most valuable first, each with what it added and who came next."""
    rest = cover.with_all(cover.chosen)
    for candidate, added in by_value(cover):
        gains = [gain for gain in added if not gain[0].startswith(_VOICE)]
        gains.sort(key=lambda g: (-round(g[1], _DIGITS), g[0]))
        rest.remove(candidate)
        second = _runner_up(rest, candidate, rivals)
        rest.add(candidate)
        yield Choice(candidate.cluster, candidate.sentence, tuple(gains[:_GAINS_KEPT]), second)


def _runner_up(rest: Cover, chosen: Candidate, rivals: Sequence[Candidate]) -> tuple[int, str] | None:
    """Return who would replace ``chosen`` beside the rest, and why it does not."""
    others = [c for c in rivals if c.sentence != chosen.sentence and rest.is_new(c)]
    if not others:
        return None
    second, its = others[0], -1.0
    for other in others:
        # In descending order of ``alone``, which bounds what they add.
        if other.alone < its:
            break
        gain = rest.gain(other)
        if (gain, -other.sentence) > (its, -second.sentence):
            second, its = other, gain
    mine = rest.gain(chosen)
    if not rest.fits(second):
        return second.sentence, "it does not fit in what the others leave of the budget"
    if second.cluster == chosen.cluster:
        return second.sentence, f"it says the same and adds less: {its:.4f} against {mine:.4f}"
    return second.sentence, f"it adds less: {its:.4f} against {mine:.4f}"
