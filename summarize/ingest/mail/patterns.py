"""What mail programs write around quoted and forwarded mail and below a message, in all languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Mail

_RULE = r"[-=_~*–—]{2,}"


@cache
def headers() -> Mapping[str, str]:
    """Return the names of headers, in small letters, and what each is: ``from``, ``date`` and so on."""
    return {name: kind for kind, names in tables.every(Mail).headers.items() for name in names}


@cache
def original() -> regex.Pattern[str]:
    """Return what the line "-----Original Message-----" is like."""
    words = tables.any_of(tables.every(Mail).original)
    return regex.compile(rf"(?i)\W*?(?:{_RULE}\s*(?:{words})\s*:?\s*(?:{_RULE})?|(?:{words})\s*{_RULE})\s*")


@cache
def forwarded() -> regex.Pattern[str]:
    """Return what the line "---------- Forwarded message ---------" is like."""
    mail, any_of = tables.every(Mail), tables.any_of
    words, begin = any_of(mail.forwarded), any_of(mail.begin_forwarded)
    return regex.compile(
        rf"(?i)\s*(?:{_RULE}[\s-]*(?:{words})[^\n]{{0,60}}|(?:{words})\s*{_RULE}|(?:{begin})\s*[:\uff1a])\s*"
    )


@cache
def wrote() -> regex.Pattern[str]:
    """Return what is in the line above a quotation: "On Mon, 2 Mar 2026 at 10:00, Ada wrote:"."""
    mail, any_of = tables.every(Mail), tables.any_of
    words, unspaced = any_of(mail.wrote), any_of(mail.wrote_unspaced)
    return regex.compile(rf"(?i)\b(?:{words})(?!\p{{L}})|{unspaced}")


@cache
def sent_with() -> regex.Pattern[str]:
    """Return what the line "Sent from my iPhone" is like."""
    mail, any_of = tables.every(Mail), tables.any_of
    device, before = any_of(mail.devices), any_of(mail.sent_with)
    behind, whole = any_of(mail.sent_behind), any_of(mail.sent_whole)
    return regex.compile(
        rf"(?i)\W*(?:(?:{before})\b.{{0,60}}(?:{device}).{{0,40}}"
        rf"|.{{0,12}}(?:{device})\S{{0,6}}\s?(?:{behind})|{whole})\W*"
    )


@cache
def closing() -> regex.Pattern[str]:
    """Return what the line "Best regards," is like."""
    return regex.compile(rf"(?i)\W*(?:{tables.any_of(tables.every(Mail).closing)})\W*")


@cache
def forward_subject() -> regex.Pattern[str]:
    """Return how the subject of a forwarded message begins: "Fwd:", "WG:", "TR:"."""
    words = tables.any_of(tables.every(Mail).forward_subject)
    return regex.compile(rf"(?i)\s*(?:{words})(?:\[\d+\]|\^\d+)?\s*[:\uff1a]")
