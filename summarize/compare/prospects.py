"""Analysis → what one source says will be done, and another one that it will not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.compare.card import Card, verbatim
from summarize.compare.events import may_be_one
from summarize.compare.places import within
from summarize.compare.subjects import about
from summarize.language.prospects import Prospect, prospects
from summarize.language.words import may_be_one_language, stop_words
from summarize.model import Span
from summarize.model.comparison import Compared, Discrepancy, FigureVerdict
from summarize.model.ranges import OneOrMore

_NEAR = 12
"""Words on either side of a verb that say who does it and to whom."""
_MOST_HOLDERS = 40
"""A verb with more prospects than this tells none of them apart."""


@dataclass(frozen=True, slots=True)
class _Side:
    sentence: int
    prospect: Prospect
    near: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospects:
    """Report what one source expects and another one rules out: one verb, of the same people and things."""

    shared: OneOrMore = 2
    """Least number of content words near both verbs that are the same, a name among them."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for what rules something out, with the sentence that expects it most alike."""
        sides: defaultdict[str, tuple[list[_Side], list[_Side]]] = defaultdict(lambda: ([], []))
        for i in analysis.prose:
            terms = analysis.terms[i]
            for found in prospects(analysis.texts[i], terms, analysis.language(i)):
                sides[terms.stems[found.end - 1]][found.ahead].append(_side(analysis, i, found))
        for off, ahead in sides.values():
            if len(off) + len(ahead) <= _MOST_HOLDERS:
                yield from self._of_verb(off, ahead, analysis)

    def _of_verb(self, off: list[_Side], ahead: list[_Side], analysis: Analysis) -> Iterator[Card]:
        taken: set[int] = set()
        for one in off:
            others = [
                other for other in ahead
                if other.sentence not in taken and self._one(one, other, analysis)
            ]  # fmt: skip
            if others:
                best = max(others, key=lambda other: len(one.near & other.near))
                taken.add(best.sentence)
                yield _card([one, best], analysis)

    def _one(self, a: _Side, b: _Side, analysis: Analysis) -> bool:
        shared = a.near & b.near
        names = analysis.terms[a.sentence].names & analysis.terms[b.sentence].names
        languages = analysis.language(a.sentence), analysis.language(b.sentence)
        return (
            analysis.voice(a.sentence) != analysis.voice(b.sentence)
            and may_be_one_language(*languages)
            and len(shared) >= self.shared
            and not shared.isdisjoint(names)
            and may_be_one(analysis, a.sentence, b.sentence)
        )


def _side(analysis: Analysis, index: int, found: Prospect) -> _Side:
    terms, stops = analysis.terms[index], stop_words(analysis.language(index))
    verb = found.end - 1
    start, end = max(0, verb - _NEAR), verb + _NEAR + 1
    words = zip(terms.words[start:end], terms.stems[start:end], strict=True)
    near = frozenset(stem for word, stem in words if word not in stops) - {terms.stems[verb]}
    return _Side(index, found, near)


def _card(sides: list[_Side], analysis: Analysis) -> Card:
    places = sorted(
        (*analysis.place(span), side.sentence, side.prospect.ahead, span)
        for side in sides
        for span in [_span(side, analysis)]
    )
    first = next(n for n, place in enumerate(places) if not place[3])
    days = {(analysis.document(side.sentence).published or "")[:10] for side in sides}
    verdict: FigureVerdict = "differ"
    reason = "one says that it will be done, the other that it will not"
    if len(days) > 1 and "" not in days:
        reason += ", on different days"
    compared = [tuple(sorted((first, n))) for n, place in enumerate(places) if place[3]]
    discrepancy = Discrepancy(
        subject=about(analysis, [(i, span) for *_, i, _, span in places]),
        kind="prospect",
        verdict=verdict,
        reason=reason,
        values=tuple(verbatim(analysis, i, span) for *_, i, _, span in places),
        comparisons=tuple(Compared((a, b), verdict, reason) for a, b in sorted(compared)),
    )
    return Card(discrepancy, frozenset(side.sentence for side in sides), sure=True)


def _span(side: _Side, analysis: Analysis) -> Span:
    offsets = analysis.terms[side.sentence].offsets
    start, end = offsets[side.prospect.first][0], offsets[side.prospect.end - 1][1]
    return within(analysis, side.sentence, (start, end))
