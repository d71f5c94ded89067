"""How to collect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.ingest.fetch import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One thing that is done, and safe on disk."""

    source: str
    """A URL, or the name of a file."""
    new: int
    known: int
    done: int
    """Requests and blocks of files so far."""
    waiting: int
    """Requests that are still to be made, as far as is known by now."""
    failure: str | None = None
    """Reason code, where it failed."""


def _ignore(progress: Progress) -> None:
    del progress


def _fetcher() -> Fetcher:
    from summarize.ingest.fetch import Fetcher  # noqa: PLC0415  # heavy; a plan may bring its own

    return Fetcher()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to collect."""

    fetcher: Fetcher = field(default_factory=_fetcher)
    full_text: bool = False
    """Fetch the page of feed entries that hold only a teaser."""
    pages: int = 100
    """Most pages of one feed in one run; the others come with the next."""
    hosts: int = 4
    """How many hosts are asked at the same time."""
    encoding: str | None = None
    """A codec of Python for files whose encoding is not stated; guessed where None."""
    progress: Callable[[Progress], None] = _ignore
    """Called after each commit."""
