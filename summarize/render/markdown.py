"""Digest → Markdown with footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.model.digest import Digest, Excerpt
from summarize.render.citations import Legend, describe_linked, empty_line, escape_markdown, summary_line
from summarize.render.text import Section, Table, coverage_table, mark, news_line, sections


def to_markdown(digest: Digest) -> str:
    """Return headline, excerpts with a footnote each, what the sources differ on, and the sources."""
    if not digest.excerpts:
        return f"{escape_markdown(empty_line(digest))}\n"
    legend = Legend.of(digest)
    title = digest.title.text if digest.title is not None else "Digest"
    lines = [f"# {escape_markdown(title)}", ""]
    if (news := news_line(digest)) is not None:
        lines += [escape_markdown(news), ""]
    for excerpt in digest.excerpts:
        if excerpt.context is not None:
            lines += [f"> {escape_markdown(excerpt.context.text)}", ""]
        found = mark(digest, excerpt)
        marked = f"**{escape_markdown(found)}** " if found else ""
        lines += [f"{marked}{escape_markdown(excerpt.text)}[^{excerpt.order}]", ""]
    for section in sections(digest):
        lines += [f"## {section.title}", "", *_items(section), ""]
    if (table := coverage_table(digest)) is not None:
        lines += ["## Who covers what", "", *_table(table), ""]
    lines += ["## Sources", ""]
    lines += [f"{n}. {describe_linked(source)}" for n, source in enumerate(digest.sources, 1)]
    lines += ["", escape_markdown(summary_line(digest)), ""]
    lines += [f"Problem: {escape_markdown(p.message)}\n" for p in digest.input.problems]
    lines += [_footnote(excerpt, legend) for excerpt in digest.excerpts]
    return "\n".join(lines).rstrip("\n") + "\n"


def _items(section: Section) -> Iterator[str]:
    for item in section.items:
        indent = ""
        if item.heading:
            yield f"- {escape_markdown(item.heading)}"
            indent = "  "
        for line in item.lines:
            cited = ", ".join(map(str, line.cited))
            remark = f" — {escape_markdown(line.remark)}" if line.remark else ""
            yield f"{indent}- {escape_markdown(line.text)}{f' ({cited})' if cited else ''}{remark}"
    if section.more:
        yield f"- and {section.more} more in the JSON"


def _table(table: Table) -> Iterator[str]:
    for n, row in enumerate((table.header, *table.rows)):
        yield f"| {' | '.join(map(escape_markdown, row))} |"
        if n == 0:
            yield f"| --- |{' ---: |' * (len(row) - 1)}"
    if table.more:
        yield ""
        yield f"and {table.more} more in the JSON"


def _footnote(excerpt: Excerpt, legend: Legend) -> str:
    span = excerpt.span
    source = legend.sources[legend.number(span.source) - 1]
    where = f"{describe_linked(source)}, characters {span.start}–{span.end}"
    said = legend.says(excerpt)
    return f"[^{excerpt.order}]: {where}{f' ({escape_markdown(said)})' if said else ''}"
