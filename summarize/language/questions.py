"""Sentence → what it asks: as a question, or in the words of who reports one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.denials import part_around, part_starts
from summarize.language.tables.contrast import Conditions
from summarize.language.terms import Terms

_MARKS = ("?", "？", "؟", "՞", "\N{GREEK QUESTION MARK}")
_CLOSING = " \t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\"'”’»)›]」』!"
_ASKED = regex.compile(rf"[{''.join(_MARKS)}](?=[{regex.escape(_CLOSING)}]|$)")


def asks(text: str, code: str) -> bool:
    """Whether a sentence is a question, by its mark; in Greek that is a semicolon."""
    written = text.rstrip(_CLOSING)
    return written.endswith(_MARKS) or (code == "el" and written.endswith(";"))


class Questions(Struct, frozen=True):
    """What one sentence asks, also in quotation marks, and what somebody in it asks or wants to know."""

    about: tuple[frozenset[str], ...] = ()
    """For each question the content stems of its part of the sentence, commas set parts off; of the whole
    sentence where that part has none."""
    reported: frozenset[int] = frozenset()
    """The words that open a reported question, by index: whether, asked if."""


def questions(text: str, terms: Terms, code: str) -> Questions:
    """Read one sentence, whose ``terms`` are those of ``text``, in a language by its primary subtag."""
    reported = frozenset(_reported(terms, code))
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
    return Questions(tuple(about), reported)


def _reported(terms: Terms, code: str) -> Iterator[int]:
    known = tables.get(Conditions, code)
    for i, word in enumerate(terms.words):
        asked = i > 0 and word in known.words and terms.words[i - 1] in known.asking
        if asked or word in known.whether:
            yield i
