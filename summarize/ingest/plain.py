"""Bytes of a plain-text article → Document."""

from __future__ import annotations

from summarize.errors import SourceError
from summarize.ingest.charset import charset_of
from summarize.ingest.content import Content, Pieces
from summarize.ingest.decode import Decoded, decode
from summarize.model import Document, Problem

_BLANK = "\ufeff\u200b \t\r\n\f\v\xa0"


def read_text(content: Content) -> Pieces:
    """Decode one article. The text keeps every character, line ends and page furniture included.

    Raises:
        SourceError: no text in it (codes ``empty``, ``binary``).

    """
    decoded = decode(
        content.data, content.origin, declared=charset_of(content.media_type), fallback=content.encoding
    )
    yield Document(text=filled(decoded.text, content.origin), origin=content.origin, url=content.url)
    yield from encoding_problems(decoded, content.origin)


def filled(text: str, origin: str) -> str:
    """Return the text.

    Raises:
        SourceError: it is empty (code ``empty``).

    """
    if not text.strip(_BLANK):
        raise SourceError.at(origin, "empty", "empty")
    return text


def encoding_problems(decoded: Decoded, origin: str) -> Pieces:
    """Say in which encoding a text was read where that is a guess, and how many characters it cost."""
    if decoded.guessed:
        msg = f"{origin}: no encoding is stated that fits; read as {decoded.encoding} (see --encoding)"
        yield Problem("encoding-guessed", origin, msg)
    if decoded.replaced:
        count = f"{decoded.replaced} character{'s' * (decoded.replaced > 1)}"
        yield Problem.at(origin, "encoding", f"read as {decoded.encoding}; {count} could not be decoded")
