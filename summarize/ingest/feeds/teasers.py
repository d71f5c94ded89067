"""Entries of a feed → documents, and links to the pages of those that hold only a beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from summarize.ingest.content import Pieces
from summarize.model import Document, Link, Problem, count_words

_TEASER_WORDS = 100
_CUT = regex.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.|&#8230;)\s*\]|\(\s*(?:…|\.\.\.)\s*\))\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed of any format."""

    text: str
    whole: bool
    """Whether the feed calls this text the content, and not a summary."""
    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None

    @property
    def cut(self) -> bool:
        """Whether the text is only the beginning of an article, or nothing of it."""
        short = not self.whole and count_words(self.text) < _TEASER_WORDS
        return not self.text.strip() or short or _CUT.search(self.text) is not None


def entry_pieces(entries: Iterable[Entry | Problem], origin: str) -> Pieces:
    """Yield a document for each entry that has text, and the problem of one that could not be read.

    A teaser is kept, and its page is linked.
    """
    cut = count = 0
    for count, entry in enumerate(entries, 1):  # the count is what remains
        if isinstance(entry, Problem):
            yield entry
            continue
        if entry.text.strip():
            yield Document(
                text=entry.text,
                title=entry.title,
                author=entry.author,
                publisher=entry.publisher,
                url=entry.url,
                published=entry.published,
                language=entry.language,
                origin=f"{origin}#{count}",
            )
        if entry.cut:
            cut += 1
            if entry.url:
                yield Link(url=entry.url, kind="page", title=entry.title, published=entry.published)
    if cut:
        msg = f"{origin}: {cut} of {count} entries hold only the beginning of an article, or nothing of it"
        yield Problem("teaser", origin, msg)
    if not count:
        yield Problem.at(origin, "empty", "a feed without entries")
