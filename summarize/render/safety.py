"""Text of a source → text that only prints: it cannot move a cursor, turn a line, or add markup."""

from __future__ import annotations

import regex

# C0 and C1 controls (with ESC, the start of every terminal sequence), the marks that reorder what
# follows (Boucher & Anderson 2021, "Trojan Source"), lone surrogates and noncharacters.
_UNPRINTABLE = regex.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SPACES = regex.compile(r"\s+")
_MARKDOWN = regex.compile(r"([\\`*_{}\[\]<>|~&$@^])")
_MARKDOWN_LINE_START = regex.compile(r"^(\d+)?([#+\-=.):!])")
_AUTOLINK = regex.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def fold(text: str) -> str:
    """Return one line of printable text: line breaks and runs of spaces become one space."""
    return _SPACES.sub(" ", _UNPRINTABLE.sub("\ufffd", text)).strip()


def escape_markdown(text: str) -> str:
    """Return one line that CommonMark and its GitHub dialect show as it is, links included."""
    escaped = _MARKDOWN.sub(r"\\\1", fold(text))
    escaped = _AUTOLINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", escaped)
    return _MARKDOWN_LINE_START.sub(lambda m: f"{m[1] or ''}\\{m[2]}", escaped)
