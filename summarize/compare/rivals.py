"""Figures that two accounts of one event may give of one thing, nearly alike and not the same."""

from __future__ import annotations

from collections import defaultdict

from summarize.analysis import Analysis
from summarize.compare.figure_links import comparable, compare, reach
from summarize.language.quantities import Quantity

_NEARLY = 1.5
"""Two figures so many times each other at most may be of one thing."""


class Rivals:
    """The figures of an analysis by document, and by what they count or measure."""

    def __init__(self, analysis: Analysis) -> None:
        """Read the figures of all prose."""
        self._accounts = analysis.accounts
        self._figures: defaultdict[tuple[str, str], dict[Quantity, None]] = defaultdict(dict)
        self._counts: defaultdict[str, dict[Quantity, None]] = defaultdict(dict)
        for i in analysis.prose:
            for quantity in analysis.quantities[i]:
                if thing := _counted(quantity):
                    self._figures[analysis.document(i).id, thing][quantity] = None
                if quantity.dimension in {"count", "money"}:
                    self._counts[analysis.document(i).id][quantity] = None

    def of(self, quantity: Quantity, document: str) -> set[str]:
        """Return the other accounts of the event that count the same thing and come to nearly this figure.

        "61 questions" in one account and "58 questions" in another may be one list of questions. "Nearly 100
        million", of nothing that is named, may be any other account's 96 million.
        """
        thing = _counted(quantity)
        if thing is None and quantity.dimension == "count":
            accounts = ((source, self._counts.get(source, ())) for source in self._accounts[document])
            return {source for source, counts in accounts if any(_overlap(quantity, c) for c in counts)}
        if thing is None:
            return set()
        return {
            source
            for source in self._accounts[document]
            if any(_are_rivals(quantity, other) for other in self._figures.get((source, thing), ()))
        }


def _are_rivals(a: Quantity, b: Quantity) -> bool:
    low, high = sorted(reach(q)[0] for q in (a, b))
    return low > 0 and high <= _NEARLY * low and comparable(a, b) and compare(a, b).verdict != "agree"


def _overlap(a: Quantity, b: Quantity) -> bool:
    (low, high), (other_low, other_high) = reach(a), reach(b)
    return max(low, other_low) <= min(high, other_high)


def _counted(quantity: Quantity) -> str | None:
    """Return by one word what a quantity counts or measures, or what happened to people; None for times."""
    if quantity.dimension == "time":
        return None
    return quantity.outcome or quantity.unit or quantity.head
