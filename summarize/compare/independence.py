"""Documents → independence groups: who tells the story in words of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.language.words import pairs_per_word, shingles

_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Documents that share passages form one group, and count as one voice."""

    passages: int = 8
    """Least number of shared word 8-grams."""
    containment: float = 0.5
    """Or: least share of the shorter document's 8-grams that the longer one holds."""

    def __call__(
        self, words: Mapping[str, Sequence[str]], languages: Mapping[str, str | None], /
    ) -> dict[str, int]:
        """Group documents, given the prose words and the language of each by its id.

        Returns the group of each document, numbered from 0 in the order of the documents.
        """
        # Copies of one text are one group without counting what every two of them share.
        first_with: dict[tuple[str, ...], str] = {}
        parent = {name: first_with.setdefault(tuple(text), name) for name, text in words.items()}
        originals = sorted({*parent.values()}, key=list(words).index)
        grams = {name: _grams(words[name], languages[name]) for name in originals}

        def root(name: str) -> str:
            while parent[name] != name:
                name = parent[name]
            return name

        position = {name: i for i, name in enumerate(words)}
        for (a, b), shared in sorted(_shared(grams).items()):
            fewest = min(len(grams[a]), len(grams[b]))
            if shared >= self.passages or shared >= self.containment * fewest:
                first, second = sorted((root(a), root(b)), key=position.__getitem__)
                parent[second] = first
        numbers: dict[str, int] = {}
        return {name: numbers.setdefault(root(name), len(numbers)) for name in words}


def _grams(words: Sequence[str], language: str | None) -> frozenset[tuple[str, ...]]:
    """Return the 8-grams of a text; a text too short for one is compared as a whole."""
    found = frozenset(shingles(words, _LENGTH * pairs_per_word(language)))
    return found or frozenset({tuple(words)} if words else ())


def _shared(grams: Mapping[str, frozenset[tuple[str, ...]]]) -> Counter[tuple[str, str]]:
    """Count the 8-grams that two documents share, for pairs that share any."""
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in grams.items():
        for gram in found:
            holders[gram].append(name)
    return Counter(pair for names in holders.values() for pair in combinations(names, 2))
