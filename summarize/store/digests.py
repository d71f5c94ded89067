"""The digests that were made from a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from summarize.errors import SchemaError
from summarize.model import Digest
from summarize.model.canonical import content_hash, loads, to_json
from summarize.store.database import Store
from summarize.store.migrations import INDEXED, SEALED
from summarize.store.reading import Row, all_numbers, read_row
from summarize.store.rows import DamagedRowError, encoded, optional, seal, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A digest as it was recorded, by whatever version."""

    id: str
    made: str
    """ISO 8601, UTC."""
    title: str | None
    json: str
    sources: frozenset[str]
    """SHA-256 of its sources."""


def record_digest(store: Store, digest: Digest, *, made: datetime) -> None:
    """Keep a digest; the same digest again is the same.

    Raises:
        StoreError: another run is writing (``busy``), or the store cannot be written.

    """
    moment = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    title = digest.title.text if digest.title is not None else None
    with store.transaction():
        number = next(store.read("SELECT rowid FROM digests WHERE id = ?", [digest.id]), None)
        if number is None or not _is_whole(store, number[0]):
            keep_digest(store, digest.id, moment, title, to_json(digest))


def keep_digest(store: Store, *values: str | None) -> None:
    """Write the id, the moment, the title and the JSON of a digest, inside a transaction of the caller."""
    store.connection.execute(
        "INSERT OR REPLACE INTO digests (id, made, title, json, seal) "
        "VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)",
        [*(encoded(value) for value in values), seal(*values)],
    )


def recorded_digests(store: Store) -> Iterator[Recorded]:
    """Yield the digests that were recorded, the oldest first; ``damaged-digest`` is noted for a bad one."""
    if store.version < INDEXED:
        return
    for number in all_numbers(store, "digests"):
        try:
            yield _read(store, number)
        except DamagedRowError:
            store.note("damaged-digest", f"recorded digest {number} is not what was stored: left out")


def _is_whole(store: Store, number: int) -> bool:
    try:
        _read(store, number)
    except DamagedRowError:
        return False
    return True


def _read(store: Store, number: int) -> Recorded:
    sealed = store.version >= SEALED
    query = f"SELECT id, made, title, json, {'seal' if sealed else 'NULL'} FROM digests WHERE rowid = ?"  # noqa: S608
    recorded = read_row(store, query, number, lambda row: _recorded(row, sealed=sealed))
    if recorded is None:
        # No digest is ever removed.
        raise DamagedRowError
    return recorded


def _recorded(row: Row, *, sealed: bool) -> Recorded:
    name, made, title, json = text(row[0]), text(row[1]), optional(row[2]), text(row[3])
    if sealed and text(row[4]) != seal(name, made, title, json):
        raise DamagedRowError
    try:
        data = loads(json)
        if content_hash(data) != name:
            raise DamagedRowError
        sources = frozenset(str(source["sha256"]) for source in data["sources"])
    except (SchemaError, ValueError, TypeError, KeyError) as error:
        raise DamagedRowError from error
    return Recorded(id=name, made=made, title=title, json=json, sources=sources)
