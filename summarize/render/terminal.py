"""Digest → a page for a terminal, by rich."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from summarize.model.digest import Digest, Excerpt
from summarize.render.citations import Legend, describe, empty_line, fold, summary_line
from summarize.render.text import Section, Table, coverage_table, mark, news_line, sections


def to_terminal(digest: Digest) -> str:
    """Return the page in the width and colours of standard output; ``NO_COLOR`` is honoured."""
    return printed(page(digest))


def printed(content: RenderableType) -> str:
    """Return what is printed, in the width and colours of standard output."""
    console, page_ = Console(file=sys.stdout), io.StringIO()
    # rich asks the stream what it can do; the text itself is written in one piece at the end.
    color = console.color_system if console.is_terminal else None
    made = Console(
        file=page_,
        width=console.width,
        force_terminal=console.is_terminal,
        color_system=color,  # type: ignore[arg-type]
        no_color="NO_COLOR" in os.environ,
        legacy_windows=False,
    )
    made.print(content)
    return page_.getvalue()


def page(digest: Digest) -> RenderableType:
    """Return headline, excerpts with citations and corroboration, and the legend."""
    if not digest.excerpts:
        return Text(empty_line(digest), style="italic")
    legend = Legend.of(digest)
    parts: list[RenderableType] = []
    if digest.title is not None:
        parts += [Text(fold(digest.title.text), style="bold"), Text()]
    if (news := news_line(digest)) is not None:
        parts += [Text(news, style="italic"), Text()]
    for excerpt in digest.excerpts:
        parts += [_excerpt(excerpt, legend, mark(digest, excerpt)), Text()]
    for section in sections(digest):
        color = "yellow" if section.title == "Where the sources differ" else "dim"
        parts += [Rule(section.title, align="left", style=color), *_items(section), Text()]
    if (table := coverage_table(digest)) is not None:
        parts += [Rule("Who covers what", align="left", style="dim"), _grid(table)]
        parts += [_more(table.more)] * bool(table.more) + [Text()]
    parts.append(Rule("Sources", align="left", style="dim"))
    for number, source in enumerate(digest.sources, 1):
        style = "" if source.used else "dim"
        parts.append(Text.assemble((f"[{number}] ", "cyan"), (describe(source), style)))
    parts += [Text(), Text(summary_line(digest), style="dim")]
    parts += [Text(f"problem: {fold(p.message)}", style="yellow") for p in digest.input.problems]
    return Group(*parts)


def _items(section: Section) -> Iterator[RenderableType]:
    for item in section.items:
        if item.heading:
            yield Text(fold(item.heading), style="bold")
        for line in item.lines:
            cited = f"[{','.join(map(str, line.cited))}] " if line.cited else ""
            remark = (f" — {fold(line.remark)}", "yellow") if line.remark else ""
            text = Text.assemble((cited, "cyan"), fold(line.text), remark)
            yield Text.assemble("  ", text) if item.heading else text
    if section.more:
        yield _more(section.more)


def _more(count: int) -> Text:
    return Text(f"and {count} more in the JSON", style="dim")


def _grid(table: Table) -> RenderableType:
    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, name in enumerate(table.header):
        # Numbers keep their place on a narrow screen; the label is folded.
        grid.add_column(Text(name, style="cyan"), justify="right" if n else "left", no_wrap=n > 0)
    for row in table.rows:
        grid.add_row(*(Text(fold(cell)) for cell in row))
    return grid


def _excerpt(excerpt: Excerpt, legend: Legend, found: str) -> RenderableType:
    said = legend.says(excerpt)
    line = Text.assemble(
        (f"{fold(found)}: " if found else "", "bold magenta"),
        fold(excerpt.text),
        (f" [{legend.number(excerpt.span.source)}]", "cyan"),
        (f" {said}" if said else "", "green"),
    )
    if excerpt.context is None:
        return line
    return Group(Padding(Text(fold(excerpt.context.text), style="dim"), (0, 2)), line)
