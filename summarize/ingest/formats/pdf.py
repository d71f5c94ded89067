"""PDF."""

from __future__ import annotations

from summarize.ingest.format import Format, Reader
from summarize.ingest.look import Look


def _reader() -> Reader:
    from summarize.ingest.pdf.document import read_pdf

    return read_pdf


def _surely(look: Look) -> bool:
    return look.content.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


FORMAT = Format(kind="pdf", reader=_reader, suffixes=frozenset({"pdf"}), surely=_surely, libraries=("pypdf",))
