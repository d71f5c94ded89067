"""A whole store of a dozen articles, and the ways to damage it."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from summarize import Document, summarize
from summarize.model.canonical import to_json
from summarize.store import Visit, add_documents, note_visit, open_store, record_digest

PAGE = 4096
SEEN = datetime(2026, 11, 22, 6, tzinfo=UTC)
_NOUNS = ("bridge", "tunnel", "harbour", "school", "mill", "tower", "ferry", "market")
_SAID = (
    "The {0} of Ardim was closed on Monday. Engineers found {1} cracks in the {0}. Repairs take {2} weeks."
)
# More than a page of the file holds.
_LONG = " It rained on the river" + " and on the river" * 400
STORED = [
    Document(
        text=_SAID.format(noun, 12 + n, 3 + n) + _LONG * (n % 3 == 0),
        title=f"The {noun} is closed",
        author="Ann Roe",
        publisher=f"Paper {n}",
        url=f"https://paper{n}.example/{noun}" if n % 2 else None,
        published=f"2026-11-{10 + n}",
        origin=f"{noun}.html",
    )
    for n, noun in enumerate(_NOUNS)
]
STORED += [
    Document(text=_SAID.format("canal", count, 5), url="https://canal.example/1", title="Canal")
    for count in (40, 41)
]
STORED += [Document(text="河上的大桥因横梁断裂而关闭。火车改走其他路线。", publisher="报")]
STORED += [Document(text="Lone \ud800 surrogate of the bridge. It rained on Monday.", title="\udfff")]
NEW = [Document(text=f"A dam was opened in {town} on Friday. It holds.") for town in ("Elx", "Oya")]


@cache
def whole_store(folder: Path) -> tuple[bytes, str]:
    """Return the bytes of a whole store, and the JSON of the digest that is recorded in it."""
    path = folder / "whole.db"
    with open_store(path, create=True) as store:
        for hour, document in enumerate(STORED):
            with store.transaction():
                add_documents(store, [document], seen=SEEN + timedelta(hours=hour))
                error = "timeout" if hour % 3 else None
                visit = Visit(url=f"https://feed{hour}.example/", etag='"1"', error=error)
                note_visit(store, visit, moment=SEEN)
        made = summarize(STORED[:4])
        record_digest(store, made, made=SEEN)
        record_digest(store, summarize(STORED[3:6]), made=SEEN)
    return path.read_bytes(), to_json(made)


# Each of these changes the file at a path; ``chance`` decides where.
Damage = Callable[[Path, random.Random], None]


def _on_bytes(change: Callable[[bytearray, random.Random], None]) -> Damage:
    def damage(path: Path, chance: random.Random) -> None:
        data = bytearray(path.read_bytes())
        change(data, chance)
        path.write_bytes(data)

    return damage


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _flip_header(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100)] ^= 1 << chance.randrange(8)


def _flip_page_header(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE + (100 if page == 0 else 0) + chance.randrange(64)] = chance.randrange(256)


def _flip_text(data: bytearray, chance: random.Random) -> None:
    """Change a letter or a figure of an article, and nothing of the structure."""
    places = []
    for word in (
        b"cracks in the",
        b"was closed",
        b"is closed",
        b"Paper ",
        b"2026-11-",
        b"the river",
        b".example",
    ):
        start = 0
        while (start := data.find(word, start)) >= 0:
            places += range(start - 3, start + len(word) + 2)
            start += 1
    data[chance.choice(places)] = chance.choice((0x37, 0x61, 0xFF, 0x80, 0))


def _overwrite(data: bytearray, chance: random.Random) -> None:
    start, length = chance.randrange(len(data)), chance.choice((1, 7, 40, 400, PAGE, 3 * PAGE))
    data[start : start + length] = chance.randbytes(min(length, len(data) - start))


def _zero(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _swap(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    first, second = data[one : one + PAGE], data[other : other + PAGE]
    data[one : one + PAGE] = second
    if chance.random() < 0.7:
        data[other : other + PAGE] = first


def _bad_log(path: Path, chance: random.Random) -> None:
    header = bytes.fromhex("377f0682002de218") + (PAGE).to_bytes(4, "big") if chance.random() < 0.5 else b""
    Path(f"{path}-wal").write_bytes(header + chance.randbytes(chance.choice((1, 32, 5000, 40_000))))
    if chance.random() < 0.3:
        Path(f"{path}-shm").write_bytes(chance.randbytes(32768))


_COLUMNS = {
    "articles": "sha256 voice text title author publisher url published language origin seen dated seal",
    "urls": "url final_url etag last_modified full_text checked succeeded failures error",
    "digests": "id made title json seal",
}


def _on_column(values: tuple[str, ...]) -> Damage:
    """Set a column of one row, or of all rows, to an SQL expression."""

    def damage(path: Path, chance: random.Random) -> None:
        table = chance.choice(["articles"] * 3 + list(_COLUMNS))
        column, value = chance.choice(_COLUMNS[table].split()), chance.choice(values)
        number = chance.randint(1, 2 if table == "digests" else 12)
        row = "" if chance.random() < 0.1 else f" WHERE rowid = {number}"
        change = f"{column} = {value.format(column)}"
        _sql(path, f"UPDATE OR IGNORE {table} SET {change}{row}")  # noqa: S608  # names of our own

    return damage


def _sql(path: Path, *statements: str) -> None:
    """Run statements without the constraints of the schema."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema = connection.execute("SELECT rowid, sql FROM sqlite_master").fetchall()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        connection.executemany("UPDATE sqlite_master SET sql = ?2 WHERE rowid = ?1", schema)


