"""What is known about URLs: validators, health."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from summarize.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A URL that was asked for before."""

    url: str
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    full_text: bool = False
    """Whether the pages that it names were fetched too."""
    checked: str = ""
    succeeded: str | None = None
    failures: int = 0
    """In a row."""
    error: str | None = None
    """Reason code of the last failure, None after a success."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request: what came of it."""

    url: str
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    full_text: bool = False
    error: str | None = None


_COLUMNS = "url, final_url, etag, last_modified, full_text, checked, succeeded, failures, error"
_SUCCESS = f"""INSERT INTO urls ({_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0, NULL)
    ON CONFLICT (url) DO UPDATE SET final_url = ?2, etag = ?3, last_modified = ?4, full_text = ?5,
        checked = ?6, succeeded = ?6, failures = 0, error = NULL"""  # noqa: S608  # names of our own
_FAILURE = f"""INSERT INTO urls ({_COLUMNS}) VALUES (?1, NULL, NULL, NULL, 0, ?2, NULL, 1, ?3)
    ON CONFLICT (url) DO UPDATE SET checked = ?2, failures = failures + 1, error = ?3"""  # noqa: S608


def known_url(store: Store, url: str) -> Known | None:
    """Return what is known about ``url``."""
    return next(_known(store, "WHERE url = ?", [url]), None)


def list_urls(store: Store) -> list[Known]:
    """Return every URL, those that fail most first."""
    return list(_known(store, "ORDER BY failures DESC, url", []))


def note_visit(store: Store, visit: Visit, *, moment: datetime) -> None:
    """Remember a request, inside a transaction of the caller."""
    now = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    if visit.error is not None:
        store.connection.execute(_FAILURE, [visit.url, now, visit.error])
        return
    values = [visit.url, visit.final_url, visit.etag, visit.last_modified, visit.full_text, now]
    store.connection.execute(_SUCCESS, values)


def _known(store: Store, condition: str, values: list[str]) -> Iterator[Known]:
    for row in store.read(f"SELECT {_COLUMNS} FROM urls {condition}", values):  # noqa: S608
        yield Known(
            url=row[0],
            final_url=row[1],
            etag=row[2],
            last_modified=row[3],
            full_text=bool(row[4]),
            checked=row[5],
            succeeded=row[6],
            failures=row[7],
            error=row[8],
        )
