"""What briefings reported: in which story, and when. It is recorded once the page is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from summarize.model.briefing import Briefing, Cited, EarlierStory
from summarize.model.canonical import dumps, from_json, loads, to_json
from summarize.store.articles import voice_of
from summarize.store.database import Store
from summarize.store.migrations import TOLD
from summarize.store.reading import Row, all_numbers, articles, numbers, read_row
from summarize.store.rows import DamagedRowError, encoded, optional, text

_EXPECT = (
    "INSERT INTO briefings (made, path, sha256, json) "
    "VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))"
)
_MOST = 40
"""So many of the last articles of a story are what it is recognised by."""


def told_stories(store: Store) -> Iterator[EarlierStory]:
    """Yield the stories that are followed, by id; ``damaged-story`` is noted for one that is left out."""
    if store.version < TOLD:
        return
    query = "SELECT id, headline, first, last, digest FROM stories WHERE NOT closed ORDER BY id"
    for row in list(store.read(query)):
        try:
            name, headline, first, last, digest = (optional(value) for value in row)
            yield _story(store, (name, headline, first, last), digest)
        except (DamagedRowError, ValueError):
            store.note("damaged-story", "a story is not what was stored: left out")


def _story(store: Store, fields: tuple[str | None, ...], digest: str | None) -> EarlierStory:
    name, headline, first, last = fields
    if name is None or first is None or last is None:
        raise DamagedRowError
    datetime.fromisoformat(first)
    datetime.fromisoformat(last)
    query = (
        "SELECT a.id FROM told t JOIN articles a ON a.sha256 = t.sha256 AND a.voice = t.voice "  # noqa: S608
        f"WHERE t.story = CAST(? AS TEXT) ORDER BY t.at DESC, t.sha256, t.voice LIMIT {_MOST}"
    )
    found = articles(store, numbers(store, "articles", query, [encoded(name)]))
    return EarlierStory(
        id=name,
        headline=headline,
        first=first,
        last=last,
        digest=None if digest is None else from_json(digest),
        documents=tuple(article.document for article in found),
    )


def expect(store: Store, briefing: Briefing, page: bytes, path: Path) -> None:
    """Remember what is about to be written, so that ``settle`` can say whether it was.

    Raises:
        StoreError: another run is writing (``busy``), or the store cannot be written.

    """
    texts = (briefing.made, str(path), hashlib.sha256(page).hexdigest(), dumps(msgspec.to_builtins(briefing)))
    with store.transaction() as connection:
        connection.execute("DELETE FROM briefings WHERE json IS NOT NULL")
        connection.execute(_EXPECT, [encoded(value) for value in texts])


def settle(store: Store) -> None:
    """Record what was written by a run that ended before it could say so; forget what was not written.

    Raises:
        StoreError: as ``expect``.

    """
    for number, path, digest, held in list(
        store.read("SELECT id, path, sha256, json FROM briefings WHERE json IS NOT NULL")
    ):
        with store.transaction() as connection:
            if _holds(text(path), text(digest)):
                _record(store, msgspec.convert(loads(text(held)), Briefing))
                connection.execute("UPDATE briefings SET json = NULL WHERE id = ?", [number])
            else:
                connection.execute("DELETE FROM briefings WHERE id = ?", [number])


def record_briefing(store: Store, briefing: Briefing) -> None:
    """Remember what a briefing reported, all of it or nothing; call it once the page is written.

    Raises:
        StoreError: as ``expect``.

    """
    with store.transaction() as connection:
        _record(store, briefing)
        connection.execute("UPDATE briefings SET json = NULL")


def rescue_told(damaged: Store, store: Store) -> None:
    """Copy what is whole of what was reported, inside a transaction of the caller."""
    if damaged.version < TOLD:
        return
    for table, columns in (("stories", 6), ("told", 4)):
        for row in all_numbers(damaged, table):
            try:
                values = read_row(damaged, f"SELECT * FROM {table} WHERE rowid = ?", row, _texts)  # noqa: S608
            except DamagedRowError:
                continue
            if values is not None and len(values) == columns:
                marks = ", ".join("CAST(? AS TEXT)" for _ in values)
                store.connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)  # noqa: S608


def _texts(row: Row) -> list[bytes | None]:
    return [encoded(str(v) if isinstance(v, int) else optional(v)) for v in row]


def wrote_last(store: Store, path: Path) -> bool:
    """Say whether a file is still as a briefing of this store wrote it."""
    query = (
        "SELECT sha256 FROM briefings WHERE path = CAST(? AS TEXT) AND json IS NULL ORDER BY id DESC LIMIT 1"
    )
    return any(_holds(str(path), text(row[0])) for row in list(store.read(query, [encoded(str(path))])))


def _holds(path: str, digest: str) -> bool:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest() == digest
    except (OSError, ValueError):
        return False


def _record(store: Store, briefing: Briefing) -> None:
    made = datetime.fromisoformat(briefing.made).astimezone(UTC).isoformat()
    for story in briefing.stories:
        if story.place == "none" and story.voices > 1:
            # There was no room for it: it is as new tomorrow.
            continue
        digest = None if story.digest is None else to_json(story.digest)
        store.connection.execute(
            "INSERT INTO stories (id, headline, first, last, digest) "
            "VALUES (?, CAST(? AS TEXT), ?, ?, CAST(? AS TEXT)) "
            "ON CONFLICT (id) DO UPDATE SET headline = excluded.headline, last = max(last, excluded.last), "
            "closed = 0, "
            "digest = coalesce(excluded.digest, digest)",
            [story.id, encoded(story.headline), made, made, encoded(digest)],
        )
        # What was merged into it is followed under its id from now on.
        for name in story.merged:
            store.connection.execute("UPDATE told SET story = ? WHERE story = ?", [story.id, name])
            store.connection.execute("UPDATE stories SET closed = 1 WHERE id = ?", [name])
        for article in story.articles:
            _tell(store, article, story.id, made)
    for quiet in briefing.quiet:
        for article in quiet.copies:
            _tell(store, article, quiet.id, made)
        if quiet.status == "closed":
            store.connection.execute("UPDATE stories SET closed = 1 WHERE id = ?", [quiet.id])


def _tell(store: Store, article: Cited, story: str, made: str) -> None:
    voice = voice_of(article.url, article.publisher)
    store.connection.execute(
        "INSERT INTO told (sha256, voice, story, at) VALUES (?, CAST(? AS TEXT), ?, ?) "
        "ON CONFLICT (sha256, voice) DO UPDATE SET story = excluded.story",
        [article.sha256, encoded(voice), story, made],
    )
