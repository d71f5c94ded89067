"""Text of an error or of a source → one line that only prints."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return one line: runs of white space become a space, what cannot be printed U+FFFD."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
