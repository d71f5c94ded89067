"""Web archives (WARC, ISO 28500) → a Document for each page that they hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.fields import web_url
from summarize.ingest.kinds import kind_of, parse
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
        yield Problem.at(content.origin, "no-articles", "no pages in this web archive")


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


_START = regex.compile(rb"(?:\A|\n)(WARC/[01]\.\d+[ \t]*\r?\n)")
_HEADERS_END = regex.compile(rb"\r?\n\r?\n")
_LENGTH = regex.compile(rb"(?im)^Content-Length[ \t]*:([^\r\n]*)\r?\n")
_LINE_ENDS = b"\r\n"
_LONGEST_HEADERS = 65_536


@dataclass(frozen=True, slots=True)
class Record:
    """One record, as far as it could be found."""

    data: bytes
    """Headers and block, with a ``Content-Length`` that is that of the block."""
    fault: str = ""
    """What is wrong with it; empty where nothing is."""


def records(data: bytes) -> Iterator[Record]:
    """Yield the records of an archive that is not compressed (ISO 28500).

    A record ends where its ``Content-Length`` says, if line ends are there, or the end of the file;
    otherwise it is damaged, and ends where the next record begins.
    """
    end = 0
    found = _START.search(data)
    while found is not None:
        begin = found.start(1)
        if data[end:begin].strip(_LINE_ENDS):
            yield Record(b"", "no record begins where one should")
        following = _START.search(data, found.end() - 1)
        last = following.start() + 1 if following is not None else len(data)
        headers_end = _HEADERS_END.search(data, found.end() - 2, min(last, begin + _LONGEST_HEADERS))
        if headers_end is None:
            end = last
            yield Record(b"", "its headers do not end")
        else:
            head, block = data[begin : headers_end.start()] + b"\r\n", headers_end.end()
            stated = _length(head)
            if stated is not None and _ends_at(data, block + stated):
                end = block + stated
                yield Record(data[begin:end])
            else:
                end = last
                body = data[block:end].removesuffix(b"\r\n\r\n").removesuffix(b"\n\n")
                length = f"Content-Length: {len(body)}\r\n\r\n".encode()
                fault = "it does not say how long it is" if stated is None else "it is not as long as it says"
                yield Record(_LENGTH.sub(b"", head) + length + body, fault)
        found = _START.search(data, end - 1)
    if data[end:].strip(_LINE_ENDS):
        yield Record(b"", "no record begins where one should")


def _length(head: bytes) -> int | None:
    found = _LENGTH.findall(head)
    value = found[0].strip() if found else b""
    return int(value) if value.isdigit() and len(value) < 16 else None


def _ends_at(data: bytes, end: int) -> bool:
    """Whether a record may end there: at the end of the file, or where line ends follow."""
    return (end <= len(data) and data[end : end + 4] in (b"", b"\r\n", b"\n", b"\n\n", b"\r\n\r\n")) or (
        data.startswith((b"\n\nWARC/", b"\r\nWARC/", b"\nWARC/"), end)
    )
