"""A web page → Document, with the text of its article and nothing that the site prints around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.blocks import (
    Element,
    Line,
    lines_of,
    linked_shares,
    looks_like_html,
    parse_html,
    text_of,
)
from summarize.ingest.content import Content, Pieces
from summarize.ingest.decode import decode_markup
from summarize.ingest.fields import web_url
from summarize.ingest.page.data import article_node
from summarize.ingest.page.lines import prose_lines
from summarize.ingest.page.metadata import believable, read_metadata
from summarize.ingest.page.printed import comments
from summarize.ingest.page.pruning import prune
from summarize.ingest.page.setting import completed, without_ends, word_pairs
from summarize.ingest.plain import encoding_problems
from summarize.ingest.sandbox.limits import check_markup, check_size
from summarize.language.lines import ends_with_stop
from summarize.model import Document, Problem, count_words

_TEASER_WORDS = 150
# What browsers and the SingleFile extension write at the top of a page that they save.
_SAVED = regex.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)")


def read_html(content: Content) -> Pieces:
    """Extract the article of a page.

    Raises:
        SourceError: there is none (codes ``no-article``, ``too-large``, ``too-deep``,
            ``too-many-attributes``).

    """
    origin = content.origin
    check_size(len(content.data), origin)
    decoded = decode_markup(content.data, content.media_type, fallback=content.encoding)
    check_markup(decoded.text, origin)
    tree = parse_html(decoded.text)
    article = {} if tree is None else article_node(tree)
    text = ""
    if tree is not None:
        found = read_metadata(tree, article, content.url or _saved_from(decoded.text))
        text = article_text(tree, article, found.title)
    if not text:
        raise SourceError.at(origin, "no-article", "no article found on this page")
    yield Document(
        text=text,
        title=found.title,
        author=found.author,
        publisher=found.publisher,
        url=found.url,
        published=found.published,
        language=believable(found.language, text),
        origin=origin,
    )
    yield from encoding_problems(decoded, origin)
    if article.get("isAccessibleForFree") in (False, "False", "false") and count_words(text) < _TEASER_WORDS:
        msg = f"{origin}: the page shows only the beginning of the article, the rest is behind a paywall"
        yield Problem("teaser", origin, msg)


def _saved_from(text: str) -> str | None:
    saved = _SAVED.search(text[:2000])
    return web_url(saved[1]) if saved else None


_FEWEST_WORDS = 40
"""A stated body with fewer says nothing about the rest."""
_FEWEST_PLAIN = 6
"""With fewer there is no article."""
_LEAST = 0.5
"""Use the precise extraction unless it has less than this share of the words of the other one."""
_STATED = 0.7
"""A stated body with less of the text than this is only its beginning."""
_COVERED = 0.8
"""How much of a paragraph the stated body holds that is part of it."""
_LONG = 80
_MOST = 0.5
"""Least share of the text that is above the comments."""
_LONGEST_HEADING = 300


def article_text(tree: Element, article: dict[str, Any], title: str | None) -> str:
    """Return the paragraphs of the article, a blank line between them; empty where there is none.

    Where the page repeats its article as data (``articleBody``, schema.org), a paragraph that is not
    part of that is left out.
    """
    links = linked_shares(tree)
    prune(tree, title)
    lines = list(lines_of(tree))
    paragraphs = completed(lines, _found(tree, title, links))
    paragraphs = prose_lines("\n".join(paragraphs), title, links)
    paragraphs = without_ends(lines, _before_comments(lines, paragraphs), title)
    paragraphs = [*_lead(prose_lines(text_of(tree), None, links), paragraphs, title), *paragraphs]
    body = prose_lines(_stated_body(article), title, {})
    if _words(body) >= _FEWEST_WORDS:
        paragraphs = _agreed(paragraphs, body)
    return "\n\n".join(paragraphs) if _words(paragraphs) >= _FEWEST_PLAIN else ""


def _found(tree: Element, title: str | None, links: Mapping[str, float]) -> list[str]:
    """Return what an extractor finds: its precise reading with the prose of its other one."""
    precise = prose_lines(_extract(tree, precise=True), title, links)
    more = prose_lines(_extract(tree, precise=False), title, links)
    # Being precise costs prose as well as labels, and words out of the middle of a paragraph.
    sure = set(precise)
    prose = [p for p in more if p in sure or (len(p) > _LONG and (ends_with_stop(p) or p.endswith(":")))]
    found = max(prose, precise, key=_words)
    if _words(found) < _LEAST * _words(more):
        found = more
    if _words(found) >= _FEWEST_PLAIN:
        return found
    plain = prose_lines(text_of(tree), title, links)
    return plain if _words(found) < _LEAST * _words(plain) else found


def _lead(lines: Sequence[str], paragraphs: Sequence[str], title: str | None) -> list[str]:
    """Return the prose between the headline and the first paragraph: a standfirst that was not found."""
    first = next((i for i, line in enumerate(lines) if paragraphs and line == paragraphs[0]), 0)
    heading = next((i for i in range(first - 1, -1, -1) if title and title in lines[i]), first)
    known = set(paragraphs)
    return [p for p in lines[heading + 1 : first] if len(p) > _LONG and ends_with_stop(p) and p not in known]


def _before_comments(page: Sequence[Line], paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without those below a heading of comments, if those above are most of them."""
    lines = [line.text for line in page]
    heading = next((i for i in range(len(lines) - 1, -1, -1) if _heads_comments(lines[i])), len(lines))
    below = set(lines[heading:]) - set(lines[:heading])
    above = [paragraph for paragraph in paragraphs if paragraph not in below]
    return above if _words(above) >= _MOST * _words(paragraphs) else list(paragraphs)


def _heads_comments(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and comments().fullmatch(line) is not None


def _extract(tree: Element, *, precise: bool) -> str:
    import trafilatura  # noqa: PLC0415  # start-up

    found = trafilatura.bare_extraction(
        tree, favor_precision=precise, include_comments=False, include_tables=False, with_metadata=False
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
    return unescape(body)


def _agreed(paragraphs: Sequence[str], body: Sequence[str]) -> list[str]:
    """Return the paragraphs that the page itself counts to its article.

    Some pages state only the beginning of it: then nothing is left out.
    """
    if _words(body) < _STATED * _words(paragraphs):
        return list(paragraphs)
    known = word_pairs(" ".join(body))
    mine = [p for p in paragraphs if len(word_pairs(p) & known) >= _COVERED * len(word_pairs(p))]
    covered = len(word_pairs(" ".join(mine)) & known)
    return mine if covered >= _COVERED * len(known) else list(body)


def _words(paragraphs: Sequence[str]) -> int:
    return sum(map(count_words, paragraphs))
