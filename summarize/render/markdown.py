"""Digest → Markdown with footnotes."""

from __future__ import annotations

from summarize.model.digest import Digest, Excerpt
from summarize.render.citations import Legend, describe, empty_line, summary_line
from summarize.render.safety import escape_markdown


def to_markdown(digest: Digest) -> str:
    """Return headline, excerpts with a footnote each, and the numbered sources."""
    legend = Legend.of(digest)
    title = digest.title.text if digest.title is not None else "Digest"
    lines = [f"# {escape_markdown(title)}", ""]
    for excerpt in digest.excerpts:
        if excerpt.context is not None:
            lines += [f"> {escape_markdown(excerpt.context.text)}", ""]
        lines += [f"{escape_markdown(excerpt.text)}[^{excerpt.order}]", ""]
    if not digest.excerpts:
        lines += [escape_markdown(empty_line(digest)), ""]
    if digest.discrepancies:
        lines += ["## Where the sources differ", ""]
    for card in digest.discrepancies:
        lines.append(f"- {card.reason}:")
        lines += [f"  - source {legend.number(v.span.source)}: {escape_markdown(v.raw)}" for v in card.values]
    lines += [""] * bool(digest.discrepancies)
    lines += ["## Sources", ""]
    lines += [f"{n}. {escape_markdown(describe(source))}" for n, source in enumerate(digest.sources, 1)]
    lines += ["", escape_markdown(summary_line(digest)), ""]
    lines += [f"Problem: {escape_markdown(p.message)}\n" for p in digest.input.problems]
    lines += [_footnote(excerpt, legend) for excerpt in digest.excerpts]
    return "\n".join(lines).rstrip("\n") + "\n"


def _footnote(excerpt: Excerpt, legend: Legend) -> str:
    span = excerpt.span
    source = legend.sources[legend.number(span.source) - 1]
    where = f"{escape_markdown(describe(source))}, characters {span.start}–{span.end}"
    others = ", ".join(str(number) for number in legend.cited(excerpt)[1:])
    also = f"; also {others}" if others else ""
    return f"[^{excerpt.order}]: {where} ({legend.says(excerpt)}{also})"
