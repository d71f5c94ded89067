"""A store → what it holds, in numbers, and what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from summarize.model import Problem
from summarize.store.database import Store
from summarize.store.digests import recorded_digests
from summarize.store.failures import store_errors
from summarize.store.migrations import INDEXED
from summarize.store.reading import articles, damaged_articles, numbers
from summarize.store.repair import INDEX_CHECK
from summarize.store.urls import list_urls

_PAGES, _INDEX = "pages-damaged", "index-damaged"


def check_store(store: Store) -> list[Problem]:
    """Check the pages of the file, the search index, and that each row is what was stored.

    Codes: ``pages-damaged``, ``index-damaged``, ``damaged-article``, ``damaged-url``, ``damaged-digest``.

    Raises:
        StoreError: it cannot be read at all.

    """
    name = str(store.path)
    # What was left out before belongs to whoever read it.
    fresh = Store(path=store.path, connection=store.connection)
    problems = list(_file(fresh, name))
    damaged_articles(fresh)
    list_urls(fresh)
    list(recorded_digests(fresh))
    return [*problems, *fresh.problems]


def _file(store: Store, name: str) -> Iterator[Problem]:
    try:
        for (found,) in store.connection.execute("PRAGMA integrity_check(20)"):
            if found != b"ok":
                yield Problem(_PAGES, name, f"{name}: {found.decode('utf-8', 'replace')}")
    except sqlite3.DatabaseError as error:
        yield Problem(_PAGES, name, f"{name}: {error}")
    if store.version >= INDEXED:
        yield from _index(store, name)


def _index(store: Store, name: str) -> Iterator[Problem]:
    """Check the index in a copy: SQLite asks for it with a statement that may write."""
    with store_errors(store.path), closing(sqlite3.connect("", isolation_level=None)) as copy:
        try:
            store.connection.backup(copy)
            copy.execute(INDEX_CHECK)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
                raise
            yield Problem(_INDEX, name, f"{name}: the search index does not fit the articles ({error})")


def store_facts(store: Store) -> dict[str, Any]:
    """Return counts, the first and last date of articles (ISO 8601, UTC), bytes on disk, schema version."""
    return {
        "articles": _count(store, "articles"),
        "first": _end(store, "ASC"),
        "last": _end(store, "DESC"),
        "urls": _count(store, "urls"),
        "failing": _count(store, "urls WHERE failures > 0"),
        "digests": _count(store, "digests") if store.version > 1 else 0,
        "bytes": store.path.stat().st_size,
        "schema": store.version,
    }


def _count(store: Store, what: str) -> int:
    return int(next(store.read(f"SELECT count(*) FROM {what}"))[0])  # noqa: S608  # names of our own


def _end(store: Store, order: str) -> str | None:
    """Return the date of the first article in this order that is what was stored."""
    query = f"SELECT id FROM articles ORDER BY dated {order}"  # noqa: S608
    found = articles(store, numbers(store, "articles", query))
    article = next(found, None)
    return None if article is None else article.dated
