"""Bytes with what is known about them, and what a reader makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from summarize.model import Document, Link, Problem

Piece = Document | Link | Problem
Pieces = Iterator[Piece]

_SUFFIX = regex.compile(r"\.([A-Za-z0-9]{1,12})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One input, or one member of an archive."""

    data: bytes
    origin: str
    media_type: str | None = None
    """``Content-Type`` of a response (RFC 9110), with its charset; None for a file."""
    name: str = ""
    """What the bytes are called, where that is not the origin: the file within an archive."""
    address: str | None = None
    """Where a member of a web archive was found."""
    depth: int = 0
    """How many archives it lay in."""
    encoding: str | None = None
    """How to read text whose encoding nobody states; guessed where None."""

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case and without its dot; empty where there is none."""
        name = self.name or self.origin
        if "://" in name:
            name = name.partition("#")[0].partition("?")[0]
        found = _SUFFIX.search(name)
        return found[1].lower() if found else ""

    @property
    def url(self) -> str | None:
        """Where it was fetched from, None for a file."""
        if self.address:
            return self.address
        return self.origin if self.origin.lower().startswith(("http://", "https://")) else None

    @property
    def type(self) -> str:
        """The media type without its parameters, in lower case."""
        return (self.media_type or "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came out of the bytes of one input."""

    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
