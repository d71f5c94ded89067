"""Single messages (RFC 5322), and pages that a browser saved as one (MHTML)."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Look

_HEADER = regex.compile(r"([A-Za-z][A-Za-z0-9-]*):(?: |\t|\r?\n|$)")
_HEADERS = frozenset(
    [
        "from", "to", "cc", "bcc", "subject", "date", "message-id", "received", "mime-version",
        "return-path", "delivered-to", "content-type", "reply-to", "list-id", "list-unsubscribe",
        "dkim-signature", "in-reply-to", "references", "sender", "x-mailer",
    ]
)  # fmt: skip
_MARKS = frozenset(["from", "message-id", "received", "mime-version", "return-path", "delivered-to"])
_MEDIA_TYPE = "message/rfc822"
_SAVED_PAGES = frozenset({"mht", "mhtml"})


def _surely(look: Look) -> bool:
    names: list[str] = []
    for line in look.head.splitlines()[:200]:
        if line[:1] in (" ", "\t") and names:
            continue
        header = _HEADER.match(line)
        if header is None:
            break
        names.append(header[1].lower())
    known = _HEADERS.intersection(names)
    return len(known) >= 2 and bool(known & _MARKS) and len(known) >= len(set(names)) / 4


def _likely(look: Look) -> bool:
    content = look.content
    named = "mail" in look.said and (content.suffix not in _SAVED_PAGES or content.type == _MEDIA_TYPE)
    return named and _HEADER.match(look.head) is not None


FORMAT = Format(
    kind="mail",
    reader="summarize.ingest.mail.message.read_mail",
    suffixes=frozenset({"eml"}) | _SAVED_PAGES,
    media_types=frozenset({_MEDIA_TYPE}),
    surely=_surely,
    likely=_likely,
    rank=8,
    libraries=("lxml.html",),
)
