"""Sentence → how much of it is quoted, and whether it leans on the one before it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import regex

from summarize.language import tables
from summarize.language.tables.speech import Grammar, References, Reporting
from summarize.language.words import Offsets, primary

# Sentence → whether it can be understood alone, or leans on the one before it.

Leaning = Literal["alone", "connective", "dangling"]
"""``dangling`` cannot be understood by itself; ``connective`` reads oddly by itself."""

_OPENING_MARKS = r"[^\p{L}\p{N}]*"
_QUOTED = regex.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
_MARK = re.compile('[“”„«»「」『』"]')
_MOSTLY_QUOTED = 0.9
_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]*\.?")
_LONGEST_NAME = 4
"""Words of a name, titles included."""
_SHORT = 9
"""Words of a sentence that holds nothing else that its last one may mean."""
_MOST_BEFORE = 5
"""Words before "of them", at most."""
_FEW_BEFORE = 6
"""Words before "too", at most."""
_INNER_MARK = regex.compile(r"[,;:?()–—]")
_FORWARD = regex.compile(r"\p{Lu}\p{Ll}+ (?:his|her|its) [^,;]{3,80}, (?:\p{Lu}[\p{L}.]+ ?)+", regex.V1)


def leaning(text: str, language: str | None) -> Leaning:
    """Say whether a sentence can be read without the one before it.

    It dangles where it opens with a reference ("This move", "He", "But they", "Chief among them"), where
    it is a part of a longer quotation or a quotation that names no speaker, where it only says who
    spoke ("Ms. Lee asks."), where it is short and ends with a reference ("Lund rejected that."), or where it
    goes on from another one ("Lund, too, denies it", "the bridge is closed, she said").
    """
    referring, joining = _patterns(primary(language))
    joined = joining.match(text) if joining else None
    opening = referring.match(text, joined.end() if joined else 0) if referring else None
    if (opening and not _resolved_within(text, opening)) or _speaker_missing(text):
        return "dangling"
    if _only_names_a_speaker(text, language) or _ends_in_reference(text, language):
        return "dangling"
    if _picks_out(text, primary(language)):
        return "dangling"
    if _adds(text, language) or _is_said_by_a_pronoun(text, language):
        return "dangling"
    return "connective" if joined else "alone"


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


def _only_names_a_speaker(text: str, language: str | None) -> bool:
    """Whether a sentence is a name and a verb of saying."""
    *name, verb = text.rstrip(" .").split(maxsplit=_LONGEST_NAME) or [""]
    names = bool(name) and all(_NAME.fullmatch(word) for word in name)
    known = tables.get(Reporting, primary(language))
    return names and verb.casefold() in known.saying | known.calling


def _ends_in_reference(text: str, language: str | None) -> bool:
    """Whether a sentence without inner marks is short and ends with a word such as "that"."""
    words = text.rstrip(" .!").casefold().split(maxsplit=_SHORT)
    closing = tables.get(References, primary(language)).closing
    return 1 < len(words) <= _SHORT and words[-1] in closing and not _INNER_MARK.search(text)


def _picks_out(text: str, language: str) -> bool:
    """Whether a sentence begins with a few words without a name, and "of them" or its like behind them."""
    picking = _picking(language)
    found = picking.match(text) if picking else None
    if found is None:
        return False
    names = (word[0].isupper() for word in found["before"].split()[1:])
    return tables.get(Grammar, language).capital_nouns or not any(names)


def _adds(text: str, language: str | None) -> bool:
    """Whether "too" or its like is between commas near the beginning."""
    words = tables.get(References, primary(language)).adding
    parts = text.split(", ", maxsplit=2)
    return len(parts) > 2 and parts[1].casefold() in words and len(parts[0].split()) <= _FEW_BEFORE


def _is_said_by_a_pronoun(text: str, language: str | None) -> bool:
    """Whether a sentence without quotation marks ends with a pronoun that says it: ..., she said."""
    own = tables.get(Reporting, primary(language))
    tag = text.rpartition(", ")[2].rstrip(" .").casefold().split()
    return len(tag) == 2 and tag[0] in own.he | own.she and tag[1] in own.saying and not _MARK.search(text)


def _resolved_within(text: str, opening: regex.Match[str]) -> bool:
    """Whether "During his visit to Paris, Jane Doe …" names whom the opening means."""
    return _FORWARD.match(text, opening.start()) is not None


@cache
def _picking(language: str) -> regex.Pattern[str] | None:
    phrases = tables.get(References, language).picking
    before = rf"{_OPENING_MARKS}(?P<before>(?:[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}’'-]* ){{0,{_MOST_BEFORE}}}?)"
    behind = r"(?![\p{L}\p{N}-])"
    return regex.compile(rf"{before}(?:{'|'.join(phrases)}){behind}", regex.IGNORECASE) if phrases else None


@cache
def _patterns(language: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]:
    def compiled(openings: tuple[str, ...]) -> regex.Pattern[str] | None:
        body = rf"{_OPENING_MARKS}(?:{'|'.join(openings)})(?![\p{{L}}\p{{N}}-])"
        return regex.compile(body, regex.IGNORECASE) if openings else None

    known = tables.get(References, language)
    return compiled(known.referring), compiled(known.joining)
