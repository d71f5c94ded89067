"""Bytes of a web archive → its records, each found by itself, so that a damaged one costs no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

_START = regex.compile(rb"(?:\A|\n)(WARC/[01]\.\d+[ \t]*\r?\n)")
_HEADERS_END = regex.compile(rb"\r?\n\r?\n")
_LENGTH = regex.compile(rb"(?im)^Content-Length[ \t]*:([^\r\n]*)\r?\n")
_LINE_ENDS = b"\r\n"
_LONGEST_HEADERS = 65_536


@dataclass(frozen=True, slots=True)
class Record:
    """One record, as far as it could be found."""

    data: bytes
    """Headers and block, with a ``Content-Length`` that is that of the block."""
    fault: str = ""
    """What is wrong with it; empty where nothing is."""


def records(data: bytes) -> Iterator[Record]:
    """Yield the records of an archive that is not compressed (ISO 28500).

    A record ends where its ``Content-Length`` says, if line ends are there, or the end of the file;
    otherwise it is damaged, and ends where the next record begins.
    """
    end = 0
    found = _START.search(data)
    while found is not None:
        begin = found.start(1)
        if data[end:begin].strip(_LINE_ENDS):
            yield Record(b"", "no record begins where one should")
        following = _START.search(data, found.end() - 1)
        last = following.start() + 1 if following is not None else len(data)
        headers_end = _HEADERS_END.search(data, found.end() - 2, min(last, begin + _LONGEST_HEADERS))
        if headers_end is None:
            end = last
            yield Record(b"", "its headers do not end")
        else:
            head, block = data[begin : headers_end.start()] + b"\r\n", headers_end.end()
            stated = _length(head)
            if stated is not None and _ends_at(data, block + stated):
                end = block + stated
                yield Record(data[begin:end])
            else:
                end = last
                body = data[block:end].removesuffix(b"\r\n\r\n").removesuffix(b"\n\n")
                length = f"Content-Length: {len(body)}\r\n\r\n".encode()
                fault = "it does not say how long it is" if stated is None else "it is not as long as it says"
                yield Record(_LENGTH.sub(b"", head) + length + body, fault)
        found = _START.search(data, end - 1)
    if data[end:].strip(_LINE_ENDS):
        yield Record(b"", "no record begins where one should")


def _length(head: bytes) -> int | None:
    found = _LENGTH.findall(head)
    value = found[0].strip() if found else b""
    return int(value) if value.isdigit() and len(value) < 16 else None


def _ends_at(data: bytes, end: int) -> bool:
    """Whether a record may end there: at the end of the file, or where line ends follow."""
    return (end <= len(data) and data[end : end + 4] in (b"", b"\r\n", b"\n", b"\n\n", b"\r\n\r\n")) or (
        data.startswith((b"\n\nWARC/", b"\r\nWARC/", b"\nWARC/"), end)
    )
