"""Plain text: what is surely nothing else."""

from __future__ import annotations

from summarize.ingest.format import Format, Reader


def _reader() -> Reader:
    from summarize.ingest.plain import read_text

    return read_text


FORMAT = Format(
    kind="text",
    reader=_reader,
    suffixes=frozenset({"txt", "text"}),
    likely=lambda _: True,
    rank=9,
    needs_no_limits=True,
)
