"""Documents into the store and out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from summarize.errors import StoreError
from summarize.model import Document
from summarize.store.database import Store

_SAME_SITE = re.compile(r"^(?:www|m|amp|mobile)\.(?=.*\.)")
_FIELDS = tuple(field.name for field in fields(Document) if field.name not in {"id", "text"})
COLUMNS = ", ".join(f"a.{name}" for name in ("text", *_FIELDS))
"""What ``document_of`` reads."""
_TEXTS = ("sha256", "voice", "text", *_FIELDS, "seen", "dated")
# Bytes, cast: a text with lone surrogates cannot be bound as a string.
_INSERT = (
    f"INSERT INTO articles ({', '.join(_TEXTS)}) "  # noqa: S608  # names of our own
    f"VALUES ({', '.join('CAST(? AS TEXT)' for _ in _TEXTS)}) ON CONFLICT DO NOTHING"
)
# A page that was fetched again with another text replaces its older self; both are kept.
_LATEST = """NOT EXISTS (
    SELECT 1 FROM articles later WHERE later.url = a.url AND later.seen > a.seen)"""


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


def add_documents(store: Store, documents: Iterable[Document], *, seen: datetime) -> int:
    """Add articles inside a transaction of the caller; return how many are new.

    An article is its text and its voice (the host of its URL, else its publisher): the same text again is
    the same article, the same text from somebody else is another.
    """
    moment = seen.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    added = 0
    for document in documents:
        values = (
            document.sha256,
            _voice(document),
            document.text,
            *(getattr(document, name) for name in _FIELDS),
            moment,
            min(moment, _dated(document.published) or moment),
        )
        cursor = store.connection.execute(_INSERT, [_encoded(value) for value in values])
        added += cursor.rowcount
    return added


def documents_of(store: Store, period: Period | None = None) -> Iterator[Document]:
    """Yield the articles of a period in the order of their dates, the latest version of each page."""
    condition, values = (period or Period()).condition()
    query = f"SELECT {COLUMNS} FROM articles a WHERE {condition} AND {_LATEST} ORDER BY a.dated, a.sha256, a.voice"  # noqa: S608, E501
    return (document_of(row) for row in store.read(query, values))


def documents_by_hash(store: Store, hashes: Sequence[str]) -> list[Document]:
    """Return the articles with these SHA-256, every version and voice of them."""
    query = f"SELECT {COLUMNS} FROM articles a WHERE a.sha256 = ? ORDER BY a.voice"  # noqa: S608
    return [document_of(row) for name in dict.fromkeys(hashes) for row in store.read(query, [name])]


def count_articles(store: Store) -> int:
    """Return how many articles there are, older versions included."""
    return int(next(store.read("SELECT count(*) FROM articles"))[0])


def prune(store: Store, *, before: datetime, dry_run: bool = False) -> int:
    """Remove articles that were first seen before a moment; return how many there are."""
    moment = before.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    if dry_run:
        return int(next(store.read("SELECT count(*) FROM articles WHERE seen < ?", [moment]))[0])
    with store.transaction() as connection:
        removed = connection.execute("DELETE FROM articles WHERE seen < ?", [moment]).rowcount
    # Gives the space back; whoever reads meanwhile only keeps it from shrinking.
    with suppress(StoreError):
        list(store.read("VACUUM"))
    return removed


def document_of(row: Sequence[str]) -> Document:
    """Return the document of a row of ``COLUMNS``."""
    return Document(text=row[0], **dict(zip(_FIELDS, row[1:], strict=False)))


def _voice(document: Document) -> str:
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:
        host = ""
    return _SAME_SITE.sub("", host) or (document.publisher or "").casefold()


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


def _encoded(value: str | None) -> bytes | None:
    return None if value is None else value.encode("utf-8", "surrogatepass")
