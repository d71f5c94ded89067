"""What web pages print around an article, and call their parts, in all languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PartNames:
    """Words of a class or an id that say what a part is for, whatever the site, in lower case."""

    offers: frozenset[str]
    posts: frozenset[str]
    """Posts of social networks: other voices."""
    comments: frozenset[str]
    """What readers wrote below an article is prose as well, but not the article's."""
    labels: frozenset[str]
    """Labels of an article that are no part of its text."""
    extras: frozenset[str]
    """All of these."""
    writers: frozenset[str]
    bio: frozenset[str]
    facts: frozenset[str]
    fact_boxes: frozenset[str]
    """A box of facts is another text beside the article."""


@cache
def part_names() -> PartNames:
    """Return the names of parts in all languages."""
    offers, posts = _words(lambda page: page.offers), _words(lambda page: page.posts)
    comments, labels = _words(lambda page: page.comment_parts), _words(lambda page: page.label_parts)
    return PartNames(
        offers=offers,
        posts=posts,
        comments=comments,
        labels=labels,
        extras=comments | offers | posts | labels,
        writers=_words(lambda page: page.writers),
        bio=_words(lambda page: page.bio),
        facts=_words(lambda page: page.facts),
        fact_boxes=_words(lambda page: page.fact_boxes),
    )


@cache
def advertisement() -> frozenset[str]:
    """Return what is printed above an advertisement."""
    return _words(lambda page: page.advertisement)


@cache
def comments() -> regex.Pattern[str]:
    """Return what headings of comments are like: "12 comments"."""
    heading = _any(lambda page: page.comments)
    return regex.compile(
        rf"(?i)\W*(?:\d[\d.,\s]*)?(?:{heading})"
        r"\W*(?:\d[\d.,]*)?\W*(?:(?:newest|oldest|best|sort|most)\b.{0,30})?"
    )


@cache
def changed() -> regex.Pattern[str]:
    """Return what is printed before the date of a change."""
    spaced, unspaced = _any(lambda page: page.changed), _any(lambda page: page.changed_unspaced)
    return regex.compile(rf"(?i)\b(?:{spaced})\b|{unspaced}")


@cache
def published() -> regex.Pattern[str]:
    """Return what is printed before the date of publication."""
    spaced, unspaced = _any(lambda page: page.published), _any(lambda page: page.published_unspaced)
    return regex.compile(rf"(?i)\b(?:{spaced})\b|{unspaced}")


@cache
def byline() -> regex.Pattern[str]:
    """Return what a line is like that says who wrote the article, in group 1."""
    by, links = _any(lambda page: page.bylines), _any(lambda page: page.byline_links)
    return regex.compile(
        rf"(?:{by})\s?:?\s(\p{{Lu}}[\p{{L}}.’'-]+(?:\s(?:(?:{links})\s)*\p{{Lu}}[\p{{L}}.’'-]*){{1,5}})"
        r"(?=$|\s?[,|·•/–—-]|\s\S+@)"
    )


def _words(listed: Callable[[Page], frozenset[str]]) -> frozenset[str]:
    return tables.union(listed(page) for page in tables.each(Page).values())


def _any(listed: Callable[[Page], tuple[str, ...]]) -> str:
    return tables.either(listed(page) for page in tables.each(Page).values())
