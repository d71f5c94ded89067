"""A file that was found → its bytes."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from summarize.errors import SourceError
from summarize.ingest.files.find import Found, unreadable
from summarize.ingest.sandbox.limits import LARGEST_FILE


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
        msg = f"{origin}: larger than {LARGEST_FILE // 2**20} MiB"
        raise SourceError(msg, origin=origin, code="too-large")
    return data
