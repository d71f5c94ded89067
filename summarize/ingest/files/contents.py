"""A file that was found → its bytes, or its readings block by block, so that memory does not grow with it."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from summarize.errors import SourceError
from summarize.ingest.content import Reading
from summarize.ingest.files.find import Found, unreadable
from summarize.ingest.read import read
from summarize.ingest.sandbox.limits import LARGEST_FILE
from summarize.model import Problem


def read_bytes(file: Found) -> bytes:
    """Return the bytes of a file or of standard input.

    Raises:
        SourceError: it cannot be read, or it is too large.

    """
    return _read_stdin() if file.path is None else _read_file(file.path, file.origin)


def _read_file(path: Path, origin: str) -> bytes:
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            msg = f"{origin}: not a file that can be read"
            raise SourceError(msg, origin=origin)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(origin, error) from error
    return _bounded(data, origin)


def _read_stdin() -> bytes:
    return _bounded(sys.stdin.buffer.read(LARGEST_FILE + 1), "-")


def _bounded(data: bytes, origin: str) -> bytes:
    if len(data) > LARGEST_FILE:
        raise SourceError.at(origin, "too-large", f"larger than {LARGEST_FILE // 2**20} MiB")
    return data


_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_BLOCK = 2**20
_LONGEST_LINE = LARGEST_FILE // 8
_MEDIA_TYPE = "application/jsonl"


def read_stream(file: Found, *, encoding: str | None = None) -> Iterator[Reading]:
    """Yield what a file holds; nothing is raised for bad content.

    ``encoding`` is a codec of Python for text whose encoding is not stated; guessed where None.

    Raises:
        SourceError: the file cannot be read.

    """
    path = file.path
    if file.problem is not None:
        raise file.problem
    if path is None or path.suffix.lower() not in _SUFFIXES or not path.is_file():
        yield read(read_bytes(file), origin=file.origin, encoding=encoding)
        return
    try:
        with path.open("rb") as stream:
            if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
                yield read(read_bytes(file), origin=file.origin, encoding=encoding)
                return
            stream.seek(0)
            yield from _blocks(stream, file.origin, encoding)
    except OSError as error:
        msg = f"{file.origin}: cannot be read: {error.strerror or error}"
        raise SourceError(msg, origin=file.origin) from error


def _blocks(stream: BinaryIO, origin: str, encoding: str | None) -> Iterator[Reading]:
    lines: list[bytes] = []
    size = first = number = 0
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            msg = f"{origin}: line {number} is longer than {_LONGEST_LINE // 2**20} MiB"
            yield Reading(problems=(Problem("too-large", origin, msg),))
        lines.append(line or b"\n")
        size += len(lines[-1])
        if size >= _BLOCK:
            yield _read(lines, origin, first, encoding)
            lines, size, first = [], 0, number
    if lines:
        yield _read(lines, origin, first, encoding)


def _read(lines: list[bytes], origin: str, before: int, encoding: str | None) -> Reading:
    """Read some lines; empty ones replace those before, so that line numbers are right."""
    data = b"\n" * before + b"".join(lines)
    return read(data, origin=origin, media_type=_MEDIA_TYPE, encoding=encoding)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield lines with their ends; None for one that is too long to hold."""
    while line := stream.readline(_LONGEST_LINE):
        if len(line) < _LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None
