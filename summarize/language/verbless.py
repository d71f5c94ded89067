"""Unit of a text → whether it has no finite verb, in languages whose verbs are not listed.

By its small words alone: behind an article, a preposition or a possessive is no finite verb. Where any word
may be one, there is one.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import regex

from summarize.language import tables
from summarize.language.tables.written import Nominal
from summarize.language.words import time_names

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*(?:-[\p{L}\p{N}]+)*")
_JOINED = regex.compile(r"[\s'’-]*")
_FEWEST = 5
"""Words of a unit that is looked at."""
_LONGEST = 400
"""Characters; a longer unit has a verb."""


def is_verbless(text: str, code: str) -> bool | None:
    """Say whether no word of a unit can be a finite verb; None where nothing is known of the language.

    Names, words behind a sign of a noun, and words with the ending of an adjective or a participle are none.
    """
    own = tables.find(Nominal, code)
    if own is None:
        return None
    if len(text) > _LONGEST:
        return False
    words = _Words(text, own)
    if len(words.found) < _FEWEST:
        return False
    return not any(words.may_be_verb(k) for k in range(len(words.found)))


class _Words:
    """The words of one unit."""

    def __init__(self, text: str, own: Nominal) -> None:
        self._own = own
        places = [match.span() for match in _WORD.finditer(text)]
        self.found = [text[start:end] for start, end in places]
        between = ((end, start) for (_, end), (start, _) in pairwise(places))
        self._joined = [False, *(_JOINED.fullmatch(text, *gap) is not None for gap in between)]
        """Whether nothing but a space, an apostrophe or a hyphen is before a word."""

    def may_be_verb(self, k: int) -> bool:
        """Whether a word may be a finite verb."""
        word, own = self.found[k], self._own
        small = word.casefold()
        if word[0].isdigit() or (k > 0 and word[0].isupper()):
            return False
        if small in own.verbs:
            return True
        if self._is_small(k):
            return False
        if k == 0:
            return self._opens_with_verb()
        if small in time_names() or (self._joined[k] and self._is_of_noun(k)):
            return False
        attributes = _either(own.attributes)
        return attributes is None or attributes.fullmatch(small) is None

    def _is_small(self, k: int) -> bool:
        word = self.found[k].casefold()
        return word in self._own.signs or word in self._own.small

    def _opens_with_verb(self) -> bool:
        """Whether the first word may be a verb without a subject: "Quedan dos semanas"."""
        nouns = _either(self._own.openings)
        if nouns is None or nouns.fullmatch(self.found[0].casefold()):
            return False
        # Two names: no verb is before the second one.
        return not (self.found[1][0].isupper() and self._joined[1])

    def _is_of_noun(self, k: int) -> bool:
        """Whether what is right before a word makes it part of a noun phrase."""
        own, before = self._own, self.found[k - 1].casefold()
        if k == 1 and before in own.subjects:
            return False
        # "Il la voit", "El juez la dejó", "Así lo confirma": a pronoun, since no preposition is before it.
        if before in own.objects and k > 1 and self._joined[k - 1]:
            return self.found[k - 2].casefold() in own.signs
        return before in own.signs


@cache
def _either(patterns: tuple[str, ...]) -> regex.Pattern[str] | None:
    return regex.compile("|".join(patterns), regex.IGNORECASE) if patterns else None
