"""XML that is no kind of article that we know: refused, with its root element named."""

from __future__ import annotations

from summarize.ingest.format import Format, Look
from summarize.ingest.formats import html, markdown


def _likely(look: Look) -> bool:
    if look.declared:
        return True
    closes = bool(look.root) and f"</{look.root}>" in look.tail
    return closes and not markdown.is_named(look) and not html.opens(look)


FORMAT = Format(
    kind="xml",
    reader="summarize.ingest.feeds.opml.refuse_xml",
    suffixes=frozenset({"xml"}),
    likely=_likely,
    rank=4,
)
