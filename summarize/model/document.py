"""Text and places in it: Document, Span, Sentence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from summarize.model.shown import brief_text, counted

Kind = Literal["prose", "headline", "fragment", "furniture"]
"""What a unit of text is; only ``prose`` may be quoted in a digest."""


def fingerprint(*parts: str | None, digits: int = 12) -> str:
    """First ``digits`` hex digits of the SHA-256 of ``parts``, which may hold lone surrogates."""
    joined = "\x1f".join("" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets in Unicode code points into ``Document.text``."""

    document_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span needs 0 <= start <= end, not {self.start}, {self.end}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. Only ``text`` is needed; the id comes from the content when none is given."""

    text: str
    """The decoded text as it was: nothing is ever removed from it."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """Date or date and time of publication, ISO 8601."""
    language: str | None = None
    """BCP 47 code; None lets the pipeline guess."""
    origin: str | None = None
    """Where it came from, as a reader would name it: a file name, a URL, ``-``."""
    id: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            msg = f"Document.text must be str, not {type(self.text).__name__}"
            raise TypeError(msg)
        if self.published is not None:
            object.__setattr__(self, "published", _iso(self.published))
        if not self.id:
            content = (self.text, self.title, self.publisher, self.url, self.published)
            object.__setattr__(self, "id", fingerprint(*content))

    def __getitem__(self, span: Span) -> str:
        """Return the characters of ``span``."""
        if span.document_id != self.id or span.end > len(self.text):
            msg = f"{span} does not lie in document {self.id}"
            raise ValueError(msg)
        return self.text[span.start : span.end]

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hex digits."""
        return fingerprint(self.text, digits=64)

    def __repr__(self) -> str:
        """Return the headline, where it is from and how long it is, in one line."""
        said = [brief_text(named) for named in (self.publisher, self.published, self.origin) if named]
        parts = ", ".join([*said, counted(len(self.text), "character")])
        return f"<Document {brief_text(self.title)}: {parts}>"


def _iso(moment: str) -> str:
    """Return an ISO 8601 date, or date and time, in its extended form."""
    try:
        if len(moment) <= len("2026-01-31"):
            return date.fromisoformat(moment).isoformat()
        return datetime.fromisoformat(moment).isoformat()
    except (TypeError, ValueError) as error:
        msg = f"Document.published must be an ISO 8601 date or date and time, not {moment!r}"
        raise ValueError(msg) from error


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span with its position in its document."""

    span: Span
    index: int
    """Position among the units of its kind in its document, from 0."""
    kind: Kind = "prose"


def distinct(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents in canonical order, each under an id of its own.

    The order is by id, so it depends neither on the order of the input nor on names: a copy of a
    document under another name follows it and changes nothing else. Documents with the same id
    get ``-2``, ``-3``, … in the order of their origins.
    """
    ordered = sorted(documents, key=_canonical)
    taken = {document.id for document in ordered}
    seen: Counter[str] = Counter()
    result = []
    for document in ordered:
        seen[document.id] += 1
        name = document.id
        if seen[document.id] > 1:
            number = seen[document.id]
            while (name := f"{document.id}-{number}") in taken:
                number += 1
            taken.add(name)
        result.append(document if name == document.id else replace(document, id=name))
    return tuple(result)


def _canonical(document: Document) -> tuple[str, ...]:
    fields = (document.id, document.origin, document.published, document.title, document.url)
    return (*(field or "" for field in fields), document.text)
