"""Briefing → one self-contained HTML page: nothing is loaded from elsewhere."""

from __future__ import annotations

from summarize.model.briefing import Briefing
from summarize.render.briefing.page import USUAL, Entry, Extent, page
from summarize.render.reading.made import based_on
from summarize.render.templating import rendered, with_inline_styles


def to_html(briefing: Briefing, extent: Extent = USUAL) -> str:
    """Return the page of a briefing."""
    shown = page(briefing, extent)
    articles = {a.sha256: a for story in briefing.stories if story.place != "muted" for a in story.articles}
    based = based_on(shown.title, briefing.id, articles.values())
    return rendered("briefing.html", page=shown, title=shown.title, based_on=based)


def mail_html(briefing: Briefing) -> str:
    """Return the page for a mail: without what folds, the styles in the tags."""
    return with_inline_styles(rendered("mail.html", page=page(briefing)))


def entry_html(entry: Entry) -> str:
    """Return what is below the headline of a story."""
    return with_inline_styles(rendered("story.html", entry=entry))
