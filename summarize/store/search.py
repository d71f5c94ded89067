"""Words → the articles that hold them all (SQLite FTS5, BM25)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from summarize.errors import StoreError
from summarize.model import Document
from summarize.store.articles import Period
from summarize.store.database import Store
from summarize.store.migrations import INDEXED
from summarize.store.reading import articles
from summarize.store.rows import encoded

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

    Any string is a query: no character of it has a meaning of its own. Damaged articles are left out, and
    ``Store.problems`` names them.

    Raises:
        StoreError: code ``older`` (no search index yet), or as ``Store.read``.

    """
    terms = [term for term in query.replace("\x00", " ").split() if term]
    if not terms or limit <= 0:
        return []
    chosen = period or Period()
    condition, values = chosen.condition()
    if _UNSPACED.search(query):
        found = _scan(store, terms, condition, values)
    else:
        found = _match(store, terms, condition, values)
    hits = (
        Hit(document=one.document, dated=one.dated, extract=_extract(one.document.text, terms))
        for one in articles(store, found)
        if chosen.holds(one.dated)
    )
    return list(islice(hits, limit))


def _match(store: Store, terms: list[str], condition: str, values: list[str]) -> list[int]:
    if store.version < INDEXED:
        msg = f"{store.path}: made by an older version, without a search index; summarize collect adds it"
        raise StoreError(msg, path=str(store.path), code="older")
    words = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    query = (
        "SELECT a.id FROM words JOIN articles a ON a.id = words.rowid "  # noqa: S608  # our own condition
        f"WHERE words MATCH CAST(? AS TEXT) AND {condition} ORDER BY rank, a.id"
    )
    return [row[0] for row in store.read(query, [encoded(words), *values])]


def _scan(store: Store, terms: list[str], condition: str, values: list[str]) -> list[int]:
    holds = "instr(coalesce(a.title, '') || char(10) || a.text, CAST(? AS TEXT)) > 0"
    query = f"SELECT a.id FROM articles a WHERE {' AND '.join(holds for _ in terms)} AND {condition}"  # noqa: S608
    return [row[0] for row in store.read(query, [*(encoded(term) for term in terms), *values])]


def _extract(text: str, terms: list[str]) -> str:
    found = re.search("|".join(re.escape(term) for term in terms), text, flags=re.IGNORECASE)
    start = max(0, (found.start() if found else 0) - _AROUND)
    end = (found.end() if found else 0) + _AROUND
    folded = " ".join(text[start:end].split())
    return f"{'…' * (start > 0)}{folded}{'…' * (end < len(text))}"
