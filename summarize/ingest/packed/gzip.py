"""gzip files → what they hold, each of their streams unpacked by itself."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.kinds import formats, kind_of, parse_member
from summarize.ingest.sandbox.limits import bomb, most_unpacked
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
    problems = [Problem.at(origin, "bad-archive", f"{fault}") for fault in unpacked.faults]
    if member.data[_TAR_MARK] == b"ustar":
        raise SourceError.at(origin, "unsupported", "tar archives are not read; unpack it, or make a zip")
    pieces = parse_member(member) if member.data or not problems else iter(())
    # Where nothing could be read, the reason is the damage, and what a parser says of it is no news.
    yield from (piece for piece in pieces if not (unpacked.rest and isinstance(piece, Problem)))
    yield from problems


def _inner_type(content: Content) -> str | None:
    return (
        None if "gzip" in content.type or content.type == "application/octet-stream" else content.media_type
    )


_MAGIC = b"\x1f\x8b\x08"
_PIECE = 65_536
_ZEROS = re.compile(rb"\0*")
_CUT = "the gzip file is cut off"
_MOST_TRIES = 500
"""Places where no stream begins, or a damaged one, until the rest of a file is given up."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out of a gzip file."""

    data: bytes
    """What the streams hold that are whole, one behind the other."""
    rest: bytes
    """What a stream holds that is cut off at the end of the file; nothing vouches for its end."""
    faults: tuple[str, ...]
    """What is wrong, for each place."""


def gunzip(data: bytes, *, most: int, origin: str) -> Unpacked:
    """Unpack all streams of a file (RFC 1952); a damaged one is left out, and costs no other.

    Raises:
        SourceError: it unpacks to more than ``most`` bytes (code ``bomb``).

    """
    whole, rest = bytearray(), b""
    faults: list[str] = []
    start, spent, tries, sound = 0, 0, 0, True
    while 0 <= start < len(data) and tries < _MOST_TRIES:
        out, end, fault = _stream(data, start, most - spent)
        spent += len(out)
        if spent > most:
            raise bomb(origin, most)
        if not fault:
            whole += out
            sound, rest = True, b""
            start = _ZEROS.match(data, end).end()  # type: ignore[union-attr]  # it matches nothing, too
            continue
        tries += 1
        if fault == _CUT:
            rest = out
        if sound:
            # What follows may be the inside of the same stream, which looks like the begin of another.
            faults.append(fault if start == 0 else f"{fault} (from byte {start} on)")
        sound = False
        start = data.find(_MAGIC, start + 1)
    if tries == _MOST_TRIES:
        faults.append(f"it is damaged in {tries} places; the rest was not read")
    return Unpacked(bytes(whole), rest, tuple(faults))


def _stream(data: bytes, start: int, most: int) -> tuple[bytes, int, str]:
    """Return what one stream holds, where it ends, and what is wrong with it."""
    unpacker = zlib.decompressobj(wbits=31)
    out, position, view = bytearray(), start, memoryview(data)
    try:
        while position < len(data) and not unpacker.eof:
            piece = view[position : position + _PIECE]
            out += unpacker.decompress(piece, most + 1 - len(out))
            position += len(piece) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
            if len(out) > most:
                break
    except zlib.error as error:
        return bytes(out), position, f"not a gzip file that can be read: {error}"
    return bytes(out), position, "" if unpacker.eof or len(out) > most else _CUT
