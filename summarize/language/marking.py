"""Phrases, as stems, and the words of a sentence where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.language.words import split_words, stem


@dataclass(frozen=True, slots=True)
class Marked:
    """Phrases by their first stem, the longest first."""

    by_first: Mapping[str, Sequence[tuple[str, ...]]]

    @classmethod
    def of(cls, phrases: Iterable[str], language: str) -> Marked:
        """Stem phrases of a language."""
        found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for phrase in phrases:
            stems = tuple(stem(split_words(phrase), language))
            if stems:
                found[stems[0]].add(stems)
        return cls({first: sorted(each, key=lambda p: (-len(p), p)) for first, each in found.items()})


def marked(phrases: Marked, stems: Sequence[str], *, begins: bool = False) -> set[int]:
    """Return the words that belong to any of the phrases, or only the first word of each place."""
    found: set[int] = set()
    end = 0
    for i, first in enumerate(stems):
        if i < end:
            continue
        for phrase in phrases.by_first.get(first, ()):
            if tuple(stems[i : i + len(phrase)]) == phrase:
                end = i + len(phrase)
                found.update(range(i, i + 1 if begins else end))
                break
    return found
