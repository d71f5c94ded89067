"""BEGIN, and COMMIT or ROLLBACK."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


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
