"""Web archives (WARC, ISO 28500) → a Document for each page that they hold."""

from __future__ import annotations

import io

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.fields import web_url
from summarize.ingest.kinds import kind_of
from summarize.ingest.packed.warc_records import records
from summarize.ingest.parse import parse
from summarize.ingest.sandbox.limits import LARGEST_FILE, LARGEST_PAGE, MOST_DOCUMENTS, check_size
from summarize.model import Problem

_READ = frozenset({"html", "feed", "pdf"})


def read_warc(content: Content) -> Pieces:
    """Read the pages, feeds and PDF among the responses, each under its address.

    Raises:
        SourceError: codes ``missing-extra``, ``too-large``, ``too-many``.

    """
    try:
        import warcio.recordloader  # noqa: F401, PLC0415  # an extra
    except ImportError as error:
        msg = f"{content.origin}: web archives need warcio: pip install warcio"
        raise SourceError(msg, origin=content.origin, code="missing-extra") from error
    check_size(len(content.data), content.origin, most=LARGEST_FILE)
    found = damaged = 0
    for number, record in enumerate(records(content.data), 1):
        fault, page = record.fault, None
        if record.data:
            try:
                page = _page(record.data, content, number)
            except Exception:  # noqa: BLE001  # warcio raises anything for damaged records
                fault = fault or "its headers or its status line cannot be read"
        if fault:
            damaged += 1
            origin = f"{content.origin}#{number}"
            yield Problem(
                "damaged-record", origin, f"{origin}: a damaged record of this web archive: {fault}"
            )
        kind = kind_of(page) if page is not None else "text"
        if page is None or kind not in _READ:
            continue
        found += 1
        if found > MOST_DOCUMENTS:
            msg = f"{content.origin}: holds more than {MOST_DOCUMENTS} pages; the rest was not read"
            raise SourceError(msg, origin=content.origin, code="too-many")
        yield from parse(page, kind)
    if not found and not damaged:
        yield Problem("no-articles", content.origin, f"{content.origin}: no pages in this web archive")


def _page(data: bytes, content: Content, number: int) -> Content | None:
    """Return what a server answered, None for records of other kinds and for errors."""
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415  # an extra

    loader = ArcWarcRecordLoader()
    record = loader.parse_record_stream(io.BytesIO(data), known_format="warc", no_record_parse=True)
    if record.rec_type not in ("response", "resource"):
        return None
    uri = record.rec_headers.get_header("WARC-Target-URI")
    status = loader.load_http_headers(record.rec_type, uri, record.raw_stream, record.length)
    address = web_url(uri)
    if address is None or (status and status.get_statuscode() != "200"):
        return None
    record.http_headers = status
    return Content(
        data=record.content_stream().read(LARGEST_PAGE + 1),
        origin=f"{content.origin}#{number}",
        name=address,
        address=address,
        media_type=(status or record.rec_headers).get_header("Content-Type"),
        depth=content.depth,
        encoding=content.encoding,
    )
