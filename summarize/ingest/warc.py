"""Web archives (WARC, ISO 28500) → a Document for each page that they hold."""

from __future__ import annotations

import io
import zlib
from typing import Any

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.fields import web_url
from summarize.ingest.formats import parse
from summarize.ingest.limits import LARGEST_FILE, LARGEST_PAGE, MOST_DOCUMENTS, check_size
from summarize.ingest.sniff import kind_of
from summarize.model import Problem

_READ = frozenset({"html", "feed", "pdf"})


def read_warc(content: Content) -> Pieces:
    """Read the pages, feeds and PDF among the responses, each under its address.

    Raises:
        SourceError: codes ``missing-extra``, ``bad-archive``, ``too-large``.

    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  # an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        msg = f"{content.origin}: web archives need warcio: pip install warcio"
        raise SourceError(msg, origin=content.origin, code="missing-extra") from error
    check_size(len(content.data), content.origin, most=LARGEST_FILE)
    found = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(content.data)), 1):
            page = _page(record, content, number)
            kind = kind_of(page) if page is not None else "text"
            if page is None or kind not in _READ:
                continue
            found += 1
            if found > MOST_DOCUMENTS:
                msg = f"{content.origin}: holds more than {MOST_DOCUMENTS} pages; the rest was not read"
                raise SourceError(msg, origin=content.origin, code="too-many")
            yield from parse(page, kind)
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, UnicodeError) as error:
        msg = f"{content.origin}: not a web archive that can be read: {error}"
        raise SourceError(msg, origin=content.origin, code="bad-archive") from error
    if not found:
        yield Problem("no-articles", content.origin, f"{content.origin}: no pages in this web archive")


def _page(record: Any, content: Content, number: int) -> Content | None:  # noqa: ANN401  # warcio's record
    """Return what a server answered, None for records of other kinds and for errors."""
    address = web_url(record.rec_headers.get_header("WARC-Target-URI"))
    kind, status = record.rec_type, record.http_headers
    if (
        address is None
        or kind not in ("response", "resource")
        or (status and status.get_statuscode() != "200")
    ):
        return None
    headers = status or record.rec_headers
    return Content(
        data=record.content_stream().read(LARGEST_PAGE + 1),
        origin=f"{content.origin}#{number}",
        name=address,
        address=address,
        media_type=headers.get_header("Content-Type"),
        depth=content.depth,
        encoding=content.encoding,
    )
