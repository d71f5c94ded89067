"""Analysis → where the sources expect different things, or name another holder of a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import regex
from msgspec import Struct

from summarize.analysis import Analysis
from summarize.compare.cards import Card, card_of_two, may_be_one, of_words, within
from summarize.language import tables
from summarize.language.progress import Outlook, Prospect, Whereabouts, prospects, whereabouts
from summarize.language.signs import Signs
from summarize.language.tables.speech import Reporting
from summarize.language.tables.speech import Territory as Words
from summarize.language.terms import analyse
from summarize.language.words import may_be_one_language, primary, stem, stop_words
from summarize.model import Span
from summarize.model.comparison import FigureVerdict
from summarize.model.inputs import OneOrMore

# Analysis → what one source says will be done, and another one that it will not, or may.

_NEAR = 12
"""Words on either side of a verb that say who does it and to whom."""
_BEHIND = 3
"""Words behind a verb among which its object begins: with President Trump."""
_SHOWN = 7
"""Words behind a verb that are shown with it."""
_STOP = regex.compile(r"[,;:.!?—–()“”\"]")
_LONGEST = 80
"""Words of a sentence; what is longer was not taken apart."""
_MOST_HOLDERS = 40
"""A verb with more prospects than this distinguishes none of them."""

_VERDICTS: Mapping[Outlook, tuple[FigureVerdict, str]] = {
    "off": ("differ", "one says that it will be done, the other that it will not"),
    "undecided": ("qualifier-differs", "one says that it will be done, the other leaves it open"),
}


class _Side(Struct, frozen=True):
    sentence: int
    prospect: Prospect
    near: frozenset[str]
    object: frozenset[str]
    """Names right behind the verb."""


_Sides = Mapping[Outlook, list[_Side]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospects:
    """Report what one source expects and another one rules out, or leaves open.

    Both say it with one verb, of the same people and things.
    """

    shared: OneOrMore = 2
    """Least number of content words near both verbs that are the same, a name among them."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for what rules something out, with the sentence that expects it most alike."""
        of_verb: defaultdict[str, _Sides] = defaultdict(lambda: {"ahead": [], "off": [], "undecided": []})
        for i in analysis.prose:
            terms = analysis.terms[i]
            if len(terms.words) > _LONGEST:
                continue
            for found in prospects(analysis.texts[i], terms, analysis.language(i)):
                of_verb[terms.stems[found.end - 1]][found.outlook].append(_side(analysis, i, found))
        for sides in of_verb.values():
            if sum(map(len, sides.values())) <= _MOST_HOLDERS:
                yield from self._of_verb(sides, analysis)

    def _of_verb(self, sides: _Sides, analysis: Analysis) -> Iterator[Card]:
        taken: set[int] = set()
        for one in (*sides["off"], *sides["undecided"]):
            others = [
                other for other in sides["ahead"]
                if other.sentence not in taken and self._one(one, other, analysis)
            ]  # fmt: skip
            if others:
                best = max(others, key=lambda other: len(one.near & other.near))
                taken.add(best.sentence)
                yield _prospect_card(one, best, analysis)

    def _one(self, a: _Side, b: _Side, analysis: Analysis) -> bool:
        languages = analysis.language(a.sentence), analysis.language(b.sentence)
        if analysis.voice(a.sentence) == analysis.voice(b.sentence) or not may_be_one_language(*languages):
            return False
        first, second = analysis.terms[a.sentence], analysis.terms[b.sentence]
        figures = {*first.figures} & {*second.figures}
        if first.figures and second.figures and not figures:
            # "The other 14 sailors" are not all of them.
            return False
        shared = a.near & b.near
        held = shared & first.names & second.names
        if a.prospect.outlook == "undecided":
            # "May visit", "will visit": only of the same place, or of the same two people.
            held -= _titles(languages[0])
            sure = a.object & held and b.object & held and len(shared) + len(held) > self.shared + 1
        else:
            sure = held and len(shared) >= self.shared
        over_time = bool(figures) and len(shared) > self.shared
        return bool(sure) and may_be_one(analysis, a.sentence, b.sentence, over_time=over_time)


@cache
def _titles(language: str | None) -> frozenset[str]:
    """Return the stems of what is before names: president, queen."""
    return frozenset(stem(sorted(tables.get(Reporting, primary(language)).speakers), language))


def _side(analysis: Analysis, index: int, found: Prospect) -> _Side:
    terms, stops = analysis.terms[index], stop_words(analysis.language(index))
    verb = found.end - 1
    start, end = max(0, verb - _NEAR), verb + _NEAR + 1
    words = zip(terms.words[start:end], terms.stems[start:end], strict=True)
    near = frozenset(stem for word, stem in words if word not in stops) - {terms.stems[verb]}
    return _Side(index, found, near, terms.names & {*terms.stems[found.end : found.end + _BEHIND]})


def _prospect_card(one: _Side, other: _Side, analysis: Analysis) -> Card:
    verdict, reason = _VERDICTS[one.prospect.outlook]
    days = {(analysis.document(side.sentence).published or "")[:10] for side in (one, other)}
    if len(days) > 1 and "" not in days:
        reason += ", on different days"
    places = [(side.sentence, _span(side, analysis)) for side in (one, other)]
    return card_of_two(analysis, places, "prospect", (verdict, reason))


def _span(side: _Side, analysis: Analysis) -> Span:
    """Return the phrase with its verb and what is behind it in the clause."""
    offsets, text = analysis.terms[side.sentence].offsets, analysis.texts[side.sentence]
    start, end = offsets[side.prospect.first][0], offsets[side.prospect.end - 1][1]
    for a, b in offsets[side.prospect.end : side.prospect.end + _SHOWN]:
        if _STOP.search(text, end, a):
            break
        end = b
    return within(analysis, side.sentence, (start, end))


# Analysis → in whose waters, airspace or territory something was, where two parties claim different ones.

_REASONS: Mapping[FigureVerdict, str] = {
    "differ": "each claims another place",
    "update": "the place that was given at first was revised",
}
_SHARED = 4
"""Content stems that two accounts of one party share."""
_MOST = 40
"""Claims of one pair of owners that are compared."""


class _Claim(Struct, frozen=True):
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
                    yield _territory_card(analysis, best, verdict)


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


def _territory_card(analysis: Analysis, sides: Sequence[_Claim], verdict: FigureVerdict) -> Card:
    places = [of_words(analysis, side.sentence, side.place.first, side.place.end) for side in sides]
    return card_of_two(analysis, places, "territory", (verdict, _REASONS[verdict]))


_KINDS: tuple[tuple[FigureVerdict, Callable[[_Claim, _Claim, Analysis], bool]], ...] = (
    ("differ", _of_two_parties),
    ("update", _is_revised),
)
