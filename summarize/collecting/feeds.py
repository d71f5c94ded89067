"""Which pages of a feed to fetch, and when all of the feed is in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from summarize.ingest.content import Reading
from summarize.model import Document, Link
from summarize.store import Visit

_GONE = frozenset(
    {"http-400", "http-401", "http-403", "http-404", "http-405", "http-410", "http-451", "robots"}
)
"""Reasons that will be the same tomorrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed whose page is to be fetched."""

    link: Link
    teasers: tuple[Document, ...] = ()
    """What the feed itself holds of it; kept where the page gives nothing."""


@dataclass(slots=True, kw_only=True)
class OpenFeed:
    """A feed some of whose pages are still to come."""

    visit: Visit
    """What will be remembered of the feed when all of its pages are there."""
    waiting: int = 0
    complete: bool = True
    """Whether the next run may take the feed for unchanged."""

    def settle(self, reason: str | None) -> Visit | None:
        """Count a page that came, or failed; return the visit to remember after the last one."""
        self.waiting -= 1
        if reason is not None and reason not in _GONE:
            self.complete = False
        return self.visit if self.complete and self.waiting == 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A reading, divided into what is stored at once and what waits for pages."""

    documents: list[Document] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    left: int = 0
    """Entries that were left for the next run."""


def split_entries(reading: Reading, *, is_known: Callable[[str], bool], most: int) -> Split:
    """Divide a feed: entries that link to a page wait for it, unless the store has the page already."""
    teasers: dict[str | None, list[Document]] = {}
    for document in reading.documents:
        teasers.setdefault(document.url, []).append(document)
    pages = {link.url: link for link in reading.links if link.kind == "page"}
    wanted = [
        Entry(link=link, teasers=tuple(teasers.get(url, ())))
        for url, link in pages.items()
        if not is_known(url)
    ]
    documents = [document for document in reading.documents if document.url not in pages]
    # What must wait for the next run is there as a teaser until then.
    documents += [teaser for entry in wanted[most:] for teaser in entry.teasers]
    return Split(documents=documents, entries=wanted[:most], left=max(0, len(wanted) - most))


def with_entry(document: Document, entry: Entry) -> Document:
    """Fill in what a page does not say and the feed does.

    The URL is the feed's: whatever a page calls its own, the teaser bears that URL and gives way to it.
    """
    teaser = entry.teasers[-1] if entry.teasers else None
    return replace(
        document,
        id="",
        title=document.title or entry.link.title or (teaser.title if teaser else None),
        author=document.author or (teaser.author if teaser else None),
        publisher=document.publisher or (teaser.publisher if teaser else None),
        published=document.published or entry.link.published or (teaser.published if teaser else None),
        url=entry.link.url,
    )
