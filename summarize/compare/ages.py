"""Analysis → people whom two sources give different ages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.analysis import Analysis
from summarize.compare.card import Card, verbatim
from summarize.compare.events import days_from, may_be_one
from summarize.compare.places import within
from summarize.language.ages import Age, ages
from summarize.model.comparison import Compared, Discrepancy

_REASON = "their ages differ"
_ALIKE = 0.2
"""Least likeness of sentences that report one thing of a person."""
_MOST = 20
"""Sentences on one person's age that are compared."""

_Told = tuple[int, Age]
"""The index of a sentence, and an age in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """Report a person of a first and a last name whom two sources of one time make older and younger."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each such person, with the first sentence of each age."""
        told: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
        for i in analysis.prose:
            for age in ages(analysis.texts[i], analysis.language(i)):
                told[age.name].append((i, age))
        for held in told.values():
            pairs = combinations(held[:_MOST], 2)
            found = next((pair for pair in pairs if _differ(*pair, analysis)), None)
            if found is not None:
                yield _card(analysis, found)


def _differ(a: _Told, b: _Told, analysis: Analysis) -> bool:
    days = days_from(analysis, a[0], b[0])
    # Between two days there may be a birthday.
    return (
        abs(a[1].years - b[1].years) > (1 if days else 0)
        and analysis.voice(a[0]) != analysis.voice(b[0])
        and may_be_one(analysis, a[0], b[0])
        and _likeness(a[0], b[0], analysis) >= _ALIKE
    )


def _likeness(a: int, b: int, analysis: Analysis) -> float:
    """Return the Jaccard index of the words that are no names: years lie between an arrest and a trial."""
    one, other = ({*analysis.terms[i].content} - analysis.terms[i].names for i in (a, b))
    return len(one & other) / max(1, len(one | other))


def _card(analysis: Analysis, pair: Sequence[_Told]) -> Card:
    spans = [(i, within(analysis, i, (age.start, age.end))) for i, age in pair]
    spans.sort(key=lambda place: analysis.place(place[1]))
    discrepancy = Discrepancy(
        subject=pair[0][1].written,
        kind="age",
        verdict="differ",
        reason=_REASON,
        values=tuple(verbatim(analysis, i, span) for i, span in spans),
        comparisons=(Compared((0, 1), "differ", _REASON),),
    )
    return Card(discrepancy, frozenset(i for i, _ in spans), sure=True)
