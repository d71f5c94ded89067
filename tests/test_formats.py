"""Every format that is read: what comes out, what is linked, what is said of the rest."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from written_pdf import pdf

from summarize import load, summarize, to_json, verify
from summarize.cli.main import run
from summarize.ingest import Loaded, load_paths
from summarize.ingest.content import Content
from summarize.ingest.dates import date_in, iso
from summarize.ingest.mail_text import own_text
from summarize.ingest.read import read
from summarize.ingest.reading import Link, Reading
from summarize.ingest.sniff import kind_of
from summarize.model import Document
from summarize.schema import read_schema

FULL = "The bridge over the river was closed on Monday because a beam broke, the mayor said at noon. " * 7
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River News</title><language>en-GB</language><link>https://river.example/</link>
<item><title>Bridge &amp;amp; beam</title><link>https://river.example/1</link><dc:creator>Ada Byron</dc:creator>
<pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{FULL}</p><script>alert(1)</script><p>It opens in May.</p>
<p>The post <a href="https://river.example/1">Bridge</a> first stood on <a href="https://river.example">River</a>.</p>]]></content:encoded></item>
<item><title>Flood</title><link>https://river.example/2</link><description>The water rose by a metre on […]</description></item>
<item><title>Nothing</title><link>https://river.example/3</link></item>
</channel></rss>"""
MAIL = """From: =?utf-8?q?Ada_Byr=C3=B6n?= <ada@example.org>
To: all@example.org
Subject: =?utf-8?q?The_bridge_is_closed?=
Date: Mon, 02 Mar 2026 10:00:00 +0100
List-Id: River Letters <river.example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

The bridge over the river was closed on Monday
because a beam broke, the mayor said.

On Sun, 1 Mar 2026 at 09:12, Bob <bob@example.org> wrote:
> Is the bridge
> still open?

It opens in May.

-- 
Ada
River Letters, 12 Quay Street
"""  # noqa: W291


def only(found: Reading) -> Document:
    (document,) = found.documents
    return document


def codes(found: Reading | Loaded) -> list[str]:
    return [problem.code for problem in found.problems]


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
    loaded = load_paths([tmp_path])
    assert codes(loaded) == ["links-only"]
    assert len(loaded.links) == 2


def test_other_xml_is_named() -> None:
    (problem,) = read(b'<?xml version="1.0"?><nitf><body/></nitf>', origin="a.xml").problems
    assert problem.code == "unsupported"
    assert "<nitf>" in problem.message


def test_pdf() -> None:
    data = pdf(
        [
            ["The bridge over the river was closed", "on Monday because a sup-", "port beam broke."],
            ["It opens in May."],
        ]
    )
    document = only(read(data, origin="report"))
    assert (
        document.text
        == "The bridge over the river was closed\non Monday because a support beam broke.\n\nIt opens in May."
    )
    assert (document.title, document.author) == ("River report", "Ada Byron")
    assert document.published == "2026-03-02T10:00:00+01:00"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([[]]), "no-text"),
        (b"%PDF-1.4\nnothing more", "bad-pdf"),
        (pdf([["Text."]], info="/Title (Microsoft Word - a.doc)"), None),
    ],
)
def test_pdf_that_says_little(data: bytes, code: str | None) -> None:
    found = read(data, origin="a.pdf")
    assert codes(found) == ([code] if code else [])
    assert all(document.title is None for document in found.documents)


def test_mail_is_what_its_writer_wrote() -> None:
    document = only(read(MAIL.encode(), origin="a.eml"))
    assert document.text == (
        "The bridge over the river was closed on Monday\nbecause a beam broke, the mayor said.\n\nIt opens in May."
    )
    assert (document.title, document.author) == ("The bridge is closed", "Ada Byrön")
    assert (document.publisher, document.published) == ("River Letters", "2026-03-02T10:00:00+01:00")


def test_mailbox() -> None:
    box = f"From ada@example.org Mon Mar  2 10:00:00 2026\n{MAIL}\nFrom b@c Tue Mar  3 10:00:00 2026\nFrom: b@c\nSubject: Two\n\n>From here on it rained.\n"
    found = read(box.encode(), origin="letters")
    assert [d.origin for d in found.documents] == ["letters#1", "letters#2"]
    assert found.documents[1].text == "From here on it rained."


