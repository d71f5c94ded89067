"""RSS, RDF, Atom, JSON Feed and lists of feeds."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest
from fixture_inputs import FULL, RSS, codes, only

from summarize.ingest import load_paths
from summarize.ingest.read import read
from summarize.model import Link


def test_rss_entry_by_entry() -> None:
    found = read(RSS.encode(), origin="feed.xml")
    first, second = found.documents
    assert first.text == f"{FULL.strip()}\n\nIt opens in May."
    assert (first.title, first.author, first.publisher) == ("Bridge & beam", "Ada Byron", "River News")
    assert (first.url, first.published) == ("https://river.example/1", "2026-03-02T09:00:00+00:00")
    assert (first.language, first.origin) == ("en", "feed.xml#1")
    assert second.text == "The water rose by a metre on […]"
    assert [link.url for link in found.links] == ["https://river.example/2", "https://river.example/3"]
    (problem,) = found.problems
    assert problem.code == "teaser"
    assert "2 of 3 entries" in problem.message


def test_atom_with_relative_links_from_the_network() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title type="html">&lt;b&gt;Le Pont&lt;/b&gt;</title>
    <entry><title>Ouvert</title><link href="/a/1?x=1"/><updated>2026-03-02T10:00:00Z</updated><author><name>Zoé</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le pont est ouvert.</p><p>Enfin.</p></div></content></entry></feed>"""
    found = read(feed.encode(), origin="https://pont.example/feed?all=1", media_type="application/atom+xml")
    document = only(found)
    assert document.text == "Le pont est ouvert.\n\nEnfin."
    assert (document.url, document.publisher) == ("https://pont.example/a/1?x=1", "Le Pont")
    assert (document.author, document.published, document.language) == (
        "Zoé",
        "2026-03-02T10:00:00+00:00",
        "fr",
    )
    assert codes(found) == []


def test_rdf() -> None:
    feed = """<?xml version="1.0"?><!DOCTYPE rdf:RDF><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Old</title></channel>
    <item rdf:about="http://o.example/1"><title>T</title><link>http://o.example/1</link><description>It rained.</description></item></rdf:RDF>"""
    assert only(read(feed.encode(), origin="old.rdf")).text == "It rained."


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River",
        "items": [
            {"id": "1", "url": "https://r.example/1", "content_html": "<p>One.</p><p>Two.</p>", "date_published": "2026-03-02T10:00:00Z"},
            {"id": "2", "summary": "A teaser", "url": "https://r.example/2"},
            "no item",
        ],
    }  # fmt: skip
    found = read(json.dumps(feed).encode(), origin="feed.json")
    assert [d.text for d in found.documents] == ["One.\n\nTwo.", "A teaser"]
    assert found.documents[0].published == "2026-03-02T10:00:00+00:00"
    assert [link.url for link in found.links] == ["https://r.example/2"]


