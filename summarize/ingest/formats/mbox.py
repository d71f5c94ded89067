"""Mailbox files (RFC 4155)."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Look

_OPENS = regex.compile(r"From \S+.{0,80}?\d{4}.{0,20}\r?\n(?:>?[A-Za-z][A-Za-z0-9-]*:[ \t]|\r?\n)")


def _likely(look: Look) -> bool:
    return "mbox" in look.said and look.head.startswith("From ")


FORMAT = Format(
    kind="mbox",
    reader="summarize.ingest.mail.mailbox.read_mbox",
    suffixes=frozenset({"mbox"}),
    media_types=frozenset({"application/mbox"}),
    surely=lambda look: _OPENS.match(look.head) is not None,
    likely=_likely,
    rank=7,
    libraries=("lxml.html",),
    has_records=True,
)
