"""A web page → Document."""

from __future__ import annotations

import regex

from summarize.errors import SourceError
from summarize.ingest.blocks import parse_html
from summarize.ingest.content import Content, Pieces
from summarize.ingest.decode import decode_markup
from summarize.ingest.fields import web_url
from summarize.ingest.page.jsonld import article_node
from summarize.ingest.page.metadata import believable, read_metadata
from summarize.ingest.page.text import article_text
from summarize.ingest.plain import encoding_problems
from summarize.ingest.sandbox.limits import check_markup, check_size
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
        msg = f"{origin}: no article found on this page"
        raise SourceError(msg, origin=origin, code="no-article")
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
