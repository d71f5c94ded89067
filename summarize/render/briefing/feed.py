"""Briefing → JSON Feed 1.1, one item for each story with a paragraph."""

from __future__ import annotations

from summarize.model.briefing import Briefing
from summarize.model.canonical import indented
from summarize.render.briefing.items import items
from summarize.render.briefing.page import page
from summarize.render.citations import fold


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
