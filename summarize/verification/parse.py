"""The JSON of a digest → Digest, checked against its schema and for what it names and does not have."""

from __future__ import annotations

from summarize.errors import SchemaError
from summarize.model import Digest
from summarize.model.canonical import from_builtins, loads
from summarize.schema import check_digest
from summarize.verification.references import broken, unlisted


def parse_digest(raw: bytes) -> Digest:
    """Read a digest that may come from anybody.

    Raises:
        SchemaError: it is none; ``path`` is the JSON Pointer of the first place.

    """
    data = loads(raw)
    if isinstance(data, dict) and "stories" in data and "excerpts" not in data:
        msg = "this is a briefing, not a digest: each of its stories has a digest, under stories, digest"
        raise SchemaError(msg, path="/stories")
    check_digest(data)
    digest = from_builtins(data)
    for label, source in unlisted(digest):
        msg = f"{label} names the source {source!r}, which is not listed"
        raise SchemaError(msg, path="/sources")
    for odd in broken(digest):
        msg = f"not a valid digest: {odd}"
        raise SchemaError(msg, path="")
    return digest
