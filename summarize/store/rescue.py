"""A damaged store → what is whole in it, in a new one."""

from __future__ import annotations

from datetime import UTC, datetime

from summarize.store.articles import add_documents
from summarize.store.database import Store
from summarize.store.digests import keep_digest, recorded_digests
from summarize.store.reading import all_numbers, articles


def rescue(damaged: Store, store: Store) -> int:
    """Copy the articles and the recorded digests that are whole; return how many articles these are.

    What was known of URLs is not copied: they are asked again.

    Raises:
        StoreError: one of the two stores cannot be used; nothing is copied then.

    """
    count = 0
    with store.transaction():
        for article in articles(damaged, all_numbers(damaged, "articles")):
            seen = datetime.fromisoformat(article.seen).replace(tzinfo=UTC)
            count += add_documents(store, [article.document], seen=seen)
        for recorded in recorded_digests(damaged):
            keep_digest(store, recorded.id, recorded.made, recorded.title, recorded.json)
    return count
