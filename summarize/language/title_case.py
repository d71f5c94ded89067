"""Text that opens like a headline, each longer word with a capital → where its first sentence begins."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.finite import third_persons
from summarize.language.headlines import made_of, never_capital
from summarize.language.tables.written import Verbs

_SHORTEST = 3
"""Letters of words that may have no capital in a headline."""
_FEWEST = 4
_AHEAD = 6
"""Longer words behind a place, of which most have no capital in a sentence."""
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")


def end_of_title_case(text: str, code: str) -> int | None:
    """Return the offset at which a sentence follows a headline in title case; None where there is none.

    The headline has a verb or a small word with a capital, which no sentence has. The sentence opens with
    an article, a pronoun or a preposition and goes on in small letters.
    """
    words = list(_WORD.finditer(text))
    small, openers, signs = _words(code)
    signed = False
    for k, match in enumerate(words[:-1]):
        word, behind = match.group(), words[k + 1].group()
        lower = word.casefold()
        if not word[0].isupper() and len(word) > _SHORTEST and word.isalpha() and lower not in small:
            return None
        opens = word[0].isupper() and behind[0].islower() and lower in openers
        before = words[k - 1].group() if k else ""
        if (
            k >= _FEWEST
            and signed
            and opens
            and before not in small
            and _is_sentence([one.group() for one in words[k + 1 :]])
        ):
            return match.start()
        signed |= k > 0 and word[0].isupper() and lower in signs
        if regex.match(r"[.!?…]\s", text[match.end() : match.end() + 2]):
            return None
    return None


@cache
def _words(code: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return small words, what sentences open with, and what has a capital in headlines alone."""
    verbs = tables.get(Verbs, code)
    small = frozenset(verbs.noun_signs | verbs.small)
    return small, made_of(code) | small, never_capital() | third_persons(code)


def _is_sentence(words: list[str]) -> bool:
    longer = [word for word in words if len(word) > _SHORTEST and word.isalpha()][:_AHEAD]
    return 2 * sum(word[0].islower() for word in longer) > len(longer)
