"""Bytes → what kind of input they are, by content first, then by media type and suffix."""

from __future__ import annotations

from typing import Literal

import regex

from summarize.ingest.content import Content

Kind = Literal[
    "text", "markdown", "html", "feed", "opml", "xml", "json", "pdf", "mail", "mbox", "warc", "gzip", "zip"
]

_HEAD, _TAIL = 65_536, 1024
_NAMED = {
    "json": "json", "jsonl": "json", "ndjson": "json", "md": "markdown", "markdown": "markdown",
    "mbox": "mbox", "eml": "mail",
}  # fmt: skip
_TYPED = {
    "application/json": "json", "application/feed+json": "json", "application/ld+json": "json",
    "application/x-ndjson": "json", "application/jsonl": "json", "text/markdown": "markdown",
    "message/rfc822": "mail", "application/mbox": "mbox",
}  # fmt: skip
_WEB_SUFFIXES = frozenset({"html", "htm", "xhtml", "shtml", "php", "asp", "aspx"})

_PROLOG = regex.compile(
    r"(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[\]>\"']++|\"[^\"]*+\"|'[^']*+')*+(?:\[.*?\]\s*+)?>)++",
    regex.DOTALL | regex.IGNORECASE,
)
_ROOT = regex.compile(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]")
_ROOTS: dict[str, Kind] = {
    "rss": "feed", "feed": "feed", "rdf:rdf": "feed", "rdf": "feed", "channel": "feed", "opml": "opml",
    "html": "html", "head": "html", "body": "html",
}  # fmt: skip
_HTML_DOCTYPE = regex.compile(r"<!doctype\s+html\b", regex.IGNORECASE)
_HTML_TAGS = regex.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|br|a)\b", regex.IGNORECASE
)
_JSON = regex.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:\{|\]\s*$))")
_HEADER = regex.compile(r"([A-Za-z][A-Za-z0-9-]*):(?: |\t|\r?\n|$)")
_MAIL_HEADERS = frozenset(
    [
        "from", "to", "cc", "bcc", "subject", "date", "message-id", "received", "mime-version",
        "return-path", "delivered-to", "content-type", "reply-to", "list-id", "list-unsubscribe",
        "dkim-signature", "in-reply-to", "references", "sender", "x-mailer",
    ]
)  # fmt: skip
_MAIL_MARKS = frozenset(["from", "message-id", "received", "mime-version", "return-path", "delivered-to"])
_FRONT_MATTER = regex.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:[\w-]+[ \t]*[:=][^\n]*\n)", regex.ASCII)
_MBOX = regex.compile(r"From \S+.{0,80}?\d{4}.{0,20}\r?\n(?:>?[A-Za-z][A-Za-z0-9-]*:[ \t]|\r?\n)")


def kind_of(content: Content) -> Kind:
    """Return the kind of input; ``text`` where nothing else is sure."""
    data = content.data
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"WARC/1.", b"WARC/0.")) or content.suffix == "warc":
        return "warc"
    head = _head(data)
    return _mail(head) or _markup(head, content) or _json(head, content) or _markdown(head, content)


def _head(data: bytes) -> str:
    """Return the beginning, with Latin letters as they are in any encoding that holds ASCII."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff")):
        head = head.lstrip(b"\xff\xfe\xef\xbb\xbf\0")
    # UTF-16 and UTF-32 write ASCII with zeros between.
    return head.replace(b"\0", b"").decode("latin-1")


def _mail(head: str) -> Kind | None:
    if _MBOX.match(head):
        return "mbox"
    names: list[str] = []
    for line in head.splitlines()[:200]:
        if line[:1] in (" ", "\t") and names:
            continue
        header = _HEADER.match(line)
        if header is None:
            break
        names.append(header[1].lower())
    known = _MAIL_HEADERS.intersection(names)
    return "mail" if len(known) >= 2 and known & _MAIL_MARKS and len(known) >= len(set(names)) / 4 else None


def _markup(head: str, content: Content) -> Kind | None:
    prolog = _PROLOG.match(head)
    start = prolog.end() if prolog else 0
    root = _ROOT.match(head, start)
    if root is not None and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    if _HTML_DOCTYPE.search(head, 0, start):
        return "html"
    declared = head.lstrip()[:15].lower()
    if declared.startswith(("<?xml", "<!doctype")):
        return "feed" if regex.search(r"<(?:rss|feed|rdf:RDF)[\s>]", head) else "xml"
    if "markdown" in (_NAMED.get(content.suffix), _TYPED.get(content.type)):
        return None  # HTML may stand in it
    web = content.suffix in _WEB_SUFFIXES or content.type in ("text/html", "application/xhtml+xml")
    opens = root is not None and _HTML_TAGS.match(head, start) is not None
    if (web or content.type == "") and opens:
        return "html" if web or regex.search(r"</(?:p|div|body|html|article|h1|title)>", head) else None
    if web and not _JSON.match(head) and _HTML_TAGS.search(head):
        return "html"
    return (
        "xml" if root is not None and not opens and f"</{root[1]}>" in _head(content.data[-_TAIL:]) else None
    )


def _json(head: str, content: Content) -> Kind | None:
    named = _NAMED.get(content.suffix) == "json" or _TYPED.get(content.type) == "json"
    return "json" if named or _JSON.match(head) else None


def _markdown(head: str, content: Content) -> Kind:
    named = "markdown" in (_NAMED.get(content.suffix), _TYPED.get(content.type))
    if named or _FRONT_MATTER.match(head):
        return "markdown"
    if "mbox" in (_NAMED.get(content.suffix), _TYPED.get(content.type)) and head.startswith("From "):
        return "mbox"
    if "mail" in (_NAMED.get(content.suffix), _TYPED.get(content.type)) and _HEADER.match(head):
        return "mail"
    return "text"
