"""Two sentences → whether they share more than names, and the titles before these.

"Defence Minister Ann Lee said the fleet is ready" and "Defence Minister Ann Lee said she will resign" have
most of their words in common, and say two things.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.analysis.instances import Layer

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_MOST = 4
"""Words right before a name that say who somebody is."""


class Statements:
    """What each sentence of an analysis says besides names and titles."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at nothing yet."""
        self._analysis = analysis
        self._named: Layer[int, tuple[frozenset[str], frozenset[str]]] = Layer(self._find)
        """The names of a sentence, and the words right before them."""

    def shared(self, i: int, j: int) -> bool:
        """Whether two sentences have content in common that is no name, and no title in both.

        In a line of capitals names are not known.
        """
        (names, titles), (others, other_titles) = self._named[i], self._named[j]
        one, two = (frozenset(self._analysis.terms[k].content) for k in (i, j))
        return one <= names or two <= others or bool((one & two) - names - others - (titles & other_titles))

    def _find(self, i: int) -> tuple[frozenset[str], frozenset[str]]:
        terms = self._analysis.terms[i]
        names = terms.names & self._analysis.instances.proper
        return names, frozenset(_titles(terms.stems, names, {*terms.content}))


def _titles(stems: Sequence[str], names: AbstractSet[str], content: AbstractSet[str]) -> set[str]:
    """Return the content right before each name of two words or more, up to the next small word."""
    found: set[str] = set()
    for place, (first, second) in enumerate(pairwise(stems)):
        if first in names and second in names:
            for stem in reversed(stems[max(0, place - _MOST) : place]):
                if stem not in content:
                    break
                found.add(stem)
    return found
