"""What web pages print around an article, and call their parts, in all languages."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Page


@cache
def extra_parts() -> frozenset[str]:
    """Return the words of a class or an id that say that a part is not of the article, whatever the site."""
    page = tables.every(Page)
    return page.comment_parts | page.offers | page.posts | page.label_parts


@cache
def comments() -> regex.Pattern[str]:
    """Return what headings of comments are like: "12 comments"."""
    heading = tables.any_of(tables.every(Page).comments)
    return regex.compile(
        rf"(?i)\W*(?:\d[\d.,\s]*)?(?:{heading})"
        r"\W*(?:\d[\d.,]*)?\W*(?:(?:newest|oldest|best|sort|most)\b.{0,30})?"
    )


@cache
def changed() -> regex.Pattern[str]:
    """Return what is printed before the date of a change."""
    page, any_of = tables.every(Page), tables.any_of
    spaced, unspaced = any_of(page.changed), any_of(page.changed_unspaced)
    return regex.compile(rf"(?i)\b(?:{spaced})\b|{unspaced}")


@cache
def published() -> regex.Pattern[str]:
    """Return what is printed before the date of publication."""
    page, any_of = tables.every(Page), tables.any_of
    spaced, unspaced = any_of(page.published), any_of(page.published_unspaced)
    return regex.compile(rf"(?i)\b(?:{spaced})\b|{unspaced}")


@cache
def byline() -> regex.Pattern[str]:
    """Return what a line is like that says who wrote the article, in group 1."""
    page, any_of = tables.every(Page), tables.any_of
    by, links = any_of(page.bylines), any_of(page.byline_links)
    return regex.compile(
        rf"(?:{by})\s?:?\s(\p{{Lu}}[\p{{L}}.’'-]+(?:\s(?:(?:{links})\s)*\p{{Lu}}[\p{{L}}.’'-]*){{1,5}})"
        r"(?=$|\s?[,|·•/–—-]|\s\S+@)"
    )
