"""When the articles of a JSON file were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import regex

from summarize.ingest.date_order import month_first_of, orders
from summarize.ingest.dates import iso
from summarize.ingest.fields import language_code, one_line
from summarize.ingest.page.jsonld import name_of

DATES = (
    "published", "date", "published_at", "publishedAt", "date_published", "datePublished",
    "date_publish", "pubDate",
    "publication_date", "created_at",
)  # fmt: skip
PUBLISHERS = ("publisher", "source", "site_name", "outlet")
LANGUAGES = ("language", "lang", "inLanguage")
_AMBIGUOUS = regex.compile(r"\"\s*\d{1,2}([/-])\d{1,2}\1\d{4}")


class JsonDates:
    """Reads the dates of one file: 03/04/2026 as the other dates of its publisher are written."""

    def __init__(self, articles: Iterable[Any] = ()) -> None:
        """Look at all articles of the file; what is no object is passed over."""
        self._orders: dict[str | None, set[bool]] = {}
        for article in articles:
            if isinstance(article, dict):
                found = orders(article.get(key) for key in DATES)
                self._orders.setdefault(publisher_of(article), set()).update(found)

    def published(self, article: Mapping[str, Any]) -> str | None:
        """Return the first date that can be read, in ISO 8601; None where there is none."""
        tag = next((tag for key in LANGUAGES if language_code(tag := article.get(key))), None)
        first = month_first_of(self._orders.get(publisher_of(article), set()), tag)
        language = language_code(tag)
        dates = (iso(article.get(key), month_first=first, language=language) for key in DATES)
        return next((moment for moment in dates if moment), None)


def may_be_ambiguous(text: str) -> bool:
    """Whether a JSON text holds a date that the other dates of the file may decide."""
    return _AMBIGUOUS.search(text) is not None


def publisher_of(article: Mapping[str, Any]) -> str | None:
    """Return the name of the publisher in one line; None where there is none."""
    return next((name for key in PUBLISHERS if (name := one_line(name_of(article.get(key))))), None)
