"""What is known about URLs: validators, health."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from summarize.store.database import Store
from summarize.store.rows import DamagedRowError, count, encoded, optional, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request: what came of it."""

    url: str
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    full_text: bool = False
    """Whether the pages that it names were fetched too."""
    error: str | None = None
    """Reason code, None after a success."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Visit):
    """A URL that was asked for before, and what came of the last request."""

    checked: str = ""
    succeeded: str | None = None
    failures: int = 0
    """In a row."""

    def to_builtins(self) -> dict[str, object]:
        """Return it as JSON knows it, the error last."""
        known = asdict(self)
        error = known.pop("error")
        return {**known, "error": error}


_TEXTS = ("url", "final_url", "etag", "last_modified", "error")
_COLUMNS = "url, final_url, etag, last_modified, full_text, checked, succeeded, failures, error"
# Texts are bound as bytes and cast: an address may hold lone surrogates.
_TEXT = {name: f"CAST(:{name} AS TEXT)" for name in _TEXTS}
_SUCCESS = f"""INSERT INTO urls ({_COLUMNS}) VALUES ({_TEXT["url"]}, {_TEXT["final_url"]}, {_TEXT["etag"]},
        {_TEXT["last_modified"]}, :full_text, :now, :now, 0, NULL)
    ON CONFLICT (url) DO UPDATE SET final_url = excluded.final_url, etag = excluded.etag,
        last_modified = excluded.last_modified, full_text = excluded.full_text,
        checked = :now, succeeded = :now, failures = 0, error = NULL"""  # noqa: S608  # names of our own
_FAILURE = f"""INSERT INTO urls ({_COLUMNS})
    VALUES ({_TEXT["url"]}, NULL, NULL, NULL, 0, :now, NULL, 1, {_TEXT["error"]})
    ON CONFLICT (url) DO UPDATE SET checked = :now, error = excluded.error,
        failures = 1 + max(0, min(9999, CAST(coalesce(failures, 0) AS INTEGER)))"""  # noqa: S608


def known_url(store: Store, url: str) -> Known | None:
    """Return what is known about ``url``; nothing, where that is damaged."""
    return next(_known(store, "WHERE url = CAST(? AS TEXT)", [encoded(url)]), None)


def list_urls(store: Store) -> list[Known]:
    """Return every URL, those that fail most first; ``damaged-url`` is noted for one that is left out."""
    return list(_known(store, "ORDER BY failures DESC, url", []))


def note_visit(store: Store, visit: Visit, *, moment: datetime) -> None:
    """Remember a request, inside a transaction of the caller."""
    values: dict[str, object] = {name: encoded(getattr(visit, name)) for name in _TEXTS}
    values |= {"full_text": visit.full_text, "now": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")}
    store.connection.execute(_SUCCESS if visit.error is None else _FAILURE, values)


def _known(store: Store, condition: str, values: list[bytes | None]) -> Iterator[Known]:
    for number, *row in store.read(f"SELECT rowid, {_COLUMNS} FROM urls {condition}", values):  # noqa: S608
        try:
            yield _decoded(row)
        except DamagedRowError:
            store.note("damaged-url", f"what is known of URL {number} is not what was stored: left out")


def _decoded(row: Sequence[object]) -> Known:
    url, final_url, etag, last_modified, full_text, checked, succeeded, failures, error = row
    return Known(
        url=text(url),
        final_url=optional(final_url),
        etag=optional(etag),
        last_modified=optional(last_modified),
        full_text=bool(count(full_text)),
        checked=text(checked),
        succeeded=optional(succeeded),
        failures=count(failures),
        error=optional(error),
    )
