"""Sentence → what will be done, what will not, and what is left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

import regex

from summarize.language import tables
from summarize.language.tables.contrast import Negation
from summarize.language.tables.speech import Prospects as Words
from summarize.language.terms import Terms
from summarize.language.words import primary, stop_words

_BETWEEN = 4
"""Small words between a phrase and what it is said of: "suspend the", "will soon be"."""
Outlook = Literal["ahead", "off", "undecided"]
"""Whether something will be done, will not, or is left open."""
_STOP = regex.compile(r"[,;:.!?—–()]")


@dataclass(frozen=True, slots=True)
class Prospect:
    """A phrase with the verb or noun that it is said of, by index of the words, half-open."""

    first: int
    end: int
    outlook: Outlook


def prospects(text: str, terms: Terms, language: str | None) -> tuple[Prospect, ...]:
    """Return what a sentence says will be done or will not; what a clause leaves open is undecided."""
    code = primary(language)
    openings, stops = _openings(code), stop_words(language)
    if openings.keys().isdisjoint(terms.words):
        return ()
    words, found = terms.words, list[Prospect]()
    breaks = [k for k, (a, b) in enumerate(pairwise(terms.offsets)) if _STOP.search(text, a[1], b[0])]
    for i, word in enumerate(words):
        for phrase, outlook in openings.get(word, ()):
            # A capital makes a name of it: May, Will Smith.
            if words[i : i + len(phrase)] != phrase or text[terms.offsets[i][0]].isupper():
                continue
            k = i + len(phrase)
            while k < min(len(words), i + len(phrase) + _BETWEEN) and words[k] in stops:
                k += 1
            known = k < len(words) and words[k] not in stops and not text[terms.offsets[k][0]].isupper()
            if known and not _is_open(terms, breaks, Prospect(i, k, outlook), code):
                found.append(Prospect(i, k + 1, outlook))
            break
    return tuple(found)


def _is_open(terms: Terms, breaks: Sequence[int], said: Prospect, code: str) -> bool:
    """Whether a condition is in the clause, or a negation before what will be done, or a stop inside."""
    first, last, outlook = said.first, said.end, said.outlook
    own = tables.get(Words, code)
    if any(first <= k < last for k in breaks) or not own.unreal.isdisjoint(terms.words[first:last]):
        return True
    start = max((k + 1 for k in breaks if k < first), default=0)
    end = min((k + 1 for k in breaks if k >= last), default=len(terms.words))
    clause = {*terms.words[start:end]}
    if outlook != "undecided" and not own.open.isdisjoint(clause):
        return True
    negations = tables.get(Negation, code).words | {"t"}
    return outlook != "off" and not negations.isdisjoint({*terms.words[start : last + 1]})


@cache
def _openings(code: str) -> Mapping[str, list[tuple[tuple[str, ...], Outlook]]]:
    """Return the phrases of a language by their first word, longest first."""
    own = tables.get(Words, code)
    found: defaultdict[str, list[tuple[tuple[str, ...], Outlook]]] = defaultdict(list)
    listings: tuple[tuple[Outlook, Sequence[str]], ...] = (
        ("ahead", own.ahead), ("off", own.off), ("undecided", own.undecided),
    )  # fmt: skip
    for outlook, phrases in listings:
        for phrase in phrases:
            words = tuple(phrase.split())
            found[words[0]].append((words, outlook))
    for listed in found.values():
        listed.sort(key=lambda item: (-len(item[0]), item[0]))
    return dict(found)
