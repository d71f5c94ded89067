"""Digest → plain text, for pipes and mail."""

from __future__ import annotations

from summarize.model.digest import Digest
from summarize.render.citations import Legend, describe, empty_line, summary_line
from summarize.render.safety import fold


def to_text(digest: Digest) -> str:
    """Return headline, excerpts with their citations, and the numbered sources."""
    legend = Legend.of(digest)
    lines = []
    if digest.title is not None:
        lines += [fold(digest.title.text), ""]
    for excerpt in digest.excerpts:
        cited = ",".join(map(str, legend.cited(excerpt)))
        if excerpt.context is not None:
            lines.append(f"({fold(excerpt.context.text)})")
        lines += [f"{fold(excerpt.text)} [{cited}] ({legend.says(excerpt)})", ""]
    if not digest.excerpts:
        lines += [empty_line(digest), ""]
    if digest.discrepancies:
        lines.append("Where the sources differ")
    for card in digest.discrepancies:
        lines.append(f"- {card.reason}:")
        lines += [f"  [{legend.number(v.span.source)}] {fold(v.raw)}" for v in card.values]
    lines += [""] * bool(digest.discrepancies)
    lines.append("Sources")
    lines += [f"[{n}] {describe(source)}" for n, source in enumerate(digest.sources, 1)]
    lines += ["", summary_line(digest)]
    lines += [f"problem: {fold(problem.message)}" for problem in digest.input.problems]
    return "\n".join(lines) + "\n"
