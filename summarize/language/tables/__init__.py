"""Word lists of the languages: one TOML file a language, and ``common.toml`` for what is no language's.

A file is read when somebody first asks for its language, and a section of it when somebody asks for that.
"""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from summarize.language.tables.section import Phrases, Section, WordSet
from summarize.language.tables.speech import Languages

S = TypeVar("S", bound=Section)

COMMON = "common"
_HEAD = re.compile(r"^\[+([\w-]+)", re.MULTILINE)
_NAMES_OF_OURS = frozenset({"unit", "code"})


def _find(kind: type[S], language: str) -> S | None:
    """Return a section of the table of a language, None where it has none.

    Args:
        kind: the class of the section.
        language: a primary subtag of BCP 47, or ``common``.

    """
    code = language if language in codes() else get(Languages, COMMON).aliases.get(language)
    text = None if code is None else _texts(code).get(_name(kind))
    if text is None:
        return None
    return convert(kind, tomllib.loads(text)[_name(kind)])


def _get(kind: type[S], language: str) -> S:
    """Return a section of the table of a language, an empty one where it has none."""
    return find(kind, language) or kind()


def _each(kind: type[S]) -> Mapping[str, S]:
    """Return a section of all tables that have it, by language, ``common`` first."""
    found = ((code, find(kind, code)) for code in codes())
    return MappingProxyType({code: section for code, section in found if section is not None})


def _every(kind: type[S]) -> S:
    """Return what all tables have of a section as one: sets are joined, and lists one behind the other."""
    parts = [msgspec.structs.asdict(section) for section in each(kind).values()]
    return kind(**reduce(_joined, parts, msgspec.structs.asdict(kind())))


def _joined(a: Any, b: Any) -> Any:  # noqa: ANN401  # any value of a section
    if isinstance(a, dict):
        return {**a, **b, **{key: _joined(a[key], b[key]) for key in a.keys() & b.keys()}}
    return a + b if isinstance(a, tuple) else a | b if isinstance(a, frozenset) else b


if TYPE_CHECKING:
    # The types of functools.cache forget that the class of a section says what is returned.
    find, get, each, every = _find, _get, _each, _every
else:
    find, get, each, every = cache(_find), cache(_get), cache(_each), cache(_every)


def convert(kind: type[S], held: Mapping[str, object]) -> S:
    """Return a section as its class, given what its file holds.

    Raises:
        msgspec.ValidationError: a key that the class does not have, or a value of another type.

    """
    return msgspec.convert(_folded(held) if kind.folded else held, kind, dec_hook=_taken_apart)


def languages(kind: type[Section]) -> tuple[str, ...]:
    """Return the languages whose table has a section."""
    return tuple(code for code in codes() if code != COMMON and _name(kind) in _texts(code))


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the words of several sets."""
    return frozenset[str]().union(*sets)


def any_of(patterns: Iterable[str]) -> str:
    """Return a regular expression that matches what any of some patterns does."""
    return "|".join(dict.fromkeys(patterns))


def either(lists: Iterable[Iterable[str]]) -> str:
    """Return a regular expression that matches what any pattern of some lists does."""
    return any_of(pattern for listed in lists for pattern in listed)


@cache
def codes() -> tuple[str, ...]:
    """Return ``common`` and the languages that have a table, in alphabetic order."""
    found = {path.name.removesuffix(".toml") for path in _folder().iterdir() if path.name.endswith(".toml")}
    return (COMMON, *sorted(found - {COMMON}))


def _folder() -> Any:  # noqa: ANN401  # Traversable, which moves from module to module between versions
    return importlib.resources.files(__package__)


def _name(kind: type[Section]) -> str:
    return kind.__name__.lower()


@cache
def _texts(code: str) -> dict[str, str]:
    """Return the text of each section of a file: to parse all of it takes long, and one is wanted."""
    text = (_folder() / f"{code}.toml").read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found: dict[str, str] = {}
    for head, end in zip(heads, ends, strict=True):
        found[head[1]] = found.get(head[1], "") + text[head.start() : end]
    return found


def _taken_apart(kind: type, value: object) -> object:
    if kind in {WordSet, Phrases} and isinstance(value, str):
        return kind.read(value)
    msg = f"expected a string, not {value!r}"
    raise TypeError(msg)


def _folded(value: Any) -> Any:  # noqa: ANN401  # any TOML value
    """Fold the case of every word, ß included; the keys are names of ours."""
    if isinstance(value, dict):
        return {key: inner if key in _NAMES_OF_OURS else _folded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_folded(inner) for inner in value]
    return value.casefold() if isinstance(value, str) else value
