"""Pieces ↔ lines of JSON between the parsing process and ours: plain data, never pickles."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from summarize.ingest.content import Content, Piece
from summarize.model import Document, Link, Problem

_KINDS: dict[str, type[Piece]] = {"document": Document, "link": Link, "problem": Problem}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_line(piece: Piece) -> bytes:
    """Write a piece. ASCII keeps lone surrogates, which UTF-8 cannot."""
    values = {field.name: getattr(piece, field.name) for field in fields(piece)}
    return line({_NAMES[type(piece)]: values})


def to_piece(message: dict[str, Any]) -> Piece | None:
    """Read a piece; None where the message is no piece."""
    for name, kind in _KINDS.items():
        if name in message:
            return kind(**message[name])
    return None


def line(message: dict[str, Any]) -> bytes:
    """Write one message."""
    return json.dumps(message).encode("ascii") + b"\n"


def request(content: Content, kind: str, seconds: float) -> bytes:
    """Write what is to be parsed, in so much processor time: a line that describes it, the bytes follow."""
    known = {"origin": content.origin, "media_type": content.media_type, "depth": content.depth,
             "encoding": content.encoding}  # fmt: skip
    return line({"kind": kind, "size": len(content.data), "seconds": seconds, **known})
