"""Analysis → opposite verbs that two sources say of one party and one thing: won the cup, lost the cup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import regex

from summarize.analysis import Analysis
from summarize.compare.card import Card, verbatim
from summarize.compare.events import days_from, may_be_one
from summarize.compare.places import within
from summarize.compare.subjects import about
from summarize.language import tables
from summarize.language.opposites import directions
from summarize.language.quantities import is_number_word
from summarize.language.tables.contrast import Conditions, Hedges, Negation
from summarize.language.tables.speech import Progress
from summarize.language.vocabulary import determiners
from summarize.language.words import primary, stop_words
from summarize.model.comparison import Compared, Discrepancy, FigureVerdict

_STOP = regex.compile(r"[,;:.!?—–()“”\"]")
_OBJECT = 4
"""Most words of what is behind a verb."""
_MOST_HOLDERS = 20
"""A verb and its object in more sentences than this distinguish none of them."""
_REASON = "one says the opposite of the other"


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb with its object in a sentence, by index of the words, half-open."""

    sentence: int
    first: int
    end: int
    subject: str
    """Stem of the last name before the verb."""


_Key = tuple[int, tuple[str, ...]]
"""Which pair of opposites, and the stems of the object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversals:
    """Report opposite verbs right before the same two words or more, said of the same name before them."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each verb and object, with the last two sentences that are opposed."""
        said: defaultdict[_Key, tuple[list[_Said], list[_Said]]] = defaultdict(lambda: ([], []))
        for i in analysis.prose:
            for key, side, found in _found(analysis, i):
                said[key][side].append(found)
        for sides in said.values():
            if sum(map(len, sides)) <= _MOST_HOLDERS:
                pairs = [pair for pair in product(*sides) if _opposed(*pair, analysis)]
                if pairs:
                    yield _card(analysis, pairs[-1])


def _found(analysis: Analysis, index: int) -> Iterator[tuple[_Key, int, _Said]]:
    text, terms = analysis.texts[index], analysis.terms[index]
    code = primary(analysis.language(index))
    stops, open_ = stop_words(code), _open(code)
    for number, sides in enumerate(directions(code)):
        for side, (verbs, other) in enumerate(zip(sides, reversed(sides), strict=True)):
            for verb in (k for k, stem in enumerate(terms.stems) if stem in verbs and stem not in other):
                start = max((k for k in range(verb) if _breaks(text, terms.offsets, k)), default=-1) + 1
                names = [stem for stem in terms.stems[:verb] if stem in terms.names]
                first = verb + 1
                while first < len(terms.words) and terms.words[first] in determiners():
                    first += 1
                end = first
                while end < len(terms.words) and terms.words[end] not in stops:
                    if _breaks(text, terms.offsets, end - 1):
                        break
                    end += 1
                run = terms.stems[first:end]
                words = terms.words[first:end]
                counted = any(is_number_word(word, code) or word[0].isnumeric() for word in words)
                told = bool(names) and open_.isdisjoint(terms.words[start:verb])
                if told and not counted and 1 < len(run) <= _OBJECT:
                    yield (number, run), side, _Said(index, verb, end, names[-1])


def _breaks(text: str, offsets: tuple[tuple[int, int], ...], k: int) -> bool:
    """Whether a stop is behind a word."""
    return k + 1 < len(offsets) and _STOP.search(text, offsets[k][1], offsets[k + 1][0]) is not None


def _open(code: str) -> frozenset[str]:
    """Return words that deny a verb behind them, or leave open whether it is so."""
    negation = tables.get(Negation, code)
    unsure = tables.get(Hedges, code).words | tables.get(Conditions, code).words
    return negation.words | negation.beside | unsure | tables.get(Progress, code).ahead


def _opposed(a: _Said, b: _Said, analysis: Analysis) -> bool:
    return (
        a.subject == b.subject
        and analysis.voice(a.sentence) != analysis.voice(b.sentence)
        and may_be_one(analysis, a.sentence, b.sentence)
    )


def _card(analysis: Analysis, pair: tuple[_Said, _Said]) -> Card:
    spans = []
    for one in pair:
        offsets = analysis.terms[one.sentence].offsets
        part = offsets[one.first][0], offsets[one.end - 1][1]
        spans.append((one.sentence, within(analysis, one.sentence, part)))
    spans.sort(key=lambda place: analysis.place(place[1]))
    verdict: FigureVerdict = "update" if days_from(analysis, *(i for i, _ in spans)) else "differ"
    discrepancy = Discrepancy(
        subject=about(analysis, spans),
        kind="direction",
        verdict=verdict,
        reason=_REASON,
        values=tuple(verbatim(analysis, i, span) for i, span in spans),
        comparisons=(Compared((0, 1), verdict, _REASON),),
    )
    return Card(discrepancy, frozenset(i for i, _ in spans), sure=True)
