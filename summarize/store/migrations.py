"""The schema, version by version. A step is never changed once it was released: add another."""

from __future__ import annotations

import sqlite3

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    # 1: articles, and what is known about URLs
    (
        """CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL,
            voice TEXT NOT NULL,
            text TEXT NOT NULL,
            title TEXT, author TEXT, publisher TEXT, url TEXT, published TEXT, language TEXT, origin TEXT,
            seen TEXT NOT NULL,
            dated TEXT NOT NULL,
            UNIQUE (sha256, voice)
        )""",
        "CREATE INDEX articles_by_date ON articles (dated)",
        "CREATE INDEX articles_by_url ON articles (url, seen)",
        """CREATE TABLE urls (
            url TEXT PRIMARY KEY,
            final_url TEXT, etag TEXT, last_modified TEXT,
            full_text INTEGER NOT NULL DEFAULT 0,
            checked TEXT NOT NULL,
            succeeded TEXT,
            failures INTEGER NOT NULL DEFAULT 0,
            error TEXT
        )""",
    ),
    # 2: full-text search, and the digests that were made
    (
        """CREATE VIRTUAL TABLE words USING fts5(
            title, text, content='articles', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
        )""",
        """CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
            INSERT INTO words (rowid, title, text) VALUES (new.id, new.title, new.text);
        END""",
        """CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
            INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
        END""",
        "INSERT INTO words (words) VALUES ('rebuild')",
        "CREATE TABLE digests (id TEXT PRIMARY KEY, made TEXT NOT NULL, title TEXT, json TEXT NOT NULL)",
    ),
)
LATEST = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the schema, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, *, to: int = LATEST) -> None:
    """Bring the schema to version ``to``, all of it or nothing; another run may do the same meanwhile."""
    if version_of(connection) >= to:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version_of(connection) : to]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(to, version_of(connection)):d}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
