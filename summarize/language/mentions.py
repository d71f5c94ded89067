"""Sentence → the names and the figures in it, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from summarize.language.figures import figures
from summarize.language.lexicon import NUMBER_WORDS, SCALES, TIME_NAMES, YEARS
from summarize.language.words import primary, stem, stop_words

# A numeral may follow a character of a script without spaces, as in 約50億, and is no part of its word.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER, _INSIDE = rf"[\p{{L}}--[{_UNSPACED}]]", rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]"
_TOKEN = regex.compile(
    rf"(?<!{_INSIDE})(?:\p{{N}}+(?:[.,]\p{{N}}+)*|{_LETTER}{_INSIDE}*(?:[-‑]{_LETTER}{_INSIDE}*)*)", regex.V1
)
_PART = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PARTICLES = frozenset(
    ("of", "de", "la", "le", "du", "des", "von", "van", "der", "den", "del", "della", "di", "da", "do", "dos")
)
_PARTS = _PARTICLES | {*NUMBER_WORDS, *SCALES, *YEARS}
_OPENS = regex.compile(r"[“„«»‹‘\"':;—–(\[]\s*$")
_SIGN_BEFORE = regex.compile(r"\p{Sc}\s?$")
_SIGN_AFTER = regex.compile(r"\s?[%‰\p{Sc}]")
_CLOCK = regex.compile(r"(?<=\d):|:(?=\d)")
"""In 8:00 neither number is a figure."""
_FEWEST_LETTERS = 2
_SMALLEST_WORD = 3
"""Number words up to this one ("two leaders", "a third party") are rarely figures."""
_MOSTLY_CAPITALS = 0.8
"""A line of which so many words have capitals is a headline: they mark no names."""
_CAPITALIZE_NOUNS = frozenset({"de", "lb", "nds"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a figure; ``start`` and ``end`` are code points from the start of the sentence."""

    kind: Literal["name", "figure"]
    start: int
    end: int
    stems: tuple[str, ...] = ()
    """Names: case-folded stems of the capitalized words, without those that open the sentence."""
    values: tuple[float, ...] = ()
    """Figures: their values."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    number: bool
    capital: bool


def mentions(text: str, language: str | None) -> list[Mention]:
    """Find the names and the figures of a sentence, in the order of the text.

    Names are runs of capitalized words, not all of them stop words, without days and months. The word that
    opens a sentence or a quotation has its capital anyway, so it is left out. Where every noun has a
    capital (German), only runs of two and acronyms are names. Scripts without capitals have none.
    """
    tokens = _tokens(text)
    found = [*_figures(text, tokens, primary(language))]
    if sum(t.capital for t in tokens) <= max(3, _MOSTLY_CAPITALS * len(text.split())):
        found += _names(text, tokens, language)
    return sorted(found, key=lambda mention: (mention.start, mention.kind))


def figure_mentions(text: str, language: str | None) -> list[Mention]:
    """Find figures: numerals and number words with their scale, currency and per cent sign."""
    return list(_figures(text, _tokens(text), primary(language)))


def _tokens(text: str) -> list[_Token]:
    """Return the words that can be a part of a name or of a figure."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        number, capital = word[0].isnumeric(), word[0].isupper() or word[0].istitle()
        if number or capital or word in _PARTS:
            tokens.append(_Token(match.start(), match.end(), word, number, capital))
    return tokens


def _figures(text: str, tokens: list[_Token], code: str) -> Iterator[Mention]:
    i = 0
    while i < len(tokens):
        if not _is_figure(tokens[i]):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and _goes_on(text, tokens[j - 1], tokens[j]):
            j += 1
        run = tokens[i:j]
        values = figures(tuple(t.text.casefold() for t in run), code)
        first, last = run[0].start, run[-1].end
        if _CLOCK.search(text[max(0, first - 2) : first]) or _CLOCK.match(text[last : last + 2]):
            values = ()
        small = not run[0].number and max(values, default=0.0) <= _SMALLEST_WORD
        if values and not small:
            yield Mention("figure", *_with_signs(text, first, last), values=values)
        i = j


def _is_figure(token: _Token) -> bool:
    word = token.text.casefold()
    return (
        token.number
        or word in NUMBER_WORDS
        or (word in SCALES and word not in {"cent", "mil", "once", "sto"})
    )


def _goes_on(text: str, before: _Token, token: _Token) -> bool:
    word = token.text.casefold()
    near = text[before.end : token.start].isspace() or text[before.end : token.start] in {"-", "‑"}
    return near and (word in SCALES or word in YEARS)


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in a currency sign before and a currency or per cent sign after."""
    opened = max(0, start - 2)
    before = _SIGN_BEFORE.search(text[opened:start])
    after = _SIGN_AFTER.match(text, end)
    return (opened + before.start() if before else start), (after.end() if after else end)


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
    if run and (token.number or token.text in _PARTICLES):
        return True
    word = token.text.casefold()
    return token.capital and word not in TIME_NAMES and len(word) >= _FEWEST_LETTERS


def _adjacent(text: str, before: _Token, token: _Token) -> bool:
    return text[before.end : token.start] in {" ", "\u00a0", ". ", "’", "'"}


def _name(text: str, run: list[_Token], language: str | None) -> Iterator[Mention]:
    while run and not run[-1].capital:
        run = run[:-1]
    while run and (_opens(text, run[0]) or not run[0].capital):
        run = run[1:]
    stops = stop_words(language)
    telling = [t for t in run if t.capital and t.text.casefold() not in stops]
    if primary(language) in _CAPITALIZE_NOUNS and len(run) < 2:
        telling = [t for t in telling if t.text.isupper()]
    if telling:
        last = _PART.findall(telling[-1].text.casefold())
        parts = [part for part in last if len(part) >= _FEWEST_LETTERS]
        yield Mention("name", run[0].start, run[-1].end, stems=tuple(stem(parts, language)))


def _opens(text: str, token: _Token) -> bool:
    first = _PART.search(text)
    before = text[max(0, token.start - _FEWEST_LETTERS) : token.start]
    return (first is not None and first.start() == token.start) or _OPENS.search(before) is not None
