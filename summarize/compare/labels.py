"""Sentences of a theme → a phrase that stands in them and names it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex

from summarize.analysis import Analysis
from summarize.language.words import is_unspaced, stop_words

_MOST = 5
"""Words of a label, small ones included."""
_FEWEST = 2
"""Assertions of a theme that hold its label."""
_COMMON = 0.4
"""A phrase in a larger share of all assertions names the story and no theme of it."""
_NAME = 1.5
_DIGITS = 9
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*")
_APART = regex.compile(r"[^\s\p{Pd}’']")
"""What is never between the words of a phrase."""

_Phrase = tuple[str, ...]


class Labels:
    """Phrases of some sentences, by which groups of them are named."""

    def __init__(self, analysis: Analysis, sentences: Sequence[int]) -> None:
        """Read the phrases of each sentence, given by index."""
        self._held = [_phrases(analysis, i) for i in sentences]
        self._overall = Counter(phrase for held in self._held for phrase in held)
        self._names = {phrase for held in self._held for phrase, (_, named) in held.items() if named}
        self._most = max(_FEWEST, _COMMON * len(sentences))

    def of(self, members: Sequence[int]) -> str | None:
        """Return the phrase that names sentences, by number: frequent here and rare elsewhere, or None."""
        inside = Counter(phrase for n in members for phrase in self._held[n])
        named = [p for p, n in inside.items() if n >= _FEWEST and self._overall[p] <= self._most]
        if not named:
            return None
        best = min(named, key=lambda phrase: (-self._strength(phrase, inside[phrase]), phrase))
        spellings = Counter(self._held[n][best][0] for n in members if best in self._held[n])
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))

    def _strength(self, phrase: _Phrase, count: int) -> float:
        overall = self._overall[phrase]
        rare = math.log1p(len(self._held) / overall) * math.sqrt(count / overall)
        return round(
            count * rare * (_NAME if phrase in self._names else 1.0) * math.sqrt(len(phrase)), _DIGITS
        )


def _phrases(analysis: Analysis, index: int) -> Mapping[_Phrase, tuple[str, bool]]:
    """Return the phrases of a sentence: stems → as it stands there, and whether its content is all names."""
    return {stems: (spelling, named) for stems, spelling, named in _found(analysis, index)}


def _found(analysis: Analysis, index: int) -> Iterator[tuple[_Phrase, str, bool]]:
    """Yield two or more content words in a row, all names or none; names may have small words between."""
    text, terms = analysis.texts[index], analysis.terms[index]
    words, stops = terms.words, stop_words(analysis.language(index))
    if not text.isascii() and any(is_unspaced(stem) for stem in terms.content):
        return
    content = [
        len(word) > 2 and word not in stops and (word.isalpha() or _WORD.fullmatch(word) is not None)
        for word in words
    ]
    for i in range(len(words)):
        named = terms.stems[i] in terms.names
        if not content[i]:
            continue
        for j in range(i + 1, min(len(words), i + _MOST)):
            before, start = terms.offsets[j - 1][1], terms.offsets[j][0]
            if text[before:start] != " " and _APART.search(text, before, start):
                break
            small = words[j] in stops
            if (small and not named) or (not small and (terms.stems[j] in terms.names) != named):
                break
            if content[j] and terms.stems[i] != terms.stems[j] and not _goes_on(text, terms.offsets[j][1]):
                spelling = " ".join(text[terms.offsets[i][0] : terms.offsets[j][1]].split())
                yield terms.stems[i : j + 1], spelling, named


def _goes_on(text: str, end: int) -> bool:
    """Whether a word is a part of a longer one: free-travel, Putin's."""
    return text[end : end + 1] in {"-", "‑"}
