"""A path → an open store: created, migrated, or refused; a damaged file is moved aside."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summarize.errors import StoreError
from summarize.store.failures import DAMAGED, store_errors
from summarize.store.migrations import LATEST, migrate, version_of

APPLICATION_ID = 0x53756D7A
"""Written into every store, so that a database of another program is never touched."""
_MAGIC = b"SQLite format 3\x00"
_SUFFIXES = frozenset({".db", ".sqlite", ".sqlite3"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open store; a context manager that closes it."""

    path: Path
    connection: sqlite3.Connection
    moved: Path | None = None
    """Where a damaged file went that stood at this path."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def read(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        with store_errors(self.path):
            yield from self.connection.execute(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of it or nothing; what was committed survives a crash and a power cut.

        Raises:
            StoreError: codes ``busy``, ``unwritable``, ``damaged``.

        """
        with store_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


def is_store(path: str | os.PathLike[str]) -> bool:
    """Tell by its content whether a file is one of our stores."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as stream:
            header = stream.read(72)
    except (OSError, ValueError):
        return False
    return header.startswith(_MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def open_store(path: str | os.PathLike[str], *, create: bool = False, wait: float = 5.0) -> Store:
    """Open a store; wait at most ``wait`` seconds for another run that is writing.

    With ``create`` a missing store is made, and a damaged file is moved aside (``Store.moved``) for a
    new one; without, both are errors.

    Raises:
        StoreError: codes ``missing``, ``foreign`` (no store of ours), ``newer`` (made by a newer
            version), ``damaged``, ``busy``, ``unwritable``.

    """
    path = Path(path)
    if not create and not path.exists():
        msg = f"{path}: no such store; summarize collect makes one"
        raise StoreError(msg, path=str(path), code="missing")
    if path.is_dir() or not path.absolute().parent.is_dir():
        msg = f"{path}: {'is a folder, not a file' if path.is_dir() else 'its folder does not exist'}"
        raise StoreError(msg, path=str(path), code="unwritable")
    before = _identity(path)
    try:
        return _open(path, wait=wait, thorough=create)
    except StoreError as error:
        if error.code != DAMAGED or not create:
            raise
    moved = _move_aside(path, before)
    store = _open(path, wait=wait, thorough=False)
    return Store(path=path, connection=store.connection, moved=moved)


def _open(path: Path, *, wait: float, thorough: bool) -> Store:
    with store_errors(path):
        _refuse_other_files(path)
        writable = os.access(path, os.W_OK) if path.exists() else True
        mode = "rwc" if writable else "ro"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None
        )
        try:
            _prepare(connection, path, writable=writable)
            if thorough:
                _check_pages(connection)
        except BaseException:
            connection.close()
            raise
    return Store(path=path, connection=connection)


def _prepare(connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
    # Texts may hold lone surrogates, which JSON can write and UTF-8 cannot.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
    # One snapshot: another run may be making this store right now.
    connection.execute("BEGIN")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    connection.execute("COMMIT")
    if mark != APPLICATION_ID and (mark or version or tables):
        msg = f"{path}: a database, but not a store of summarize"
        raise StoreError(msg, path=str(path), code="foreign")
    if version > LATEST:
        msg = f"{path}: made by a newer version of summarize (schema {version}, this one knows {LATEST})"
        raise StoreError(msg, path=str(path), code="newer")
    if not writable:
        return
    if mark != APPLICATION_ID:
        # Before WAL, so that the mark stands in the file itself however the run ends.
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    migrate(connection)


def _check_pages(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise _corrupt(found)


def _corrupt(found: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(found)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _refuse_other_files(path: Path) -> None:
    """Refuse somebody's notes: only what is named like a database may be a damaged store."""
    if not path.exists() or not path.stat().st_size:
        return
    with path.open("rb") as stream:
        header = stream.read(len(_MAGIC))
    if header != _MAGIC and path.suffix.lower() not in _SUFFIXES:
        msg = f"{path}: not a store of summarize"
        raise StoreError(msg, path=str(path), code="foreign")


def _identity(path: Path) -> tuple[int, int] | None:
    return (path.stat().st_dev, path.stat().st_ino) if path.exists() else None


def _move_aside(path: Path, before: tuple[int, int] | None) -> Path | None:
    """Rename a damaged store and its log; never delete. Another run may have done it already."""
    if _identity(path) != before:
        return None
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for ending in ("", "-wal", "-shm"):
        part = Path(f"{path}{ending}")
        if part.exists():
            part.rename(f"{aside}{ending}")
    return aside
