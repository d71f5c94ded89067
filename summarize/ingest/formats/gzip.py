"""gzip files (RFC 1952)."""

from __future__ import annotations

from summarize.ingest.format import Format

FORMAT = Format(
    kind="gzip",
    reader="summarize.ingest.packed.gzip.read_gzip",
    suffixes=frozenset({"gz"}),
    surely=lambda look: look.content.data.startswith(b"\x1f\x8b"),
    libraries=("feedparser", "jsonschema", "trafilatura", "lxml.html"),
    is_archive=True,
)
