"""Briefing → JSON Feed 1.1 and Atom (RFC 4287), one entry for each story with a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from summarize.model.briefing import Briefing
from summarize.model.canonical import indented
from summarize.render.briefing.html import entry_html
from summarize.render.briefing.page import page
from summarize.render.citations import fold


@dataclass(frozen=True, slots=True)
class Item:
    """A story as an entry of a feed."""

    id: str
    title: str
    url: str | None
    """The first article that is cited."""
    html: str
    section: str | None
    """The heading of the configuration that it belongs to."""


def items(briefing: Briefing) -> Iterator[Item]:
    """Yield the stories with a paragraph, in order."""
    placed = [story for story in briefing.stories if story.place == "page"]
    for story, entry in zip(placed, page(briefing).entries, strict=True):
        url = next((cited.url for cited in entry.cited if cited.url), None)
        name = f"urn:summarize:story:{story.id}:{briefing.made}"
        yield Item(name, entry.headline, url, entry_html(entry), story.section)


def to_feed(briefing: Briefing) -> str:
    """Return the feed; an item has the same id however often the page is made for one moment."""
    made = []
    for item in items(briefing):
        linked = {} if item.url is None else {"url": item.url}
        made.append(
            {
                "id": item.id,
                **linked,
                **({} if item.section is None else {"tags": [fold(item.section)]}),
                "title": fold(item.title),
                "content_html": item.html,
                "date_published": briefing.made,
            }
        )
    title = fold(page(briefing).title)
    return indented({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": made})


def to_atom(briefing: Briefing) -> str:
    """Return the feed; an entry has the same id however often the page is made for one moment."""
    entries = "".join(f"{_entry(item, briefing.made)}\n" for item in items(briefing))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(fold(page(briefing).title))}</title>\n<id>urn:summarize:briefings</id>\n"
        f"<updated>{briefing.made}</updated>\n<author><name>summarize</name></author>\n{entries}</feed>\n"
    )


def _entry(item: Item, made: str) -> str:
    link = "" if item.url is None else f'<link href="{escape(item.url)}"/>'
    term = "" if item.section is None else f'<category term="{escape(fold(item.section))}"/>'
    return (
        f"<entry><title>{escape(fold(item.title))}</title><id>{item.id}</id>{link}{term}<updated>{made}</updated>"
        f'<content type="html">{escape(item.html)}</content></entry>'
    )
