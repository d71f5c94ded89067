"""Annotated articles → the same, with one object for each word: a day of articles has few different words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec import structs

from summarize.analysis.annotate import Annotated
from summarize.language.terms import Terms


def shared(articles: Iterable[Annotated]) -> Iterator[Annotated]:
    """Yield equal articles that hold each word and each pair of words once, which halves their memory."""
    pool: dict[str, str] = {}

    def once(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(pool.setdefault(word, word) for word in words)

    def terms(held: Terms) -> Terms:
        return structs.replace(
            held,
            words=once(held.words),
            stems=once(held.stems),
            content=once(held.content),
            concepts=once(held.concepts),
            names=frozenset(once(held.names)),
        )

    for article in articles:
        yield replace(article, terms=tuple(map(terms, article.terms)))
