"""HTML tree → the lines around its headline, where pages print who wrote the article, and when."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.ingest.blocks import Element, Line, lines_of, text_of
from summarize.ingest.fields import one_line

_NEAR = 30
_HIDING = frozenset({"script", "style", "noscript", "template", "svg", "head", "title"})


def around_headline(tree: Element, title: str | None) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the 30 lines from the headline on and the 15 above it, both the nearest first.

    The headline is the line that says the title, or the first heading where none does.
    """
    first: dict[str, Line] = {}
    for line in lines_of(tree, skipped=_HIDING):
        first.setdefault(line.text, line)
    lines = list(first.values())
    headings = {one_line(line) for h in tree.iter("h1", "h2") for line in text_of(h).splitlines()}
    shown = [i for i, line in enumerate(lines) if line.text in headings]
    own = (i for i in (*shown, *range(len(lines))) if title and title in lines[i].text)
    heading = next(own, next(iter(shown), 0))
    return lines[heading : heading + _NEAR], lines[max(0, heading - _NEAR // 2) : heading][::-1]
