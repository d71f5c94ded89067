"""What a format says of itself, so that one file adds it, and what it sees of an input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import regex

from summarize.ingest.content import Content, Pieces

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


Reader = Callable[[Content], Pieces]


def _never(_: Look) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of input: how it is recognised, what it needs, and what reads it.

    Each module of ``summarize.ingest.formats`` holds one, as ``FORMAT``. An input is of the first format, by
    ``rank``, that is sure of it; else of the one whose root element it has; else of the first that takes it
    as likely.
    """

    kind: str
    """Its name, which messages show."""
    reader: str
    """The function that reads it, behind its module: recognising an input shall load no reader."""
    suffixes: frozenset[str] = frozenset()
    """Suffixes without their dot, in lower case, for which folders and archives are searched."""
    other_suffixes: frozenset[str] = frozenset()
    """Suffixes that name the format, but for which nothing is searched."""
    media_types: frozenset[str] = frozenset()
    """Without parameters, in lower case."""
    roots: frozenset[str] = frozenset()
    """Root elements in lower case, with the usual prefix, where the format is a kind of markup."""
    surely: Callable[[Look], bool] = _never
    """The signature: whether the bytes are of this format, whatever they are called."""
    likely: Callable[[Look], bool] = _never
    """Whether bytes that are surely of none may be read as this one; name and media type may count."""
    rank: int = 0
    """Formats of a lower rank are asked first, those of one rank by their names."""
    libraries: tuple[str, ...] = ()
    """Modules that the reader imports when it is called, loaded before its time is counted."""
    is_archive: bool = False
    """Whether it holds files of any format: an archive is opened in an archive, and not in a third."""
    has_records: bool = False
    """Whether it is a row of records, so that a part of it can be read by itself."""
    needs_no_limits: bool = False
    """Whether it is read in our own process: there is no parser that could need long or fail."""
