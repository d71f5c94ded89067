"""zip archives."""

from __future__ import annotations

from summarize.ingest.format import Format, Reader


def _reader() -> Reader:
    from summarize.ingest.packed.zip import read_zip

    return read_zip


FORMAT = Format(
    kind="zip",
    reader=_reader,
    suffixes=frozenset({"zip"}),
    surely=lambda look: look.content.data.startswith((b"PK\x03\x04", b"PK\x05\x06")),
    libraries=("feedparser", "jsonschema", "trafilatura", "lxml.html"),
    is_archive=True,
)
