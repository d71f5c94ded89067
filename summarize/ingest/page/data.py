"""HTML tree → what it says as data (JSON-LD, ``<meta>``, microdata, its address), and around its headline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from summarize.ingest.blocks import Element, Line, lines_of, text_of
from summarize.ingest.fields import one_line, web_url

_ARTICLES = frozenset(
    {"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "DiscussionForumPosting"}
)
_DEEPEST = 12
_WRAPPING = regex.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>|;)\s*$")


def article_node(tree: Element) -> dict[str, Any]:
    """Return the article that the page says most about, the first of several; empty where there is none."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        for node in _nodes(_load(script.text or ""), 0):
            if _is_article(node) and len(_KNOWN & node.keys()) > len(_KNOWN & best.keys()):
                best = node
    return best


_KNOWN = frozenset({"headline", "datePublished", "author", "publisher", "articleBody", "inLanguage", "url"})


def _load(text: str) -> Any:  # noqa: ANN401  # any JSON
    text = _WRAPPING.sub("", _WRAPPING.sub("", text))
    try:
        # Pages write line breaks into strings.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:1000]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _nodes(value[key], depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(n, str) and (n.endswith("Article") or n in _ARTICLES) for n in names)


_NEAR = 30
_HIDING = frozenset({"script", "style", "noscript", "template", "svg", "head", "title"})


def around_headline(tree: Element, title: str | None) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the 30 lines from the headline on and the 15 above it, both the nearest first.

    The headline is the line that says the title, or the first heading where none does.
    """
    first: dict[str, Line] = {}
    for line in lines_of(tree, skipped=_HIDING):
        first.setdefault(line.text, line)
    lines = list(first.values())
    headings = {one_line(line) for h in tree.iter("h1", "h2") for line in text_of(h).splitlines()}
    shown = [i for i, line in enumerate(lines) if line.text in headings]
    own = (i for i in (*shown, *range(len(lines))) if title and title in lines[i].text)
    heading = next(own, next(iter(shown), 0))
    return lines[heading : heading + _NEAR], lines[max(0, heading - _NEAR // 2) : heading][::-1]


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
