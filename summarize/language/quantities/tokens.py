"""Text → tokens of which numbers are made, with how each language spells numbers and names measures."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeVar

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.tables.speech import Figures, Hedge, Measure, Measured, Outcome, Role
from summarize.language.words import LETTER

if TYPE_CHECKING:
    from summarize.language.quantities.amounts import Unit
    from summarize.language.quantities.spelled import Number


# Number words of a table → every way in which they are combined.

_PLACE = re.compile(r"\{(.+?)\}")
_INNER = re.compile(r"-(?=.)")
_RANGES = {"ones": range(1, 10), "teens": range(10, 20), "tens": range(20, 100, 10)}
_LONGEST = 80
"""Letters of a number in one word that we read; more are no number of a text."""


class Spelling(Struct, frozen=True, kw_only=True):
    """How number words are written one after the other."""

    starts: frozenset[str]
    """Words that a number can begin with."""
    parts: frozenset[str]
    """Words that a number can consist of."""
    most: int
    """Parts of the longest phrase for a number below 100: 4 in quatre-vingt-dix-sept."""
    elided: bool
    """Whether a number can lose its last letter before a vowel: vent'anni."""
    openings: frozenset[str]
    """First two letters of the numbers that are glued into one word; empty where none are."""
    glued: regex.Pattern[str] | None
    """One word that consists of several parts, each in group 1."""
    derived: regex.Pattern[str] | None
    """Such a word with an ending that makes another word of it: the parts are in group 1."""

    def split(self, word: str) -> list[str]:
        """Return the parts of a case-folded word that is a number or a part of one, else nothing."""
        if word in self.parts:
            return [word]
        found = self._captured(self.glued, word)
        # A form that is only used inside a word is nothing alone.
        return found if len(found) > 1 else []

    def derived_from(self, word: str) -> list[str]:
        """Return the parts of the number in a word such as zweiundzwanzigjährig, else nothing."""
        return self._captured(self.derived, word)

    def _captured(self, pattern: regex.Pattern[str] | None, word: str) -> list[str]:
        if pattern is None or word[:2] not in self.openings or len(word) > _LONGEST:
            return []
        match = pattern.fullmatch(word)
        return match.captures(1) if match else []


def cardinals_of(own: Figures) -> dict[str, float]:
    """Return the words and phrases for single numbers, with those that the joins make."""
    forms: defaultdict[float, list[str]] = defaultdict(list)
    plain = [*own.cardinals, *own.tens]
    for number, word in zip([*range(2, 20), *range(20, 100, 10)], plain, strict=False):
        forms[number].append(word)
    for key, words in own.more.items():
        forms[float(key)] += words.split()
    table = {_INNER.sub(" ", word): float(value) for value, words in forms.items() for word in words}
    forms[1] = sorted(own.one)
    for pattern in filter(None, own.joins.split("|")):
        for phrase, value in _joined(pattern, forms):
            table.setdefault(_INNER.sub(" ", phrase), value)
    return table


def _joined(pattern: str, forms: Mapping[float, list[str]]) -> Iterator[tuple[str, float]]:
    """Yield what a pattern makes, with its value: {tens} {ones} → twenty two, 22."""
    places = _PLACE.findall(pattern)
    template = _PLACE.sub("{}", pattern)
    for values in product(*(_RANGES.get(place.rstrip("-")) or (float(place),) for place in places)):
        choices = [
            [word[:-1] if place.endswith("-") else word for word in forms.get(value, ())]
            for place, value in zip(places, values, strict=True)
        ]
        for words in product(*choices):
            yield template.format(*words), float(sum(values))


def ordinals_of(own: Figures) -> dict[str, float]:
    """Return the words for places in an order; a stem that ends with a hyphen has each of the endings."""
    table = dict(own.ordinals)
    endings = table.pop("endings", "").split()
    return {
        word.removesuffix("-") + ending: float(value)
        for value, words in table.items()
        for word in words.split()
        for ending in (endings if word.endswith("-") else ("",))
    }


