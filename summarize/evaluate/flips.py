"""Real sentences → the same sentences with one thing turned around.

A merged flip is the worst error that deduplication can make, so flips are planted and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

FlipKind = Literal["figure", "negation", "direction", "date", "role"]

_FIGURE = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w,.-]*\d)")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)\b(?! not\b|n['’]t)"
)
_OPPOSITES = (
    ("rose", "fell"), ("rise", "fall"), ("increase", "decrease"), ("increased", "decreased"),
    ("won", "lost"), ("win", "lose"), ("accepted", "rejected"), ("approved", "rejected"),
    ("before", "after"), ("more", "less"), ("higher", "lower"), ("up", "down"), ("first", "last"),
    ("open", "close"), ("opened", "closed"), ("began", "ended"), ("started", "stopped"),
    ("support", "oppose"), ("supported", "opposed"), ("most", "least"), ("strengthen", "weaken"),
    ("strengthens", "weakens"), ("strengthening", "weakening"), ("arrived", "departed"),
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAME = re.compile(r"(?<![.!?“\"«] )(?<!^)\b[A-Z][a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Flip:
    """A sentence and its contradiction."""

    kind: FlipKind
    original: str
    flipped: str


def flips(sentences: Iterable[str]) -> Iterator[Flip]:
    """Yield every flip that a rule finds in English sentences, at most one of a kind for each."""
    for sentence in sentences:
        for kind, rule in _RULES.items():
            flipped = rule(sentence)
            if flipped is not None and flipped != sentence:
                yield Flip(kind, sentence, flipped)


def _figure(sentence: str) -> str | None:
    """Change the last digit of the first figure."""
    match = _FIGURE.search(sentence)
    if match is None:
        return None
    last = int(match.group()[-1])
    return f"{sentence[: match.end() - 1]}{(last + 3) % 10}{sentence[match.end() :]}"


def _negation(sentence: str) -> str | None:
    """Negate the first auxiliary verb."""
    return _AUXILIARY.sub(r"\1 not", sentence, count=1) if _AUXILIARY.search(sentence) else None


def _direction(sentence: str) -> str | None:
    """Turn the first word of direction around, if its opposite is not there as well."""
    for pair in _OPPOSITES:
        for old, new in (pair, pair[::-1]):
            found = re.search(rf"\b{old}\b", sentence)
            if found and not re.search(rf"\b{new}\b", sentence):
                return sentence[: found.start()] + new + sentence[found.end() :]
    return None


def _date(sentence: str) -> str | None:
    """Name another weekday, or another month."""
    for names in (_DAYS, _MONTHS):
        for i, name in enumerate(names):
            other = names[(i + 2) % len(names)]
            if re.search(rf"\b{name}\b", sentence) and other not in sentence:
                return re.sub(rf"\b{name}\b", other, sentence)
    return None


def _role(sentence: str) -> str | None:
    """Swap two names on either side of a verb."""
    names = [m for m in _NAME.finditer(sentence) if m.group() not in {*_DAYS, *_MONTHS}]
    for first, second in pairwise(names):
        between = sentence[first.end() : second.start()]
        once = sentence.count(first.group()) == sentence.count(second.group()) == 1
        verb = re.search(r" (?:\w+ed|told|met|beat|said to|called|won against|led) ", between)
        if first.group() != second.group() and once and verb and not re.search(r"\b(?:in|at|on)\s$", between):
            swapped = second.group() + between + first.group()
            return sentence[: first.start()] + swapped + sentence[second.end() :]
    return None


_RULES: dict[FlipKind, Callable[[str], str | None]] = {
    "figure": _figure,
    "negation": _negation,
    "direction": _direction,
    "date": _date,
    "role": _role,
}
