"""HTML tree → the text of its article, without what the site prints around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import regex

from summarize.ingest.blocks import Element, looks_like_html, parse_html, text_of
from summarize.language.furniture import is_furniture
from summarize.model import count_words

_FEWEST_WORDS = 40
"""An extraction with fewer is compared with others."""
_COVERED = 0.8
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def article_text(tree: Element, article: dict[str, Any], title: str | None) -> str:
    """Return the paragraphs of the article, a blank line between them; empty where there is none.

    Where the page repeats its article as data (``articleBody``, schema.org), a paragraph that is not
    part of that is left out.
    """
    paragraphs = _paragraphs(_extract(tree, precise=True), title)
    if _words(paragraphs) < _FEWEST_WORDS:
        more = _paragraphs(_extract(tree, precise=False), title)
        paragraphs = more if _words(more) > 2 * _words(paragraphs) else paragraphs
    body = _paragraphs(_stated_body(article), title)
    if _words(body) >= _FEWEST_WORDS:
        paragraphs = _agreed(paragraphs, body)
    return "\n\n".join(paragraphs)


def _extract(tree: Element, *, precise: bool) -> str:
    import trafilatura  # noqa: PLC0415  # start-up

    found = trafilatura.bare_extraction(
        tree, favor_precision=precise, include_comments=False, include_tables=not precise, with_metadata=False
    )
    return (getattr(found, "text", None) or "") if found is not None else ""


def _stated_body(article: dict[str, Any]) -> str:
    body = article.get("articleBody")
    if not isinstance(body, str):
        updates = article.get("liveBlogUpdate")
        bodies = (
            [u.get("articleBody") for u in updates if isinstance(u, dict)]
            if isinstance(updates, list)
            else []
        )
        body = "\n\n".join(b for b in bodies if isinstance(b, str))
    if looks_like_html(body):
        fragment = parse_html(body)
        return text_of(fragment) if fragment is not None else ""
    return body


def _paragraphs(text: str, title: str | None) -> list[str]:
    lines = (regex.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    lines = (line.removeprefix("- ") for line in lines)
    known: set[str] = set()
    kept = []
    for line in lines:
        if not line or line == title or is_furniture(line) or line in known:
            continue
        # A pull quote repeats a sentence of the article; short lines may come twice.
        if len(line) > 40:
            known.add(line)
        kept.append(line)
    return kept


def _agreed(paragraphs: Sequence[str], body: Sequence[str]) -> list[str]:
    """Return the paragraphs that the page itself counts to its article."""
    known = _pairs(" ".join(body))
    mine = [p for p in paragraphs if len(_pairs(p) & known) >= _COVERED * len(_pairs(p))]
    covered = len(_pairs(" ".join(mine)) & known)
    return mine if covered >= _COVERED * len(known) else list(body)


def _pairs(text: str) -> set[tuple[str, ...]]:
    """Return the pairs of neighbouring words (of characters where words are not divided)."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if count_words(text) > 3 * len(words):
        words = list("".join(words))
    return set(pairwise(words)) or {tuple(words)}


def _words(paragraphs: Sequence[str]) -> int:
    return sum(map(count_words, paragraphs))
