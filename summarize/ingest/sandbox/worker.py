"""Content → pieces, parsed in another process that ends when it uses too much.

The limits are of memory and of processor time, so that what is read does not depend on what else the
machine does.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from summarize.ingest.content import Content, Piece
from summarize.ingest.kinds import parse
from summarize.ingest.sandbox.frames import request, to_piece
from summarize.ingest.sandbox.limits import BACKSTOP, FIRST_SECONDS, MEMORY, SECONDS
from summarize.model import Document, Problem

_OUT_OF_TIME = -getattr(signal, "SIGPROF", 0)
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from summarize.ingest.sandbox.child import main; main()"
)
# One thread for each library: threads reserve memory. The rest makes parsing the same everywhere.
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2", "PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONWARNINGS": "ignore",
}  # fmt: skip


@cache
def worker() -> Worker:
    """Return the worker of this process, which starts with its first task."""
    made = Worker()
    atexit.register(made.stop)
    return made


class _StartError(Exception):
    """No process can be started here."""


@dataclass(slots=True)
class _Outcome:
    """What came back for one input, and how it ended."""

    pieces: list[Piece] = field(default_factory=list)
    end: str = "unstarted"


class Worker:
    """One parsing process, started when it is needed and again when it was killed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._served = 0

    def parse(self, content: Content, kind: str) -> list[Piece]:
        """Parse within the limits of time and memory. What came before a limit is kept.

        Where no process can be started, it is parsed here, and a problem says so.
        """
        with self._lock:
            try:
                return self._parse(content, kind)
            except _StartError as error:
                msg = f"{content.origin}: read without limits of time and memory: {error}"
                return [*parse(content, kind), Problem("unprotected", content.origin, msg)]
            except BaseException:
                self._kill()
                raise

    def stop(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._kill()

    def _parse(self, content: Content, kind: str) -> list[Piece]:
        fresh = self._ensure()
        outcome = self._ask(content, kind, FIRST_SECONDS)
        if outcome.end == "late" or (not fresh and _failed(outcome)):
            # What earlier inputs left in memory must not cost this one, nor what was loaded on the way.
            self._ensure()
            outcome = self._ask(content, kind, SECONDS)
        if outcome.end == "unstarted":
            msg = "the parsing process does not start"
            raise _StartError(msg)
        reason = {
            "late": f"took longer than {SECONDS:g} seconds",
            "stuck": f"gave no answer for {BACKSTOP:g} seconds",
            "died": f"crashed the parser (it may use {MEMORY // 2**20} MB of memory)",
        }.get(outcome.end)
        if reason is not None:
            kept = sum(isinstance(piece, Document) for piece in outcome.pieces)
            rest = f"; {kept} article{'s' * (kept != 1)} before that were kept" if kept else ""
            msg = f"{content.origin}: {reason}: the parsing process was killed{rest}"
            code = "parser-died" if outcome.end == "died" else "too-slow"
            outcome.pieces.append(Problem(code, content.origin, msg))
        return outcome.pieces

    def _ask(self, content: Content, kind: str, seconds: float) -> _Outcome:
        """Send one input and collect the answer; the process ends itself after its ``seconds``."""
        process = self._process
        assert process is not None  # noqa: S101  # _ensure ran
        assert process.stdin is not None  # noqa: S101  # both are pipes
        assert process.stdout is not None  # noqa: S101
        outcome, backstop = _Outcome(), _Backstop(process)
        self._served += 1
        try:
            with suppress(BrokenPipeError):
                process.stdin.write(request(content, kind, seconds))
                process.stdin.write(content.data)
                process.stdin.flush()
            for answer in process.stdout:
                if not answer.endswith(b"\n"):
                    # It ended while it wrote.
                    break
                backstop.restart()
                message: dict[str, Any] = json.loads(answer)
                piece = to_piece(message)
                if "ready" in message:
                    outcome.end = "died"
                elif piece is not None:
                    outcome.pieces.append(piece)
                elif "done" in message:
                    outcome.end = "worn" if message["worn"] else "done"
                    break
        finally:
            backstop.stop()
        if outcome.end == "died":
            outcome.end = "stuck" if backstop.fired else "late" if process.wait() == _OUT_OF_TIME else "died"
        if outcome.end != "done":
            self._kill()
        return outcome

    def _ensure(self) -> bool:
        """Start the process if there is none; return whether it is new."""
        alive = self._process is not None and self._process.poll() is None
        if alive and self._owner == os.getpid():
            return self._served == 0
        if self._owner == os.getpid():
            self._kill()
        if not sys.executable:
            msg = "this Python cannot start another one"
            raise _StartError(msg)
        path = [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100  # "" is the working directory
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter
                [sys.executable, "-P", "-c", _BOOT, json.dumps(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ENVIRONMENT},
                close_fds=True,
            )
        except OSError as error:
            raise _StartError(str(error)) from error
        self._owner, self._served = os.getpid(), 0
        return True

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


class _Backstop:
    """Kills a process that is silent for very long, whatever we wait for meanwhile."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._changed = threading.Condition()
        self._deadline = time.monotonic() + BACKSTOP
        self._stopped = False
        self.fired = False
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def restart(self) -> None:
        """Begin to wait anew."""
        with self._changed:
            self._deadline = time.monotonic() + BACKSTOP

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _watch(self) -> None:
        with self._changed:
            while not self._stopped:
                left = self._deadline - time.monotonic()
                if left <= 0:
                    self.fired = True
                    self._process.kill()
                    return
                self._changed.wait(left)


def _failed(outcome: _Outcome) -> bool:
    return outcome.end in ("unstarted", "died") or any(
        isinstance(piece, Problem) and piece.code == "too-much-memory" for piece in outcome.pieces
    )
