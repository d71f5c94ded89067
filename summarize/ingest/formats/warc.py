"""Web archives (WARC, ISO 28500)."""

from __future__ import annotations

from summarize.ingest.format import Format, Look


def _surely(look: Look) -> bool:
    return look.content.data.startswith((b"WARC/1.", b"WARC/0.")) or "warc" in look.said


FORMAT = Format(
    kind="warc",
    reader="summarize.ingest.packed.warc.read_warc",
    suffixes=frozenset({"warc"}),
    surely=_surely,
    rank=1,
    libraries=("warcio.recordloader", "feedparser", "trafilatura", "lxml.html"),
    has_records=True,
)
