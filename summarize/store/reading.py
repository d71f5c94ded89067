"""The rows of a table, one by one: one that cannot be read costs the others nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from summarize.errors import StoreError
from summarize.model import Document
from summarize.store.database import Store
from summarize.store.failures import DAMAGED
from summarize.store.migrations import SEALED
from summarize.store.rows import DamagedRowError, optional, seal, text

Row = tuple[Any, ...]
Made = TypeVar("Made")

FIELDS = tuple(field.name for field in fields(Document) if field.name not in {"id", "text"})
"""What an article has besides its text."""
COLUMNS = ("sha256", "voice", "text", *FIELDS, "seen", "dated")
"""The columns of an article, all of them texts, without its number and its seal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A row that is what was stored."""

    document: Document
    seen: str
    dated: str


def numbers(store: Store, table: str, query: str, values: Sequence[object] = ()) -> list[int]:
    """Return the row numbers that ``query`` finds in ``table``.

    Where the query meets damage, all the numbers are returned that can still be found (the caller looks
    at each row anyway), and ``pages-damaged`` is noted.
    """
    try:
        return [row[0] for row in store.read(query, values)]
    except StoreError as error:
        if error.code != DAMAGED:
            raise
    return _all_that_is_left(store, table)


def all_numbers(store: Store, table: str, order: str = "rowid") -> list[int]:
    """Return the numbers of all rows of ``table``; rows that only an index names count as damage."""
    with store.snapshot():
        found = numbers(store, table, f"SELECT rowid FROM {table} NOT INDEXED ORDER BY {order}")  # noqa: S608
        # SQLite counts the entries of the smallest index.
        counted = numbers(store, table, f"SELECT count(*) FROM {table}")[:1]  # noqa: S608
        return found if counted == [len(found)] == [len(set(found))] else _all_that_is_left(store, table)


def _all_that_is_left(store: Store, table: str) -> list[int]:
    store.note("pages-damaged", f"pages of the file are damaged: {table} may be missing")
    return sorted(_scanned(store, table))


def _scanned(store: Store, table: str) -> set[int]:
    """Return the numbers that the table itself names, and its smallest index: each as far as it goes."""
    scans = (f"SELECT rowid FROM {table} NOT INDEXED", f"SELECT rowid FROM {table}")  # noqa: S608
    return {number for scan in scans for number in _as_far_as_it_goes(store, scan)}


def _as_far_as_it_goes(store: Store, query: str) -> Iterator[int]:
    try:
        for row in store.read(query):
            yield row[0]
    except StoreError as error:
        if error.code != DAMAGED:
            raise


def read_row(store: Store, query: str, number: int, make: Callable[[Row], Made]) -> Made | None:
    """Return what ``make`` makes of the row with this number, None where there is none.

    Raises:
        DamagedRowError: it is not what was stored.

    """
    try:
        row = next(store.read(query, [number]), None)
    except StoreError as error:
        if error.code != DAMAGED:
            raise
        raise DamagedRowError from error
    return None if row is None else make(row)


def read_article(store: Store, number: int) -> Article | None:
    """Return an article by its row number, None where there is none.

    Raises:
        DamagedRowError: it is not what was stored.

    """
    sealed = store.version >= SEALED
    names = ", ".join((*COLUMNS, "seal" if sealed else "NULL"))
    query = f"SELECT {names} FROM articles WHERE id = ?"  # noqa: S608  # names of our own
    return read_row(store, query, number, lambda row: _article(row, sealed=sealed))


def articles(store: Store, found: Sequence[int]) -> Iterator[Article]:
    """Yield the articles with these row numbers; ``damaged-article`` is noted for each that is left out."""
    for number in found:
        try:
            article = read_article(store, number)
        except DamagedRowError:
            note_damaged(store, number)
        else:
            if article is not None:
                yield article
            elif _is_listed(store, number):
                note_damaged(store, number)


def _is_listed(store: Store, number: int) -> bool:
    """Say whether a scan names an article that is not found by its number; else another run removed it."""
    with store.snapshot():
        held = any(store.read("SELECT 1 FROM articles NOT INDEXED WHERE id = ?", [number]))
        return not held and number in _scanned(store, "articles")


def note_damaged(store: Store, number: int) -> None:
    """List an article that is left out."""
    store.note("damaged-article", f"article {number} is not what was stored: left out")


def damaged_articles(store: Store) -> int:
    """Look at every article; return how many are left out when the store is read, each of them noted."""
    found = all_numbers(store, "articles")
    return len(found) - sum(1 for _ in articles(store, found))


def _article(row: Row, *, sealed: bool) -> Article:
    sha256, voice, content, *rest = (optional(value) for value in row[:-1])
    *more, seen, dated = rest
    values = dict(zip(FIELDS, more, strict=True))
    try:
        document = Document(text=content, **values)  # type: ignore[arg-type]  # it refuses what is no text
    except (TypeError, ValueError) as error:
        raise DamagedRowError from error
    if document.sha256 != sha256 or seen is None or dated is None:
        raise DamagedRowError
    if sealed and text(row[-1]) != seal_article(document, voice, seen, dated):
        raise DamagedRowError
    return Article(document=document, seen=seen, dated=dated)


def seal_article(document: Document, voice: str | None, seen: str, dated: str) -> str:
    """Return the seal of an article; its hash covers the text."""
    values = (getattr(document, name) for name in FIELDS)
    return seal(document.sha256, voice, *values, seen, dated)
