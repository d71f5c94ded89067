"""A damaged store → what is whole in it, in a new one."""

from __future__ import annotations

from datetime import UTC, datetime

from summarize.store.articles import add_documents
from summarize.store.database import Store
from summarize.store.digests import keep_digest, recorded_digests
from summarize.store.reading import all_numbers, articles
from summarize.store.stories import rescue_told


def rescue(damaged: Store, store: Store) -> int:
    """Copy what is whole of articles, recorded digests and what was reported; return how many articles.

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
        rescue_told(damaged, store)
    return count
