"""The digests that were made from a store."""

from __future__ import annotations

from datetime import UTC, datetime

from summarize.model import Digest
from summarize.model.canonical import to_json
from summarize.store.database import Store


def record_digest(store: Store, digest: Digest, *, made: datetime) -> None:
    """Keep a digest; the same digest again is the same.

    Raises:
        StoreError: another run is writing (``busy``), or the store cannot be written.

    """
    moment = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    title = digest.title.text if digest.title is not None else None
    values = [digest.id, moment, *(_bytes(text) for text in (title, to_json(digest)))]
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO digests VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT)) ON CONFLICT DO NOTHING",
            values,
        )


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")
