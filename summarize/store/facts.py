"""A store → what it holds, in numbers."""

from __future__ import annotations

from typing import Any

from summarize.store.database import Store
from summarize.store.migrations import version_of


def store_facts(store: Store) -> dict[str, Any]:
    """Return counts, the first and last date of articles (ISO 8601, UTC), bytes on disk, schema version."""
    articles, first, last = next(store.read("SELECT count(*), min(dated), max(dated) FROM articles"))
    return {
        "articles": articles,
        "first": first,
        "last": last,
        "urls": next(store.read("SELECT count(*) FROM urls"))[0],
        "failing": next(store.read("SELECT count(*) FROM urls WHERE failures > 0"))[0],
        "digests": next(store.read("SELECT count(*) FROM digests"))[0],
        "bytes": store.path.stat().st_size,
        "schema": version_of(store.connection),
    }
