"""OPML 2.0, a list of feeds."""

from __future__ import annotations

from summarize.ingest.format import Format

FORMAT = Format(
    kind="opml",
    reader="summarize.ingest.feeds.opml.read_opml",
    suffixes=frozenset({"opml"}),
    roots=frozenset({"opml"}),
    # A list that is damaged from the start is no article.
    likely=lambda look: "opml" in look.said,
    libraries=("lxml.etree",),
)
