"""JSON and JSON lines."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Reader
from summarize.ingest.look import Look

_OPENS = regex.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:\{|\]\s*$))")


def _reader() -> Reader:
    from summarize.ingest.json import read_json

    return read_json


def opens(look: Look) -> bool:
    """Whether it begins as an object or a list of them."""
    return _OPENS.match(look.head) is not None


def _likely(look: Look) -> bool:
    return "json" in look.said or opens(look)


FORMAT = Format(
    kind="json",
    reader=_reader,
    suffixes=frozenset({"json", "jsonl", "ndjson"}),
    media_types=frozenset(
        {
            "application/json",
            "application/feed+json",
            "application/ld+json",
            "application/x-ndjson",
            "application/jsonl",
        }
    ),
    likely=_likely,
    rank=5,
    libraries=("jsonschema", "lxml.html"),
    has_records=True,
)
