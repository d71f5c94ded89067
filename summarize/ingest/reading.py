"""What one input holds: documents, links to more, and what could not be used."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.model import Document, Link, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came out of the bytes of one input."""

    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
