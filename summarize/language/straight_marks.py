"""Straight quotation marks → marks that open or close.

A splitter pairs straight marks in the order in which they come. Where one is missing, it takes what lies
between two quotations for a quotation, and does not split it.
"""

from __future__ import annotations

import regex

_MARK = regex.compile(r'"')
_BEFORE_WORDS = regex.compile(r"[\s\p{Ps}\p{Pd}“‘]")
_BEHIND_WORDS = regex.compile(r"[\s\p{Pe}\p{Pd}\p{Po}”’]")
_MISPLACED = regex.compile(r"[\p{Sentence_Terminal},]\s")


def directed(paragraph: str) -> str:
    """Return a paragraph, one character for one, with “ and ” for straight marks where that is plain.

    A mark behind a space opens, and one before a space closes. One between two spaces, or behind a comma and
    a space, closes the quotation that is open.
    """
    if '"' not in paragraph:
        return paragraph
    found = list(paragraph)
    opened = False
    for match in _MARK.finditer(paragraph):
        at = match.start()
        before, behind = paragraph[at - 1 : at] or " ", paragraph[at + 1 : at + 2] or " "
        opens, closes = _BEFORE_WORDS.match(before), _BEHIND_WORDS.match(behind)
        misplaced = opened and opens and _MISPLACED.match(paragraph, at - 2)
        if misplaced and (closes or paragraph[at - 2] == ","):
            opens, closes = None, misplaced
        if bool(opens) != bool(closes):
            opened = bool(opens)
            found[at] = "“" if opened else "”"
    return "".join(found)
