"""What sections are made of: raw text, which formats escape."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.model.places import Quote


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the numbers of the sources that have it and, apart from it, a remark of ours."""

    cited: tuple[int, ...]
    text: str
    remark: str = ""
    places: tuple[Quote, ...] = ()
    """Where each of the sources has it, as far as that is known: the sentences, aligned with ``cited``."""


@dataclass(frozen=True, slots=True)
class Item:
    """A heading, which may be empty, and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A title, its items, and how many are in the JSON alone."""

    title: str
    items: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Themes by source: a row of cells for each theme, the first of them its label."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0
