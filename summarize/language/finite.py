"""Unit of text → whether it has a finite verb, in languages whose table has the forms of verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.written import Verbs
from summarize.language.words import primary

_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*(?:-\p{L}+)*")
_CONTRACTED = regex.compile(
    r"n['’]t$|['’](?:re|ve|ll|d|m)$|^(?:it|he|she|that|there|here|what|who|where|how|let|this)['’]s$"
)
_BE = regex.compile(r"['’]s (?:an?|the|not|going|been|being|now|still|very|so|in|on|at|\p{Ll}+ing)\b")
"""Behind a noun, 's is possessive unless such a word follows."""
_LISTED = regex.compile(r"\p{L}: \S|^With\b.* \p{Ll}+ing\b")
"""What represents a verb: a colon, or "with the count starting"."""
_NOUNS = ("ings", "ions", "ments", "ities", "ists", "ers", "ors", "ness", "ships", "isms", "ies")
_SMALL = 3
"""Letters of words that have no capital in titles."""
_LONGEST = 400
"""Characters; a longer unit has a verb."""


def has_finite_verb(text: str, language: str | None) -> bool | None:
    """Say whether a unit has a finite verb; None where the language has no forms of verbs.

    In doubt there is one: a word that may be a verb is one unless an article or a preposition is
    before it, or the words around make it a participle.
    """
    verbs = tables.find(Verbs, primary(language))
    if verbs is None:
        return None
    if len(text) > _LONGEST or any(word in verbs.auxiliaries and word.isalpha() for word in text.split()):
        return True
    if _BE.search(text) or _LISTED.search(text):
        return True
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    third = third_persons(primary(language))
    capitals = all(word[0].isupper() for word, _, _ in words if len(word) > _SMALL)
    for k, (word, start, end) in enumerate(words):
        if word[0].isupper() and k > 0 and (not capitals or word.casefold() in verbs.names):
            continue
        joined = k > 0 and text[words[k - 1][2] : start].isspace()
        goes_on = k + 1 < len(words) and text[end : words[k + 1][1]].isspace()
        several = words[k - 1][0][:1].isupper() and any(other in verbs.joining for other, _, _ in words[:k])
        behind = [other for other, _, _ in words[k + 1 : k + 3] if goes_on] + ["", ""]
        by = (
            behind[0] == "by"
            and word.endswith("ed")
            and (behind[1][:1].isupper() or behind[1] in verbs.determiners)
        )
        place = _Place(
            words[k - 1][0] if joined else "", behind[0], k == 0, by, word[0].isupper(), joined and several
        )
        if _finite(word.casefold().replace("’", "'"), place, verbs, third):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Place:
    before: str
    """The word before, with only a space between; empty where there is none."""
    behind: str
    first: bool
    by_somebody: bool
    """Whether "by the council", "by Iran" follows: by itself that is a participle."""
    capital: bool
    several: bool
    """Whether a name is before, the last of several: Merkel and Obama meet."""


def _finite(word: str, place: _Place, verbs: Verbs, third: frozenset[str]) -> bool:
    before = place.before.casefold().replace("’", "'")
    if word in verbs.auxiliaries or _CONTRACTED.search(word):
        return True
    attributive = before in verbs.noun_signs or before.endswith(("'s", "s'"))
    if word in verbs.past or (word.endswith("ed") and len(word) > _SMALL and word not in verbs.no_past):
        participle = place.first or before in verbs.passive or place.by_somebody
        return not participle and not (attributive and word not in verbs.past)
    if place.first or attributive:
        return False
    if word in third:
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", *_NOUNS)):
        subject = place.before[:1].isupper() or before in verbs.plurals
        return subject or place.behind[:1].isupper() or place.behind in verbs.determiners
    if word in verbs.base and (place.behind in verbs.determiners or place.behind[:1].isupper()):
        return True
    if place.several and word in verbs.base:
        return True
    if place.capital:
        return False
    plural = before in verbs.plurals or (
        before.endswith("s") and not before.endswith(("ss", "us", "is", "'s"))
    )
    return plural and (
        word in verbs.base
        or (word not in verbs.small | verbs.noun_signs and not word.endswith(("ing", "ly")))
    )


@cache
def third_persons(code: str) -> frozenset[str]:
    """Return the forms of common verbs that follow a single subject: checks."""
    base = tables.get(Verbs, code).base
    return frozenset(form for verb in base for form in (verb + "s", verb + "es", verb[:-1] + "ies"))
