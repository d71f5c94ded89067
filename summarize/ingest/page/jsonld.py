"""JSON-LD in a page → what it says about its article (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import regex

from summarize.ingest.blocks import Element

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


def name_of(value: Any) -> str | None:  # noqa: ANN401  # any JSON
    """Return the name of a person or an organization, or of several."""
    if isinstance(value, str):
        return value if not value.startswith(("http://", "https://")) else None
    if isinstance(value, dict):
        return name_of(value.get("name"))
    if isinstance(value, list):
        names = [name for name in map(name_of, value[:20]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    return None


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
