"""An open store: rows out of it, transactions into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from summarize.model import Problem
from summarize.store.failures import all_or_nothing, store_errors
from summarize.store.migrations import version_of

APPLICATION_ID = 0x53756D7A
"""Written into every store, so that a database of another program is never touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open store; a context manager that closes it."""

    path: Path
    connection: sqlite3.Connection
    moved: Path | None = None
    """Where a damaged file went that was at this path."""
    rescued: int = 0
    """How many of its articles were whole, and are in this store."""
    _noted: dict[Problem, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Bytes: what a damaged file holds is decoded where it is checked, and nowhere else.
        self.connection.text_factory = bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @property
    def problems(self) -> list[Problem]:
        """What was left out of all that was read so far, because it is not what was stored."""
        return list(self._noted)

    @property
    def version(self) -> int:
        """The version of the schema; a store that is only read may be of an older one."""
        with store_errors(self.path):
            return version_of(self.connection)

    def note(self, code: str, what: str) -> None:
        """List a problem, once."""
        self._noted[Problem(code, str(self.path), f"{self.path}: {what}")] = None

    def read(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; texts are bytes.

        Raises:
            StoreError: codes ``busy``, ``damaged``, ``unwritable``, ``unusable``.

        """
        with store_errors(self.path):
            yield from self.connection.execute(statement, values)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read all of it as the store is at one moment, whatever another run writes meanwhile.

        Raises:
            StoreError: as ``read``.

        """
        with store_errors(self.path):
            begun = not self.connection.in_transaction
            if begun:
                self.connection.execute("BEGIN")
            try:
                yield
            finally:
                # Nothing was written, and COMMIT raises where damage was met.
                if begun and self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of it or nothing; what was committed survives a crash and a power cut.

        Raises:
            StoreError: codes ``busy``, ``unwritable``, ``damaged``.

        """
        with store_errors(self.path), all_or_nothing(self.connection):
            yield self.connection
