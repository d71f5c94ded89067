"""Text → tokens with offsets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from summarize.language.plain import LETTER
from summarize.language.quantities.measures import Measures, measures

if TYPE_CHECKING:
    from summarize.language.quantities.scales import Number

# "m²" is a unit; behind a longer word, a raised figure marks a note.
_TOKEN = regex.compile(
    r"(?P<number>\p{Nd}++(?:[.,٫٬\u00A0\u202F\u2009’']\p{Nd}++)*+)"
    r"|(?P<word>\p{L}\.\p{L}(?=\.)|\p{L}[\p{L}\p{M}\p{Cf}]*+(?:[’']\p{L}[\p{L}\p{M}\p{Cf}]*+)*+"
    r"(?:(?<=(?<!\p{L})\p{L}{1,3})[²³])?)"
    r"|(?P<symbol>[\p{Sc}%‰°№+])|(?P<other>\S)"
)
# What most text consists of is taken apart by ``re``, at a third of the cost.
_PLAIN = re.compile("[\t\n\r -~\u00a0-\u00ac\u00ae-\u00b1\u00b4-\u017f\u2010-\u2027\u20ac]*")
_PLAIN_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,\u00A0’'][0-9]+)*)"
    rf"|(?P<word>[{LETTER}]\.[{LETTER}](?=\.)|[{LETTER}]+(?:[’'][{LETTER}]+)*)"
    r"|(?P<symbol>[$¢-¥€%°+])|(?P<other>\S)"
)
_UNSEEN, _ELIDED = regex.compile(r"\p{Cf}"), regex.compile("[^’']+[’']")

HYPHENS = frozenset({"-", "‑"})


Kind = Literal["number", "word", "symbol", "other"]


class Token(NamedTuple):
    """A piece of text; ``glued`` where no space is in front of it."""

    text: str
    fold: str
    start: int
    end: int
    kind: Kind
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence taken apart, with the tables of its language."""

    text: str
    tokens: tuple[Token, ...]
    language: str
    tables: Measures
    telling: tuple[int, ...]
    """Tokens that may begin a number: a quick look that most fail."""
    numbers: dict[int, Number | None] = field(default_factory=dict, compare=False)
    """What was read at a token, so that nothing is read twice."""

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
        """Whether no space is in front of token ``i``."""
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
    elided = tables.spelling.elided
    found: list[Token] = []
    end = 0
    for match in (_PLAIN_TOKEN if _PLAIN.fullmatch(text) else _TOKEN).finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        start, stop = match.span()
        if elided and kind == "word":
            head = _ELIDED.match(match.group())
            if head and folded(head.group()).replace("’", "'") in tables.spelling.parts:
                # A number that lost its last letter leans on the next word: vent'anni.
                middle = start + head.end()
                part = text[start:middle]
                found.append(Token(part, folded(part), start, middle, kind, start == end > 0))
                start = end = middle
        part = text[start:stop]
        found.append(Token(part, folded(part), start, stop, kind, start == end > 0))
        end = stop
    telling = tuple(
        i for i, token in enumerate(found)
        if token.kind == "number" or (token.kind == "word" and _may_tell(token.fold, language))
    )  # fmt: skip
    return Line(text, tuple(found), language, tables, telling)


@lru_cache(maxsize=2**14)
def _may_tell(word: str, language: str) -> bool:
    tables = measures(language)
    spelling = tables.spelling
    return (
        word in spelling.starts
        or word in tables.ordinals
        or word[:2] in spelling.openings
        or word.startswith(("d'", "d’"))
        or word.endswith(("'", "’"))
    )


def folded(part: str) -> str:
    """Fold case, compose accents, and leave out soft hyphens and what else is not seen."""
    if part.isascii():
        return part.lower()
    return unicodedata.normalize("NFC", _UNSEEN.sub("", part.casefold()))


def is_hyphen(of: Line, i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins what is on its sides."""
    return of.fold(i) in HYPHENS and of.glued(i)
