"""E-mail (RFC 5322, MIME) → a Document for each message."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

import regex

from summarize.errors import SourceError
from summarize.ingest.blocks import Element, parse_html, text_of
from summarize.ingest.charset import codec
from summarize.ingest.content import Content, Pieces
from summarize.ingest.dates import iso
from summarize.ingest.decode import Decoded, decode_markup
from summarize.ingest.fields import language_code, one_line, web_url
from summarize.ingest.kinds import parse
from summarize.ingest.mail import patterns
from summarize.ingest.mail.mailbox import of_ascii
from summarize.ingest.mail.text import own_text
from summarize.ingest.plain import encoding_problems, filled
from summarize.ingest.sandbox.limits import (
    DEEPEST_MAIL,
    LARGEST_PAGE,
    check_markup,
    check_size,
)
from summarize.model import Document, count_words

_BOUNDARY = regex.compile(rb"boundary\s*=", regex.IGNORECASE)
_MOST_PARTS = 1000
_PLAIN_SHARE = 0.5
"""A plain part with fewer of the words of the page beside it only says "open this in a browser"."""


def read_mail(content: Content) -> Pieces:
    """Read the part of a message that its writer wrote: without what it answers and the signature.

    Raises:
        SourceError: codes ``empty``, ``too-deep``, ``too-large``, ``too-many``.

    """
    origin = content.origin
    check_size(len(content.data), origin)
    data, _ = of_ascii(content.data)
    _check_parts(data, origin)
    # The plain policy: the other one parses addresses of any length, and raises where they are odd.
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page = _saved_page(message, content)
    if page is not None:
        yield from parse(page, "html")
        return
    decoded = _body(message, origin, content.encoding)
    name, address = parseaddr(_header(message, "From"))
    listed = parseaddr(_header(message, "List-Id"))[0]
    language = (_header(message, "Content-Language") or "").partition(",")[0]
    yield Document(
        text=filled(decoded.text, origin),
        title=one_line(_header(message, "Subject")),
        author=one_line(name) or one_line(address),
        publisher=one_line(listed),
        url=web_url(_header(message, "Archived-At").strip("<>")) or content.url,
        published=iso(_header(message, "Date").partition("(")[0]),
        language=language_code(language),
        origin=origin,
    )
    yield from encoding_problems(decoded, origin)


def _check_parts(data: bytes, origin: str) -> None:
    """Refuse what would make the parser of the standard library call itself without end."""
    boundaries = len(_BOUNDARY.findall(data))
    if boundaries > DEEPEST_MAIL:
        raise SourceError.at(origin, "too-deep", f"parts within parts within parts, more than {DEEPEST_MAIL}")
    if boundaries and data.count(b"\n--") > 2 * _MOST_PARTS:
        raise SourceError.at(origin, "too-many", f"more than {_MOST_PARTS} parts")


def _saved_page(message: Message, content: Content) -> Content | None:
    """Return the page of a web archive that a browser wrote (MHTML, RFC 2557), None for a message."""
    location = message.get("Snapshot-Content-Location")
    if location is None and not _header(message, "From").lower().startswith("<saved by"):
        return None
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes):
        return None
    address = web_url(str(location or part.get("Content-Location", "")))
    charset = part.get_param("charset")
    kind = f"text/html; charset={charset}" if isinstance(charset, str) else "text/html"
    return Content(
        data=data,
        origin=content.origin,
        media_type=kind,
        address=address,
        depth=content.depth,
        encoding=content.encoding,
    )


def _header(message: Message, name: str) -> str:
    """Return a header in one line, decoded (RFC 2047); empty where there is none."""
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return ""
    if not value.isascii():
        # Bytes beyond ASCII, which no standard allows; the parser keeps them as surrogates.
        value = decode_markup(value[:4000].encode("utf-8", "surrogateescape"), None).text
    value = str(value)[:4000]
    try:
        text = str(make_header(decode_header(value)))
    except (ValueError, LookupError, MessageError):
        text = value
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _body(message: Message, origin: str, fallback: str | None) -> Decoded:
    """Return the plain text, or that of the page where the plain part is only a placeholder."""
    plain = _part(message, "text/plain", fallback)
    page = _part(message, "text/html", fallback)
    forwarded = patterns.forward_subject().match(_header(message, "Subject")) is not None
    written = None
    if plain:
        own = own_text(plain.text, flowed=_is_flowed(message), forwarded=forwarded)
        written = replace(plain, text=own)
    if page is None:
        return written or Decoded("", "utf-8")
    check_markup(page.text, origin)
    shown = replace(page, text=_shown(page.text, forwarded=forwarded))
    if written and count_words(written.text) >= max(1, _PLAIN_SHARE * count_words(shown.text)):
        return written
    return shown


def _shown(page: str, *, forwarded: bool) -> str:
    """Return what the writer of a page wrote; of a page that is all quotation, the quotation."""
    tree = parse_html(page)
    if tree is None:
        return ""
    whole = own_text(text_of(tree), forwarded=forwarded)
    for quoted in list(tree.iter("blockquote")):
        inside = any(True for _ in quoted.iterancestors("blockquote"))
        if _is_cited(quoted) and (inside or not forwarded):
            quoted.drop_tree()
    return own_text(text_of(tree), forwarded=forwarded) or whole


def _is_cited(element: Element) -> bool:
    return "cite" in (element.get("type") or "") or "quote" in (element.get("class") or "")


def _part(message: Message, kind: str, fallback: str | None) -> Decoded | None:
    """Return the first part of a media type that is no attachment."""
    for part in message.walk():
        if part.get_content_type() != kind or part.is_multipart():
            continue
        if "attachment" in str(part.get("Content-Disposition", "")).lower():
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or len(data) > LARGEST_PAGE:
            continue
        charset = part.get_param("charset")
        name = codec(charset) if isinstance(charset, str) else None
        return decode_markup(data, f"{kind}; charset={name}" if name else kind, fallback=fallback)
    return None


def _is_flowed(message: Message) -> bool:
    return any(
        part.get_content_type() == "text/plain" and str(part.get_param("format")).lower() == "flowed"
        for part in message.walk()
    )
