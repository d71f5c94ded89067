"""Paragraph → marks of notes behind the stops of its sentences: “in May.[3] The lab”, “.³ The”, “.1 The”."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.lines import Offsets
from summarize.language.tables.written import Splitting
from summarize.language.words import primary, stop_words

_STOP = r"(?<=[\p{Sentence_Terminal}…][\p{Pf}\p{Pi}\"'’)*]{0,2})"
_BRACKETED = r"\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,4}|[a-z]|(?:note|nb|n\.)\s?\d{1,2})\]"
_MARK = rf"(?:{_BRACKETED}|[⁰¹²³⁴-⁹]{{1,3}}|\(\d{{1,2}}\)|[†‡]{{1,3}})"
_MARKS = regex.compile(
    rf"{_STOP}(?:{_MARK}|\s{_BRACKETED})(?:\s?{_MARK}){{0,5}}(?=\s|$|[\p{{Lu}}\p{{Lo}}“\"«„])"
)
_ALONE = regex.compile(rf"{_MARK}(?:\s?{_MARK}){{0,5}}")
_LONGEST, _SHORT_WORD = 80, 4
# A digit on the line may be a decimal: it is a mark behind a word, a closing mark, or a year.
_DIGITS = regex.compile(
    r"(?:(?<=\p{L}\p{Ll}{2}[.!?])|(?<=[%)][.!?])|(?<=[.!?][”\"’»]))\d{1,2}(?=\s+[\p{Lu}“\"«„]|\s*$)"
    r"|(?<=(?<![\d.,])[12]\d{3}\.)\d{1,2}(?=\s+(?P<next>\p{Lu}\p{L}*))"
)


def note_marks(paragraph: str, language: str | None) -> list[Offsets]:
    """Return the half-open offsets of each mark that is behind a stop, in order."""
    found = [
        (match.start() + match.group()[:1].isspace(), match.end()) for match in _MARKS.finditer(paragraph)
    ]
    for match in _DIGITS.finditer(paragraph):
        following = match["next"]
        opens = following is None or _may_open(following, language)
        if opens and not _short().search(paragraph, max(0, match.start() - 8), match.start()):
            found.append(match.span())
    return sorted(found)


@cache
def _short() -> regex.Pattern[str]:
    # "Nr.5", "Abs.2": a word that is written short is followed by its number.
    short = tables.either(one.note_abbreviations for one in tables.each(Splitting).values())
    return regex.compile(rf"(?i)(?<!\p{{L}})(?:{short})\.$")


def _may_open(word: str, language: str | None) -> bool:
    """Whether a word is one that sentences open with, and no unit or name behind a decimal."""
    known = stop_words(primary(language) or "en")
    return word.casefold() in known if known else len(word) <= _SHORT_WORD


def blanked(paragraph: str, marks: list[Offsets]) -> str:
    """Return the paragraph with spaces in place of the marks, so that offsets hold."""
    parts, end = [], 0
    for start, stop in marks:
        parts.append(paragraph[end:start] + " " * (stop - start))
        end = stop
    return "".join((*parts, paragraph[end:]))


def is_note_mark(text: str) -> bool:
    """Whether a text is marks of notes and nothing else."""
    return len(text) <= _LONGEST and _ALONE.fullmatch(text) is not None
