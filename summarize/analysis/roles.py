"""Two sentences of the same words → whether those who act and those who are acted on changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from summarize.language import tables
from summarize.language.signs import Signs
from summarize.language.tables.contrast import Roles
from summarize.language.tables.speech import Reporting
from summarize.language.vocabulary import time_names
from summarize.language.words import is_unspaced

_FEW_MOVED = 0.4


def roles_differ(a: Signs, b: Signs) -> bool:
    """Whether the same words are in another order that changes who does what to whom."""
    return _swapped_in_place(a, b) or _passive(a, b) or _passive(b, a) or _reordered(a, b)


def rotated(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one sequence is the other with its beginning moved to its end."""
    return len(a) == len(b) and any([*a[k:], *a[:k]] == [*b] for k in range(len(a)))


def characters(signs: Signs) -> list[str]:
    """Return what is written without spaces, character by character; other words are whole."""
    found: list[str] = []
    end = 0
    for word, (start, stop) in zip(signs.terms.words, signs.terms.offsets, strict=True):
        # Pairs of characters overlap: the first one of the second pair is known.
        found += [*word[max(0, end - start) :]] if is_unspaced(word) else [word]
        end = stop
    return found


def _swapped_in_place(a: Signs, b: Signs) -> bool:
    """Whether the same words are in the same order but for a few that changed places, names among them.

    In a script without capitals any word may be a name.
    """
    one, two = a.terms, b.terms
    if sorted(one.stems) != sorted(two.stems):
        return False
    moved = [x for x, y in zip(one.stems, two.stems, strict=True) if x != y]
    names = one.names | two.names or frozenset(moved)
    return 0 < len(moved) <= _FEW_MOVED * len(one.stems) and not names.isdisjoint(moved)


def _passive(a: Signs, b: Signs) -> bool:
    """Whether ``a`` is a passive, and what it is done by is behind what it is done to in ``b``."""
    if a.agent is None or b.agent is not None:
        return False
    patient, agent = a.agent
    first, second = (_places(b.terms.stems, side) for side in (agent, patient))
    return bool(first and second) and first[0] > second[0]


def _places(stems: Sequence[str], among: AbstractSet[str]) -> list[int]:
    return [i for i, s in enumerate(stems) if s in among]


def _reordered(a: Signs, b: Signs) -> bool:
    """Whether those who may act or be acted on are in another order."""
    if any(map(is_unspaced, a.terms.words)):
        return _exchanged(characters(a), characters(b))
    if (a.agent is None) != (b.agent is None) or not tables.get(Reporting, a.language).prepositions:
        return False
    names = a.terms.names & b.terms.names
    one, two = _actors(a, names), _actors(b, names)
    return [s for s in one if s in two] != [s for s in two if s in one]


def _exchanged(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether two stretches changed places around what is between them; one that only moved is none."""
    if x == y or Counter(x) != Counter(y):
        return False
    first = next(i for i, (s, t) in enumerate(zip(x, y, strict=True)) if s != t)
    last = next(i for i in range(len(x), 0, -1) if x[i - 1] != y[i - 1])
    return not rotated(x[first:last], y[first:last])


def _actors(signs: Signs, names: AbstractSet[str]) -> list[str]:
    """Return names, and nouns behind an article, that no preposition sets off; speakers and days left out."""
    terms, own = signs.terms, tables.get(Reporting, signs.language)
    prepositions = own.prepositions - tables.get(Roles, signs.language).by
    content, times = frozenset(terms.content), time_names()
    found: dict[str, None] = {}
    apart = determined = False
    for word, stem in zip(terms.words, terms.stems, strict=True):
        if word in prepositions:
            apart = True
        elif stem in content:
            actor = not apart and (determined or stem in names)
            if actor and stem not in signs.speaker and word not in times:
                found.setdefault(stem)
            apart = apart and stem in names
            determined = False
        determined = word in own.determiners or (determined and stem not in content)
    return [*found]
