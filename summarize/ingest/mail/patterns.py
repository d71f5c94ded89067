"""What mail programs write around quoted and forwarded mail and below a message, in all languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Header, Mail

_RULE = r"[-=_~*–—]{2,}"


def _any(listed: Callable[[Mail], tuple[str, ...]]) -> str:
    return tables.either(listed(mail) for mail in tables.each(Mail).values())


@cache
def headers() -> Mapping[str, str]:
    """Return the name of a header in small letters → one of from, date, to, cc, subject, other."""
    known = tables.each(Mail).values()
    kinds: tuple[Header, ...] = ("from", "date", "to", "cc", "subject", "other")
    return {name: kind for kind in kinds for mail in known for name in mail.headers.get(kind, ())}


@cache
def original() -> regex.Pattern[str]:
    """Return what the line "-----Original Message-----" is like."""
    words = _any(lambda mail: mail.original)
    return regex.compile(rf"(?i)\W*?(?:{_RULE}\s*(?:{words})\s*:?\s*(?:{_RULE})?|(?:{words})\s*{_RULE})\s*")


@cache
def forwarded() -> regex.Pattern[str]:
    """Return what the line "---------- Forwarded message ---------" is like."""
    words, begin = _any(lambda mail: mail.forwarded), _any(lambda mail: mail.begin_forwarded)
    return regex.compile(
        rf"(?i)\s*(?:{_RULE}[\s-]*(?:{words})[^\n]{{0,60}}|(?:{words})\s*{_RULE}|(?:{begin})\s*[:\uff1a])\s*"
    )


@cache
def wrote() -> regex.Pattern[str]:
    """Return what is in the line above a quotation: "On Mon, 2 Mar 2026 at 10:00, Ada wrote:"."""
    words, unspaced = _any(lambda mail: mail.wrote), _any(lambda mail: mail.wrote_unspaced)
    return regex.compile(rf"(?i)\b(?:{words})(?!\p{{L}})|{unspaced}")


@cache
def sent_with() -> regex.Pattern[str]:
    """Return what the line "Sent from my iPhone" is like."""
    device, before = _any(lambda mail: mail.devices), _any(lambda mail: mail.sent_with)
    behind, whole = _any(lambda mail: mail.sent_behind), _any(lambda mail: mail.sent_whole)
    return regex.compile(
        rf"(?i)\W*(?:(?:{before})\b.{{0,60}}(?:{device}).{{0,40}}"
        rf"|.{{0,12}}(?:{device})\S{{0,6}}\s?(?:{behind})|{whole})\W*"
    )


@cache
def closing() -> regex.Pattern[str]:
    """Return what the line "Best regards," is like."""
    return regex.compile(rf"(?i)\W*(?:{_any(lambda mail: mail.closing)})\W*")


@cache
def forward_subject() -> regex.Pattern[str]:
    """Return how the subject of a forwarded message begins: "Fwd:", "WG:", "TR:"."""
    words = _any(lambda mail: mail.forward_subject)
    return regex.compile(rf"(?i)\s*(?:{words})(?:\[\d+\]|\^\d+)?\s*[:\uff1a]")
