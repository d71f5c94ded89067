"""Sentence → whether it reports nothing: that somebody is silent, bare assent, or what is to follow."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.speech import Empty, Times
from summarize.language.words import primary, stop_words, time_names

_LONGEST, _LONGEST_SIGNPOST = 25, 14
"""Words of a sentence that reports nothing, and of one that announces others."""
_LONGEST_REST = 8
"""Words behind what is confirmed."""
_FIRST = 5
"""Words behind it, one of which names to whom or where it was confirmed."""
_SMALL = 2
"""Letters of a word that is a preposition, where a language has no stop words."""
_FEW = 3
"""Words behind a comma that report something more."""
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*")
_AGE = regex.compile(r"(?:, |\()\p{Nd}{1,2}(?:,|\))|\p{Nd}+-(?=\p{L})")
_FIGURE, _PARTED = regex.compile(r"\p{Nd}"), regex.compile(r"[;:“”„«»\"–—]")
_ACRONYM = regex.compile(r"\p{Lu}{2,5}")
_CLOSING = " \t\n\N{NO-BREAK SPACE}.!"
_WHEN = r"(?P<when>(?: \p{L}[\p{L}-]*){0,2}?)"
"""Words between the verb and what is confirmed: confirmed on Monday the visit, in languages that write so."""
_BEFORE, _BEHIND = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"


def is_empty(text: str, language: str | None) -> bool:
    """Whether a sentence reports nothing, in a language that has a table for it.

    It says only that somebody does not comment ("The firm declined to comment."), confirms what it does
    not tell ("The palace confirmed the visit on Monday."), or announces what the text goes on to tell ("Here
    is what we know."). A figure that is no age, a quotation, or a word such as "but" makes it a report.
    """
    written = text.strip(_CLOSING)
    count = len(_WORD.findall(written))
    if not 1 < count <= _LONGEST:
        return False
    own = _own(primary(language))
    if own is None or _FIGURE.search(_AGE.sub("", written)) or _PARTED.search(written):
        return False
    announces = count <= _LONGEST_SIGNPOST and own.announces(written)
    return announces or own.is_silent(written) or own.confirms(written)


class _Own:
    """What one language has for it."""

    def __init__(self, code: str, known: Empty) -> None:
        self._known, self._stops, times = known, stop_words(code), tables.get(Times, code)
        self._times = time_names() | times.evening | times.morning | times.units
        thing = rf"(?:{tables.any_of(known.definite)})(?P<noun>\p{{L}}[\p{{L}}-]+){_BEHIND}"
        self._silent, self._signposts = _either(known.silent), _either(known.signposts)
        self._approaching = _either(known.approaching)
        self._confirming = _either(known.confirming, behind=rf"{_WHEN} {thing}(?P<rest>.*)$")

    def announces(self, text: str) -> bool:
        """Whether the text goes on to tell what this sentence announces."""
        return self._signposts is not None and self._signposts.match(text) is not None

    def is_silent(self, text: str) -> bool:
        """Whether somebody does not comment, and nothing else is said."""
        asked = self._approaching.match(text) if self._approaching else None
        text = text[asked.end() :] if asked else text
        found = self._silent.search(text) if self._silent else None
        if found is None:
            return False
        behind = text[found.end() :]
        # "Apologised and declined to comment" tells of an apology.
        near = {*_words(text[: found.start()])[-1:], *_words(behind)}
        further = _words(behind.partition(",")[2])
        return near.isdisjoint(self._known.joining) and not self._more(text) and len(further) < _FEW

    def confirms(self, text: str) -> bool:
        """Whether something is confirmed of which nothing but a noun is there."""
        if self._more(text) or not self._known.upholding.isdisjoint(_words(text)):
            return False
        found = self._confirming.search(text) if self._confirming else None
        rest = None if found is None else self._rest(found)
        if found is None or rest is None or not self._is_of_occasion(rest):
            return False
        when = _words(found["when"])
        return not when or (when[-1] in self._times and self._stops | self._times >= {*when})

    def _rest(self, found: regex.Match[str]) -> list[str] | None:
        """Return the few words behind what is confirmed; None where it is no bare noun, or they go on."""
        rest = _WORD.findall(found["rest"])
        if self._known.compounds and rest and rest[0].islower() and rest[0] not in self._stops:
            del rest[0]
        goes_on = len(rest) > _LONGEST_REST or not self._known.joining.isdisjoint(_words(found["rest"]))
        return None if goes_on or found["noun"].casefold() in self._stops else rest

    def _is_of_occasion(self, rest: list[str]) -> bool:
        """Whether words say no more than when, where or to whom somebody confirmed it."""
        small, occasions = [word.casefold() for word in rest], self._known.occasions
        if small and (small[0] in self._stops | occasions or len(small[0]) <= _SMALL):
            near = zip(rest[:_FIRST], small, strict=False)
            if any(word in occasions or _ACRONYM.fullmatch(written) for written, word in near):
                return True
        known = self._stops | self._times
        return all(part in known for word in small for part in word.split("-"))

    def _more(self, text: str) -> bool:
        return not self._known.more.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@cache
def _own(code: str) -> _Own | None:
    known = tables.find(Empty, code)
    return None if known is None else _Own(code, known)


def _either(patterns: tuple[str, ...], behind: str = _BEHIND) -> regex.Pattern[str] | None:
    return regex.compile(rf"{_BEFORE}(?:{tables.any_of(patterns)}){behind}", regex.I) if patterns else None
