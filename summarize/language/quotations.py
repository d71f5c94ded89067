"""Text → its quotations, in whichever marks.

Apostrophes, nested and unbalanced marks are normal input: a mark that does not pair opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

_MARK = regex.compile(r"[“”„‟«»‹›「」『』\"＂‘’‚']|``|''|\n\s*\n|[\f\u2029]")
_CLOSERS = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
    '"': '"', "＂": "＂", "”": "”", "‘": "’", "‚": "‘’", "'": "'", "``": ("''", '"', "”"),
}  # fmt: skip
_ASYMMETRIC = frozenset("“„‟「『«‹")
_SINGLE = frozenset("‘‚'")
_OPENING = frozenset("“„«‹‘‚'「『([{¿¡$€£…#@-–—")
_STOPS = frozenset(".,!?")
_LONGEST = 3000
"""Characters; what a mark that was never closed might run to."""
_LONGEST_SINGLE = 300


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is between two marks: half-open offsets without the marks and the spaces beside them."""

    start: int
    end: int
    marks: str
    """The opening and the closing mark; the opening one alone where a paragraph ends first."""


def quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of ``text``, in order; they never overlap."""
    return [found for found in _scan(text) if any(map(str.isalnum, text[found.start : found.end]))]


def _scan(text: str) -> Iterator[Quotation]:
    marks = [match for match in _MARK.finditer(text) if _is_mark(text, match)]
    i = 0
    while i < len(marks):
        opening = marks[i]
        i += 1
        if not _opens(text, opening):
            continue
        closing = _closing(text, marks, i)
        if closing is None:
            continue
        j, continued = closing
        end = _line_end(text, opening.end(), marks[j].start()) if continued else marks[j].start()
        both = opening.group() + ("" if continued else marks[j].group())
        yield Quotation(*_trim(text, opening.end(), end), both)
        i = j if continued else j + 1


def _is_mark(text: str, match: regex.Match[str]) -> bool:
    """An apostrophe inside a word is no mark."""
    if match.group() not in {"'", "’"}:
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (before.isalnum() and after.isalnum())


def _opens(text: str, mark: regex.Match[str]) -> bool:
    sign = mark.group()
    if sign not in _CLOSERS:
        return False
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    if sign in _ASYMMETRIC or sign == "``":
        return bool(after)
    if sign in _SINGLE and after.isdigit():
        return False
    begins = after.isalnum() or after in _OPENING
    return bool(after) and begins and not before.isalnum() and before not in _STOPS


def _closing(text: str, marks: list[regex.Match[str]], i: int) -> tuple[int, bool] | None:
    """Return the index of the closing mark, or of the one where the next paragraph takes up the quotation."""
    opening = marks[i - 1]
    sign = opening.group()
    single = sign in _SINGLE
    most = opening.end() + (_LONGEST_SINGLE if single else _LONGEST)
    best: int | None = None
    for j in range(i, len(marks)):
        mark = marks[j]
        if mark.start() > most:
            break
        if mark.group()[0] in "\n\f\u2029":
            after = marks[j + 1] if j + 1 < len(marks) else None
            taken_up = after is not None and after.group() == sign and after.start() == mark.end()
            if best is not None:
                return best, False
            return (j, True) if taken_up else None
        if single and "\n" in text[opening.end() : mark.start()]:
            break
        if mark.group() == sign and (sign in _ASYMMETRIC or _opens(text, mark)):
            starts_line = (
                sign in _ASYMMETRIC and text[opening.end() : mark.start()].rstrip(" \t")[-1:] == "\n"
            )
            return (j, True) if starts_line else None if best is None else (best, False)
        if mark.group() in _CLOSERS[sign] and _closes(text, mark):
            if not single or not _possessive(text, mark):
                return j, False
            best = best or j
    return None if best is None else (best, False)


def _closes(text: str, mark: regex.Match[str]) -> bool:
    if mark.group() in {'"', "＂", "'", "’", "”"}:
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        return not after.isalnum() and not (before.isspace() and mark.group() != '"')
    return True


def _possessive(text: str, mark: regex.Match[str]) -> bool:
    """Whether a single mark may be the apostrophe of "the players' strike"."""
    return text[mark.start() - 1] in "sS" and text[mark.end() : mark.end() + 2].lstrip(" ").isalnum()


def _line_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
