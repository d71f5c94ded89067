"""The parsing process: content from standard input → pieces on standard output.

It holds itself to limits of memory and of processor time, which do not depend on what else the machine
does, and is killed from outside where that fails. It starts as an interpreter of its own (no fork of a
process that may have threads).
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import BinaryIO

from summarize.ingest.content import Content
from summarize.ingest.kinds import parse, prepare
from summarize.ingest.sandbox.frames import line, to_line
from summarize.ingest.sandbox.limits import BACKSTOP, MEMORY, SECONDS, SECONDS_MORE
from summarize.model import Document, Problem

_WORN = 240 * 2**20
"""Bytes in memory after which a new process takes over: what is freed is not always given back."""


def main() -> None:
    """Answer requests until standard input ends."""
    out = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the messages.
    os.dup2(2, 1)
    serve(sys.stdin.buffer, out)


def serve(source: BinaryIO, out: BinaryIO) -> None:
    """Answer each request with ``ready``, its pieces, and ``done``."""
    while header := source.readline():
        asked = json.loads(header)
        content = Content(
            data=source.read(asked["size"]),
            origin=asked["origin"],
            media_type=asked["media_type"],
            depth=asked["depth"],
            encoding=asked["encoding"],
        )
        prepare(asked["kind"])
        _limit_memory()
        _send(out, line({"ready": True}))
        out_of_memory = False
        allowed = time.process_time() + asked["seconds"]
        _end_after(asked["seconds"])
        for piece in parse(content, asked["kind"]):
            out_of_memory |= isinstance(piece, Problem) and piece.code == "too-much-memory"
            _send(out, to_line(piece))
            allowed += SECONDS_MORE * isinstance(piece, Document)
            _end_after(min(allowed - time.process_time(), SECONDS))
        _end_after(None)
        worn = out_of_memory or _statm()[1] > _WORN
        _send(out, line({"done": True, "worn": worn}))


def _send(out: BinaryIO, message: bytes) -> None:
    out.write(message)
    out.flush()


def _limit_memory() -> None:
    """Let memory grow to ``MEMORY`` bytes in use: what was only reserved so far is not counted."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    reserved, resident = _statm()
    room = MEMORY - resident + reserved if reserved else MEMORY
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    except (OSError, ValueError):
        return


def _statm() -> tuple[int, int]:
    """Return the bytes of this process that are reserved, and those in memory; zeros off Linux."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123  # cheap, asked often
            reserved, resident = stream.read().split()[:2]
    except OSError:
        return 0, 0
    page = os.sysconf("SC_PAGE_SIZE")
    return int(reserved) * page, int(resident) * page


def _end_after(seconds: float | None) -> None:
    """Have the kernel end this process after so much processor time; None: no longer.

    It ends as well where nothing at all happens for long: nobody else would end it if the parent was
    killed meanwhile.
    """
    try:
        import signal  # noqa: PLC0415

        signal.setitimer(signal.ITIMER_PROF, 0 if seconds is None else max(seconds, 0.001))
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else 2 * BACKSTOP)
    except (ImportError, AttributeError):
        # Not on Windows: there the parent ends it, by the clock on the wall.
        return
