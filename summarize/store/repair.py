"""A store that is about to be written: are its pages whole, and does its search index fit?"""

from __future__ import annotations

import sqlite3

from summarize.store.failures import all_or_nothing

# About one row, which is left out when the store is read: no reason to give up the others.
_ABOUT_A_ROW = b"NULL value in "
_ABOUT_AN_INDEX = (b"row ", b"wrong # of entries in index", b"non-unique entry in index")
_INDEXES = ("sqlite_autoindex_articles_1", "articles_by_date", "articles_by_url")
_MOST_FINDINGS = 10_000
INDEX_CHECK = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"
"""Raises where the search index does not fit the articles."""


def check_pages(connection: sqlite3.Connection) -> None:
    """Look at every page of the file; make the indexes again where they do not fit the tables.

    Raises:
        sqlite3.DatabaseError: pages are damaged, or rows are lost.

    """
    connection.text_factory = bytes
    findings = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MOST_FINDINGS})")]
    about_indexes = [found for found in findings if found.startswith(_ABOUT_AN_INDEX)]
    known = (b"ok", *about_indexes)
    for found in findings:
        if found not in known and not found.startswith(_ABOUT_A_ROW):
            raise _corrupt(found.decode("utf-8", "replace"))
    if about_indexes:
        _mend_indexes(connection)


def _mend_indexes(connection: sqlite3.Connection) -> None:
    """An index that names more rows than its table is all that is left of them: it is not thrown away."""
    count = "SELECT count(*) FROM articles"
    held = connection.execute(f"{count} NOT INDEXED").fetchone()[0]
    for name in _INDEXES:
        if connection.execute(f"{count} INDEXED BY {name}").fetchone()[0] > held:
            msg = "articles are lost that an index still names"
            raise _corrupt(msg)
    try:
        connection.execute("REINDEX")
    except sqlite3.IntegrityError as error:
        raise _corrupt(str(error)) from error


def _corrupt(found: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(found)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def mend_index(connection: sqlite3.Connection) -> None:
    """Make the search index again where it does not fit the articles: nothing is lost with it."""
    try:
        connection.execute(INDEX_CHECK)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        rebuild_index(connection)


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the search index again from the articles."""
    if connection.in_transaction:
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        return
    with all_or_nothing(connection):
        rebuild_index(connection)
