"""Articles that were collected, in one SQLite file. The only package that writes a database."""

from summarize.store.articles import (
    Period,
    add_documents,
    count_articles,
    documents_by_hash,
    documents_of,
    untold_documents,
)
from summarize.store.check import check_store, store_facts
from summarize.store.database import Store
from summarize.store.digests import Recorded, record_digest, recorded_digests
from summarize.store.opening import is_store, open_store
from summarize.store.pruning import prune
from summarize.store.reading import damaged_articles
from summarize.store.search import Hit, search
from summarize.store.stories import expect, record_briefing, settle, told_stories, wrote_last
from summarize.store.urls import Known, Visit, known_url, list_urls, note_visit

__all__ = [
    "Hit",
    "Known",
    "Period",
    "Recorded",
    "Store",
    "Visit",
    "add_documents",
    "check_store",
    "count_articles",
    "damaged_articles",
    "documents_by_hash",
    "documents_of",
    "expect",
    "is_store",
    "known_url",
    "list_urls",
    "note_visit",
    "open_store",
    "prune",
    "record_briefing",
    "record_digest",
    "recorded_digests",
    "search",
    "settle",
    "store_facts",
    "told_stories",
    "untold_documents",
    "wrote_last",
]