_MISMATCHES = (
    "INSERT INTO words (words, rowid, title, text) SELECT 'delete', id, title, text FROM articles LIMIT {}",
    "INSERT INTO words (rowid, title, text) VALUES ({}, 'bridge', 'bridge')",
    "INSERT INTO words (rowid, title, text) VALUES (999, 'bridge', 'bridge')",
    "DELETE FROM words_data WHERE id = (SELECT id FROM words_data ORDER BY id LIMIT 1 OFFSET {} % 4)",
    "UPDATE words_data SET block = randomblob(40)",
    "DELETE FROM words_idx",
    "DELETE FROM words_docsize",
    "DROP TABLE words",
    "DROP TABLE digests",
    "DROP TABLE urls",
    "DROP TABLE articles",
    "DROP INDEX articles_by_date",
    "DROP TRIGGER articles_added",
    "ALTER TABLE articles RENAME COLUMN title TO heading",
    "ALTER TABLE urls DROP COLUMN etag",
    "ALTER TABLE digests DROP COLUMN seal",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = -7",
    "PRAGMA user_version = 77",
    "UPDATE articles SET id = {} + 20 WHERE id = {}",
    "UPDATE sqlite_master SET rootpage = rootpage + 1 WHERE name LIKE 'articles%'",
)


def _mismatch(path: Path, chance: random.Random) -> None:
    """Make an index, the search index or the schema differ from the tables."""
    _sql(path, chance.choice(_MISMATCHES).replace("{}", str(chance.randint(1, 12))))


def _swap_roots(path: Path, chance: random.Random) -> None:
    """Have an index or a table use the pages of another."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        roots = connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0").fetchall()
        (name, _), (_, page) = chance.sample(roots, 2)
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", [page, name])


_ODD = ("7", "-7", "1.5", "9223372036854775807", "x'00ff'", "CAST({} AS BLOB)", "''", "1e999")
_NOT_UTF8 = ("CAST(x'ff' AS TEXT)", "CAST({} || x'fffe' AS TEXT)", "CAST(x'c3' || {} AS TEXT)")
_OTHER_TEXTS = (
    *("{} || ' '", "replace({}, '1', '7')", "upper({})", "substr({}, 2)", "'2026-99-99'", "{} || char(0)"),
    *("replace({}, 'closed', 'bombed')", "'[]'", "'{{\"sources\": 3}}'"),
)

DAMAGES: dict[str, Damage] = {
    "bits flipped": _on_bytes(_flip),
    "bits of the header flipped": _on_bytes(_flip_header),
    "heads of pages overwritten": _on_bytes(_flip_page_header),
    "letters changed": _on_bytes(_flip_text),
    "ranges overwritten": _on_bytes(_overwrite),
    "pages zeroed": _on_bytes(_zero),
    "truncated": _on_bytes(_cut),
    "pages swapped": _on_bytes(_swap),
    "garbage as a log": _bad_log,
    "other types": _on_column(_ODD),
    "not UTF-8": _on_column((*_NOT_UTF8, "CAST(x'eda0' AS TEXT)")),
    "NULL": _on_column(("NULL",)),
    "other texts": _on_column(_OTHER_TEXTS),
    "indexes and schema": _mismatch,
    "roots swapped": _swap_roots,
}
