"""Mailbox files (mbox, RFC 4155, in its four dialects) → their messages."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import regex

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.decode import decode_markup
from summarize.ingest.kinds import parse
from summarize.ingest.sandbox.limits import LARGEST_FILE, MOST_DOCUMENTS, check_size
from summarize.model import Problem

_LINE = regex.compile(rb"(?m)^(From [^\r\n]{1,300})(?:\r?\n|\r?\Z)")
# asctime, with a zone or without, or as in a Date header: its parts in any order.
_DATE_PARTS = (
    regex.compile(rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"),
    regex.compile(rb"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"),
    regex.compile(rb"\b\d{1,2}:\d\d"),
    regex.compile(rb"\b(?:19|20)\d\d\b"),
)
_ISO_DATE = regex.compile(rb"\b(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d")
_ADDRESS = regex.compile(rb"From (?:\S+@\S+|MAILER-DAEMON|-)[ \t]*")
_HEADER = regex.compile(rb"(?:>From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]{0,70}:(?!//)")
_MAIL_HEADER = regex.compile(
    rb"(?i)(?:From|Date|Subject|To|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+):"
)
_BLANK_BEFORE = (b"\n\n", b"\n\r\n")
_LENGTH = regex.compile(rb"(?im)^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$")
_HEADERS_END = regex.compile(rb"\r?\n\r?\n")
_ESCAPED = regex.compile(rb"(?m)^>(>*From )")
_LONGEST_HEADERS = 65_536
_LONGEST_LINE = 400
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_mbox(content: Content) -> Pieces:
    """Read each message of a mailbox.

    Raises:
        SourceError: codes ``empty``, ``too-large``, ``too-many``.

    """
    origin = content.origin
    check_size(len(content.data), origin, most=LARGEST_FILE)
    data, lost = of_ascii(content.data)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    if lost:
        yield Problem.at(origin, "encoding", f"{lost} characters could not be decoded")
    for number, (start, end) in enumerate(_messages(data), 1):
        if number > MOST_DOCUMENTS:
            msg = f"{origin}: holds more than {MOST_DOCUMENTS} messages; the rest was not read"
            raise SourceError(msg, origin=origin, code="too-many")
        # Lines that begin with "From " were marked when the mailbox was written.
        message = _ESCAPED.sub(rb"\1", data[start:end])
        inner = Content(
            data=message, origin=f"{origin}#{number}", depth=content.depth, encoding=content.encoding
        )
        yield from parse(inner, "mail")


def of_ascii(data: bytes) -> tuple[bytes, int]:
    """Return mail whose headers are ASCII, and how many characters were lost on the way.

    Mail is never UTF-16 when it is sent, and becomes it where an editor saves it.
    """
    sample = data[:_LONGEST_HEADERS]
    if not data.startswith(_WIDE_MARKS) and sample.count(0) <= len(sample) / 4:
        return data.removeprefix(codecs.BOM_UTF8), 0
    decoded = decode_markup(data, None)
    return decoded.text.lstrip("\ufeff").encode("utf-8", "replace"), decoded.replaced


def _messages(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each message begins and ends, without the line that separates it from the one before."""
    first = _LINE.match(data)
    start = first.end() if first else 0
    known_end = _stated_end(data, start)
    for line in _LINE.finditer(data, start):
        if line.start() < known_end or not _separates(data, line):
            continue
        yield start, line.start()
        start = line.end()
        known_end = _stated_end(data, start)
    yield start, len(data)


def _separates(data: bytes, line: regex.Match[bytes]) -> bool:
    """Whether a line that begins with "From " begins a message, and is no line of one.

    It has a date, and a header follows it; or it has an address alone, a blank line comes before it and
    a header of mail follows it.
    """
    # regex looks for a colon in all of what it is given.
    below = data[line.end() : line.end() + _LONGEST_LINE]
    if all(part.search(line[1]) for part in _DATE_PARTS) or _ISO_DATE.search(line[1]):
        return _HEADER.match(below) is not None
    alone = _ADDRESS.fullmatch(line[1]) is not None and data.endswith(_BLANK_BEFORE, 0, line.start())
    return alone and _MAIL_HEADER.match(below) is not None


def _stated_end(data: bytes, start: int) -> int:
    """Return where a message ends that says how long it is (mboxcl), if a message begins there, else 0."""
    most = start + _LONGEST_HEADERS
    following = data.find(b"\nFrom ", start, most)
    headers_end = _HEADERS_END.search(data, max(start - 1, 0), most if following < 0 else following)
    found = _LENGTH.search(data, start, headers_end.start() + 1) if headers_end else None
    if headers_end is None or found is None:
        return 0
    end = headers_end.end() + int(found[1])
    rest = data[end : end + 8].lstrip(b"\r\n")
    return end if end < len(data) and rest.startswith(b"From ") else 0