def test_a_list_of_feeds(tmp_path: Path) -> None:
    data = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Politics">
    <outline type="rss" text="River News" xmlUrl="https://river.example/feed"/></outline>
    <outline type="link" text="A page" url="https://river.example/p"/><outline text="x" xmlUrl="javascript:alert(1)"/></body></opml>"""
    assert read(data, origin="feeds.opml").links == (
        Link(url="https://river.example/feed", kind="feed", title="River News"),
        Link(url="https://river.example/p", kind="page", title="A page"),
    )
    (tmp_path / "feeds.opml").write_bytes(data)
    loaded = load_paths([tmp_path]).done()
    assert codes(loaded) == ["links-only"]
    assert len(loaded.links) == 2


def test_other_xml_is_named() -> None:
    (problem,) = read(b'<?xml version="1.0"?><nitf><body/></nitf>', origin="a.xml").problems
    assert problem.code == "unsupported"
    assert "<nitf>" in problem.message


def test_a_feed_with_a_broken_name_is_read() -> None:
    text = "It rained in Paris on Monday, and nobody was hurt there, said the mayor."
    item = f"<item><title>Rain</title><description>{text}</description><a:b>1</a:b></item>"
    feed = f'<rss version="2.0" xmlns:a="x\u00a0y"><channel><title>News</title>{item}</channel></rss>'
    assert [document.text for document in read(feed.encode(), origin="a.xml").documents] == [text]


def test_a_list_with_an_odd_address_keeps_the_others() -> None:
    data = b"""<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
    <outline type="rss" text="B" xmlUrl="https://b.example&#xD800;/feed"/>
    <!-- <outline xmlUrl="https://old.example/"/> --><outline type="rss" text="C" xmlUrl="https://c.example/feed"/></body></opml>"""
    found = read(data, origin="feeds.opml")
    assert [link.url for link in found.links] == ["https://a.example/feed", "https://c.example/feed"]
    assert [(problem.code, problem.origin) for problem in found.problems] == [("bad-entry", "feeds.opml#2")]


@pytest.mark.parametrize(
    ("entry", "text", "named"),
    [
        (
            "<title>X</title><description>Rock & roll < pop&nbsp;music.</description>",
            "Rock & roll < pop music.",
            False,
        ),
        ("<title>X</title><description><![CDATA[It never ends.</description>", "It never ends.", False),
        ("<title>X</title><description>It <b>never ends.", "It never ends.", True),
        ("<description>A &#xD800;sign \x01of none.</description>", "A sign of none.", False),
    ],
)
def test_a_broken_entry_costs_no_other(entry: str, text: str, *, named: bool) -> None:
    whole = "<item><title>T</title><description>It rained on {}.</description></item>"
    feed = f"<rss version='2.0'><channel><title>F</title>{whole.format('Monday')}<item>{entry}</item>{whole.format('Friday')}</channel></rss>"
    found = read(feed.encode(), origin="a.xml")
    assert [d.text for d in found.documents] == ["It rained on Monday.", text, "It rained on Friday."]
    assert [p.origin for p in found.problems if p.code == "bad-entry"] == ["a.xml#2"] * named


def test_plain_text_about_markup() -> None:
    text = "Use the <p> tag in HTML for a paragraph, she said."
    item = f"<entry><title>T</title><summary type='text'>{escape(text)}</summary></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title>{item}</feed>"
    assert only(read(feed.encode(), origin="a.xml")).text == text
    assert only(read(json.dumps({"text": text}).encode(), origin="a.jsonl")).text == text


@pytest.mark.parametrize(
    "about", ["It sends HTML documents by mail.", "Its tags are wrong, and its XML too.", "It is new."]
)
def test_marked_text_of_any_topic(about: str) -> None:
    """What a field for HTML holds is read as HTML, also where the text speaks of it."""
    marked = f"<div><p>{about}</p>\n<p>Mayor&#x27;s office agreed.</p></div>"
    item = {"id": "1", "url": "https://r.example/1", "content_html": marked}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "River", "items": [item]}
    expected = f"{about}\n\nMayor's office agreed."
    assert only(read(json.dumps(feed).encode(), origin="feed.json")).text == expected
    for text in (marked, f"{about}<br><br>Mayor&#x27;s office agreed."):
        articles = json.dumps([{"title": "River", "text": text}])
        assert only(read(articles.encode(), origin="articles.json")).text == expected
    entry = f"<item><title>T</title><description>{escape(marked)}</description></item>"
    rss = f'<rss version="2.0"><channel><title>River</title>{entry}</channel></rss>'
    assert only(read(rss.encode(), origin="feed.xml")).text == expected


def test_a_title_that_was_escaped_twice() -> None:
    item = "<item><title>&amp;lt;i&amp;gt;Boats&amp;lt;/i&amp;gt; &amp;amp; sails</title><description>It rained.</description></item>"
    feed = f"<rss version='2.0'><channel><title>F</title>{item}</channel></rss>"
    assert only(read(feed.encode(), origin="a.xml")).title == "Boats & sails"
