"""gzip files → what they hold."""

from __future__ import annotations

from dataclasses import replace

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.kinds import formats, kind_of
from summarize.ingest.packed.gunzip import gunzip
from summarize.ingest.parse import parse_member
from summarize.ingest.sandbox.limits import most_unpacked
from summarize.model import Problem

_TAR_MARK = slice(257, 262)


def read_gzip(content: Content) -> Pieces:
    """Unpack one file (RFC 1952) and read it, as far as its streams are whole.

    Raises:
        SourceError: codes ``bomb``, ``unsupported``.

    """
    origin = content.origin
    unpacked = gunzip(content.data, most=most_unpacked(len(content.data)), origin=origin)
    name = content.name or origin
    member = Content(
        data=unpacked.data + unpacked.rest,
        origin=origin,
        name=name[:-3] if name.lower().endswith(".gz") else name,
        media_type=_inner_type(content),
        address=content.address,
        depth=content.depth + 1,
        encoding=content.encoding,
    )
    if unpacked.rest and not formats()[kind_of(member)].has_records:
        # A text that ends somewhere would be quoted up to there.
        member = replace(member, data=unpacked.data)
    problems = [Problem("bad-archive", origin, f"{origin}: {fault}") for fault in unpacked.faults]
    if member.data[_TAR_MARK] == b"ustar":
        msg = f"{origin}: tar archives are not read; unpack it, or make a zip"
        raise SourceError(msg, origin=origin, code="unsupported")
    pieces = parse_member(member) if member.data or not problems else iter(())
    # Where nothing could be read, the reason is the damage, and what a parser says of it is no news.
    yield from (piece for piece in pieces if not (unpacked.rest and isinstance(piece, Problem)))
    yield from problems


def _inner_type(content: Content) -> str | None:
    return (
        None if "gzip" in content.type or content.type == "application/octet-stream" else content.media_type
    )
