"""Two sentences of the same words → whether those who act and those who are acted on changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from summarize.language import tables
from summarize.language.signs import Signs
from summarize.language.tables.speech import Reporting, Roles
from summarize.language.vocabulary import time_names
from summarize.language.words import is_unspaced

_FEW_MOVED = 0.4


def roles_differ(a: Signs, b: Signs) -> bool:
    """Whether the same words stand in another order that changes who does what to whom."""
    return _names_swapped(a, b) or _passive(a, b) or _passive(b, a) or _reordered(a, b)


def _names_swapped(a: Signs, b: Signs) -> bool:
    """Whether the same words stand in the same order but for a few that changed places, names among them."""
    one, two = a.terms, b.terms
    if sorted(one.stems) != sorted(two.stems):
        return False
    moved = [x for x, y in zip(one.stems, two.stems, strict=True) if x != y]
    few = 0 < len(moved) <= _FEW_MOVED * len(one.stems)
    return few and not (one.names | two.names).isdisjoint(moved)


def _passive(a: Signs, b: Signs) -> bool:
    """Whether ``a`` is a passive, and what it is done by stands behind what it is done to in ``b``."""
    if a.agent is None or b.agent is not None:
        return False
    patient, agent = a.agent
    places = [_places(b.terms.stems, side) for side in (agent, patient)]
    return all(places) and places[0][0] > places[1][0]


def _places(stems: Sequence[str], among: AbstractSet[str]) -> list[int]:
    return [i for i, s in enumerate(stems) if s in among]


def _reordered(a: Signs, b: Signs) -> bool:
    """Whether the same content stands in another order, adjuncts such as "in May" aside."""
    if any(is_unspaced(w) for w in a.terms.words):
        return _characters(a) != _characters(b) and Counter(_characters(a)) == Counter(_characters(b))
    one, two = _content(a), _content(b)
    x, y = [s for s, _ in one], [s for s, _ in two]
    if x == y or Counter(x) != Counter(y):
        return False
    first = next(i for i, (s, t) in enumerate(zip(x, y, strict=True)) if s != t)
    last = next(i for i in range(len(x), 0, -1) if x[i - 1] != y[i - 1])
    middle, other = x[first:last], y[first:last]
    for k in range(1, len(middle)):
        if middle[k:] + middle[:k] == other:
            # One block is moved: it is an adjunct where a preposition or a comma sets it off.
            blocks = one[first], one[first + k], two[first], two[last - k]
            return not any(apart for _, apart in blocks)
    return True


def _content(signs: Signs) -> list[tuple[str, bool]]:
    """Return the content without speakers and days, and whether a preposition is before a word."""
    terms, own = signs.terms, tables.get(Reporting, signs.language)
    prepositions = own.prepositions - tables.get(Roles, signs.language).by
    left_out = signs.speaker | {s for s, w in zip(terms.stems, terms.words, strict=True) if w in time_names()}
    kept = Counter(terms.content)
    found = []
    apart = False
    for word, own_stem in zip(terms.words, terms.stems, strict=True):
        if word in prepositions:
            apart = True
        elif kept[own_stem] and own_stem not in left_out and word not in own.saying:
            found.append((own_stem, apart))
            apart = False
    return found


def _characters(signs: Signs) -> list[str]:
    return [w[0] for w in signs.terms.words]
