"""Ranking → which sentences go into the digest, within the budget: by steps, or the best of all choices."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from msgspec import Struct, structs

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.errors import ConfigError
from summarize.model import Budget, OmissionReason
from summarize.model.inputs import Count, PartOfAll, Seconds, Share, UpToTen, usual
from summarize.stages.cover import (
    DIGITS,
    Candidate,
    Cover,
    Rivals,
    by_value,
    exchange,
    fillers,
    greedy,
    heaviest,
    without_filler,
)
from summarize.stages.ladder import SHORTEST, Ladder, Problem, within
from summarize.stages.optimum import exact
from summarize.stages.protocols import Choice, Selection
from summarize.stages.weighing import STORY, Themes, Weighing

_NONE: frozenset[int] = frozenset()


class _Kept(Struct, frozen=True):
    """What is the same for all lengths of one unit."""

    plain: Sequence[Candidate]
    refused: Mapping[int, OmissionReason]
    orders: dict[Hashable, Sequence[int]]
    """Those of ``Ladder``."""

    @classmethod
    def of(cls, weighing: Weighing, themes: Themes, budget: Budget) -> _Kept:
        """Return what an earlier length left with the ranking, or work it out."""
        key = weighing.by, weighing.covered, budget.unit
        found = weighing.ranking.kept.get(key)
        if isinstance(found, cls):
            return found
        plain, refused = weighing.candidates(budget)
        about = [themes.in_sentence(candidate.sentence, weighing.analysis) for candidate in plain]
        plain = [structs.replace(c, themes=of) if of else c for c, of in zip(plain, about, strict=True)]
        result = cls(plain, refused, {})
        weighing.ranking.kept[key] = result
        return result


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptCoverage:
    """Choose the sentences that together cover the most of what independent sources say.

    Budgeted maximum coverage (Gillick & Favre 2009; Lin & Bilmes 2011) of two things: concepts, which
    weigh what TextRank gives to the sentences that hold them, once for each independent voice; and
    voices, each covered by how early in it a chosen cluster is. The best of two greedy choices, by gain
    over cost and over a power of it (Leskovec et al. 2007; lazily, Minoux 1978), and of the best single
    sentence (Khuller et al. 1999), then exchanges of one sentence for another. Mere filler is left out.
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
    word_weight: Share = 0.02
    """Weight of a single stem against a bigram."""
    single_voice: Share = 0.05
    """Factor on the weight of a concept that only one independent voice has."""
    cost_exponent: UpToTen = 0.5
    """Exponent of a sentence's length in one greedy choice, beside one with 1; 0 prefers long sentences."""
    dangling: Share = 0.2
    """How well a sentence covers that leans on another ("This move …", words of nobody), that is a question,
    or that reports nothing ("The firm declined to comment.", "Here is what we know.")."""
    overtaken: Share = 0.5
    """How well a sentence covers that a later article has overtaken: a plan, an earlier count."""
    unconfirmed: Share = 0.5
    """How well a sentence covers that no second voice says; nearer to 1, the likelier it is that one does
    in its account of the same event."""
    quoted: UpToTen = 1.0
    """Exponent of the share of a sentence outside quotation marks in how well it covers.

    What a source reports itself is news before what it lets others say; 0 makes no difference."""
    alike: UpToTen = 1.0
    """How well a sentence covers what sentences that it resembles say: this many times their likeness and
    twice the probability that they say the same. 0 covers its own words alone."""
    repeats: Share = 0.22
    """Least likeness of sentences that say much the same, though they were not merged: only one of them is
    chosen, or of what may well be one assertion, unless the budget holds all others. 1 allows all."""
    filler: Share = 0.05
    """Least that a sentence adds per word, as a share of what the whole digest does; 0 fills the budget."""
    most_of_source: PartOfAll = 1.0
    """At most this share of the digest, in the unit of its length, is quoted from one source."""
    must_cover: str = ""
    """Themes that the digest must speak of, divided by semicolons: a sentence has all words of each."""
    nested: bool = True
    """Let a longer digest keep what a shorter one says. It is planned anew at 30 and at 200 words, or at
    the first of 250, 300 and 400 that tells no less; with shares of sources or themes, at each length."""
    exchanges: Count = 3
    """Rounds of exchanging one chosen sentence for another."""
    exact: bool = False
    """Look for the optimum with an integer programme, and take the better of the two."""
    time_limit: Seconds = 10.0
    """Seconds that the integer programme may take; where it needs more, the machine decides what it finds."""

    def __call__(
        self, ranking: Ranking, analysis: Analysis, budget: Budget, covered: frozenset[str] = frozenset(), /
    ) -> Selection:
        """Return at most one sentence of each cluster; together they are within ``budget``.

        Raises:
            ConfigError: no choice has what ``most_of_source`` and ``must_cover`` ask for.

        """
        themes = Themes.of(self.must_cover, analysis)
        self._check(analysis)
        weighing = Weighing(self, ranking, analysis, covered)
        kept = _Kept.of(weighing, themes, budget)
        refused = {**kept.refused}
        at = cache(lambda limit: weighing.at(kept.plain, Budget(limit, budget.unit)))
        cover, candidates = at(float(budget.limit))
        little: tuple[Candidate, ...] = ()
        free = themes.names or budget.limit < SHORTEST * usual(budget).limit
        if self.most_of_source < 1:
            best, little = self._balanced(cover, candidates, themes, budget)
        elif self.nested and not free:
            best, little = self._grown(at, budget, kept.orders)
        else:
            best, little = self._chosen(themes.choose(cover, candidates, budget), candidates)
        little += tuple(c for c in candidates if not best.is_new(c))
        refused |= {c.cluster: "adds-little" for c in little if not best.clusters[c.cluster]}
        refused |= {c.cluster: "source-share" for c in candidates if _only_its_share(best, c)}
        shown = frozenset(i for c in best.chosen for i in ranking.clusters[c.cluster].sentences)
        if not best.chosen:
            refused |= {c.cluster: "adds-little" for c in candidates if cover.fits(c) and c.most <= 0}
        choices = (_with_context(choice, shown, weighing) for choice in explain(best, candidates))
        least = min((budget.limit_for(c.cost) for c in candidates), default=None)
        # Where sources have shares, the shortest sentence alone would be no choice.
        least = None if self.most_of_source < 1 else least
        return Selection(tuple(choices), refused | self._dangling(candidates, best), least)

    def _check(self, analysis: Analysis) -> None:
        sources = len({analysis.sentences[i].span.document_id for i in analysis.prose})
        if sources * self.most_of_source < 1 - 1e-9:
            needed = math.ceil(1 / self.most_of_source - 1e-9)
            msg = (
                f"select.most_of_source: {self.most_of_source:g} needs at least {needed} sources with "
                f"sentences, and there {'is' if sources == 1 else 'are'} {sources}"
            )
            raise ConfigError(msg, key="select.most_of_source")

    def _chosen(self, start: Cover, candidates: Sequence[Candidate]) -> tuple[Cover, tuple[Candidate, ...]]:
        """Return the best choice that holds what is chosen already, and the filler that it leaves out."""
        full = self._with_repeats(self._best(start, candidates), candidates)
        best = without_filler(_without_story(full), self.filler)
        return best, tuple(c for c in full.chosen if c not in best.chosen)

    def _balanced(
        self, cover: Cover, candidates: Sequence[Candidate], themes: Themes, budget: Budget
    ) -> tuple[Cover, tuple[Candidate, ...]]:
        """Return a choice of which no source has more than its share.

        The cap is a share of what is used, which is known afterwards: it falls until it holds.
        """
        cap = self.most_of_source * budget.room
        while True:
            start = themes.choose(Cover(cover.weights, cover.room, cap), candidates, budget)
            best, little = self._chosen(start, candidates)
            share = self.most_of_source * best.used
            if not best.chosen and any(c.most > 0 and cover.has_room(c) for c in candidates):
                msg = (
                    f"select.most_of_source: found no choice within {budget.limit:g} {budget.unit} that "
                    f"takes at most {self.most_of_source:g} of it from one source: allow more, "
                    "or a longer digest"
                )
                raise ConfigError(msg, key="select.most_of_source")
            if max(best.held.values(), default=0.0) <= share * (1 + 1e-9):
                return best, little
            cap = share

    def _grown(
        self, at: Callable[[float], Problem], budget: Budget, known: dict[Hashable, Sequence[int]]
    ) -> tuple[Cover, tuple[Candidate, ...]]:
        """Return as much as fits of the order that all lengths of a band have, and what would be filler."""
        cover, candidates = at(float(budget.limit))
        ladder = Ladder(at, lambda cover, candidates: self._chosen(cover, candidates)[0], known)
        # Longer than all sentences together is no length.
        longest = min(budget.limit, math.fsum(c.cost for c in candidates))
        grown = within(cover, ladder.order(usual(budget).limit, longest), candidates)
        return grown, tuple(fillers(_without_story(grown), candidates, self.filler))

    def _best(self, cover: Cover, candidates: Sequence[Candidate]) -> Cover:
        starts = [greedy(cover, candidates, by) for by in dict.fromkeys((self.cost_exponent, 1.0))]
        if single := heaviest(cover, candidates):
            with_single = cover.copy()
            with_single.add(single)
            starts.append(with_single)
        best = max(starts, key=lambda start: start.worth)
        rivals = Rivals(candidates, best.weights)
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
        return greedy(best, [structs.replace(c, repeats=_NONE) for c in candidates], self.cost_exponent)

    def _dangling(self, candidates: Sequence[Candidate], best: Cover) -> dict[int, OmissionReason]:
        """Return the unchosen clusters whose sentences are all dangling."""
        alone = {c.cluster for c in candidates if not c.dangles}
        settled = alone | {c.cluster for c in best.chosen}
        return {c.cluster: "dangling" for c in candidates if c.cluster not in settled}


