"""Digest → plain text, for pipes and mail."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.model.digest import Digest
from summarize.render.citations import Legend, describe, empty_line, summary_line
from summarize.render.entries import Section
from summarize.render.safety import fold
from summarize.render.sections import differences, mark, news_line


def to_text(digest: Digest) -> str:
    """Return headline, excerpts with their citations, and the numbered sources."""
    if not digest.excerpts:
        return f"{empty_line(digest)}\n"
    legend = Legend.of(digest)
    lines = []
    if digest.title is not None:
        lines += [fold(digest.title.text), ""]
    if (news := news_line(digest)) is not None:
        lines += [news, ""]
    for excerpt in digest.excerpts:
        said = legend.says(excerpt)
        cited = f"[{legend.number(excerpt.span.source)}]{f' ({said})' if said else ''}"
        if excerpt.context is not None:
            lines.append(f"({fold(excerpt.context.text)})")
        found = mark(digest, excerpt)
        marked = f"{fold(found)}: " if found else ""
        lines += [f"{marked}{fold(excerpt.text)} {cited}", ""]
    differing = differences(digest)
    if differing.items:
        lines.append(differing.title)
        lines += _items(differing)
        lines.append("")
    lines.append("Sources")
    lines += [f"[{n}] {describe(source)}" for n, source in enumerate(digest.sources, 1)]
    lines += ["", summary_line(digest)]
    lines += [f"problem: {fold(problem.message)}" for problem in digest.input.problems]
    return "\n".join(lines) + "\n"


def _items(section: Section) -> Iterator[str]:
    for item in section.items:
        yield f"- {fold(item.heading)}"
        for line in item.lines:
            cited = ",".join(map(str, line.cited))
            remark = f": {fold(line.remark)}" if line.remark else ""
            yield f"  {f'[{cited}] ' if cited else ''}{fold(line.text)}{remark}"
    if section.more:
        yield f"- and {section.more} more in the JSON"
