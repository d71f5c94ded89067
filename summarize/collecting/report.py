"""How to collect, and what came of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from summarize.model import Problem

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


@dataclass(slots=True, kw_only=True)
class Report:
    """Counts of one run, and what failed."""

    sources: int = 0
    """Feeds, pages and files that were looked at."""
    fetched: int = 0
    """Answers with content."""
    unchanged: int = 0
    """Answers without content, because nothing changed."""
    bytes: int = 0
    """Bodies, after decompression."""
    new: int = 0
    """Articles that were not in the store."""
    known: int = 0
    """Articles that were."""
    links: int = 0
    """Entries of feeds that hold only a teaser, or nothing, and whose pages were not fetched."""
    unreached: int = 0
    """URLs that gave nothing, for whatever reason."""
    blocked: int = 0
    """Those of them that policy forbids: ours, or the robots.txt of the site."""
    damaged: int = 0
    """Articles in the store that were damaged before this run; one that came again is whole again."""
    failures: list[Problem] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)
    """Feeds and other sources on the web that gave nothing; not the pages that a feed names."""

    @property
    def nothing(self) -> bool:
        """Whether the run found neither an article nor a source that has not changed."""
        return not (self.new or self.known or self.unchanged)

    def to_builtins(self) -> dict[str, Any]:
        """Return the report as JSON knows it, failures in the order of their origins."""
        report = asdict(self)
        del report["unheard"]  # they are among the failures
        keys = ("origin", "code", "message")
        failures = ({key: failure[key] for key in keys} for failure in report["failures"])
        report["failures"] = sorted(failures, key=lambda failure: tuple(failure.values()))
        return report
