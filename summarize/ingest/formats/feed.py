"""RSS, RDF and Atom."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Look

_WITHIN = regex.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")


def _likely(look: Look) -> bool:
    return look.declared and _WITHIN.search(look.head) is not None


FORMAT = Format(
    kind="feed",
    reader="summarize.ingest.feeds.feed.read_feed",
    suffixes=frozenset({"rss", "atom", "rdf"}),
    roots=frozenset({"rss", "feed", "rdf:rdf", "rdf", "channel"}),
    likely=_likely,
    rank=3,
    libraries=("feedparser", "lxml.html"),
)
