"""One briefing of a store at a time: two would both report what is new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarize.errors import StoreError


@contextmanager
def alone(path: str, wait: float) -> Iterator[None]:
    """Hold the store for one briefing; it ends with the process, however that ends.

    Raises:
        StoreError: another briefing still holds it after ``wait`` seconds (``busy``).

    """
    try:
        import fcntl
    except ImportError:  # Windows has none: there the store itself keeps writers apart
        yield
        return
    if not Path(path).is_file():
        yield
        return
    until = time.monotonic() + wait
    # Closed last: closing a second handle of the file would drop the locks that SQLite holds.
    with Path(path).open("rb") as stream:
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if time.monotonic() >= until:
                msg = f"{path}: another briefing is being made of this store"
                raise StoreError(msg, path=path, code="busy")
            time.sleep(0.1)
        yield
