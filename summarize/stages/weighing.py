"""Ranking → what each concept, voice, story and theme is worth, and which sentences cover it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from summarize.analysis import Analysis
from summarize.analysis.instances import Layer
from summarize.analysis.ranking import Held, Ranking
from summarize.analysis.story import count_accounts
from summarize.errors import ConfigError
from summarize.language.empty import is_empty
from summarize.language.questions import asks
from summarize.language.terms import analyse
from summarize.language.words import primary
from summarize.model import Budget, OmissionReason, count_words
from summarize.model.inputs import Unit
from summarize.stages.alike import Resembled, find_rivals
from summarize.stages.cover import VOICE, Candidate, Cover, Covers
from summarize.stages.protocols import asked_for, emphasis
from summarize.stages.weights import Columns, Weights

if TYPE_CHECKING:
    from summarize.stages.select import ConceptCoverage


# Themes that a digest must speak of → which sentences do, and one of them for each.


@dataclass(frozen=True, slots=True)
class Themes:
    """What a digest must speak of; a sentence speaks of a theme that it has all words of, in any form."""

    names: tuple[str, ...]
    _stems: Mapping[tuple[int, str], frozenset[str]]
    """Number of a theme and language → the stems of its words."""

    @classmethod
    def of(cls, written: str, analysis: Analysis) -> Themes:
        """Read themes that semicolons divide.

        Raises:
            ConfigError: one has no word that can be looked for.

        """
        names = tuple(dict.fromkeys(name for part in written.split(";") if (name := " ".join(part.split()))))
        languages = sorted({document.language or "" for document in analysis.documents.values()})
        stems = {
            (number, language): frozenset(analyse(name, language or None).content)
            for number, name in enumerate(names)
            for language in languages
        }
        if written.strip() and not names:
            msg = f"select.must_cover: {written[:60]!r} names no theme"
            raise ConfigError(msg, key="select.must_cover")
        for number, name in enumerate(names):
            if not any(stems[number, language] for language in languages):
                msg = f"select.must_cover: {name[:60]!r} has no word that can be looked for"
                raise ConfigError(msg, key="select.must_cover")
        return cls(names, stems)

    def in_sentence(self, sentence: int, analysis: Analysis) -> frozenset[int]:
        """Return the numbers of the themes that a sentence speaks of."""
        if not self.names:
            return frozenset()
        language, held = analysis.language(sentence) or "", analysis.terms[sentence].content
        stems = (self._stems.get((number, language)) for number in range(len(self.names)))
        return frozenset(number for number, of in enumerate(stems) if of and of <= {*held})

    def choose(self, cover: Cover, candidates: Sequence[Candidate], budget: Budget) -> Cover:
        """Return a cover with a sentence for each theme, the rarest theme first.

        Raises:
            ConfigError: no sentence speaks of a theme, or none that does fits beside the others.

        """
        cover = cover.with_all([])
        able = [[c for c in candidates if number in c.themes] for number in range(len(self.names))]
        for number in sorted(range(len(self.names)), key=lambda n: (len(able[n]), n)):
            if cover.themes[number]:
                continue
            name = repr(self.names[number][:60])
            if not able[number]:
                msg = f"select.must_cover: no sentence of the sources has all words of {name}"
                raise ConfigError(msg, key="select.must_cover")
            fitting = [c for c in able[number] if cover.fits(c)] or [
                # Rather much the same twice than not a word about it.
                replace(c, repeats=frozenset())
                for c in able[number]
                if cover.has_room(c) and cover.is_below_cap(c) and not cover.clusters[c.cluster]
            ]
            if not fitting:
                shortest = budget.limit_for(min(c.cost for c in able[number]))
                msg = (
                    f"select.must_cover: no sentence about {name} fits in what {budget.limit:g} "
                    f"{budget.unit} leave for it: the shortest has {shortest:g}"
                )
                raise ConfigError(msg, key="select.must_cover")
            cover.add(min(fitting, key=lambda c: _order(c, cover)))
        return cover


def _order(candidate: Candidate, cover: Cover) -> tuple[float, ...]:
    """Put first what speaks of most themes that are missing, then what adds the most for its length."""
    missing = sum(not cover.themes[theme] for theme in candidate.themes)
    return -missing, -round(cover.gain(candidate) / max(candidate.cost, 1e-9), 12), candidate.sentence


# Ranking → what covering each concept, voice and story is worth, and which sentences cover it.

_FEWEST_WORDS = 3
_LEAST_OWN = 0.2
"""So that a text of quotations alone can be summarized, too."""
_NONE: frozenset[int] = frozenset()
_MOST_FOR_STORY = 1 / 3
"""Share of the budget that the opening of the story may take."""
_ROUNDED_UP = 1 + 1e-9
"""So that the order of a sum does not bring a bound below what it bounds."""
STORY = VOICE
"""The pseudo-concept that the opening of the story covers; no voice is without a name."""


@dataclass(frozen=True)  # without slots: what is the same for all lengths is computed once
class Weighing:
    """What is weighed, and the settings that say how."""

    by: ConceptCoverage
    ranking: Ranking
    analysis: Analysis
    covered: frozenset[str]
    """Concepts that count nothing."""

    def candidates(self, budget: Budget) -> tuple[list[Candidate], dict[int, OmissionReason]]:
        """Return one candidate for each wording, and the clusters that have none.

        What a candidate covers besides its concepts depends on the length: see ``at``.
        """
        analysis, ranking = self.analysis, self.ranking
        result: list[Candidate] = []
        refused: dict[int, OmissionReason] = {}
        covering = Layer(self._resembled.covered_by)
        rivals = find_rivals(ranking, analysis, self.by.repeats)
        for number, cluster in enumerate(ranking.clusters):
            wordings = {analysis.terms[i].words: i for i in reversed(cluster.sentences)}
            long_enough = [
                i for i in sorted(wordings.values()) if count_words(analysis.texts[i]) >= _FEWEST_WORDS
            ]
            if not long_enough:
                refused[number] = "too-short"
            voices = len({analysis.voice(i) for i in cluster.sentences})
            for i in long_enough or sorted(wordings.values()):
                text = analysis.texts[i]
                before = self.before(i)
                # What is printed counts: a sentence that leans on another one brings it along.
                context = 0.0 if before is None else budget.measure(analysis.texts[before])
                dangles = analysis.leaning[i] == "dangling"
                cost = budget.measure(text) + context
                source = analysis.sentences[i].span.document_id
                result.append(
                    Candidate(
                        i,
                        number,
                        cost,
                        analysis.terms[i].concepts,
                        self._quality(i, voices),
                        dangles=dangles,
                        repeats=rivals.get(i, _NONE),
                        covering=covering,
                        source=source,
                        voices=voices,
                    )
                )
        if len(refused) == len(ranking.clusters):
            return result, {}
        return [c for c in result if c.cluster not in refused], refused

    def at(self, plain: Sequence[Candidate], budget: Budget) -> tuple[Cover, list[Candidate]]:
        """Return an empty cover for one length, and the candidates with all that they cover in it."""
        depth = self._depth(budget)
        worth = self._worth(depth)
        weights = self._weights(worth)
        # A matrix has a column also where there is no concept.
        sums = self.analysis.concepts.holds @ (worth if len(worth) else np.zeros(1))
        bounds = (sums + self._resembled.at_most(sums)).tolist()
        early = Layer[int, float](lambda position: self._early(position, depth))
        result = []
        for candidate in plain:
            quality = candidate.quality
            earliest = self._earliest[candidate.cluster]
            # The earlier in it a voice speaks with the cluster, the better it is covered.
            more: Covers = tuple([(voice, quality * early[position]) for voice, position in earliest])
            more += _story(candidate, self.analysis, budget)
            most = quality * bounds[candidate.sentence] + math.fsum([q * weights[c] for c, q in more])
            result.append(replace(candidate, more=more, most=most * _ROUNDED_UP))
        return Cover(weights, budget.room), result

    def _quality(self, sentence: int, voices: int) -> float:
        """Return how well a sentence covers what it holds, said by so many voices."""
        analysis = self.analysis
        own = math.pow(1 - analysis.quoted[sentence], self.by.quoted)
        alone = analysis.leaning[sentence] != "dangling" and not self._reports_nothing(sentence)
        factor = 1.0 if alone else self.by.dangling
        factor *= self.by.overtaken if sentence in analysis.overtaken else 1.0
        if voices == 1:
            factor *= 1 - (1 - self.by.unconfirmed) * (1 - self._confirmed.get(sentence, 0.0))
        return factor * max(own, _LEAST_OWN)

    @cached_property
    def _confirmed(self) -> dict[int, float]:
        """How probable it is, at most, that another account of the event says what each sentence says.

        Articles on other events repeat the background, which confirms nothing.
        """
        analysis, found = self.analysis, dict[int, float]()
        voices = [analysis.voice(unit[0]) for unit in analysis.wordings]
        sources = [analysis.sentences[unit[0]].span.document_id for unit in analysis.wordings]
        for first, second, probability in analysis.same:
            if voices[first] != voices[second] and sources[second] in analysis.accounts[sources[first]]:
                for i in chain(analysis.wordings[first], analysis.wordings[second]):
                    found[i] = max(probability, found.get(i, 0.0))
        return found

    def _reports_nothing(self, sentence: int) -> bool:
        """Whether a sentence of an article is a question or reports nothing; texts of one sentence may."""
        analysis, text = self.analysis, self.analysis.texts[sentence]
        if analysis.lengths[analysis.sentences[sentence].span.document_id] < 2:
            return False
        language = analysis.language(sentence)
        return asks(text, primary(language)) or is_empty(text, language)

    @cached_property
    def _earliest(self) -> list[list[tuple[str, int]]]:
        """The voices that each cluster speaks with, by their names, with their earliest positions."""
        found = (cluster.earliest(self.analysis) for cluster in self.ranking.clusters)
        return [[(f"{VOICE}{voice}", position) for voice, position in sorted(of.items())] for of in found]

    @cached_property
    def _resembled(self) -> Resembled:
        return Resembled(self.analysis, self.by.alike)

    def _depth(self, budget: Budget) -> float:
        """Return how many sentences deep into the articles the budget reaches, at least 1.

        Where several report one event, each sentence of theirs counts by one part in their number.
        """
        left, layers = budget.limit, self._layers[budget.unit]
        for position, length in layers:
            if length >= left:
                return max(1.0, position + left / length)
            left -= length
        return max(1.0, float(len(layers)))

    @cached_property
    def _layers(self) -> Layer[Unit, list[tuple[int, float]]]:
        """Length of what is so many sentences deep, the highest first, by the unit."""
        return Layer(self._layers_in)

    def _layers_in(self, unit: Unit) -> list[tuple[int, float]]:
        layers: defaultdict[int, float] = defaultdict(float)
        analysis, measure = self.analysis, Budget(1, unit).measure
        for cluster, earliest in zip(self.ranking.clusters, self._earliest, strict=True):
            source = analysis.sentences[cluster.lead].span.document_id
            cost = measure(analysis.texts[cluster.lead])
            layers[min(position for _, position in earliest)] += cost / analysis.once(count_accounts)[source]
        return sorted(layers.items())

    def _early(self, position: int, depth: float) -> float:
        return math.pow(1 + position / depth, -self.by.position_decay)

    @cached_property
    def _inside(self) -> list[tuple[int, float]]:
        """The sentences that count, each with its mass but for its position."""
        pairs = zip(self.ranking.clusters, self.ranking.scores, strict=True)
        return [(i, math.pow(score, self.by.rank_exponent)) for c, score in pairs for i in c.sentences]

    @cached_property
    def _held(self) -> Held:
        inside = [i for i, _ in self._inside]
        return self.analysis.concepts.by_group(inside, [self.analysis.voice(i) for i in inside])

    @cached_property
    def _asked(self) -> frozenset[str]:
        return asked_for(self.by.query, self.analysis)

    @cached_property
    def _factors(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of each concept the factor for its kind, and the one for how many voices have it."""
        names, stems = self.analysis.concepts.names, self._asked
        single, covered = self.by.word_weight, self.covered
        kinds = np.array([0.0 if name in covered else 1.0 if " " in name else single for name in names])
        counted = self._held.groups > 1
        if stems:
            # What is asked for counts whoever says it.
            counted |= np.array([not stems.isdisjoint(name.split()) for name in names])
        return kinds, np.where(counted, 1.0, self.by.single_voice)

    def _worth(self, depth: float) -> NDArray[np.float64]:
        """Return the weight of each concept: Σ over voices of the greatest mass of a sentence with it."""
        analysis, stems = self.analysis, self._asked
        mass = [m * self._early(analysis.sentences[i].index, depth) for i, m in self._inside]
        if stems:
            pairs = zip(self._inside, mass, strict=True)
            mass = [m * emphasis(stems, analysis.terms[i].content) for (i, _), m in pairs]
        kinds, counted = self._factors
        worth: NDArray[np.float64] = kinds * self._held.highest(mass) * counted
        return worth

    @cached_property
    def _columns(self) -> Columns:
        """The columns of the analysis' concepts, and behind them those of the voices and of the story."""
        voices = (f"{VOICE}{voice}" for voice in self._voices)
        return Columns((*self.analysis.concepts.names, *voices, STORY))

    @cached_property
    def _voices(self) -> list[int]:
        return sorted({*self.analysis.voices.groups.values()})

    def _weights(self, worth: NDArray[np.float64]) -> Weights:
        """Return the weight of each concept, of each voice and of the story."""
        groups, accounts = self.analysis.voices.groups, dict[int, int]()
        for name, count in self.analysis.once(count_accounts).items():
            accounts[groups[name]] = max(count, accounts.get(groups[name], 0))
        total = math.fsum(worth.tolist())
        # Who asks for one thing does not ask for the opening of every article, nor of the story.
        by_voices, story = (0.0, 0.0) if self._asked else (self.by.voices, self.by.story)
        share = by_voices * total / len(accounts)
        shares = [share / accounts[voice] for voice in self._voices]
        return Weights(self._columns, np.concatenate([worth, shares, [story * total]]))

    def before(self, sentence: int) -> int | None:
        """Return the sentence before one that cannot be understood alone, if there is one."""
        analysis, before = self.analysis, sentence - 1
        if before < 0 or analysis.leaning[sentence] != "dangling":
            return None
        here, there = analysis.sentences[sentence], analysis.sentences[before]
        same = here.span.document_id == there.span.document_id and there.kind == "prose"
        return before if same else None


def _story(candidate: Candidate, analysis: Analysis, budget: Budget) -> Covers:
    """Return the story where a candidate opens it and is not too long, so that the digest begins with it."""
    story = analysis.story
    if story is None or candidate.cost > budget.room * _MOST_FOR_STORY:
        return ()
    return ((STORY, 1.0),) if story.is_opened_by(candidate.sentence, analysis) else ()
