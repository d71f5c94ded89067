"""Function → arguments for it that are made of one text."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from summarize.analysis.ranking import inverse_document_frequency
from summarize.ingest.blocks import Element, lines_of, linked_shares, parse_html
from summarize.ingest.page.data import page_data
from summarize.ingest.page.pruning import text_sizes
from summarize.ingest.page.titles import Clues
from summarize.language.furniture import Unit
from summarize.language.lines import paragraphs
from summarize.language.quantities.tokens import line
from summarize.language.quotations import take_apart
from summarize.language.sentences import sentencex_boundaries, split_sentences
from summarize.language.terms import analyse
from summarize.language.words import split_words

_LINE = 80
"""Characters of a line, where a function takes lines."""


class LeftOutError(Exception):
    """The arguments of a function cannot be made of a text; the message is the reason."""


def _lines(text: str) -> list[str]:
    return [text[i : i + _LINE] for i in range(0, len(text), _LINE)]


def _tree(text: str) -> Element:
    return parse_html("<html><body><h1>Rain</h1>" + "".join(f"<p>{part}</p>" for part in _lines(text)))


def _terms(text: str, language: str) -> list[Any]:
    return [analyse(part, language) for part in _lines(text)]


def _units(text: str, language: str) -> list[Unit]:
    return [Unit(*found) for found in split_sentences(text, language)]


# By what a parameter is declared as; where several mean different things, by its name and that.
_MADE: dict[str, Callable[[str, str], Any]] = {
    "str": lambda text, _: text,
    "language: str": lambda _, language: language,
    "code: str": lambda _, language: language,
    "model: str": lambda _, __: "english",
    "joined: str": lambda _, __: " ",
    "separator: str": lambda _, __: "/",
    "str | None": lambda text, _: text,
    "language: str | None": lambda _, language: language,
    "bool": lambda _, __: True,
    "bool | None": lambda _, __: None,
    "most: int": lambda text, _: len(text) // 2,
    "longest: int": lambda _, __: 500,
    "length: int": lambda _, __: 3,
    "depth: int": lambda _, __: 0,
    "total: int": lambda text, _: len(text),
    "Terms": analyse,
    "Sequence[Terms]": _terms,
    "Sequence[Sequence[str]]": lambda text, language: [t.content for t in _terms(text, language)],
    "levels: Sequence[Sequence[str]]": lambda text, _: [_lines(text)] * 3,
    "Sequence[str]": lambda text, _: _lines(text),
    "words: Sequence[str]": lambda text, _: tuple(split_words(text)),
    "stems: Sequence[str]": lambda text, _: tuple(split_words(text)),
    "a: Sequence[str]": lambda text, _: split_words(text),
    "b: Sequence[str]": lambda text, _: split_words(text)[1:],
    "before: Sequence[str]": lambda text, _: split_words(text),
    "after: Sequence[str]": lambda text, _: split_words(text)[1:],
    "b: Terms": lambda text, language: analyse(text[1:], language),
    "list[str]": lambda text, _: _lines(text),
    "tuple[str, ...]": lambda text, _: tuple(_lines(text)),
    "words: tuple[str, ...]": lambda text, _: tuple(split_words(text)),
    "set[str]": lambda text, _: {*split_words(text)},
    "AbstractSet[object]": lambda text, _: {*split_words(text)},
    "set[tuple[str, ...]]": lambda text, _: {(word,) for word in split_words(text)},
    "offsets: Offsets": lambda text, _: (0, len(text)),
    "quotation: Offsets | None": lambda _, __: None,
    "found: list[int]": lambda text, _: list(range(0, len(text), 20)),
    "lines: list[Offsets]": lambda text, _: paragraphs(text),
    "Boundaries": lambda _, __: sentencex_boundaries,
    "SentenceWords": take_apart,
    "of: Line": line,
    "Sequence[Unit]": _units,
    "Mapping[str, float]": lambda text, language: inverse_document_frequency(
        [t.content for t in _terms(text, language)]
    ),
    "links: Mapping[str, float]": lambda text, _: linked_shares(_tree(text)),
    "Mapping[str, Any]": lambda _, __: {},
    "dict[str, Any]": lambda _, __: {},
    "Element": lambda text, _: _tree(text),
    "_Sizes": lambda _, __: {},
    "Sequence[Line]": lambda text, _: list(lines_of(_tree(text))),
    "PageData": lambda text, _: page_data(_tree(text), {}, None),
    "Clues": lambda text, _: Clues(names=("Rain News",), slug=text, opening=text),
}
_KNOWN = frozenset(_MADE) | {"paragraph: Element", "element: Element"}
_WITHOUT_TEXT = frozenset({"measures", "name", "model", "code", "language"})


class Made:
    """Arguments made of one text, each kind once."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self._made: dict[str, Any] = {}

    def for_(self, function: Callable[..., Any]) -> dict[str, Any]:
        """Return arguments for a function.

        Raises:
            LeftOutError: it takes no text, or only one place of a text that others walk over.

        """
        needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
        if all(p.name in _WITHOUT_TEXT for p in needed):
            msg = "takes no text"
            raise LeftOutError(msg)
        found: dict[str, Any] = {}
        for p in needed:
            key = next((k for k in (f"{p.name}: {p.annotation}", p.annotation) if k in _KNOWN), None)
            if key is None:
                msg = f"takes one place or part of what others have taken apart ({p.name}: {p.annotation})"
                raise LeftOutError(msg)
            found[p.name] = self._of(key)
        return found

    def _of(self, key: str) -> object:
        if key in ("Element", "paragraph: Element", "element: Element", "_Sizes"):
            # What changes a tree must not change that of the next one; sizes belong to one tree.
            tree = self._made["Element"] if key == "_Sizes" else _tree(self._text)
            self._made["Element"] = tree
            if key == "_Sizes":
                return text_sizes(tree)
            return tree if key == "Element" else tree.find(".//p")
        if key not in self._made:
            self._made[key] = _MADE[key](self._text, self._language)
        return self._made[key]
