"""Documents that were read together, with what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, overload

from summarize.model.digest import Problem
from summarize.model.inputs import Document, counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page or a feed that an input names but does not hold."""

    url: str
    kind: Literal["page", "feed"]
    title: str | None = None
    published: str | None = None
    """ISO 8601, as the input states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents(Sequence[Document]):
    """What ``load`` returns: a sequence of documents that keeps what was said while they were read.

    ``summarize`` writes ``problems`` into the digest. A slice is a tuple of documents, without problems.
    """

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What could not be read, or not in full."""
    links: tuple[Link, ...] = ()
    """Pages and feeds that the inputs name but do not hold."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """For the origin of each document the file, URL or store that it was read from, which may hold many."""

    def __len__(self) -> int:
        return len(self.documents)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Document, ...]: ...
    def __getitem__(self, index: int | slice) -> Document | tuple[Document, ...]:
        return self.documents[index]

    def __repr__(self) -> str:
        """Return how many there are and what could not be read, in one line."""
        read, unread = counted(len(self.documents), "document"), counted(len(self.problems), "problem")
        return f"<Documents: {read}, {unread}>"
