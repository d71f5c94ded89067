"""PDF."""

from __future__ import annotations

from summarize.ingest.format import Format, Look


def _surely(look: Look) -> bool:
    return look.content.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


FORMAT = Format(
    kind="pdf",
    reader="summarize.ingest.pdf.document.read_pdf",
    suffixes=frozenset({"pdf"}),
    surely=_surely,
    libraries=("pypdf",),
)
