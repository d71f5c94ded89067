"""Sentence → what it asks: as a question, or in the words of who reports one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.denials import Marked, marked, part_around, part_starts
from summarize.language.tables.contrast import Conditions, Subordination
from summarize.language.terms import Terms

_MARKS = ("?", "？", "؟", "՞", "\N{GREEK QUESTION MARK}")
_CLOSING = " \t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\"'”’»)›]」』!"
_ASKED = regex.compile(rf"[{''.join(_MARKS)}](?=[{regex.escape(_CLOSING)}]|$)")


def asks(text: str, code: str) -> bool:
    """Whether a sentence is a question, by its mark; in Greek that is a semicolon."""
    written = text.rstrip(_CLOSING)
    return written.endswith(_MARKS) or (code == "el" and written.endswith(";"))


_WHOM = 6
"""Words for who is asked, between the verb and the question: asked the board of the bank what."""


class Questions(Struct, frozen=True):
    """What one sentence asks, also in quotation marks, and what somebody in it asks or wants to know."""

    about: tuple[frozenset[str], ...] = ()
    """For each question the content stems of its part of the sentence, commas set parts off; of the whole
    sentence where that part has none."""
    reported: frozenset[int] = frozenset()
    """The words that open a reported question, by index: whether, asked if, asked what."""
    inside: frozenset[int] = frozenset()
    """The words of those parts, by index."""


def questions(text: str, terms: Terms, code: str) -> Questions:
    """Read one sentence, whose ``terms`` are those of ``text``, in a language by its primary subtag."""
    reported = frozenset(_reported(text, terms, code))
    begins = [start for start, _ in terms.offsets]
    ends = [bisect_left(begins, match.start()) for match in _ASKED.finditer(text)]
    if not ends and asks(text, code):
        ends = [len(begins)]
    if not ends and not reported:
        return Questions()
    starts, content = part_starts(text, terms), frozenset(terms.content)
    parts = [(place + 1, part_around(starts, place, len(begins))[1]) for place in sorted(reported)]
    parts += [(part_around(starts, max(0, end - 1), len(begins))[0], end) for end in ends]
    about = (content.intersection(terms.stems[first:end]) or content for first, end in parts)
    return Questions(tuple(about), reported, frozenset(i for part in parts for i in range(*part)))


def _reported(text: str, terms: Terms, code: str) -> Iterator[int]:
    known = tables.get(Conditions, code)
    opening = known.words | known.whether | known.interrogative
    places = [i for i, word in enumerate(terms.words) if word in opening]
    if not places:
        return
    inquiring, starts = marked(_inquiring(code), terms.stems), part_starts(text, terms)
    joining = tables.get(Subordination, code).joining
    for i in places:
        word = terms.words[i]
        # "Asked the board what": who is asked is between the two, and neither a comma nor "to".
        first = max(part_around(starts, i - 1, len(terms.words))[0] if i else 0, i - 1 - _WHOM)
        barred = (k + 1 for k in range(first, i) if terms.words[k] in known.no_question)
        before = range(max(barred, default=first), i)
        last = before[-1:]
        asked = word in known.words and any(terms.words[k] in known.asking for k in last)
        # "They asked about it when he left" holds no question.
        behind = last if word in joining else before
        asked = asked or (word in known.words | known.interrogative and not inquiring.isdisjoint(behind))
        if asked or word in known.whether:
            yield i


def unlike(a: Terms, b: Terms, code: str, asked: tuple[Questions, Questions]) -> bool:
    """Whether two sentences ask for different things, by the words that open their questions: who, when."""
    kinds = tables.get(Conditions, code).unlike
    one, two = (
        {n for n, words in enumerate(kinds) for i in found.reported if terms.words[i] in words}
        for terms, found in zip((a, b), asked, strict=True)
    )
    return bool(one and two) and one.isdisjoint(two)


@cache
def _inquiring(code: str) -> Marked:
    return Marked.of(tables.get(Conditions, code).inquiring, code)
