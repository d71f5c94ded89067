"""Digest → a page for a terminal, by rich."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from summarize.model.digest import Digest, Excerpt
from summarize.render.citations import Legend, describe, empty_line, summary_line
from summarize.render.safety import fold


def print_digest(digest: Digest, console: Console) -> None:
    """Print to ``console``, which knows its width and colours (and honours ``NO_COLOR``)."""
    console.print(page(digest))


def page(digest: Digest) -> RenderableType:
    """Return headline, excerpts with citations and corroboration, and the legend."""
    legend = Legend.of(digest)
    parts: list[RenderableType] = []
    if digest.title is not None:
        parts += [Text(fold(digest.title.text), style="bold"), Text()]
    for excerpt in digest.excerpts:
        parts += [_excerpt(excerpt, legend), Text()]
    if not digest.excerpts:
        parts += [Text(empty_line(digest), style="italic"), Text()]
    if digest.discrepancies:
        parts.append(Rule("Where the sources differ", align="left", style="yellow"))
    for card in digest.discrepancies:
        parts.append(Text(f"{card.reason}:"))
        parts += [
            Text.assemble((f"  [{legend.number(v.span.source)}] ", "cyan"), fold(v.raw)) for v in card.values
        ]
    parts += [Text()] * bool(digest.discrepancies)
    parts.append(Rule("Sources", align="left", style="dim"))
    for number, source in enumerate(digest.sources, 1):
        style = "" if source.used else "dim"
        parts.append(Text.assemble((f"[{number}] ", "cyan"), (describe(source), style)))
    parts += [Text(), Text(summary_line(digest), style="dim")]
    parts += [Text(f"problem: {fold(p.message)}", style="yellow") for p in digest.input.problems]
    return Group(*parts)


def _excerpt(excerpt: Excerpt, legend: Legend) -> RenderableType:
    cited = ",".join(map(str, legend.cited(excerpt)))
    alone = excerpt.corroboration.single_source and len(legend.sources) > 1
    line = Text.assemble(
        fold(excerpt.text),
        (f" [{cited}]", "cyan"),
        (f" {legend.says(excerpt)}", "yellow" if alone else "green"),
    )
    if excerpt.context is None:
        return line
    return Group(Padding(Text(fold(excerpt.context.text), style="dim"), (0, 2)), line)
