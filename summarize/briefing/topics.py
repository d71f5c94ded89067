"""Topics in an editor's words → which stories are about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.analysis.annotate import Annotated
from summarize.language.terms import analyse

_OPENING = 3
"""Sentences of prose that say what an article is about, besides its headline."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page, and what its stories are about."""

    heading: str
    queries: tuple[str, ...]


def mentioned(articles: Sequence[Annotated], topics: Sequence[str]) -> tuple[str, ...]:
    """Return the topics of which all words are in one of the articles, in whatever form."""
    held = [set(_stems(article)) for article in articles if topics]
    return tuple(
        topic
        for topic in topics
        if any(_fits(topic, stems, article) for article, stems in zip(articles, held, strict=False))
    )


def is_about(articles: Sequence[Annotated], queries: Sequence[str]) -> bool:
    """Whether half of the articles have all words of a query in their headline or opening."""
    found = 0
    for article in articles if queries else ():
        stems = set(_stems(article, _OPENING))
        found += any(_fits(query, stems, article) for query in queries)
    return 0 < len(articles) <= 2 * found


def section_of(articles: Sequence[Annotated], sections: Sequence[Section]) -> str | None:
    """Return the heading of the first section that the articles belong to."""
    return next((s.heading for s in sections if is_about(articles, s.queries)), None)


def _stems(article: Annotated, most: int | None = None) -> Iterator[str]:
    """Yield the stems of the headline and of the first ``most`` sentences of prose; of all where None."""
    yield from analyse(article.document.title or "", article.document.language).stems
    pairs = zip(article.sentences, article.terms, strict=True)
    prose = [terms for sentence, terms in pairs if sentence.kind == "prose"]
    for terms in article.terms if most is None else prose[:most]:
        yield from terms.stems


def _fits(query: str, stems: set[str], article: Annotated) -> bool:
    wanted = analyse(query, article.document.language).stems
    return bool(wanted) and stems.issuperset(wanted)
