"""Text → tokens with offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from summarize.language.quantities.measures import Measures, measures

_TOKEN = regex.compile(
    r"(?P<number>\p{Nd}++(?:[.,٫٬\u00A0\u202F\u2009’']\p{Nd}++)*+)"
    r"|(?P<word>\p{L}\.\p{L}(?=\.)|\p{L}[\p{L}\p{M}\p{Cf}]*+(?:[’']\p{L}[\p{L}\p{M}\p{Cf}]*+|[²³])*+)"
    r"|(?P<symbol>[\p{Sc}%‰°№+])|(?P<other>\S)"
)
_UNSEEN, _APOSTROPHE = regex.compile(r"\p{Cf}"), regex.compile("[’']")

HYPHENS = frozenset({"-", "‑"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; ``glued`` where no space stands in front of it."""

    text: str
    fold: str
    start: int
    end: int
    kind: Literal["number", "word", "symbol", "other"]
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence taken apart, with the tables of its language."""

    text: str
    tokens: tuple[Token, ...]
    language: str
    tables: Measures

    def token(self, i: int) -> Token | None:
        """Return token ``i``, or None outside the sentence."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def fold(self, i: int) -> str:
        """Return token ``i`` case-folded, empty outside the sentence."""
        return self.tokens[i].fold if 0 <= i < len(self.tokens) else ""

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def is_number(self, i: int) -> bool:
        """Whether token ``i`` is written in digits."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "number"

    def glued(self, i: int) -> bool:
        """Whether no space stands in front of token ``i``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    def phrase(self, start: int, end: int) -> str:
        """Return tokens ``start`` to ``end``, exclusive, case-folded and joined by spaces."""
        words = " ".join(t.fold for t in self.tokens[max(0, start) : end]).replace("’", "'")
        # "d'au moins", "d'euros"
        return words.removeprefix("d'")

    def raw(self, start: int, end: int) -> str:
        """Return the text from token ``start`` to token ``end``, inclusive."""
        return self.text[self.tokens[start].start : self.tokens[end].end]


def line(text: str, language: str) -> Line:
    """Take a sentence apart; ``language`` is a primary subtag."""
    tables = measures(language)
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kind: Literal["number", "word", "symbol", "other"] = match.lastgroup  # type: ignore[assignment]
        for start, stop in _elided(match, tables) if kind == "word" else (match.span(),):
            part = text[start:stop]
            found.append(Token(part, folded(part), start, stop, kind, start == end > 0))
            end = stop
    return Line(text, tuple(found), language, tables)


def folded(part: str) -> str:
    """Fold case, compose accents, and leave out soft hyphens and what else is not seen."""
    if part.isascii():
        return part.lower()
    return unicodedata.normalize("NFC", _UNSEEN.sub("", part.casefold()))


def _elided(match: regex.Match[str], tables: Measures) -> Iterator[tuple[int, int]]:
    """Set a number that lost its last letter apart from the word that it leans on: vent'anni."""
    head = _APOSTROPHE.search(match.group())
    start, end = match.span()
    if head and f"{match.group()[: head.start()].casefold()}'" in tables.spelling.parts:
        yield start, start + head.end()
        start += head.end()
    yield start, end


def is_hyphen(of: Line, i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins what stands on its sides."""
    return of.fold(i) in HYPHENS and of.glued(i)
