"""Two sentences → whether one gives little but words of somebody that the other quotes as well."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from summarize.language.denials import clause_starts, part_around
from summarize.language.signs import Signs, has_table
from summarize.language.words import is_unspaced

_FEWEST, _FEWEST_MEANT = 5, 2
"""Words in a row that are one quotation, and how many of them are content."""
_MOSTLY = 0.4
"""Share of the words of a sentence in quotation marks from which on it gives what somebody says."""
_LONGEST = 400
"""Words; aligning costs the square of their number."""


def repeats_quotation(a: Signs, b: Signs) -> bool:
    """Whether all that the second sentence quotes is in the first one, in a row and quoted there as well.

    Each is about that quotation: beside it the second sentence denies nothing, nor does the first one in the
    same clause. "He denied that he had 'sold the river'" is not about what was sold.
    """
    if a.language != b.language or not has_table(a.language) or not a.quoted or b.quoted_share < _MOSTLY:
        return False
    words, others = a.terms.words, b.terms.words
    if max(len(words), len(others)) > _LONGEST or any(map(is_unspaced, others)):
        return False
    inside = sorted(b.quoted)
    match = SequenceMatcher(None, words, [others[i] for i in inside], autojunk=False).find_longest_match()
    run, own = {*range(match.a, match.a + match.size)}, {*inside[match.b : match.b + match.size]}
    meant = frozenset(a.terms.content).intersection(a.terms.stems[i] for i in run)
    if match.size < _FEWEST or len(meant) < _FEWEST_MEANT or len(run & a.quoted) < _FEWEST_MEANT:
        return False
    return match.size == len(inside) and not (_denies_beside(b, own) or _denies_around(a, run))


def _denies_beside(signs: Signs, own: AbstractSet[int]) -> bool:
    """Whether a sentence denies anything in other words than some of its own."""
    denials = signs.denials
    return denials.count > len(denials.places) or not {*denials.places} <= own


def _denies_around(signs: Signs, run: AbstractSet[int]) -> bool:
    """Whether a sentence denies anything in the clauses that some words are in, and not in these words."""
    denials = signs.denials
    starts = clause_starts(signs.text, signs.terms, signs.language)
    first, last = part_around(starts, min(run), len(signs.terms.words))[0], max(run)
    end = part_around(starts, last, len(signs.terms.words))[1]
    around = {*range(first, end)} - run
    return denials.count > len(denials.places) or not around.isdisjoint(denials.places)
