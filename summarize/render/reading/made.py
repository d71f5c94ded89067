"""Digest → how it was made: settings and hashes; what a page is based on, for machines (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from summarize.model.briefing import Cited
from summarize.model.digest import Digest, Json, Source
from summarize.render.citations import checked_url, fold


@dataclass(frozen=True, slots=True)
class Made:
    """Names with their values, and the settings one by one."""

    facts: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]


def made(digest: Digest) -> Made:
    """Return what somebody needs who wants to make the same digest again."""
    config = digest.config
    facts = (
        ("Program", f"{digest.generator.get('name', '')} {digest.generator.get('version', '')}"),
        ("Configuration", f"{config.get('name', '')}, {config.get('hash', '')}"),
        ("Input", digest.input.hash),
        ("Digest", digest.id),
    )
    return Made(facts, tuple(_settings(config.get("values", {}), "")))


def based_on(name: str, identifier: str, articles: Iterable[Source | Cited]) -> Json:
    """Return a page as a CreativeWork with the articles that it is based on."""
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": fold(name),
        "identifier": identifier,
        "isBasedOn": [_article(article) for article in articles],
    }


def _article(article: Source | Cited) -> Json:
    publisher = {"@type": "Organization", "name": fold(article.publisher)} if article.publisher else None
    fields = {
        "@type": "Article",
        "name": fold(article.title or article.origin or article.sha256),
        "url": checked_url(article.url),
        "datePublished": article.published,
        "publisher": publisher,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _settings(values: Mapping[str, Any], section: str) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _settings(value, f"{section}{name}.")
        else:
            yield f"{section}{name}", str(value)
