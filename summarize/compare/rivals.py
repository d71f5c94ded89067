"""Figures that two accounts of one event give of one thing, nearly alike and not the same."""

from __future__ import annotations

from collections import defaultdict

from summarize.analysis import Analysis
from summarize.language.quantities import Quantity

_NEARLY = 1.5
"""Two figures so many times each other at most may be of one thing."""


class Rivals:
    """The figures of an analysis by what they count or measure."""

    def __init__(self, analysis: Analysis) -> None:
        """Read the figures of all prose."""
        self._accounts = analysis.accounts
        self._figures: defaultdict[str, set[tuple[float, str]]] = defaultdict(set)
        for i in analysis.prose:
            for quantity in analysis.quantities[i]:
                if quantity.value and (thing := _counted(quantity)):
                    self._figures[thing].add((quantity.value, analysis.document(i).id))

    def of(self, quantity: Quantity, document: str) -> set[str]:
        """Return the other accounts of the event that count the same thing and come to nearly this figure.

        "61 questions" in one account and "58 questions" in another may be one list of questions.
        """
        own, accounts = quantity.value, self._accounts[document]
        if not own:
            return set()
        return {
            source
            for value, source in self._figures.get(_counted(quantity) or "", ())
            if source in accounts and value != own and max(value, own) <= _NEARLY * min(value, own)
        }


def _counted(quantity: Quantity) -> str | None:
    """Return by one word what a quantity counts or measures, or what happened to people; None for times."""
    if quantity.dimension == "time":
        return None
    return quantity.outcome or quantity.unit or quantity.head
