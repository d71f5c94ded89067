"""A store → what it holds, in numbers."""

from __future__ import annotations

from typing import Any

from summarize.store.database import Store
from summarize.store.reading import articles, numbers


def store_facts(store: Store) -> dict[str, Any]:
    """Return counts, the first and last date of articles (ISO 8601, UTC), bytes on disk, schema version."""
    return {
        "articles": _count(store, "articles"),
        "first": _end(store, "ASC"),
        "last": _end(store, "DESC"),
        "urls": _count(store, "urls"),
        "failing": _count(store, "urls WHERE failures > 0"),
        "digests": _count(store, "digests") if store.version > 1 else 0,
        "bytes": store.path.stat().st_size,
        "schema": store.version,
    }


def _count(store: Store, what: str) -> int:
    return int(next(store.read(f"SELECT count(*) FROM {what}"))[0])  # noqa: S608  # names of our own


def _end(store: Store, order: str) -> str | None:
    """Return the date of the first article in this order that is what was stored."""
    query = f"SELECT id FROM articles ORDER BY dated {order}"  # noqa: S608
    found = articles(store, numbers(store, "articles", query))
    article = next(found, None)
    return None if article is None else article.dated
