"""Sentence → whether it can be understood alone, or leans on the one before it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import regex

from summarize.language import tables
from summarize.language.tables.speech import References
from summarize.language.words import Offsets, primary

Leaning = Literal["alone", "connective", "dangling"]
"""``dangling`` cannot be understood by itself; ``connective`` reads oddly by itself."""

_OPENING_MARKS = r"[^\p{L}\p{N}]*"
_QUOTED = regex.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
_MARK = re.compile('[“”„«»「」『』"]')
_MOSTLY_QUOTED = 0.9
_FORWARD = regex.compile(r"\p{Lu}\p{Ll}+ (?:his|her|its) [^,;]{3,80}, (?:\p{Lu}[\p{L}.]+ ?)+", regex.V1)


def leaning(text: str, language: str | None) -> Leaning:
    """Say whether a sentence can be read without the one before it.

    It dangles where it opens with a reference ("This move", "He", "Chief among them"), where it is a
    part of a longer quotation, or where it is a quotation that names no speaker.
    """
    referring, joining = _patterns(primary(language))
    opening = referring.match(text) if referring else None
    if _speaker_missing(text) or (opening and not _resolved_within(text, opening)):
        return "dangling"
    return "connective" if joining and joining.match(text) else "alone"


def quoted_parts(text: str) -> list[Offsets]:
    """Return the half-open offsets of what is in quotation marks, the marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]


def quoted_share(text: str) -> float:
    """Return the share of the letters and digits of a text that is in quotation marks, 0 to 1."""
    if not _MARK.search(text):
        return 0.0
    letters = sum(map(str.isalnum, text))
    return 1 - sum(map(str.isalnum, _QUOTED.sub("", text))) / letters if letters else 0.0


def _speaker_missing(text: str) -> bool:
    if not _MARK.search(text):
        return False
    return _MARK.search(_QUOTED.sub("", text)) is not None or quoted_share(text) > _MOSTLY_QUOTED


def _resolved_within(text: str, opening: regex.Match[str]) -> bool:
    """Whether "During his visit to Paris, Jane Doe …" names whom the opening means."""
    return _FORWARD.match(text, opening.start()) is not None


@cache
def _patterns(language: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]:
    def compiled(openings: tuple[str, ...]) -> regex.Pattern[str] | None:
        body = rf"{_OPENING_MARKS}(?:{'|'.join(openings)})(?![\p{{L}}\p{{N}}-])"
        return regex.compile(body, regex.IGNORECASE) if openings else None

    known = tables.get(References, language)
    return compiled(known.referring), compiled(known.joining)
