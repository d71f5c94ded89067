"""The schema, version by version. A step is never changed once it was released: add another."""

from __future__ import annotations

import sqlite3

from summarize.store.failures import all_or_nothing
from summarize.store.rows import seal_of

ARTICLE = (
    *("sha256", "voice", "title", "author", "publisher", "url", "published", "language", "origin"),
    *("seen", "dated"),
)
"""What the seal of an article is made of: its hash is that of its text."""
DIGEST = ("id", "made", "title", "json")
"""What the seal of a digest is made of."""
INDEXED, SEALED, TOLD = 2, 3, 4
"""Since these versions there are a search index and recorded digests, seals, and briefings."""


def _as_bytes(*names: str) -> str:
    return ", ".join(f"CAST({name} AS BLOB)" for name in names)


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
    # 3: a seal over all that a row holds; bytes, so that a text that is not UTF-8 reaches the function
    (
        "ALTER TABLE articles ADD COLUMN seal TEXT",
        f"UPDATE articles SET seal = seal_of({_as_bytes(*ARTICLE)})",  # noqa: S608  # names of our own
        "ALTER TABLE digests ADD COLUMN seal TEXT",
        f"UPDATE digests SET seal = seal_of({_as_bytes(*DIGEST)})",  # noqa: S608
    ),
    # 4: what briefings reported, in which story, and when
    (
        """CREATE TABLE stories (
            id TEXT PRIMARY KEY,
            headline TEXT,
            first TEXT NOT NULL,
            last TEXT NOT NULL,
            digest TEXT,
            closed INTEGER NOT NULL DEFAULT 0
        )""",
        """CREATE TABLE told (
            sha256 TEXT NOT NULL, voice TEXT NOT NULL, story TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (sha256, voice)
        )""",
        "CREATE INDEX told_by_story ON told (story, at)",
        """CREATE TABLE briefings (
            id INTEGER PRIMARY KEY,
            made TEXT NOT NULL,
            path TEXT,
            sha256 TEXT NOT NULL,
            json TEXT
        )""",
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
    # SQL calls it by this name in a migration.
    connection.create_function("seal_of", -1, seal_of, deterministic=True)
    with all_or_nothing(connection):
        for step in MIGRATIONS[version_of(connection) : to]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(to, version_of(connection)):d}")
