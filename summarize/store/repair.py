"""A store that is about to be written: are its pages whole, and does its search index fit?"""

from __future__ import annotations

import sqlite3

from summarize.store.transactions import all_or_nothing

# About one row, which is left out when the store is read: no reason to give up the others.
_ABOUT_A_ROW = b"NULL value in "
_MOST_FINDINGS = 10_000
INDEX_CHECK = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"
"""Raises where the search index does not fit the articles."""


def check_pages(connection: sqlite3.Connection) -> None:
    """Look at every page of the file.

    Raises:
        sqlite3.DatabaseError: one is damaged.

    """
    connection.text_factory = bytes
    for (found,) in connection.execute(f"PRAGMA quick_check({_MOST_FINDINGS})"):
        if found != b"ok" and not found.startswith(_ABOUT_A_ROW):
            error = sqlite3.DatabaseError(found.decode("utf-8", "replace"))
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error


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
