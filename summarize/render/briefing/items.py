"""Briefing → the entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.model.briefing import Briefing
from summarize.render.briefing.html import entry_html
from summarize.render.briefing.page import page


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
