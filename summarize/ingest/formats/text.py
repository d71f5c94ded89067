"""Plain text: what is surely nothing else."""

from __future__ import annotations

from summarize.ingest.format import Format

FORMAT = Format(
    kind="text",
    reader="summarize.ingest.plain.read_text",
    suffixes=frozenset({"txt", "text"}),
    likely=lambda _: True,
    rank=9,
    needs_no_limits=True,
)
