"""A path → an open store: created, migrated, or refused; what is whole of a damaged one goes to a new one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from summarize.errors import StoreError
from summarize.store.articles import add_documents
from summarize.store.database import APPLICATION_ID, Store
from summarize.store.digests import keep_digest, recorded_digests
from summarize.store.failures import DAMAGED, store_errors
from summarize.store.migrations import LATEST, migrate, version_of
from summarize.store.reading import all_numbers, articles
from summarize.store.repair import check_pages, mend_index
from summarize.store.stories import rescue_told

_MAGIC = b"SQLite format 3\x00"
_SUFFIXES = frozenset({".db", ".sqlite", ".sqlite3"})
# What SQLite says where it can make no file beside the store: a read-only folder, a full disk.
_NO_ROOM = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)


def is_store(path: str | os.PathLike[str]) -> bool:
    """Say by its content whether a file is one of our stores."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as stream:
            header = stream.read(72)
    except (OSError, ValueError):
        return False
    return header.startswith(_MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def open_store(
    path: str | os.PathLike[str], *, create: bool = False, write: bool = False, wait: float = 5.0
) -> Store:
    """Open a store; wait at most ``wait`` seconds for another run that is writing.

    Without ``create`` and ``write`` it is only read: no byte of it is changed, not even that of an older
    schema. With ``write`` it can be written, and an older schema is brought up to date. With ``create``,
    besides, a missing store is made, and a damaged file is moved aside (``Store.moved``) for a new one, into
    which the articles and recorded digests that are whole are copied (``Store.rescued``).

    Raises:
        StoreError: codes ``missing``, ``foreign`` (no store of ours), ``newer`` (made by a newer
            version), ``damaged``, ``busy``, ``unwritable``, ``unusable``.

    """
    path = Path(path)
    _refuse_other_files(path, create=create)
    if not create:
        return _open_to_write(path, wait) if write else _open_to_read(path, wait)
    before = _identity(path)
    try:
        return _open_to_write(path, wait, thorough=True)
    except StoreError as error:
        if error.code != DAMAGED:
            raise
    moved = _move_aside(path, before)
    store = _open_to_write(path, wait)
    if moved is None:
        return store
    rescued = 0
    with suppress(StoreError), _open_to_read(moved, wait) as damaged:
        rescued = rescue(damaged, store)
    return Store(path=path, connection=store.connection, moved=moved, rescued=rescued)


def _open_to_write(path: Path, wait: float, *, thorough: bool = False) -> Store:
    with store_errors(path):
        connection = _connect(path, "mode=rwc", wait)
        try:
            if not _is_ours(connection, path):
                # Before WAL, so that the mark is in the file itself however the run ends.
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if thorough:
                check_pages(connection)
            migrate(connection)
            if thorough:
                mend_index(connection)
        except BaseException:
            connection.close()
            raise
    return Store(path=path, connection=connection)


def _open_to_read(path: Path, wait: float) -> Store:
    """Open a store so that nothing of it changes.

    Where a log is there, another run is writing, or was killed: the connection is read-only, and SQLite
    puts the log together with the file. Where none is there, only a connection that may write removes the
    two empty files again that SQLite needs beside the store. Where these cannot be made, because the
    folder is read-only or the disk full, nobody else can write either: the file is read as it is.
    """
    logged, begun = (_holds(Path(f"{path}{ending}")) for ending in ("-wal", "-journal"))
    with store_errors(path):
        try:
            return _reader(path, "mode=ro" if logged else "mode=rw", wait)
        except sqlite3.OperationalError as error:
            if logged or begun or error.sqlite_errorcode & 0xFF not in _NO_ROOM:
                raise
        return _reader(path, "mode=ro&immutable=1", wait)


def _reader(path: Path, mode: str, wait: float) -> Store:
    connection = _connect(path, mode, wait)
    try:
        connection.execute("PRAGMA query_only = 1")
        _is_ours(connection, path)
        if version_of(connection):
            return Store(path=path, connection=connection)
    except BaseException:
        connection.close()
        raise
    # A run was killed before it had made the first table.
    connection.close()
    empty = sqlite3.connect(":memory:", isolation_level=None)
    migrate(empty)
    return Store(path=path, connection=empty)


def _connect(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
    connection.text_factory = bytes
    return connection


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Say whether it bears our mark; refuse another program's database and a newer schema."""
    # One snapshot: another run may be making this store right now.
    connection.execute("BEGIN")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    connection.execute("ROLLBACK")
    if mark != APPLICATION_ID and (mark or version or tables):
        msg = f"{path}: a database, but not a store of summarize"
        raise StoreError(msg, path=str(path), code="foreign")
    if version > LATEST:
        msg = f"{path}: made by a newer version of summarize (schema {version}, this one knows {LATEST})"
        raise StoreError(msg, path=str(path), code="newer")
    if version < 0 or (not version and tables):
        msg = f"{path}: the file is damaged; summarize collect moves it aside"
        raise StoreError(msg, path=str(path), code=DAMAGED)
    return bool(mark == APPLICATION_ID)


def _refuse_other_files(path: Path, *, create: bool) -> None:
    try:
        code, why = _why_not(path, create=create)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        code, why = "unwritable", f"cannot be opened: {reason}"
    if why:
        msg = f"{path}: {why}"
        raise StoreError(msg, path=str(path), code=code)


def _why_not(path: Path, *, create: bool) -> tuple[str, str]:
    """Refuse what is no file, and somebody's notes: only a name of a database may be a damaged store."""
    if "\x00" in str(path):
        return "unwritable", "is not a path"
    if not create and not path.exists():
        return "missing", "no such store; summarize collect makes one"
    if not path.absolute().parent.is_dir():
        return "unwritable", "its folder does not exist"
    if path.exists() and not path.is_file():
        return "unwritable", f"is {'a folder' if path.is_dir() else 'a device or a pipe'}, not a file"
    if _holds(path) and path.suffix.lower() not in _SUFFIXES:
        with path.open("rb") as stream:
            if stream.read(len(_MAGIC)) != _MAGIC:
                return "foreign", "not a store of summarize"
    return "", ""


def _holds(path: Path) -> bool:
    """Say whether a file is there that holds something."""
    return path.exists() and path.stat().st_size > 0


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


def rescue(damaged: Store, store: Store) -> int:
    """Copy what is whole of articles, recorded digests and what was reported; return how many articles.

    What was known of URLs is not copied: they are asked again.

    Raises:
        StoreError: one of the two stores cannot be used; nothing is copied then.

    """
    count = 0
    with store.transaction():
        for article in articles(damaged, all_numbers(damaged, "articles")):
            seen = datetime.fromisoformat(article.seen).replace(tzinfo=UTC)
            count += add_documents(store, [article.document], seen=seen)
        for recorded in recorded_digests(damaged):
            keep_digest(store, recorded.id, recorded.made, recorded.title, recorded.json)
        rescue_told(damaged, store)
    return count
