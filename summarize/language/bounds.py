"""How much of a document is looked at: counted, not timed, so that it is the same on every machine."""

from __future__ import annotations

from itertools import islice

import regex

MOST_CHARACTERS = 2_000_000
"""Characters of one document; the longest novels have as many."""
MOST_MARKS = 50_000
"""Ends of lines, stops and quotation marks of one document: what may begin or end a sentence."""
LONGEST_SENTENCE = 10_000
"""Characters; what goes on for longer is a list, a table or a transcript that nobody split."""

_MARK = regex.compile(r"[\n\r\x85\u2028\u2029\p{Sentence_Terminal}\p{Pi}\p{Pf}\"„‚「」『』]")


def end_of_work(text: str) -> int:
    """Return up to where a text is taken apart; what follows is one fragment.

    That is the end, but for texts with more characters or marks than anybody writes.
    """
    last = next(islice(_MARK.finditer(text, 0, MOST_CHARACTERS), MOST_MARKS - 1, None), None)
    return last.end() if last else min(len(text), MOST_CHARACTERS)
