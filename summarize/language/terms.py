"""Sentence → what it is compared by: words, stems, concepts, names, numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.language.quantities import Quantity, Value, numbers
from summarize.language.words import Offsets, is_number, read_words, stem, stop_words


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a sentence: words ``first`` to ``end``, exclusive, by index."""

    first: int
    end: int
    value: float
    certain: bool
    """False for "one", "first" and their like, which are rarely meant as numbers."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one sentence, as the stages compare them."""

    words: tuple[str, ...]
    """Case-folded words in order."""
    stems: tuple[str, ...]
    """Stem of each word, aligned with ``words``."""
    content: tuple[str, ...]
    """Stems of the words that are not stop words, in order."""
    concepts: tuple[str, ...]
    """Sorted distinct concepts: stemmed bigrams (Gillick & Favre 2009) and content stems."""
    names: frozenset[str]
    """Stems of capitalized words that are no stop words."""
    numbers: tuple[Stated, ...]
    """In digits or in words, in order."""
    offsets: tuple[Offsets, ...]
    """Half-open offsets of each word in the sentence, aligned with ``words``."""
    quantities: tuple[Quantity, ...] = ()
    """Those of its numbers that measure something."""

    @property
    def figures(self) -> tuple[float, ...]:
        """Return the values of the numbers that are certainly meant as such."""
        return tuple(number.value for number in self.numbers if number.certain)


def analyse(text: str, language: str | None) -> Terms:
    """Take one sentence apart."""
    found = read_words(text)
    words = [word for word, _, _ in found]
    stems = stem(words, language)
    stops = stop_words(language)
    # One character of an alphabet carries nothing; one ideograph is a word.
    plain = not text.isupper()
    empty = [
        (w in stops and not (plain and len(w) > 1 and text[a:b].isupper()))
        or (len(w) == 1 and not is_number(w) and (w.isascii() or not w.isalnum()))
        for w, _, (a, b) in found
    ]
    content = [s for s, e in zip(stems, empty, strict=True) if not e]
    bigrams = (
        f"{a} {b}"
        for (a, a_empty), (b, b_empty) in pairwise(zip(stems, empty, strict=True))
        if not (a_empty and b_empty)
    )
    offsets = tuple(place for _, _, place in found)
    stated, quantities = numbers(text, language)
    return Terms(
        words=tuple(words),
        stems=tuple(stems),
        content=tuple(content),
        concepts=tuple(sorted({*bigrams, *content})),
        names=frozenset(
            s for (_, capital, _), s, e in zip(found, stems, empty, strict=True) if capital and not e
        ),
        numbers=_numbers(stated, offsets),
        offsets=offsets,
        quantities=quantities,
    )


def _numbers(found: Sequence[Value], offsets: Sequence[Offsets]) -> tuple[Stated, ...]:
    if not found:
        return ()
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    return tuple(
        Stated(bisect_right(ends, v.start), bisect_left(starts, v.end), v.number, v.certain) for v in found
    )
