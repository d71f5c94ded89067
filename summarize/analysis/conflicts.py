"""Two similar sentences → why they cannot be one assertion, if they cannot.

Similarity counts shared words, and "rose to 5" shares nearly all of its words with "fell to 6". A
merged conflict is the worst error of a digest, so any of these signs keeps two sentences apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from summarize.language import tables
from summarize.language.opposites import directions
from summarize.language.tables.speech import Hedges, Negation
from summarize.language.terms import Terms
from summarize.language.vocabulary import negating_prefixes, time_names, time_units
from summarize.language.words import is_unspaced, primary

Conflict = Literal["figure", "negation", "direction", "date", "modality", "role", "name", "wording"]

_FEW_MOVED = 0.4
_SAME_WORDS = 0.6
"""Share of content words from which order and names tell sentences apart."""


@lru_cache(maxsize=65_536)
def conflict(a: Terms, b: Terms, language: str | None) -> Conflict | None:
    """Return the first sign that two sentences contradict each other, or None."""
    code = primary(language)
    if _differ_both_ways({*a.figures}, {*b.figures}):
        return "figure"
    if _differ_both_ways(_times(a), _times(b)):
        return "date"
    if _negations(a, code) % 2 != _negations(b, code) % 2:
        return "negation"
    if _opposed(_directions(a.stems, code), _directions(b.stems, code)):
        return "direction"
    hedges = tables.get(Hedges, code).words
    if hedges.isdisjoint(a.words) != hedges.isdisjoint(b.words):
        return "modality"
    if _overlap(a.content, b.content) >= _SAME_WORDS:
        return _by_alignment(a, b, code)
    return None


def _by_alignment(a: Terms, b: Terms, code: str) -> Conflict | None:
    """Tell sentences of nearly the same words apart by what stands in place of what.

    A word that is only moved is deleted here and inserted there; what is replaced on the spot is
    another figure, an opposite, somebody else, or two names that changed places.
    """
    if _swapped_in_place(a, b):
        return "role"
    if _reordered(a.figures, b.figures):
        return "figure"
    # Where we know no opposites, a replaced word may be one.
    if not directions(code) and _differ_both_ways(_written(a), _written(b)):
        return "wording"
    matcher = SequenceMatcher(None, a.stems, b.stems, autojunk=False)
    replaced = [(i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag == "replace"]
    # Days move about in a sentence; that they differ was looked at before.
    names = frozenset(a.names | b.names) - {stem for t in (a, b) for stem in _time_stems(t)}
    gone: set[str] = set()
    come: set[str] = set()
    for i, j, k, m in replaced:
        before, after = a.stems[i:j], b.stems[k:m]
        # "A man" and "two men" differ; "in 2009 as" and "a date for" have an article somewhere.
        certain = j - i != m - k
        if _figures_replaced(_measures(a, (i, j), certain), _measures(b, (k, m), certain)):
            return "figure"
        if _opposed(_directions(before, code), _directions(after, code)):
            return "direction"
        if any(_negated(x, y) for x in a.words[i:j] for y in b.words[k:m]):
            return "negation"
        if _differ_both_ways(names.intersection(before), names.intersection(after)):
            swapped = names.intersection(before) & {*b.stems} and names.intersection(after) & {*a.stems}
            return "role" if swapped else "name"
        gone.update(before)
        come.update(after)
    return "role" if gone & come & names else None


def _reordered(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether the same figures stand in another order: 2-1 and 1-2, three of these and five of those."""
    return a != b and sorted(a) == sorted(b)


def _written(terms: Terms) -> set[str]:
    """Return the content of a sentence; the characters, where words are pairs of them."""
    return {part for stem in terms.content for part in (stem if is_unspaced(stem) else (stem,))}


def _swapped_in_place(a: Terms, b: Terms) -> bool:
    """Whether the same words stand in the same order but for a few that changed places, names among them."""
    if sorted(a.stems) != sorted(b.stems):
        return False
    moved = [x for x, y in zip(a.stems, b.stems, strict=True) if x != y]
    few = 0 < len(moved) <= _FEW_MOVED * len(a.stems)
    return few and not (a.names | b.names).isdisjoint(moved)


def _figures_replaced(before: AbstractSet[object], after: AbstractSet[object]) -> bool:
    return bool(before) and bool(after) and before != after


def _measures(terms: Terms, words: tuple[int, int], certain: bool) -> set[float | str]:  # noqa: FBT001
    """Return what a stretch of words measures: numbers, currencies, units of time."""
    start, end = words
    units = time_units()
    numbers = (n for n in terms.numbers if n.first < end and start < n.end)
    values: set[float | str] = {n.value for n in numbers if n.certain or not certain}
    return values | {w for w in terms.words[start:end] if w in units or not w[-1].isalnum()}


def _negated(x: str, y: str) -> bool:
    """Whether one word is the other with a negating prefix: safe, unsafe; schválil, neschválil."""
    shorter, longer = sorted((x, y), key=len)
    return (
        len(shorter) > 3 and longer.endswith(shorter) and longer.removesuffix(shorter) in negating_prefixes()
    )


def _times(terms: Terms) -> frozenset[str]:
    return time_names().intersection(terms.words)


def _time_stems(terms: Terms) -> list[str]:
    names = time_names()
    return [s for w, s in zip(terms.words, terms.stems, strict=True) if w in names]


def _negations(terms: Terms, code: str) -> int:
    negations = tables.get(Negation, code).words
    # The word splitter leaves "didn" and "t" of "didn't".
    contracted = sum(b == "t" and a.endswith("n") for a, b in pairwise(terms.words))
    return contracted + sum(word in negations for word in terms.words)


@lru_cache(maxsize=16_384)
def _directions(stems: Sequence[str], code: str) -> tuple[int, int]:
    """Return two sets of bits: the pairs whose first side the sentence takes, and whose second."""
    words = frozenset(stems)
    first = second = 0
    for bit, (up, down) in enumerate(directions(code)):
        rises, falls = not up.isdisjoint(words), not down.isdisjoint(words)
        first |= (rises and not falls) << bit
        second |= (falls and not rises) << bit
    return first, second


def _opposed(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return bool(a[0] & b[1] or a[1] & b[0])


def _differ_both_ways(a: AbstractSet[object], b: AbstractSet[object]) -> bool:
    return bool(a - b) and bool(b - a)


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    union = len({*a, *b})
    return len({*a} & {*b}) / union if union else 1.0
