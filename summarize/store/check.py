"""A store → what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from summarize.model import Problem
from summarize.store.database import Store
from summarize.store.digests import recorded_digests
from summarize.store.failures import store_errors
from summarize.store.migrations import INDEXED
from summarize.store.reading import damaged_articles
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