def spelling_of(
    own: Figures,
    tables: tuple[Mapping[str, float], Mapping[str, float], AbstractSet[str], frozenset[str]],
) -> Spelling:
    """Return how numbers are written, given cardinals, scales, words for one, and what else begins one."""
    cardinals, scales, ones, others = tables
    joining = own.words.get("joining", frozenset[str]())
    parts = {part for phrase in cardinals for part in phrase.split()} | {*scales, *ones}
    whole = frozenset(word for word in parts if not word.endswith("-"))
    glued = derived = None
    openings: frozenset[str] = frozenset()
    if own.glued:
        inner = {part.removesuffix("-") for part in parts if len(part) > 1} - own.abbreviated
        pieces = "|".join(sorted(map(regex.escape, {*inner, *joining}), key=len, reverse=True))
        glued = regex.compile(rf"(?:({pieces}))+")
        derived = regex.compile(rf"(?:({pieces}))+(?:{own.tails})") if own.tails is not None else None
        openings = frozenset(part[:2] for part in inner)
    return Spelling(
        # "Vent'anni" is looked at before it is taken apart.
        starts=others | whole | {word.removesuffix("'") for word in whole},
        parts=whole | {*joining},
        most=max((phrase.count(" ") + 1 for phrase in cardinals), default=0),
        elided=any(word.endswith("'") for word in whole),
        openings=openings,
        glued=glued,
        derived=derived,
    )


# What a language writes figures with, ready to be looked up: number words, units, hedges, periods.

T = TypeVar("T")


class Measures(Struct, frozen=True, kw_only=True):
    """The tables of one language; keys are case-folded surfaces."""

    spelling: Spelling
    ones: frozenset[str]
    articles: frozenset[str]
    """Those of ``ones`` that are articles only: a, an."""
    cardinals: Mapping[str, float]
    """Words and phrases for the numbers below 100, and words for hundreds; no hyphens."""
    ordinals: Mapping[str, float]
    begins: frozenset[str]
    """Words that a number can begin with, and ordinals."""
    scales: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    """Plurals that represent a number of that size: dozens is 24 to 99."""
    shares: Mapping[str, float]
    """Fractions, in per cent."""
    hedges: Mapping[str, Hedge]
    trailing: Mapping[str, Hedge]
    units: Mapping[str, tuple[str, float]]
    """Surface → (unit, factor)."""
    currencies: Mapping[str, tuple[str, float]]
    """Surface → (ISO 4217 code, factor)."""
    periods: Mapping[str, str]
    rates: Mapping[str, str]
    """Adjectives that give a figure behind them a period: annual sales of 3 million."""
    ratios: frozenset[str]
    """What is between a part and its whole: one in five."""
    links: frozenset[str]
    """The first words of these."""
    outcomes: Mapping[str, Outcome]
    words: Mapping[Role, frozenset[str]]
    """Closed sets by their role: months, people, counters, …"""

    def role(self, name: Role) -> frozenset[str]:
        """Return a closed set of words, empty where the language has none."""
        return self.words.get(name, frozenset())


@cache
def measures(language: str) -> Measures:
    """Return what a language writes figures with, given by its primary subtag."""
    own, shared = tables.get(Figures, language), tables.get(Figures, tables.COMMON)
    words = {
        role: own.words.get(role, frozenset()) | shared.words.get(role, frozenset())
        for role in {*own.words, *shared.words}
    }
    cardinals = cardinals_of(own)
    # Where nobody knows the language, those that most languages share are read.
    listed = own.scales if language else shared.scales
    scales = {word: float(value) for value, words in listed.items() for word in words.split()}
    ones = own.article | own.one
    vague = {
        word: (float(low), float(high))
        for bounds, words in own.vague.items()
        for low, high in [bounds.split("-")]
        for word in words.split()
    }
    starts = ones | {*own.shares, *vague, *words.get("half", ()), "tens"}
    spelling, ordinals = spelling_of(own, (cardinals, scales, ones, starts)), ordinals_of(own)
    return Measures(
        spelling=spelling,
        ones=ones,
        articles=own.article,
        cardinals=cardinals,
        ordinals=ordinals,
        begins=spelling.starts.union(ordinals),
        scales=scales,
        vague=vague,
        shares=own.shares,
        hedges=_phrases(own.hedges),
        trailing=_phrases(own.trailing),
        units=_units(shared.units) | _units(own.units),
        currencies=_units(shared.currencies) | _units(own.currencies),
        periods=_phrases(own.periods),
        rates=_words(own.rates),
        ratios=frozenset(own.ratios),
        links=frozenset(ratio.split(" ")[0].removeprefix("d'") for ratio in own.ratios),
        outcomes=_words(own.outcomes),
        words=words,
    )


