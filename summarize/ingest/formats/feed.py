"""RSS, RDF and Atom."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Reader
from summarize.ingest.look import Look

_WITHIN = regex.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")


def _reader() -> Reader:
    from summarize.ingest.feeds.feed import read_feed

    return read_feed


def _likely(look: Look) -> bool:
    return look.declared and _WITHIN.search(look.head) is not None


FORMAT = Format(
    kind="feed",
    reader=_reader,
    suffixes=frozenset({"rss", "atom", "rdf"}),
    roots=frozenset({"rss", "feed", "rdf:rdf", "rdf", "channel"}),
    likely=_likely,
    rank=3,
    libraries=("feedparser", "lxml.html"),
)
