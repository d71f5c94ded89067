"""Articles about one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.analysis.annotate import Annotated
from summarize.model.inputs import fingerprint


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, read once and in canonical order."""

    articles: tuple[Annotated, ...]
    groups: Mapping[str, int]
    """Document id to its independence group: articles that share text are one voice."""

    @property
    def id(self) -> str:
        """12 hex digits that follow from the articles alone."""
        return fingerprint(*(article.document.sha256 for article in self.articles))

    @property
    def voices(self) -> int:
        """How many of the articles are independent of each other."""
        return len({self.groups[article.document.id] for article in self.articles})