def languages() -> tuple[str, ...]:
    """Return the languages whose number words are read; the others have digits and symbols."""
    return tables.languages(Figures)


@cache
def bases() -> Mapping[str, tuple[str, float]]:
    """Return what a unit is in terms of the one that it is compared in: week → (hour, 168)."""
    return {unit: (base.unit, base.factor) for unit, base in tables.get(Figures, tables.COMMON).bases.items()}


def _phrases(table: Mapping[T, str]) -> dict[str, T]:
    return {phrase.strip(): name for name, phrases in table.items() for phrase in phrases.split(",")}


def _words(table: Mapping[T, str]) -> dict[str, T]:
    return {word: name for name, words in table.items() for word in words.split()}


def _units(table: Measured) -> dict[str, tuple[str, float]]:
    return {
        phrase.strip(): (row.code or unit, row.factor)
        for unit, rows in table.items()
        for row in _rows(rows)
        for phrase in row.words.split(",")
    }


def _rows(rows: str | Measure | list[Measure]) -> Iterator[Measure]:
    if isinstance(rows, str):
        yield Measure(rows, 1.0)
    elif isinstance(rows, Measure):
        yield rows
    else:
        yield from rows


# Text → tokens with offsets.

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


class Token(Struct, frozen=True, gc=False):
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
    folds: tuple[str, ...]
    """The tokens case-folded."""
    language: str
    tables: Measures
    telling: tuple[int, ...]
    """Tokens that may begin a number: a quick look that most fail."""
    numbers: dict[int, Number | None] = field(default_factory=dict, compare=False)
    units: dict[int, Unit | None] = field(default_factory=dict, compare=False)
    hedges: dict[int, tuple[Hedge, int]] = field(default_factory=dict, compare=False)
    """What was read at a token, so that nothing is read twice."""

    def token(self, i: int) -> Token | None:
        """Return token ``i``, or None outside the sentence."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def fold(self, i: int) -> str:
        """Return token ``i`` case-folded, empty outside the sentence."""
        return self.folds[i] if 0 <= i < len(self.folds) else ""

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
        words = " ".join(self.folds[max(0, start) : end]).replace("’", "'")
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
    lower = text.lower() if text.isascii() else ""
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
        fold = lower[start:stop] or folded(part)
        found.append(Token(part, fold, start, stop, kind, start == end > 0))
        end = stop
    folds, kinds = tuple([token.fold for token in found]), [token.kind for token in found]
    begins, openings = tables.begins, tables.spelling.openings
    telling = tuple([
        i for i, (word, kind) in enumerate(zip(folds, kinds, strict=True))
        if kind == "number" or (kind == "word" and (
            word in begins or word[:2] in openings
            or (not word.isalpha() and (word.startswith(("d'", "d’")) or word.endswith(("'", "’"))))
        ))
    ])  # fmt: skip
    return Line(text, tuple(found), folds, language, tables, telling)


def folded(part: str) -> str:
    """Fold case, compose accents, and leave out soft hyphens and what else is not seen."""
    if part.isascii():
        return part.lower()
    return unicodedata.normalize("NFC", _UNSEEN.sub("", part.casefold()))


def is_hyphen(of: Line, i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins what is on its sides."""
    return of.fold(i) in HYPHENS and of.glued(i)
