"""Briefing → Markdown, with a link to every article that has an address."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.model.briefing import Briefing
from summarize.render.briefing.page import USUAL, Citation, Extent, page
from summarize.render.citations import escape_markdown, markdown_link


def to_markdown(briefing: Briefing, extent: Extent = USUAL) -> str:
    """Return the stories, each with its sentences and who says them."""
    shown = page(briefing, extent)
    lines = [f"# {escape_markdown(shown.title)}", "", escape_markdown(shown.counts), ""]
    for number, entry in enumerate(shown.entries, 1):
        if entry.opens and entry.section:
            lines += [f"## {escape_markdown(entry.section)}", ""]
        level = "##" if entry.section is None else "###"
        lines += [
            f"{level} {number}. {escape_markdown(entry.headline)}",
            "",
            f"*{escape_markdown(entry.note)}*",
            "",
        ]
        for said in entry.said:
            mark = "**updated** " if said.updated else ""
            lines += [f"{mark}{escape_markdown(said.text)}{_names(said.cited)}", ""]
    if shown.also or shown.more:
        lines += ["## Also", "", *(f"- {escape_markdown(e.headline)}{_names(e.cited)}" for e in shown.also)]
        lines += [f"- and {shown.more} more in the JSON"] * bool(shown.more)
        lines.append("")
    if shown.differing:
        lines += ["## They differ", ""]
        lines += [f"- {escape_markdown(text)}{_names(cited)}" for text, cited in shown.differing]
        lines.append("")
    for line in shown.closing:
        lines += [escape_markdown(line), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _names(cited: Sequence[Citation]) -> str:
    linked = (markdown_link(c.name, c.url) if c.url else escape_markdown(c.name) for c in cited)
    return f" ({', '.join(linked)})" if cited else ""
