"""Old articles → out of the store, except those that a recorded digest quotes."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from summarize.errors import StoreError
from summarize.store.database import Store
from summarize.store.digests import recorded_digests
from summarize.store.reading import note_damaged, numbers, read_article
from summarize.store.repair import rebuild_index
from summarize.store.rows import DamagedRowError


def prune(store: Store, *, before: datetime, dry_run: bool = False, force: bool = False) -> int:
    """Remove articles that were first seen before a moment; return how many there are.

    The sources of recorded digests are kept, so that these can still be verified, and so are damaged
    articles, whose age nobody knows; ``Store.problems`` says how many. With ``force`` they go too.

    Raises:
        StoreError: codes ``busy``, ``unwritable``, ``damaged``.

    """
    moment = before.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    if dry_run:
        return len(_old(store, moment, force=force))
    with store.transaction() as connection:
        old = _old(store, moment, force=force)
        connection.executemany("DELETE FROM articles WHERE id = ?", [(number,) for number in old])
        if store.problems:
            # The index may hold other words of a damaged article than those that are taken out of it.
            rebuild_index(connection)
    # Gives the space back; whoever reads meanwhile only keeps it from shrinking.
    with suppress(StoreError):
        list(store.read("VACUUM"))
    return len(old)


def _old(store: Store, moment: str, *, force: bool) -> list[int]:
    query = "SELECT id FROM articles WHERE seen < ? OR typeof(seen) <> 'text'"
    digests = [] if force else list(recorded_digests(store))
    quoted = {sha256 for digest in digests for sha256 in digest.sources}
    old, kept = [], set()
    for number in numbers(store, "articles", query, [moment]):
        try:
            article = read_article(store, number)
        except DamagedRowError:
            note_damaged(store, number)
            if force:
                old.append(number)
            continue
        if article is None or article.seen >= moment:
            continue
        if article.document.sha256 in quoted:
            kept.add(article.document.sha256)
        else:
            old.append(number)
    if kept:
        quoting = sum(not kept.isdisjoint(digest.sources) for digest in digests)
        _note_kept(store, len(kept), quoting)
    return old


def _note_kept(store: Store, kept: int, quoting: int) -> None:
    articles = f"{kept} old article{'s are' if kept != 1 else ' is'} kept"
    digests = f"{quoting} recorded digest{'s quote' if quoting != 1 else ' quotes'}"
    quoted = "them" if kept != 1 else "it"
    store.note("quoted-article", f"{articles}, because {digests} {quoted} (--force removes them)")
