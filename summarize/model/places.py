"""Where something is in a source, as the digest writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A span and the text around it: W3C TextPositionSelector and TextQuoteSelector in one."""

    source: str
    start: int
    end: int
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Place:
    """A span without its surroundings."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A verbatim sentence, or a part of one, and its place."""

    text: str
    span: Quote
