"""Documents → independence groups: who tells the story in words of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.language.words import shingles

_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Documents that share passages form one group, and count as one voice."""

    passages: int = 8
    """Least number of shared word 8-grams."""
    containment: float = 0.5
    """Or: least share of the shorter document's 8-grams that the longer one holds."""

    def __call__(self, words: Mapping[str, Sequence[str]], /) -> dict[str, int]:
        """Group documents, given the prose words of each by its id.

        Returns the group of each document, numbered from 0 in the order of the documents.
        """
        grams = {name: frozenset(shingles(text, _LENGTH)) for name, text in words.items()}
        parent = {name: name for name in words}

        def root(name: str) -> str:
            while parent[name] != name:
                name = parent[name]
            return name

        position = {name: i for i, name in enumerate(words)}
        for (a, b), shared in sorted(self._shared(grams, words).items()):
            fewest = max(1, min(len(grams[a]), len(grams[b])))
            if shared >= self.passages or shared >= self.containment * fewest:
                first, second = sorted((root(a), root(b)), key=position.__getitem__)
                parent[second] = first
        numbers: dict[str, int] = {}
        return {name: numbers.setdefault(root(name), len(numbers)) for name in words}

    def _shared(
        self,
        grams: Mapping[str, frozenset[tuple[str, ...]]],
        words: Mapping[str, Sequence[str]],
    ) -> Counter[tuple[str, str]]:
        """Count the 8-grams that two documents share, for pairs that share any."""
        holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, found in grams.items():
            # A text too short for one 8-gram is compared as a whole.
            for gram in found or ({tuple(words[name])} if words[name] else ()):
                holders[gram].append(name)
        return Counter(pair for names in holders.values() for pair in combinations(names, 2))