def test_a_newsletter_whose_plain_part_is_a_stand_in() -> None:
    html = f'<table><tr><td><div style="display:none">preheader</div><h1>Bridge</h1><p>{FULL}</p></td></tr></table>'
    mail = f"""From: a@b.example
Subject: Letter
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain

View this mail in your browser: https://b.example/1

--x
Content-Type: text/html; charset=iso-8859-1

{html}
--x--
"""
    assert only(read(mail.encode("latin-1"), origin="a.eml")).text == f"Bridge\n\n{FULL.strip()}"


def test_a_mail_that_only_quotes_is_its_quotation() -> None:
    assert own_text("> It rained.\n> > It did.\n") == "It rained.\nIt did."


def test_flowed_lines_are_joined() -> None:
    assert (
        own_text("The bridge over \nthe river closed.\n\nIt rained.", flowed=True)
        == "The bridge over the river closed.\n\nIt rained."
    )


@given(st.text())
def test_any_mail_text_is_read(text: str) -> None:
    assert isinstance(own_text(text), str)


def test_json_lines_keep_what_is_good() -> None:
    lines = [
        {
            "title": "A",
            "text": "It rained in Paris.",
            "date": "2 March 2026",
            "source": {"id": None, "name": "X"},
        },
        "{bad",
        {"title": "no text"},
        {"text": 5},
        {"text": ""},
        {
            "body": "<p>One.</p><p>Two.</p>",
            "url": "javascript:alert(1)",
            "author": ["Ada", {"name": "Bob"}],
            "lang": "EN-us",
        },
    ]
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    found = read(data.encode(), origin="a.jsonl")
    first, last = found.documents
    assert (first.text, first.published, first.publisher) == ("It rained in Paris.", "2026-03-02", "X")
    assert (last.text, last.url, last.author, last.language) == ("One.\n\nTwo.", None, "Ada, Bob", "en")
    assert last.origin == "a.jsonl#6"
    assert [(p.code, p.origin) for p in found.problems] == [
        ("bad-json", "a.jsonl#2"),
        ("bad-article", "a.jsonl#3"),
        ("bad-article", "a.jsonl#4"),
        ("empty", "a.jsonl#5"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        {"text": "It rained."},
        [{"text": "It rained."}],
        {"status": "ok", "articles": [{"content": "It rained."}]},
        {"response": {"docs": [{"body": "It rained."}]}},
    ],
)
def test_shapes_of_json(data: object) -> None:
    assert only(read(json.dumps(data, indent=1).encode("utf-16"), origin="-")).text == "It rained."


def test_json_text_is_kept_verbatim() -> None:
    text = "One.\r\n\r\n  Two\u2028three 😀 < 4 & 5 > 3."
    assert only(read(json.dumps({"text": text}).encode(), origin="a.json")).text == text


def test_a_cut_article_says_so() -> None:
    data = {"articles": [{"content": "It rained in Paris… [+300 chars]", "url": "https://p.example/1"}]}
    found = read(json.dumps(data).encode(), origin="news.json")
    assert only(found).text == "It rained in Paris…"
    assert codes(found) == ["teaser"]
    assert found.links[0].url == "https://p.example/1"


def test_the_schema_of_articles_names_every_field_that_is_read() -> None:
    import summarize.ingest.json as reader

    known = json.loads(read_schema("article"))["properties"]
    groups = (
        reader.TEXTS,
        reader.TITLES,
        reader.DATES,
        reader.URLS,
        reader.AUTHORS,
        reader.PUBLISHERS,
        reader.LANGUAGES,
    )
    assert {name for group in groups for name in group} == set(known)


MARKDOWN = """---
title: "The bridge"   # a comment
author: [Ada, Bob]
date: 2026-03-02
lang: en
tags:
  - river
---
# The bridge

The [bridge](https://b.example "t") was *closed* on
Monday,\\
said `make`.[^1]

| a | b |
|---|---|
| 1 | 2 |

```python
print("code")
```

- A first item.
- A second ![image](x.png) item.

<div>raw</div>

> Quoted *words*.

[^1]: A note.
"""


