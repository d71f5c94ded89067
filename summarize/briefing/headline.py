"""Articles → a verbatim headline for them."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.analysis.annotate import Annotated

_LONGEST = 16
"""Words of a first sentence that replaces a headline."""


def headline(articles: Sequence[Annotated]) -> str | None:
    """Return the headline of the first article that has one, else how the first of them begins."""
    ordered = sorted(articles, key=lambda a: (a.document.published or "~", a.document.id))
    for article in ordered:
        if article.document.title and article.document.title.strip():
            return article.document.title.strip()
    for article in ordered:
        for sentence in article.sentences:
            if sentence.kind in {"prose", "headline"}:
                return _short(article.document[sentence.span])
    return None


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= _LONGEST else f"{' '.join(words[:_LONGEST])} …"
