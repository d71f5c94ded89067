"""Pages of digests and briefings hold the elements of their templates, whatever strings a source has."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime

from hostile_strings import HOSTILE, articles
from lxml import html
from msgspec import convert

from summarize import AtHand, from_json, summarize, to_html, to_json
from summarize.briefing import BriefPlan, compose
from summarize.model.briefing import Briefing
from summarize.render.briefing.html import mail_html
from summarize.render.formats import BRIEFINGS

LONGEST = max(map(len, HOSTILE))
WORDS = tuple(f"Quentin{letter}".ljust(LONGEST, "q") for letter in "ABCDEFGH")
"""As long as what replaces them, so that every place in a text stays right."""


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes; an address may be no link."""
    nodes = [node for node in html.document_fromstring(page).iter() if node.get("rel") != "noreferrer"]
    return [(str(node.tag), tuple(node.keys())) for node in nodes]


def test_hostile_strings_change_no_element_of_a_page() -> None:
    assert len(HOSTILE) >= 500
    words = WORDS
    digest = summarize(articles(words))
    plain = to_json(digest)
    expected = skeleton(to_html(digest))
    for n in range(0, len(HOSTILE), len(words)):
        written = plain
        for word, hostile in zip(words, HOSTILE[n : n + len(words)], strict=True):
            written = written.replace(word, json.dumps(hostile.ljust(LONGEST, "q"))[1:-1])
        page = to_html(from_json(written))
        assert skeleton(page) == expected, HOSTILE[n : n + len(words)]
        for link in html.document_fromstring(page).xpath("//@href | //@src | //@action"):
            assert link.startswith(("#", "https://x.example/"))


def test_hostile_articles_are_text_on_a_page_from_their_reading_on() -> None:
    benign = {"html", "head", "meta", "title", "style", "script", "body"}
    for n in range(0, len(HOSTILE), 68):
        given = articles(HOSTILE[n : n + 68])
        page = to_html(summarize(given), AtHand(documents=given))
        tree = html.document_fromstring(page)
        assert [
            len(tree.xpath(f"//{tag}"))
            for tag in ("script", "style", "meta", "title", "form", "iframe", "img", "b")
        ] == [2, 1, 5, 1, 0, 0, 0, 0]
        assert not tree.xpath("//@*[starts-with(name(), 'on')]")
        assert all(link.startswith(("#", "https://x.example/")) for link in tree.xpath("//@href"))
        assert benign <= {str(node.tag) for node in tree.iter()}


def test_hostile_strings_change_no_element_of_a_briefing_or_a_mail() -> None:
    words = WORDS
    plan = BriefPlan(now=datetime(2026, 11, 28, 6, tzinfo=UTC))
    briefing = compose(articles(words), plan)
    plain = BRIEFINGS["json"].render(briefing)
    for render in (BRIEFINGS["html"].render, mail_html):
        expected = Counter(skeleton(render(briefing)))
        for n in range(0, len(HOSTILE), len(words)):
            written = plain
            for word, hostile in zip(words, HOSTILE[n : n + len(words)], strict=True):
                written = written.replace(word, json.dumps(hostile.ljust(LONGEST, "q"))[1:-1])
            page = render(convert(json.loads(written), Briefing))
            assert Counter(skeleton(page)) == expected
            assert all(
                link.startswith("https://x.example/")
                for link in html.document_fromstring(page).xpath("//@href")
            )