def test_markdown_is_read_without_marks_tables_and_code() -> None:
    document = only(read(MARKDOWN.encode(), origin="a.md"))
    assert document.text == (
        "The bridge\n\nThe bridge was closed on Monday,\nsaid make.\n\nA first item.\n\nA second item.\n\nQuoted words.\n\nA note."
    )
    assert (document.title, document.author, document.published, document.language) == (
        "The bridge", "Ada, Bob", "2026-03-02", "en",
    )  # fmt: skip


def test_toml_front_matter() -> None:
    data = b'+++\ntitle = "T"\ndate = 2026-03-02T10:00:00Z\nsource = "River"\n+++\nIt rained.'
    document = only(read(data, origin="-"))
    assert (document.text, document.title, document.publisher) == ("It rained.", "T", "River")
    assert document.published == "2026-03-02T10:00:00+00:00"


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def test_archives() -> None:
    members = {
        "b/a.txt": b"It rained.",
        "../../evil.txt": b"It snowed.",
        "feed.xml": RSS.encode(),
        "old.zip": zipped({"x.txt.gz": gzip.compress(b"too deep"), "y.txt": b"It thawed."}),
        ".hidden.txt": b"no",
        "tool.exe": b"MZ",
        "bad.txt": b"",
    }
    found = read(zipped(members), origin="day.zip")
    assert [(d.origin, d.text[:10]) for d in found.documents] == [
        ("day.zip/evil.txt", "It snowed."),
        ("day.zip/b/a.txt", "It rained."),
        ("day.zip/feed.xml#1", "The bridge"),
        ("day.zip/feed.xml#2", "The water "),
        ("day.zip/old.zip/y.txt", "It thawed."),
    ]
    assert codes(found) == ["empty", "teaser", "nested-archive"]
    assert only(read(gzip.compress(MAIL.encode()), origin="a.eml.gz")).title == "The bridge is closed"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "unsupported"),
        (zipped({"a.exe": b"MZ"}), "no-articles"),
        (b"PK\x03\x04broken", "bad-archive"),
        (gzip.compress(b"It rained. " * 99)[:-9], "bad-archive"),
        (gzip.compress(b"a/" + bytes(255) + b"ustar" + bytes(250)), "unsupported"),
        (json.dumps({"kind": "digest", "schema_version": "1.0"}).encode(), "a-digest"),
        (b"[1]", "bad-article"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-article"),
        (b"<rss version='2.0'><channel><title>T</title></channel></rss>", "empty"),
    ],
)
def test_what_cannot_be_used_is_said(data: bytes, code: str) -> None:
    found = read(data, origin="input.json")
    assert codes(found) == [code]
    assert found.documents == ()


def warc(records: list[tuple[str, str, bytes]]) -> bytes:
    out = b""
    for status, kind, data in records:
        body = f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
            "WARC-Target-URI: http://minato.example/1.html\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + body + b"\r\n\r\n")
    return out


def test_web_archive() -> None:
    pytest.importorskip("warcio")
    page = (Path(__file__).parent / "fixtures" / "pages" / "japanese.html").read_bytes()
    data = warc(
        [
            ("404 Not Found", "text/html", page),
            ("200 OK", "text/html", page),
            ("200 OK", "image/png", b"\x89PNG"),
        ]
    )
    document = only(read(data, origin="pages.warc.gz"))
    assert (document.url, document.origin) == ("http://minato.example/1.html", "pages.warc.gz#2")
    assert document.title == "港大橋を架け替えへ 来年三月に閉鎖"


