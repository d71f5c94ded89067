"""Sentence → the terms that rank it, and the names and figures that it mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.quantities import Quantity, Value, numbers, values
from summarize.language.tables.speech import Grammar, Names, Words
from summarize.language.words import (
    DIGIT,
    LETTER,
    Offsets,
    is_number,
    is_plain,
    primary,
    read_words,
    stem,
    stop_words,
    time_names,
)

# Sentence → what it is compared by: words, stems, concepts, names, numbers.


class Stated(Struct, frozen=True, gc=False):
    """A number of a sentence: words ``first`` to ``end``, exclusive, by index."""

    first: int
    end: int
    value: float
    certain: bool
    """False for "one", "first" and their like, which are rarely meant as numbers."""


class Terms(Struct, frozen=True, gc=False):
    """The words of one sentence, as the stages compare them."""

    words: tuple[str, ...]
    """Case-folded words in order."""
    stems: tuple[str, ...]
    """Stem of each word, aligned with ``words``."""
    content: tuple[str, ...]
    """Stems of the words that are not stop words, in order."""
    concepts: tuple[str, ...]
    """Sorted distinct concepts: stemmed bigrams (Gillick & Favre 2009) and content stems."""
    names: frozenset[str]
    """Stems of capitalized words that are no stop words."""
    numbers: tuple[Stated, ...]
    """In digits or in words, in order."""
    offsets: tuple[Offsets, ...]
    """Half-open offsets of each word in the sentence, aligned with ``words``."""
    quantities: tuple[Quantity, ...] = ()
    """Those of its numbers that measure something."""

    @property
    def figures(self) -> tuple[float, ...]:
        """Return the values of the numbers that are certainly meant as such."""
        return tuple(number.value for number in self.numbers if number.certain)

    @property
    def values(self) -> list[str]:
        """Return the stems, and behind them each certain number as its value: forty and 40 are one."""
        certain = [number for number in self.numbers if number.certain]
        inside = {i for number in certain for i in range(number.first, number.end)}
        stems = [s for i, s in enumerate(self.stems) if i not in inside] if inside else [*self.stems]
        return stems + [str(number.value) for number in certain]


def analyse(text: str, language: str | None) -> Terms:
    """Take one sentence apart."""
    words, capitals, offsets = read_words(text)
    stems = stem(words, language)
    stops = stop_words(language)
    # One character of an alphabet carries nothing; one ideograph is a word. "US" between words in small
    # letters is an acronym, "IN THE US" in a line of capitals is not known to be one.
    empty = [
        (w in stops and not (capital and _is_acronym(i, text, words, offsets)))
        or (len(w) == 1 and not is_number(w) and (w.isascii() or not w.isalnum()))
        for i, (w, capital) in enumerate(zip(words, capitals, strict=True))
    ]
    content = [s for s, e in zip(stems, empty, strict=True) if not e]
    pairs = zip(stems, empty, stems[1:], empty[1:], strict=False)
    bigrams = [f"{a} {b}" for a, a_empty, b, b_empty in pairs if not (a_empty and b_empty)]
    stated, quantities = numbers(text, language)
    return Terms(
        words=words,
        stems=tuple(stems),
        content=tuple(content),
        concepts=tuple(sorted({*bigrams, *content})),
        names=frozenset([s for c, s, e in zip(capitals, stems, empty, strict=True) if c and not e]),
        numbers=_numbers(stated, offsets),
        offsets=offsets,
        quantities=quantities,
    )


def _is_acronym(i: int, text: str, words: Sequence[str], offsets: Sequence[Offsets]) -> bool:
    """Whether a word is written in capitals, and none of those beside it."""
    near = range(max(0, i - 1), min(i + 2, len(words)))
    around = [len(words[k]) > 1 and text[slice(*offsets[k])].isupper() for k in near]
    return around[min(i, 1)] and sum(around) == 1


def _numbers(found: Sequence[Value], offsets: Sequence[Offsets]) -> tuple[Stated, ...]:
    if not found:
        return ()
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    return tuple(
        Stated(bisect_right(ends, v.start), bisect_left(starts, v.end), v.number, v.certain) for v in found
    )


# Sentence → the names and the figures in it, with their places.

# A numeral may follow a character of a script without spaces, as in 約50億, and is no part of its word.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER, _INSIDE = rf"[\p{{L}}--[{_UNSPACED}]]", rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]"
_TOKEN = regex.compile(
    rf"(?<!{_INSIDE})(?:\p{{N}}+(?:[.,]\p{{N}}+)*|{_LETTER}{_INSIDE}*(?:[-‑]{_LETTER}{_INSIDE}*)*)", regex.V1
)
_PLAIN_TOKEN = re.compile(
    rf"(?<![{LETTER}{DIGIT}])(?:[{DIGIT}]+(?:[.,][{DIGIT}]+)*|"
    rf"[{LETTER}][{LETTER}{DIGIT}]*(?:[-‑][{LETTER}][{LETTER}{DIGIT}]*)*)"
)
_NUMERAL = regex.compile(r"(?<!\p{Nd}|[.:])\p{Nd}+(?:[.,]\p{Nd}+)*(?!:)")
_PART = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_OPENS = regex.compile(r"[“„«»‹‘\"':;—–(\[]\s*$")
_FEWEST_LETTERS = 2
_SMALLEST_WORD = 3
"""Number words up to this one ("two leaders", "a third party") are rarely figures."""
_MOSTLY_CAPITALS = 0.8
"""A line of which so many words have capitals is a headline: they mark no names."""


class Mention(Struct, frozen=True):
    """A name or a figure; ``start`` and ``end`` are code points from the start of the sentence."""

    kind: Literal["name", "figure"]
    start: int
    end: int
    stems: tuple[str, ...] = ()
    """Names: case-folded stems of the capitalized words, without those that open the sentence."""
    values: tuple[float, ...] = ()
    """Figures: their values."""


class _Token(Struct, frozen=True):
    start: int
    end: int
    text: str
    number: bool
    capital: bool


def mentions(text: str, language: str | None, found: Sequence[Quantity]) -> list[Mention]:
    """Find the names and the figures of a sentence, in the order of the text.

    Names are runs of capitalized words, not all of them stop words, without days and months. The word that
    opens a sentence or a quotation has its capital anyway, so it is left out. Where every noun has a
    capital (German), only runs of two and acronyms are names. Scripts without capitals have none.

    Args:
        text: the sentence.
        language: BCP 47.
        found: its quantities.

    """
    tokens = _tokens(text)
    all_ = figure_mentions(text, language, found)
    if sum(t.capital for t in tokens) <= max(3, _MOSTLY_CAPITALS * len(text.split())):
        all_ += _names(text, tokens, language)
    return sorted(all_, key=lambda mention: (mention.start, mention.kind))


def figure_mentions(text: str, language: str | None, found: Sequence[Quantity]) -> list[Mention]:
    """Return the quantities that are figures: no small number words, and nothing that points back."""
    figures = [
        Mention("figure", quantity.start, quantity.end, values=_values(quantity))
        for quantity in found
        if not quantity.definite and not _is_small(quantity)
    ]
    if tables.get(Words, primary(language)).pairs_per_word:
        # No quantities are read there; a numeral is still a figure.
        figures += [
            Mention("figure", *match.span(), values=tuple(v.number for v in values(match.group(), None)))
            for match in _NUMERAL.finditer(text)
        ]
    return figures


def _values(quantity: Quantity) -> tuple[float, ...]:
    bounds = (quantity.low, quantity.high) if quantity.value is None else (quantity.value,)
    return tuple(value for value in bounds if value is not None)


def _is_small(quantity: Quantity) -> bool:
    return not quantity.places and max(_values(quantity), default=0) <= _SMALLEST_WORD


def _tokens(text: str) -> list[_Token]:
    """Return the words that can be a part of a name or of a figure."""
    tokens = []
    particles = _particles()
    for match in (_PLAIN_TOKEN if is_plain(text) else _TOKEN).finditer(text):
        word = match.group()
        if word.isascii() and word.islower() and word not in particles:
            continue
        number, capital = word[0].isnumeric(), word[0].isupper() or word[0].istitle()
        if number or capital or word in particles:
            tokens.append(_Token(match.start(), match.end(), word, number, capital))
    return tokens


@cache
def _particles() -> frozenset[str]:
    return tables.union(names.particles for names in tables.each(Names).values())


def _names(text: str, tokens: list[_Token], language: str | None) -> Iterator[Mention]:
    run: list[_Token] = []
    for token in [*tokens, None]:
        joined = token is not None and (not run or _adjacent(text, run[-1], token))
        if token is not None and joined and _in_name(token, run):
            run.append(token)
            continue
        yield from _name(text, run, language)
        run = [token] if token is not None and _in_name(token, []) else []


def _in_name(token: _Token, run: list[_Token]) -> bool:
    if run and (token.number or token.text in _particles()):
        return True
    word = token.text.casefold()
    return token.capital and word not in time_names() and len(word) >= _FEWEST_LETTERS


def _adjacent(text: str, before: _Token, token: _Token) -> bool:
    return text[before.end : token.start] in {" ", "\u00a0", ". ", "’", "'"}


def _name(text: str, run: list[_Token], language: str | None) -> Iterator[Mention]:
    while run and not run[-1].capital:
        run = run[:-1]
    while run and (_opens(text, run[0]) or not run[0].capital):
        run = run[1:]
    stops = stop_words(language)
    telling = [t for t in run if t.capital and t.text.casefold() not in stops]
    if tables.get(Grammar, primary(language)).capital_nouns and len(run) < 2:
        telling = [t for t in telling if t.text.isupper()]
    if telling:
        last = _PART.findall(telling[-1].text.casefold())
        parts = [part for part in last if len(part) >= _FEWEST_LETTERS]
        yield Mention("name", run[0].start, run[-1].end, stems=tuple(stem(parts, language)))


def _opens(text: str, token: _Token) -> bool:
    first = _PART.search(text)
    before = text[max(0, token.start - _FEWEST_LETTERS) : token.start]
    return (first is not None and first.start() == token.start) or _OPENS.search(before) is not None
