"""Briefing → an Atom feed (RFC 4287), one entry for each story with a paragraph."""

from __future__ import annotations

from html import escape

from summarize.model.briefing import Briefing
from summarize.render.briefing.items import Item, items
from summarize.render.briefing.page import page
from summarize.render.citations import fold


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
