"""Bytes of a plain-text article → Document."""

from __future__ import annotations

from summarize.errors import SourceError
from summarize.ingest.decode import Decoded, decode
from summarize.model import Document


def read_plain(data: bytes, origin: str) -> tuple[Document, Decoded]:
    """Decode one article. The text keeps every character, line ends and page furniture included.

    Raises:
        SourceError: no text in it (codes ``empty``, ``binary``).

    """
    decoded = decode(data, origin)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        msg = f"{origin}: empty"
        raise SourceError(msg, origin=origin, code="empty")
    return Document(text=decoded.text, origin=origin), decoded
