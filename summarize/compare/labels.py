"""Sentences of a theme → a phrase that is in them and names it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from summarize.analysis import Analysis
from summarize.language import tables
from summarize.language.quantities import is_scale
from summarize.language.tables.contrast import Roles
from summarize.language.tables.speech import Grammar, Reporting
from summarize.language.vocabulary import determiners
from summarize.language.words import is_unspaced, primary, stop_words

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
        found = [[*_found(analysis, i)] for i in sentences]
        self._held = [{stems: (spelling, named) for stems, spelling, named, _ in one} for one in found]
        self._nouns = {stems for one in found for stems, _, _, whole in one if whole}
        self._overall = Counter(phrase for held in self._held for phrase in held)
        self._names = {phrase for held in self._held for phrase, (_, named) in held.items() if named}
        self._most = max(_FEWEST, _COMMON * len(sentences))

    def of(self, members: Sequence[int]) -> str | None:
        """Return the phrase that names sentences, by number: frequent here and rare elsewhere, or None."""
        inside = Counter(phrase for n in members for phrase in self._held[n])
        often = [p for p, n in inside.items() if n >= _FEWEST and self._overall[p] <= self._most]
        named = [phrase for phrase in often if phrase in self._nouns]
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


def _found(analysis: Analysis, index: int) -> Iterator[tuple[_Phrase, str, bool, bool]]:
    """Yield two or more content words in a row, all names or none; names may have small words between.

    Of each: its stems, how it is spelled, whether it is a name, and whether it is a whole noun phrase here.
    """
    text, terms, language = analysis.texts[index], analysis.terms[index], analysis.language(index)
    words, stops = terms.words, stop_words(language)
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
        opened = named or _is_opened(words[i - 1] if i else "", language)
        for j in range(i + 1, min(len(words), i + _MOST)):
            before, start = terms.offsets[j - 1][1], terms.offsets[j][0]
            if text[before:start] != " " and _APART.search(text, before, start):
                break
            small = words[j] in stops
            if (small and not named) or (not small and (terms.stems[j] in terms.names) != named):
                break
            if content[j] and terms.stems[i] != terms.stems[j] and not _goes_on(text, terms.offsets[j][1]):
                spelling = " ".join(text[terms.offsets[i][0] : terms.offsets[j][1]].split())
                measure = any(is_scale(word, language) for word in words[i : j + 1])
                whole = opened and not measure and _is_closed(analysis, index, j)
                yield terms.stems[i : j + 1], spelling, named, whole


def _is_opened(before: str, language: str | None) -> bool:
    """Whether a word is one that noun phrases follow; everywhere in a language without articles."""
    code = primary(language)
    if tables.get(Grammar, code).no_articles or not tables.get(Reporting, code).prepositions:
        return True
    openers = determiners() | tables.get(Reporting, code).prepositions
    return before in openers - tables.get(Roles, code).before_verb


def _is_closed(analysis: Analysis, index: int, last: int) -> bool:
    """Whether a small word or a mark is behind a word, so that no noun follows that it belongs to."""
    text, terms = analysis.texts[index], analysis.terms[index]
    if last + 1 == len(terms.words) or terms.words[last + 1] in stop_words(analysis.language(index)):
        return True
    return _APART.search(text, terms.offsets[last][1], terms.offsets[last + 1][0]) is not None


def _goes_on(text: str, end: int) -> bool:
    """Whether a word is a part of a longer one: free-travel, Putin's."""
    return text[end : end + 1] in {"-", "‑"}
