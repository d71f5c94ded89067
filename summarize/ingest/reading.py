"""What one input holds: documents, links to more, and what could not be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.model import Document, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page or a feed that an input names but does not hold."""

    url: str
    kind: Literal["page", "feed"]
    title: str | None = None
    published: str | None = None
    """ISO 8601, as the input states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came out of the bytes of one input."""

    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
