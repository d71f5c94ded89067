"""A new file beside the one that it will replace; those that killed runs left are removed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from io import BufferedWriter
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: what another process has open cannot be removed there
    fcntl = None  # type: ignore[assignment]

_ENDING = ".partial"
# A name may have 255 bytes, and a character at most four.
_LONGEST = 40


@contextmanager
def partial(target: Path) -> Iterator[tuple[BufferedWriter, Path]]:
    """Open a new file in the folder of ``target``; remove it unless it was renamed meanwhile.

    Whoever writes such a file holds a lock on it, which ends with the process: a file without a lock is
    of a run that was killed, and the next run for the same target removes it.

    Raises:
        OSError: it cannot be made.

    """
    start = f".{target.name[:_LONGEST]}."
    for left in target.parent.glob(f"{escape(start)}*{_ENDING}"):
        _remove_if_left(left)
    stream, path = _locked(target.parent, start)
    try:
        with stream:
            yield stream, path
    finally:
        path.unlink(missing_ok=True)


def _locked(folder: Path, start: str) -> tuple[BufferedWriter, Path]:
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=start, suffix=_ENDING)
        stream = os.fdopen(descriptor, "wb")
        # Where a file system knows no locks, nobody can take one to remove it either.
        with suppress(OSError):
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        # Another run may have taken it for one that was left, before the lock.
        if os.fstat(descriptor).st_nlink or fcntl is None:
            return stream, Path(name)
        stream.close()


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):
        if fcntl is None:
            path.unlink()
            return
        with path.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
