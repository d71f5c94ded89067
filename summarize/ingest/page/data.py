"""HTML tree → what it says as data: JSON-LD, ``<meta>``, microdata, its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarize.ingest.blocks import Element
from summarize.ingest.fields import web_url


@dataclass(frozen=True, slots=True)
class PageData:
    """A page with what it says as data."""

    tree: Element
    article: Mapping[str, Any]
    """The JSON-LD of its article (schema.org), empty where there is none."""
    metas: Mapping[str, str]
    """Each ``<meta>`` and each date in microdata by its name in lower case, the first of each."""
    url: str | None


def page_data(tree: Element, article: Mapping[str, Any], url: str | None) -> PageData:
    """Collect what a page says as data.

    Args:
        tree: the page.
        article: the JSON-LD of its article, empty where there is none.
        url: where it was fetched from, if it was.

    """
    metas = _metas(tree)
    return PageData(tree, article, metas, _canonical(tree, metas, url))


def _metas(tree: Element) -> dict[str, str]:
    """Return each ``<meta>`` and each microdata property by its name in lower case, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name, value = (meta.get(key) or "").strip().lower(), (meta.get("content") or "").strip()
            if name and value:
                found.setdefault(name, value)
    for element in tree.iterfind(".//*[@itemprop]"):
        name = element.get("itemprop").strip().lower()
        value = element.get("datetime") or element.get("content")
        if value and name.startswith("date"):
            found.setdefault(name, value.strip())
    return found


def _canonical(tree: Element, metas: dict[str, str], url: str | None) -> str | None:
    base = url
    for element in tree.iter("base"):
        base = web_url(element.get("href"), url) or base
        break
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            found = web_url(link.get("href"), base)
            if found:
                return found
    return web_url(metas.get("og:url"), base) or web_url(url)
