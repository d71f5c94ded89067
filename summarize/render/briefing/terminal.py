"""Briefing → a page for a terminal, by rich."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from summarize.model.briefing import Briefing
from summarize.render.briefing.page import USUAL, Citation, Entry, Extent, page
from summarize.render.citations import fold
from summarize.render.terminal import printed


def to_terminal(briefing: Briefing, extent: Extent = USUAL) -> str:
    """Return the page in the width and colours of standard output; ``NO_COLOR`` is honoured."""
    return printed(Group(*_parts(briefing, extent)))


def _parts(briefing: Briefing, extent: Extent) -> Iterator[RenderableType]:
    shown = page(briefing, extent)
    yield Text(shown.title, style="bold")
    yield Text(shown.counts, style="dim")
    for number, entry in enumerate(shown.entries, 1):
        yield Text()
        if entry.opens and entry.section:
            yield Rule(fold(entry.section), align="left", style="bold")
        yield from _entry(number, entry)
    if shown.also or shown.more:
        yield Text()
        yield Rule("Also", align="left", style="dim")
        yield from (_line(entry.headline, entry.cited) for entry in shown.also)
        if shown.more:
            yield Text(f"and {shown.more} more in the JSON", style="dim")
    if shown.differing:
        yield Text()
        yield Rule("They differ", align="left", style="yellow")
        yield from (_line(text, cited) for text, cited in shown.differing)
    if shown.closing:
        yield Text()
        yield from (Text(fold(line), style="dim") for line in shown.closing)


def _entry(number: int, entry: Entry) -> Iterator[RenderableType]:
    yield Text.assemble((f"{number}  ", "cyan"), (fold(entry.headline), "bold"))
    yield Padding(Text(fold(entry.note), style="green"), (0, 0, 0, 3))
    for said in entry.said:
        text = _line(said.text, said.cited)
        yield Padding(Text.assemble(("+ ", "magenta"), text) if said.updated else text, (0, 0, 0, 3))


def _line(text: str, cited: Sequence[Citation]) -> Text:
    names = f" [{', '.join(fold(c.name) for c in cited)}]" if cited else ""
    return Text.assemble(fold(text), (names, "cyan"))
