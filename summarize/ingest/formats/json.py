"""JSON and JSON lines."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Look

_OPENS = regex.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:\{|\]\s*$))")


def opens(look: Look) -> bool:
    """Whether it begins as an object or a list of them."""
    return _OPENS.match(look.head) is not None


def _likely(look: Look) -> bool:
    return "json" in look.said or opens(look)


FORMAT = Format(
    kind="json",
    reader="summarize.ingest.json.read_json",
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
