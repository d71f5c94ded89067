"""Sentence → what it is compared by: words, stems, concepts, names, numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from summarize.language.quantities import values
from summarize.language.words import (
    POSSESSIVE,
    cased_words,
    is_number,
    stem,
    stop_words,
    word_offsets,
)
from summarize.model import Stated, Terms


def analyse(text: str, language: str | None) -> Terms:
    """Take one sentence apart."""
    cased = cased_words(POSSESSIVE.sub("", text))
    words = [word for word, _ in cased]
    stems = stem(words, language)
    stops = stop_words(language)
    # One character of an alphabet carries nothing; one ideograph is a word.
    empty = [
        w in stops or (len(w) == 1 and not is_number(w) and (w.isascii() or not w.isalnum())) for w in words
    ]
    content = [s for s, e in zip(stems, empty, strict=True) if not e]
    bigrams = (
        f"{a} {b}"
        for (a, a_empty), (b, b_empty) in pairwise(zip(stems, empty, strict=True))
        if not (a_empty and b_empty)
    )
    return Terms(
        words=tuple(words),
        stems=tuple(stems),
        content=tuple(content),
        concepts=tuple(sorted({*bigrams, *content})),
        names=frozenset(
            s for (_, capital), s, e in zip(cased, stems, empty, strict=True) if capital and not e
        ),
        numbers=_numbers(text, language),
    )


def _numbers(text: str, language: str | None) -> tuple[Stated, ...]:
    found = values(text, language)
    if not found:
        return ()
    offsets = word_offsets(text)
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    return tuple(
        Stated(bisect_right(ends, v.start), bisect_left(starts, v.end), v.number, v.certain) for v in found
    )
