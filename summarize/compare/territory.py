"""Analysis → in whose waters, airspace or territory something was, where two parties claim different ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from summarize.analysis import Analysis
from summarize.compare.card import Card, verbatim
from summarize.compare.events import may_be_one
from summarize.compare.places import within
from summarize.compare.subjects import about
from summarize.language import tables
from summarize.language.signs import Signs
from summarize.language.tables.speech import Territory as Words
from summarize.language.terms import analyse
from summarize.language.territory import Whereabouts, whereabouts
from summarize.language.words import primary
from summarize.model.comparison import Compared, Discrepancy, FigureVerdict

_REASONS: Mapping[FigureVerdict, str] = {
    "differ": "each claims another place",
    "update": "the place that was given at first was revised",
}
_SHARED = 4
"""Content stems that two accounts of one party share."""
_MOST = 40
"""Claims of one pair of owners that are compared."""


@dataclass(frozen=True, slots=True)
class _Claim:
    sentence: int
    place: Whereabouts


_Dispute = tuple[str, str, str]
"""The noun, and the two owners in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Report one pair of claims for each two owners that some source reports as disputed, in one sentence.

    Two claims are of two parties; or one party gave a place at first and another one when it revised that.
    """

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each dispute, with the two claims that are most alike."""
        told: defaultdict[tuple[str, str], list[_Claim]] = defaultdict(list)
        disputed: dict[_Dispute, None] = {}
        for i in analysis.prose:
            found = whereabouts(analysis.texts[i], analysis.terms[i], analysis.language(i))
            for a, b in combinations(found, 2):
                if a.noun == b.noun and a.owner != b.owner and a.claimants and b.claimants - a.claimants:
                    disputed.setdefault((a.noun, min(a.owner, b.owner), max(a.owner, b.owner)))
            owners = {(place.noun, place.owner) for place in found}
            if len(owners) == 1 and not _is_denied(analysis, i, found[0]):
                told[found[0].noun, found[0].owner].append(_Claim(i, found[0]))
        for noun, one, other in disputed:
            pairs = [*product(told[noun, one][:_MOST], told[noun, other][:_MOST])]
            for verdict, fits in _KINDS:
                found_pairs = [pair for pair in pairs if _may_meet(*pair, analysis) and fits(*pair, analysis)]
                if found_pairs:
                    best = max(found_pairs, key=lambda pair: _likeness(pair, analysis))
                    yield _card(analysis, best, verdict)


def _is_denied(analysis: Analysis, index: int, place: Whereabouts) -> bool:
    """Whether a sentence denies something before it has named the place."""
    text, language = analysis.texts[index], analysis.language(index)
    told = text[: analysis.terms[index].offsets[place.end - 1][1]]
    return Signs(told, analyse(told, language), language).denials.count > 0


def _may_meet(a: _Claim, b: _Claim, analysis: Analysis) -> bool:
    return analysis.voice(a.sentence) != analysis.voice(b.sentence) and may_be_one(
        analysis, a.sentence, b.sentence, over_time=True
    )


def _of_two_parties(a: _Claim, b: _Claim, _: Analysis) -> bool:
    return bool(a.place.claimants and b.place.claimants - a.place.claimants) and a.place.claimants.isdisjoint(
        b.place.claimants
    )


def _is_revised(a: _Claim, b: _Claim, analysis: Analysis) -> bool:
    """Whether one sentence gives what was said at first, and the other what the same party said instead."""
    one, other = analysis.terms[a.sentence], analysis.terms[b.sentence]
    own = tables.get(Words, primary(analysis.language(a.sentence)))
    turned = any(
        not own.first.isdisjoint(x.words)
        and not own.revised.isdisjoint(y.words)
        and own.first.isdisjoint(y.words)
        for x, y in ((one, other), (other, one))
    )
    shared = {*one.content} & {*other.content}
    return turned and len(shared) >= _SHARED and bool(shared & one.names & other.names)


def _likeness(pair: Sequence[_Claim], analysis: Analysis) -> float:
    one, other = ({*analysis.terms[claim.sentence].content} for claim in pair)
    return len(one & other) / len(one | other)


def _card(analysis: Analysis, sides: Sequence[_Claim], verdict: FigureVerdict) -> Card:
    spans = []
    for side in sides:
        offsets = analysis.terms[side.sentence].offsets
        part = offsets[side.place.first][0], offsets[side.place.end - 1][1]
        spans.append((side.sentence, within(analysis, side.sentence, part)))
    spans.sort(key=lambda place: analysis.place(place[1]))
    reason = _REASONS[verdict]
    discrepancy = Discrepancy(
        subject=about(analysis, spans),
        kind="territory",
        verdict=verdict,
        reason=reason,
        values=tuple(verbatim(analysis, i, span) for i, span in spans),
        comparisons=(Compared((0, 1), verdict, reason),),
    )
    return Card(discrepancy, frozenset(i for i, _ in spans), sure=True)


_KINDS: tuple[tuple[FigureVerdict, Callable[[_Claim, _Claim, Analysis], bool]], ...] = (
    ("differ", _of_two_parties),
    ("update", _is_revised),
)
