"""Bytes of one input → Reading."""

from __future__ import annotations

from summarize.errors import SourceError
from summarize.ingest.plain import read_plain
from summarize.ingest.reading import Reading
from summarize.model import Problem


def read(data: bytes, *, origin: str, media_type: str | None = None) -> Reading:
    """Read whatever the bytes hold. ``media_type`` (RFC 9110) is a hint; the content decides.

    Nothing is raised for bad content: it stands in ``problems``.
    """
    del media_type
    try:
        document, decoded = read_plain(data, origin)
    except SourceError as error:
        return Reading(problems=(Problem(error.code, error.origin, str(error)),))
    if not decoded.replaced:
        return Reading(documents=(document,))
    count = f"{decoded.replaced} character{'s' * (decoded.replaced > 1)}"
    msg = f"{origin}: read as {decoded.encoding}; {count} could not be decoded"
    return Reading(documents=(document,), problems=(Problem("encoding", origin, msg),))