def test_a_missing_extra_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from summarize.ingest.formats import parse

    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (problem,) = parse(Content(data=b"WARC/1.0\r\n", origin="a.warc"), "warc")
    assert problem.code == "missing-extra"  # type: ignore[union-attr]
    assert "pip install 'summarize[warc]'" in problem.message  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "origin", "media_type", "kind"),
    [
        (b"It rained.", "a.txt", None, "text"),
        (b"It rained <b>hard</b>.", "a.txt", None, "text"),
        (b"From the start: it rained.\nTo be sure: it did.\n", "a.txt", None, "text"),
        (b"{curly} words", "a.txt", None, "text"),
        (b"[Reuters] - It rained.", "a.txt", None, "text"),
        (b"--- It rained. ---", "a.txt", None, "text"),
        (b"It rained.", "https://x.example/a.html", "text/html", "text"),
        (b"<p>It rained.", "https://x.example/a", "text/html", "html"),
        (b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE html><p>x", "a.txt", None, "html"),
        ("<html><p>x".encode("utf-16"), "-", None, "html"),
        (b'<?xml version="1.0"?><!-- c --><rss version="2.0">', "a.txt", "text/html", "feed"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="x"?><feed xmlns="x">', "-", None, "feed"),
        (b"\n%PDF-1.7", "a.txt", None, "pdf"),
        (b"Received: by x\nFrom: a@b\nSubject: x\n\nIt rained.", "-", None, "mail"),
        (b'{"text": "It rained."}', "a.txt", None, "json"),
        (b"WARC/1.0\r\n", "-", None, "warc"),
    ],
)
def test_the_content_decides(data: bytes, origin: str, media_type: str | None, kind: str) -> None:
    assert kind_of(Content(data=data, origin=origin, media_type=media_type)) == kind


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-03-02", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("2026-03-02T10:00Z", "2026-03-02T10:00:00+00:00"),
        ("2026-03-02 10:00:00 +0100", "2026-03-02T10:00:00+01:00"),
        ("Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00+00:00"),
        ("2. März 2026", "2026-03-02"),
        ("2 mars 2026", "2026-03-02"),
        ("March 2nd, 2026", "2026-03-02"),
        ("2. 3. 2026", "2026-03-02"),
        ("2026年3月2日", "2026-03-02"),
        (1772445600, "2026-03-02T10:00:00+00:00"),
        (1772445600000, "2026-03-02T10:00:00+00:00"),
        ("03/04/2026", None),
        ("yesterday", None),
        ("March 2026", None),
        ("Tuesday", None),
        ("0000-00-00", None),
        ("1970-01-01T00:00:00Z", None),
        (float("inf"), None),
        (True, None),
        ({}, None),
    ],
)
def test_dates_are_read_or_left_out(written: object, read_as: str | None) -> None:
    assert iso(written) == read_as


@settings(max_examples=50)
@given(st.text() | st.integers() | st.floats())
def test_any_date_is_iso_or_none(written: object) -> None:
    Document(text="x", published=iso(written))
    assert date_in(str(written)) is None or iso(str(written)) is not None or len(str(written)) > 8


def test_a_mixed_folder_is_digested_and_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    files = {
        "feed.xml": RSS.encode(),
        "a.eml": MAIL.encode(),
        "report.pdf": pdf([["The bridge over the river was closed on Monday.", "Trains go by Riesa until May."]]),
        "old.zip": zipped({"a.md": MARKDOWN.encode()}),
        "list.jsonl": b'{"text": "The mayor said that the bridge opens in May."}\n{"text": "It rained on Monday in the valley."}',
        "day.json": b'{"kind": "digest", "schema_version": "1.0"}',
        "photo.png": b"\x89PNG",
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / "in" / name).write_bytes(data)
    found = load(tmp_path / "in")
    assert len({document.origin for document in found}) == len(found) == 7
    assert found.paths.keys() == {document.origin for document in found}  # type: ignore[attr-defined]
    assert verify(summarize(found), load(tmp_path / "in")) == []
    out = tmp_path / "out.json"
    assert run(["digest", str(tmp_path / "in"), "--output", str(out)]) == 0
    assert run(["verify", str(out)]) == 0
    assert "verified" in capsys.readouterr().out
    (tmp_path / "in" / "feed.xml").write_text(RSS.replace("It opens in May", "It opens in July"))
    assert run(["verify", str(out)]) == 65
    assert "feed.xml#1" in capsys.readouterr().out


def test_an_entry_that_moved_in_its_feed_is_the_same_source(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    digest = summarize(load(path))
    new = "<item><title>New</title><description>It is dry again in the whole valley.</description></item>"
    path.write_text(RSS.replace("<item>", f"{new}<item>", 1))
    assert verify(digest, load(path)) == []


def test_the_same_bytes_give_the_same_reading() -> None:
    for folder in (ROOT / "examples" / "feeds", ROOT / "examples" / "pages"):
        assert to_json(summarize(load(folder))) == to_json(summarize(load(folder)))
