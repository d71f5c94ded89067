"""OPML 2.0, a list of feeds."""

from __future__ import annotations

from summarize.ingest.format import Format, Reader


def _reader() -> Reader:
    from summarize.ingest.feeds.opml import read_opml

    return read_opml


FORMAT = Format(
    kind="opml",
    reader=_reader,
    suffixes=frozenset({"opml"}),
    roots=frozenset({"opml"}),
    # A list that is damaged from the start is no article.
    likely=lambda look: "opml" in look.said,
    libraries=("lxml.etree",),
)
