"""Two similar sentences → why they cannot be one assertion, if they cannot.

Similarity counts shared words, and "rose to 5" shares nearly all of its words with "fell to 6". A
merged conflict is the worst error of a digest, so any of these signs keeps two sentences apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from summarize.analysis.aligned import by_alignment, differ_both_ways, opposed, written
from summarize.analysis.roles import roles_differ
from summarize.language.amounts import clash
from summarize.language.opposites import directions
from summarize.language.signs import Signs, has_table

Conflict = Literal[
    "figure", "unit", "negation", "direction", "date", "modality", "condition", "quantifier", "speaker", "role",
    "name", "wording",
]  # fmt: skip

_SAME_WORDS = 0.6
"""Share of content words from which order and names tell sentences apart."""


def conflict(a: Signs, b: Signs) -> Conflict | None:
    """Return the first sign that two sentences contradict each other, or None.

    In a language whose denials we do not know, only the same content in the same order is free of it.
    """
    code = a.language if a.language == b.language else ""
    by_word = _by_words(a, b)
    if by_word is not None:
        return by_word
    if not has_table(code):
        return None if _content(a) == _content(b) else "wording"
    if _overlap(a.terms.content, b.terms.content) < _SAME_WORDS:
        return None
    if a.halts % 2 != b.halts % 2:
        return "negation"
    if a.quantifiers != b.quantifiers and not _quantified_alike(a.quantifiers, b.quantifiers):
        return "quantifier"
    if roles_differ(a, b):
        return "role"
    # Where we know no opposites, a replaced word may be one.
    if not directions(code) and differ_both_ways(written(a), written(b)):
        return "wording"
    return by_alignment(a, b)


def _by_words(a: Signs, b: Signs) -> Conflict | None:
    figures = clash(a.amounts, b.amounts)
    if figures is not None:
        return figures
    if differ_both_ways(a.times, b.times):
        return "date"
    if a.denials % 2 != b.denials % 2:
        return "negation"
    if a.language == b.language and opposed(a.directions, b.directions):
        return "direction"
    if a.conditional != b.conditional:
        return "condition"
    if a.hedged != b.hedged:
        return "modality"
    if _other_speaker(a, b):
        return "speaker"
    return None


def _other_speaker(a: Signs, b: Signs) -> bool:
    """Whether two are named, or two are called by what they are, and nothing says that they are one.

    "The president said" and "Trump said" may be one, and so may an agency and who is quoted by it.
    """
    if not a.speaker or not b.speaker or not a.speaker.isdisjoint(b.speaker):
        return False
    named, other = a.speaker & a.named, b.speaker & b.named
    if bool(named) != bool(other):
        return False
    return named.isdisjoint(b.terms.names) and other.isdisjoint(a.terms.names)


def _quantified_alike(a: AbstractSet[str], b: AbstractSet[str]) -> bool:
    """Whether one says "all" of what the other says without a quantifier."""
    return a ^ b == {"total"}


def _content(signs: Signs) -> list[str]:
    """Return the content in order, numbers as figures."""
    numbers = {i: n.value for n in signs.terms.numbers for i in range(n.first, n.end)}
    kept = Counter(signs.terms.content)
    return [str(numbers.get(i, s)) for i, s in enumerate(signs.terms.stems) if i in numbers or kept[s]]


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    union = len({*a, *b})
    return len({*a} & {*b}) / union if union else 1.0
