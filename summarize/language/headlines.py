"""Line at the top of a document that ends with a stop → whether it is the headline all the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Headlines
from summarize.language.tables.speech import Reporting
from summarize.language.tables.written import Verbs

_LONGEST, _LONGEST_VERBLESS = 14, 5
"""Words of a headline that ends with a stop, and of one that has no verb to be known by."""
_REPEATED, _FEWEST_REPEATED = 0.6, 3
_STEM, _SHORTEST = 4, 3
_LONGER, _LONGEST_LINE = 1.2, 300
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*")
# "DALPUR (NNS) —", "PARIS, March 3 (AFP) –", "Berlin (dpa) -": a report begins, and the line above it is no
# part of it.
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}(?:, [\p{L}\p{N} .,]{1,30}?)?) ?"
    r"(?:\([\p{L} /.-]{2,20}\)\s?[—–:.-]|\([\p{Lu}]{2,}\)|[—–]\s)"
)
_CAPITALS_DATELINE = regex.compile(
    r"\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3}(?:, [^.:]{1,40}?)?\s?(?:[—–-]{1,2}|:)\s"
)
_MARKS = regex.compile(r"[“”„«»\"]")


def is_stopped_headline(line: str, below: str) -> bool:
    """Whether a line with a final stop is the headline of what is below it.

    It is short, quotes nobody and names no day. And either the text below begins with a dateline, or it
    says the same again at greater length, or the line is a few words without article and verb, and the text
    below repeats a name of it.

    Args:
        line: the first line of a document, alone in its paragraph.
        below: the first sentence of the next paragraph.

    """
    words = _WORD.findall(line)
    if not 2 <= len(words) <= _LONGEST or not line.rstrip().endswith((".", "。")) or _MARKS.search(line):
        return False
    if _DATELINE.match(below) or _CAPITALS_DATELINE.match(below):
        return True
    if _days().search(line) or len(below) < _LONGER * len(line):
        return False
    plain = made_of().isdisjoint(w.casefold() for w in words)
    names = {w for w in words if w[0].isupper() and len(w) >= _STEM}
    verbless = len(words) <= _LONGEST_VERBLESS and not any(map(_past().fullmatch, words))
    if plain and verbless and not names.isdisjoint(_WORD.findall(below)):
        return True
    return plain and restates(line, below)


def restates(line: str, below: str) -> bool:
    """Whether most words of a line, three at least, come again in the text below it."""
    content = [
        word
        for word in map(str.casefold, _WORD.findall(line))
        if word not in made_of() and (len(word) >= _SHORTEST or word[0].isdigit())
    ]
    said = {word.casefold()[:_STEM] for word in _WORD.findall(below)}
    again = sum(word[:_STEM] in said for word in content)
    return len(content) >= _FEWEST_REPEATED and again >= _REPEATED * len(content)


def opens_like_a_headline(line: str, below: Sequence[str]) -> bool:
    """Whether the first unit of a text that has no lines is its headline, with a stop that was set behind it.

    It is short, has no word that headlines leave out, and a longer unit soon below reports it again. Or each
    of its longer words has a capital, also those that have none in a sentence.
    """
    words = _WORD.findall(line)
    if not _FEWEST_REPEATED < len(words) <= _LONGEST:
        return False
    if all(w[0].isupper() or not w[0].isalpha() for w in words if len(w) > _SHORTEST):
        small = [w for w in words[1:] if w[0].isupper() and w.casefold() in never_capital()]
        if small:
            return True
    plain = made_of().isdisjoint(w.casefold() for w in words) and _days().search(line) is None
    return plain and any(len(other) >= _LONGER * len(line) and restates(line, other) for other in below)


def is_standfirst(line: str, below: Sequence[str]) -> bool:
    """Whether a short sentence below a headline says in advance what a longer one soon below reports."""
    return len(line.split()) <= _LONGEST and any(
        len(other) >= _LONGER * len(line) and restates(line, other) for other in below
    )


@cache
def never_capital() -> frozenset[str]:
    """Return words that have a capital at the start of a sentence and in headlines only."""
    verbs = (one.auxiliaries | one.past for one in tables.each(Verbs).values())
    names = tables.union(one.names for one in tables.each(Verbs).values())
    said = tables.union(
        one.plain for one in tables.each(Reporting).values() if isinstance(one.plain, frozenset)
    )
    return (tables.union(verbs) | made_of() | said) - names


@cache
def made_of(code: str = "") -> frozenset[str]:
    """Return articles, pronouns and auxiliaries: sentences are made of them, and headlines leave them out.

    Of one language, or of all where none is given or it has no list.
    """
    own = tables.find(Headlines, code) if code else None
    if own is not None and own.of_sentences:
        return frozenset(own.of_sentences)
    return tables.union(one.of_sentences for one in tables.each(Headlines).values())


@cache
def _past() -> regex.Pattern[str]:
    return regex.compile(tables.either(one.past for one in tables.each(Headlines).values()))


@cache
def _days() -> regex.Pattern[str]:
    days = tables.either(one.days for one in tables.each(Headlines).values())
    return regex.compile(rf"(?i)\b(?:{days})\b")


def is_same_line(one: str, other: str) -> bool:
    """Whether two lines have the same words, whatever their stops, marks and capitals."""
    if len(one) > _LONGEST_LINE or len(other) > _LONGEST_LINE:
        return False
    words = [word.casefold() for word in _WORD.findall(one)]
    return bool(words) and words == [word.casefold() for word in _WORD.findall(other)]
