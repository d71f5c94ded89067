"""Documents into the store and out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from summarize.model import Document
from summarize.store.database import Store
from summarize.store.reading import FIELDS, all_numbers, articles, numbers, read_article, seal_article
from summarize.store.repair import rebuild_index
from summarize.store.rows import DamagedRowError, encoded

_SAME_SITE = re.compile(r"^(?:www|m|amp|mobile)\.(?=.*\.)")
_COLUMNS = ("sha256", "voice", "text", *FIELDS, "seen", "dated", "seal")
_VALUES = ", ".join("CAST(? AS TEXT)" for _ in _COLUMNS)
_INSERT = f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({_VALUES}) ON CONFLICT DO NOTHING"  # noqa: S608
_REPLACE = f"UPDATE articles SET ({', '.join(_COLUMNS)}) = ({_VALUES}) WHERE id = ?"  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Articles published in it, or first seen in it where they bear no date; ISO 8601, UTC, half-open."""

    since: str | None = None
    until: str | None = None

    def condition(self) -> tuple[str, list[str]]:
        """Return SQL about ``a.dated`` and its values."""
        bounds = [(">=", self.since), ("<", self.until)]
        given = [(sign, _utc(value)) for sign, value in bounds if value is not None]
        return " AND ".join(["1", *(f"a.dated {sign} ?" for sign, _ in given)]), [v for _, v in given]

    def holds(self, dated: str) -> bool:
        """Say whether a moment, as it is in the store, lies in the period."""
        after = self.since is None or dated >= _utc(self.since)
        return after and (self.until is None or dated < _utc(self.until))


def add_documents(store: Store, documents: Iterable[Document], *, seen: datetime) -> int:
    """Add articles inside a transaction of the caller; return how many are new.

    An article is its text and its voice (the host of its URL, else its publisher): the same text again is
    the same article, the same text from somebody else is another. An article that is damaged in the store
    is replaced, and counts as new.
    """
    moment = seen.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    added, replaced = 0, 0
    for document in documents:
        voice, dated = (
            voice_of(document.url, document.publisher),
            min(moment, _dated(document.published) or moment),
        )
        stored = (document.sha256, voice, document.text, *(getattr(document, name) for name in FIELDS))
        sealed = seal_article(document, voice, moment, dated)
        values = [encoded(value) for value in (*stored, moment, dated, sealed)]
        if store.connection.execute(_INSERT, values).rowcount:
            added += 1
        elif (number := _damaged(store, document.sha256, voice)) is not None:
            store.connection.execute(_REPLACE, [*values, number])
            replaced += 1
    if replaced:
        rebuild_index(store.connection)
    return added + replaced


def documents_of(store: Store, period: Period | None = None) -> Iterator[Document]:
    """Yield the articles of a period in the order of their dates, the latest version of each page.

    An article that is not what was stored is left out, and ``Store.problems`` names it.
    """
    chosen = period or Period()
    yield from _latest(store, _numbers_of(store, chosen), chosen)


def untold_documents(store: Store, period: Period | None = None) -> Iterator[Document]:
    """Yield the articles of a period that no briefing reported, as ``documents_of`` does."""
    chosen = period or Period()
    condition, values = chosen.condition()
    told = "SELECT 1 FROM told t WHERE t.sha256 = a.sha256 AND t.voice = a.voice"
    query = (
        f"SELECT a.id FROM articles a WHERE {condition} AND NOT EXISTS ({told}) "  # noqa: S608
        "ORDER BY a.dated, a.sha256, a.voice"
    )
    yield from _latest(store, numbers(store, "articles", query, values), chosen)


def _latest(store: Store, found: Sequence[int], chosen: Period) -> Iterator[Document]:
    for article in articles(store, found):
        if chosen.holds(article.dated) and not _replaced(store, article.document.url, article.seen):
            yield article.document


def documents_by_hash(store: Store, hashes: Sequence[str]) -> list[Document]:
    """Return the articles with these SHA-256, every version and voice of them; skip what is damaged."""
    query = "SELECT a.id FROM articles a WHERE a.sha256 = CAST(? AS TEXT) ORDER BY a.voice"
    return [
        article.document
        for name in dict.fromkeys(hashes)
        for article in articles(store, numbers(store, "articles", query, [encoded(name)]))
        if article.document.sha256 == name
    ]


def count_articles(store: Store) -> int:
    """Return how many articles there are, older versions and damaged ones included."""
    return int(next(store.read("SELECT count(*) FROM articles"))[0])


def _numbers_of(store: Store, period: Period) -> list[int]:
    order = "dated, sha256, voice"
    condition, values = period.condition()
    if not values:
        return all_numbers(store, "articles", order)
    query = f"SELECT a.id FROM articles a WHERE {condition} ORDER BY {order}"  # noqa: S608  # names of our own
    return numbers(store, "articles", query, values)


def _replaced(store: Store, url: str | None, seen: str) -> bool:
    """Say whether a page was fetched again with another text; a damaged one replaces nothing."""
    if url is None:
        return False
    query = "SELECT id FROM articles WHERE url = CAST(? AS TEXT) AND seen > ?"
    later = articles(store, numbers(store, "articles", query, [encoded(url), seen]))
    return any(article.document.url == url and article.seen > seen for article in later)


def _damaged(store: Store, sha256: str, voice: str) -> int | None:
    """Return the number of the row that is in the way of an article, if it is damaged."""
    query = "SELECT id FROM articles WHERE sha256 = ? AND voice = CAST(? AS TEXT)"
    for (number,) in list(store.read(query, [sha256, encoded(voice)])):
        try:
            read_article(store, number)
        except DamagedRowError:
            return int(number)
    return None


def voice_of(url: str | None, publisher: str | None) -> str:
    """Return who is taken to speak in an article: the host of its address, else its publisher."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    return _SAME_SITE.sub("", host) or (publisher or "").casefold()


def _dated(published: str | None) -> str | None:
    """Return a moment in UTC; a day without a time counts until its end, so that nothing is missed."""
    if published is None:
        return None
    if len(published) == len("2026-01-31"):
        return f"{published}T23:59:59"
    return _utc(published)


def _utc(moment: str) -> str:
    parsed = datetime.fromisoformat(moment)
    aware = parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    except OverflowError:
        return date.min.isoformat() if aware.year < 2000 else date.max.isoformat()
