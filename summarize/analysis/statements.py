"""Two sentences → whether they share more than names, and what says who these are.

"Defence Minister Ann Lee said the fleet is ready" and "Defence Minister Ann Lee said she will resign" have
most of their words in common, and say two things; so do "Tom Roe, the mayor's chief of staff, resigned" and
"messages of Tom Roe, who was the mayor's chief of staff, are missing".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from summarize.analysis.instances import Layer
from summarize.language import tables
from summarize.language.clauses import may_be_verb
from summarize.language.headlines import has_finite_verb
from summarize.language.tables.contrast import Roles, Subordination
from summarize.language.terms import Terms
from summarize.language.words import Offsets, primary

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_MOST = 4
"""Words right before a name that say who somebody is."""
_MOST_WORDS = 400
"""Words of a sentence in which such words are looked for; hardly a sentence is as long."""
_LONGEST = 12
"""Words beside a name, which a comma sets off, that say so."""
_COMMA = regex.compile(r"\s*,\s*")
_MARK = regex.compile(r"[,;:—–()“”\"]")


class Statements:
    """What each sentence of an analysis says besides names and titles."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at nothing yet."""
        self._analysis = analysis
        self._named: Layer[int, tuple[frozenset[str], frozenset[str]]] = Layer(self._find)
        """The names of a sentence, and the words that say who these are."""

    def shared(self, i: int, j: int) -> bool:
        """Whether two sentences have content in common that is no name, and a title in one of them at most.

        In a line of capitals names are not known.
        """
        (names, titles), (others, other_titles) = self._named[i], self._named[j]
        one, two = (frozenset(self._analysis.terms[k].content) for k in (i, j))
        return one <= names or two <= others or bool((one & two) - names - others - (titles & other_titles))

    def _find(self, i: int) -> tuple[frozenset[str], frozenset[str]]:
        terms = self._analysis.terms[i]
        names = terms.names & self._analysis.instances.proper
        titles = _titles(terms.stems, names, {*terms.content})
        text, language = self._analysis.texts[i], self._analysis.language(i)
        for first, end in _beside_names(text, terms, names, primary(language)):
            start, stop = terms.offsets[first][0], terms.offsets[end - 1][1]
            verbless = end - first <= _LONGEST and has_finite_verb(text[start:stop], language) is False
            if verbless and not may_be_verb(text, terms, first, primary(language)):
                titles.update(terms.stems[first:end])
        return names, frozenset(titles)


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


def _beside_names(text: str, terms: Terms, names: AbstractSet[str], code: str) -> Iterator[Offsets]:
    """Yield the words, half-open, that a comma sets off beside a name: Ann Lee, head of the bank, left.

    Of "Ann Lee, who was head of the bank, left" they begin behind the verb.
    """
    size, stems, words = len(terms.stems), terms.stems, terms.words
    if size > _MOST_WORDS:
        return
    gaps = [text[a[1] : b[0]] for a, b in pairwise(terms.offsets)]
    marks = [i + 1 for i, gap in enumerate(gaps) if _MARK.search(gap)]
    relative, being = tables.get(Subordination, code).relative, tables.get(Roles, code).passive
    for i, gap in enumerate(gaps):
        if not _COMMA.fullmatch(gap):
            continue
        if stems[i + 1] in names:
            yield max((mark for mark in marks if mark <= i), default=0), i + 1
        if stems[i] in names:
            clause = i + 2 < size and words[i + 1] in relative and words[i + 2] in being
            first = i + 3 if clause else i + 1
            ends = [mark for mark in marks if mark > first]
            ends += [k for k in range(first + 1, size) if words[k] in relative]
            end = min(ends, default=size)
            if first < end:
                yield first, end
