"""gzip files (RFC 1952)."""

from __future__ import annotations

from summarize.ingest.format import Format, Reader


def _reader() -> Reader:
    from summarize.ingest.packed.gzip import read_gzip

    return read_gzip


FORMAT = Format(
    kind="gzip",
    reader=_reader,
    suffixes=frozenset({"gz"}),
    surely=lambda look: look.content.data.startswith(b"\x1f\x8b"),
    libraries=("feedparser", "jsonschema", "trafilatura", "lxml.html"),
    is_archive=True,
)
