"""HTML tree → the text of its article, without what the site prints around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

import regex

from summarize.ingest.blocks import (
    Element,
    Line,
    lines_of,
    linked_shares,
    looks_like_html,
    parse_html,
    text_of,
)
from summarize.ingest.dates import date_in
from summarize.ingest.headline_area import BYLINE
from summarize.ingest.page_pruning import prune
from summarize.ingest.page_setting import completed, without_tail, word_pairs
from summarize.language.furniture import is_furniture
from summarize.language.lines import ends_with_stop
from summarize.model import count_words

_FEWEST_WORDS = 40
"""An extraction with fewer is compared with others."""
_FEWEST_PLAIN = 6
"""With fewer there is no article."""
_LEAST = 0.5
"""What is found more precisely counts, unless it is less than this share of what is found otherwise."""
_STATED = 0.7
_COVERED = 0.8
_LINKED = 0.6
"""A line that is mostly links leads elsewhere."""
_LABEL_WORDS, _DATED_WORDS = 4, 14
_LONG = 80
_FEW, _QUOTE = 15, 250
_MOST_LINES = 1000
"""Longer texts are not searched for pull quotes, which costs the square of their lines."""
_KICKER = 60
_MOST = 0.5
_COMMENTS = regex.compile(
    r"(?i)\W*(?:\d[\d.,\s]*)?(?:(?:reader |your |all )?comments?|responses?|replies"
    r"|join the (?:conversation|discussion)"
    r"|(?:leser)?kommentare?|commentaires?|comentarios?|commenti|comentários|reacties|komentáře|komentarze"
    r"|diskuse|diskuze|kommentarer|комментарии|коментарі|コメント|评论|評論|댓글|تعليقات"
    r"|(?<=\d\s)(?:thoughts|replies) on\b.*)"
    r"\W*(?:\d[\d.,]*)?\W*(?:(?:newest|oldest|best|sort|most)\b.{0,30})?"
)
_ADVERTISEMENT = frozenset({
    "advertisement", "advertising", "ad", "werbung", "anzeige", "publicité", "publicidad", "anuncio",
    "pubblicità", "publicidade", "reklama", "inzerce", "advertentie", "реклама", "広告", "广告", "إعلان",
    "annons", "annonse", "mainos", "reklam",
})  # fmt: skip


def article_text(tree: Element, article: dict[str, Any], title: str | None) -> str:
    """Return the paragraphs of the article, a blank line between them; empty where there is none.

    Where the page repeats its article as data (``articleBody``, schema.org), a paragraph that is not
    part of that is left out.
    """
    links = linked_shares(tree)
    prune(tree, title)
    paragraphs = _clean(_extract(tree, precise=True), title, links)
    more = _clean(_extract(tree, precise=False), title, links)
    if _words(paragraphs) < _LEAST * _words(more):
        paragraphs = max(paragraphs, more, key=_words)
    else:
        # Being precise costs prose as well as labels, and words out of the middle of a paragraph.
        precise = set(paragraphs)
        prose = [
            p for p in more if p in precise or (len(p) > _LONG and (ends_with_stop(p) or p.endswith(":")))
        ]
        paragraphs = max(prose, paragraphs, key=_words)
    if _words(paragraphs) < _FEWEST_PLAIN:
        plain = _clean(text_of(tree), title, links)
        paragraphs = plain if _words(paragraphs) < _LEAST * _words(plain) else paragraphs
    lines = list(lines_of(tree))
    paragraphs = _clean("\n".join(completed(lines, paragraphs)), title, links)
    paragraphs = without_tail(lines, _before_comments(lines, paragraphs))
    paragraphs = [*_lead(_clean(text_of(tree), None, links), paragraphs, title), *paragraphs]
    body = _clean(_stated_body(article), title, {})
    if _words(body) >= _FEWEST_WORDS:
        paragraphs = _agreed(paragraphs, body)
    return "\n\n".join(paragraphs) if _words(paragraphs) >= _FEWEST_PLAIN else ""


def _lead(lines: Sequence[str], paragraphs: Sequence[str], title: str | None) -> list[str]:
    """Return the prose between the headline and the first paragraph: a standfirst that was not found."""
    first = next((i for i, line in enumerate(lines) if paragraphs and line == paragraphs[0]), 0)
    heading = next((i for i in range(first - 1, -1, -1) if title and title in lines[i]), first)
    known = set(paragraphs)
    return [p for p in lines[heading + 1 : first] if len(p) > _LONG and ends_with_stop(p) and p not in known]


def _before_comments(page: Sequence[Line], paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without those below a heading of comments, if those above are most of them."""
    lines = [line.text for line in page]
    heading = next((i for i in range(len(lines) - 1, -1, -1) if _COMMENTS.fullmatch(lines[i])), len(lines))
    below = set(lines[heading:]) - set(lines[:heading])
    above = [paragraph for paragraph in paragraphs if paragraph not in below]
    return above if _words(above) >= _MOST * _words(paragraphs) else list(paragraphs)


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


def _clean(text: str, title: str | None, links: Mapping[str, float]) -> list[str]:
    """Return the paragraphs without the headline, labels of the page, link lists and repetitions."""
    lines = (regex.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    lines = (line.removeprefix("- ") for line in lines)
    kept = [
        line
        for line in dict.fromkeys(lines)
        if line and not _is_title(line, title) and not is_furniture(line)
        and line.casefold() not in _ADVERTISEMENT and links.get(line, 0.0) < _LINKED
        and not (line.startswith("| ") and line.endswith(" |"))
    ]  # fmt: skip
    if len(kept) <= _MOST_LINES:
        whole = "\n".join(kept)
        kept = [line for line in kept if not (_may_be_pulled(line) and whole.count(line) > 1)]
    first = next((i for i, line in enumerate(kept) if not _is_label(line)), len(kept))
    last = next((i for i in range(len(kept), first, -1) if not _is_label(kept[i - 1])), first)
    return kept[first:last]


def _may_be_pulled(line: str) -> bool:
    """Whether a line may be a pull quote, which repeats words of the article."""
    return _FEW < len(line) < _QUOTE and (ends_with_stop(line) or count_words(line) > _LABEL_WORDS)


def _is_title(line: str, title: str | None) -> bool:
    """Whether a line is the headline, alone or with a kicker in front of it."""
    return title is not None and line.endswith(title) and len(line) <= len(title) + _KICKER


def _is_label(line: str) -> bool:
    """Whether a line names a section, a writer, or a day."""
    words = count_words(line)
    dated = words <= _DATED_WORDS and date_in(line, month_first=False) is not None
    named = words <= _DATED_WORDS and BYLINE.match(line) is not None
    return (words <= _LABEL_WORDS or dated or named) and not ends_with_stop(line)


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
