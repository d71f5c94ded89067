"""Text of an error or of a source → one line that only prints."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return one line, as digests show it, in which U+FFFD replaces what cannot be printed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    from summarize.render.citations import fold

    return fold(text)
