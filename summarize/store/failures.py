"""SQLite: what it raises → StoreError with a stable code; BEGIN, and COMMIT or ROLLBACK."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarize.errors import StoreError

DAMAGED = "damaged"
_CODES = {
    sqlite3.SQLITE_BUSY: ("busy", "another run is writing; try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("busy", "another run is writing; try again when it is done"),
    sqlite3.SQLITE_CORRUPT: (DAMAGED, "the file is damaged; summarize collect moves it aside"),
    sqlite3.SQLITE_NOTADB: (DAMAGED, "the file is damaged; summarize collect moves it aside"),
    sqlite3.SQLITE_READONLY: ("unwritable", "it cannot be written"),
    sqlite3.SQLITE_CANTOPEN: ("unwritable", "it cannot be opened or created"),
    sqlite3.SQLITE_FULL: ("unwritable", "the disk is full"),
    sqlite3.SQLITE_IOERR: ("unwritable", "the disk cannot be read or written"),
}


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Wrap errors of SQLite: codes ``busy``, ``damaged``, ``unwritable``, ``unusable``."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # Python decodes names and messages out of a damaged schema.
        corrupt = isinstance(error, UnicodeDecodeError)
        fallback = sqlite3.SQLITE_CORRUPT if corrupt else sqlite3.SQLITE_ERROR
        primary = getattr(error, "sqlite_errorcode", fallback) & 0xFF
        code, why = _CODES.get(primary, ("unusable", str(error)))
        msg = f"{path}: {why}"
        raise StoreError(msg, path=str(path), code=code) from error


@contextmanager
def all_or_nothing(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit all that is written inside, or nothing of it where something is raised."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk SQLite has rolled back already, and another ROLLBACK would hide why.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
