"""Plain text of a message → what its writer wrote (RFC 3676 for flowed lines and signatures)."""

from __future__ import annotations

import regex

from summarize.ingest.mail import patterns
from summarize.ingest.mail.quotes import is_quoted, without_replies
from summarize.language.lines import ends_with_stop

_SIGNATURE = regex.compile(r"\n-- ?\r?\n")
_LONGEST_SIGNATURE = 15
_LONGEST_CLOSING = 100
"""Characters of a line of a signature."""
_FEWEST_WORDS = 4
"""Words of a line with a stop that is no line of a signature."""
_ADDRESS_LINE = regex.compile(r"[\s\W]*(?:\(|<|\[)?\s*https?://\S+\s*(?:\)|>|\])?[\s\W]*")
_ADDRESS_AFTER = regex.compile(r"\s*[(<\[]\s*https?://[^\s<>()\[\]]+\s*[)>\]]")
_RULE = regex.compile(r"[\s\-_=*~#+.·•—–]{3,}")
# The line above a quotation says who wrote it when; it ends with a colon in all languages.
_ATTRIBUTION = regex.compile(r"(?=.{8,300}$)(?=.*(?:\d|@)).*[:\uff1a]\s*$", regex.DOTALL)


def own_text(text: str, *, flowed: bool = False, forwarded: bool = False) -> str:
    """Return the text without quoted mail, signature and bare addresses.

    A message that quotes and says nothing else is its quotation, without the marks. ``forwarded``: the
    subject says that the message passes another one on, whose text is then kept.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = without_replies(lines, forwarded=forwarded)
    quoted = [is_quoted(line) for line in lines]
    own = [line for line, q in zip(lines, quoted, strict=True) if not q]
    if not any(line.strip() for line in own):
        lines = [regex.sub(r"^(?:\s{0,3}>\s?)+", "", line) for line in lines]
    else:
        lines = _without_quotations(lines, quoted)
    body = _without_signature("\n".join(lines))
    lines = _unflowed(body.split("\n")) if flowed else body.split("\n")
    lines = _without_closing([line.rstrip() for line in lines])
    lines = [
        "" if _ADDRESS_LINE.fullmatch(line) or _RULE.fullmatch(line) else _ADDRESS_AFTER.sub("", line)
        for line in lines
    ]
    return regex.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _without_quotations(lines: list[str], quoted: list[bool]) -> list[str]:
    kept: list[str] = []
    for line, marked in zip(lines, quoted, strict=True):
        if not marked:
            kept.append(line)
            continue
        if kept and kept[-1] != "\0":
            _drop_attribution(kept)
            kept.append("\0")
    return ["" if line == "\0" else line for line in kept]


def _drop_attribution(kept: list[str]) -> None:
    """Drop "On Monday, Ada wrote:", which may take two lines, from above a quotation."""
    while kept and not kept[-1].strip():
        kept.pop()
    start = len(kept)
    while start > 0 and len(kept) - start < 3 and kept[start - 1].strip():
        start -= 1
    if (
        start < len(kept)
        and _ATTRIBUTION.fullmatch(" ".join(kept[start:]))
        and (start == 0 or not kept[start - 1].strip())
    ):
        del kept[start:]


def _without_signature(text: str) -> str:
    cuts = [found.start() for found in _SIGNATURE.finditer("\n" + text)]
    if cuts and text[cuts[-1] :].count("\n") <= _LONGEST_SIGNATURE and text[: cuts[-1]].strip():
        return text[: cuts[-1]]
    return text


def _without_closing(lines: list[str]) -> list[str]:
    """Leave out "Best regards" with the names and numbers below it, and "Sent from my iPhone"."""
    kept: list[str] = []
    closing = written = False
    for line in lines:
        short = len(line) <= _LONGEST_CLOSING
        if short and patterns.sent_with().fullmatch(line):
            continue
        if short and patterns.closing().fullmatch(line):
            closing = written
        elif closing and (not short or _is_sentence(line)):
            closing = False
        written = written or bool(line)
        if not closing:
            kept.append(line)
    return kept


def _is_sentence(line: str) -> bool:
    return ends_with_stop(line) and len(line.split()) >= _FEWEST_WORDS


def _unflowed(lines: list[str]) -> list[str]:
    """Join lines that end with a space (RFC 3676, 4.1)."""
    joined: list[str] = []
    open_ = False
    for line in lines:
        plain = line.removeprefix(" ")
        if open_ and joined:
            joined[-1] += plain
        else:
            joined.append(plain)
        open_ = line.endswith(" ") and line.strip() != ""
    return joined
