"""zip archives."""

from __future__ import annotations

from summarize.ingest.format import Format

FORMAT = Format(
    kind="zip",
    reader="summarize.ingest.packed.zip.read_zip",
    suffixes=frozenset({"zip"}),
    surely=lambda look: look.content.data.startswith((b"PK\x03\x04", b"PK\x05\x06")),
    libraries=("feedparser", "jsonschema", "trafilatura", "lxml.html"),
    is_archive=True,
)
