"""Words → the articles that hold them all (SQLite FTS5, BM25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.model import Document
from summarize.store.articles import COLUMNS, Period, document_of
from summarize.store.database import Store

# Scripts that are written without spaces: FTS5 takes a whole clause for one word.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found."""

    document: Document
    dated: str
    """When it was published, or first seen where it bears no date; ISO 8601, UTC."""
    extract: str
    """Text around the first match, white space folded."""


def search(store: Store, query: str, *, period: Period | None = None, limit: int = 20) -> list[Hit]:
    """Return the articles that hold every word of ``query``, the best match first.

    Any string is a query: no character of it has a meaning of its own.
    """
    terms = [term for term in query.replace("\x00", " ").split() if term]
    if not terms or limit <= 0:
        return []
    condition, values = (period or Period()).condition()
    if _UNSPACED.search(query):
        rows = _scan(store, terms, f"{condition} LIMIT ?", [*values, limit])
    else:
        rows = _match(store, terms, f"{condition} ORDER BY rank, a.id LIMIT ?", [*values, limit])
    return [
        Hit(document=(found := document_of(row[1:])), dated=row[0], extract=_extract(found.text, terms))
        for row in rows
    ]


def _match(store: Store, terms: list[str], rest: str, values: list[object]) -> Iterator[tuple[str, ...]]:
    words = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    return store.read(
        f"SELECT a.dated, {COLUMNS} FROM words JOIN articles a ON a.id = words.rowid "  # noqa: S608
        f"WHERE words MATCH CAST(? AS TEXT) AND {rest}",
        [_bytes(words), *values],
    )


def _scan(store: Store, terms: list[str], rest: str, values: list[object]) -> Iterator[tuple[str, ...]]:
    holds = "instr(coalesce(a.title, '') || char(10) || a.text, CAST(? AS TEXT)) > 0"
    tests = " AND ".join(holds for _ in terms)
    return store.read(
        f"SELECT a.dated, {COLUMNS} FROM articles a WHERE {tests} AND {rest}",  # noqa: S608
        [*(_bytes(term) for term in terms), *values],
    )


def _extract(text: str, terms: list[str]) -> str:
    found = re.search("|".join(re.escape(term) for term in terms), text, flags=re.IGNORECASE)
    start = max(0, (found.start() if found else 0) - _AROUND)
    end = (found.end() if found else 0) + _AROUND
    folded = " ".join(text[start:end].split())
    return f"{'…' * (start > 0)}{folded}{'…' * (end < len(text))}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
