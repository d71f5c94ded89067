"""The beginning of an input, as formats look at it to recognise it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from summarize.ingest.content import Content

_HEAD, _TAIL = 65_536, 1024
_PROLOG = regex.compile(
    r"(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[\]>\"']++|\"[^\"]*+\"|'[^']*+')*+(?:\[.*?\]\s*+)?>)++",
    regex.DOTALL | regex.IGNORECASE,
)
_ROOT = regex.compile(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]")


@dataclass(frozen=True)
class Look:
    """Bytes, and what their beginning shows; each part is made when a format first asks for it."""

    content: Content
    said: frozenset[str]
    """The kinds that the suffix or the media type names."""

    @cached_property
    def head(self) -> str:
        """The first 65,536 bytes, with Latin letters as they are in any encoding that holds ASCII."""
        return _latin(self.content.data[:_HEAD])

    @cached_property
    def tail(self) -> str:
        """The last 1,024 bytes, in the same way."""
        return _latin(self.content.data[-_TAIL:])

    @cached_property
    def start(self) -> int:
        """Where in the head the prolog of markup ends: declarations, comments, the document type."""
        prolog = _PROLOG.match(self.head)
        return prolog.end() if prolog else 0

    @cached_property
    def root(self) -> str:
        """The name of the element that follows the prolog; empty where none does."""
        found = _ROOT.match(self.head, self.start)
        return found[1] if found else ""

    @cached_property
    def declared(self) -> bool:
        """Whether it begins as XML or with a document type."""
        return self.head.lstrip()[:15].lower().startswith(("<?xml", "<!doctype"))


def _latin(part: bytes) -> str:
    if part.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff")):
        part = part.lstrip(b"\xff\xfe\xef\xbb\xbf\0")
    # UTF-16 and UTF-32 write ASCII with zeros between.
    return part.replace(b"\0", b"").decode("latin-1")