def _without_story(cover: Cover) -> Cover:
    """Return the same choice, to which the opening of the story is worth nothing of its own."""
    return Cover(cover.weights.without(STORY), cover.room, cover.cap).with_all(cover.chosen)


def _with_context(choice: Choice, shown: frozenset[int], weighing: Weighing) -> Choice:
    """Bring the sentence before one that cannot be understood alone, unless it is shown anyway."""
    before = weighing.before(choice.sentence)
    return choice if before is None or before in shown else replace(choice, context=before)


def _only_its_share(best: Cover, candidate: Candidate) -> bool:
    """Whether a candidate would fit, if its source had not had its share."""
    return best.is_new(candidate) and best.has_room(candidate) and not best.is_below_cap(candidate)


# A choice of sentences → what each added, and which one would have come next.

_GAINS_KEPT = 8


def explain(cover: Cover, candidates: Iterable[Candidate]) -> Iterator[Choice]:
    """Yield the choices, the most valuable first, each with what it added and who came next."""
    rivals = Rivals(candidates, cover.weights)
    for candidate, added in by_value(cover):
        gains = [gain for gain in added if gain[0] in candidate.concepts]
        gains.sort(key=lambda g: (-round(g[1], DIGITS), g[0]))
        second = _runner_up(cover.without(candidate), candidate, rivals)
        yield Choice(candidate.cluster, candidate.sentence, tuple(gains[:_GAINS_KEPT]), second)


def _runner_up(rest: Cover, chosen: Candidate, rivals: Rivals) -> tuple[int, str] | None:
    """Return who would replace ``chosen`` beside the rest, and why it does not."""
    found = rivals.best(rest, lambda other: other.sentence != chosen.sentence and rest.is_new(other))
    if found is None:
        return None
    second, its = found
    mine = rest.gain(chosen)
    if not rest.is_below_cap(second):
        return second.sentence, "its source has its share of the digest"
    if not rest.has_room(second):
        return second.sentence, "it does not fit in what the others leave of the budget"
    if second.cluster == chosen.cluster:
        return second.sentence, f"it says the same and adds less: {its:.4f} against {mine:.4f}"
    return second.sentence, f"it adds less: {its:.4f} against {mine:.4f}"
