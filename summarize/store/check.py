"""A store → what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from summarize.model import Problem, fingerprint
from summarize.store.database import Store

_PAGES, _INDEX, _HASH = "pages-damaged", "index-damaged", "article-changed"


def check_store(store: Store) -> list[Problem]:
    """Check the pages of the file, the search index, and the hash of every article.

    Codes: ``pages-damaged``, ``index-damaged``, ``article-changed``.
    """
    return list(_problems(store, str(store.path)))


def _problems(store: Store, name: str) -> Iterator[Problem]:
    try:
        for (found,) in store.connection.execute("PRAGMA integrity_check(20)"):
            if found != "ok":
                yield Problem(_PAGES, name, f"{name}: {found}")
        yield from _index(store, name)
        for number, sha256, text in store.connection.execute("SELECT id, sha256, text FROM articles"):
            if fingerprint(text, digits=64) != sha256:
                msg = f"{name}: article {number} is not the text that was stored"
                yield Problem(_HASH, name, msg)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        yield Problem(_PAGES, name, f"{name}: {error}")


def _index(store: Store, name: str) -> Iterator[Problem]:
    try:
        store.connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield Problem(_INDEX, name, f"{name}: the search index does not fit the articles ({error})")
