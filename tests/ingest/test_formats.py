"""PDF, JSON, Markdown and archives: what comes out, and what is said of the rest."""

from __future__ import annotations

import gzip
import json

import pytest
from fixture_documents import FOLDER
from fixture_inputs import MAIL, MARKDOWN, RSS, codes, only, zipped
from written_pdf import pdf

from summarize.ingest.content import Content
from summarize.ingest.read import read
from summarize.schema import read_schema


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


def test_pdf_pages_are_one_text() -> None:
    pages = [
        ["River report 2026", "The long-term plan of the", "1"],
        ["River report 2026", "county was a long-", "term sup-", "port of the bridge.", "2"],
        ["River report 2026", "It opens in May.", "3"],
    ]
    assert only(read(pdf(pages), origin="a.pdf")).text == (
        "The long-term plan of the\ncounty was a long-term support of the bridge.\n\nIt opens in May."
    )


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


@pytest.mark.parametrize("layout", ["{%s}", '{%s}\n{"text": "It snowed."}'])
def test_a_number_of_any_length_costs_no_article(layout: str) -> None:
    data = layout % f'"text": "It rained.", "views": {"9" * 100_000}'
    found = read(data.encode(), origin="a.json")
    assert (found.documents[0].text, codes(found)) == ("It rained.", [])


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


def test_archives() -> None:
    members = {
        "b/a.txt": b"It rained.",
        "../../evil.txt": b"It snowed.",
        "feed.xml": RSS.encode(),
        "old.zip": zipped({"x.txt.gz": gzip.compress(b"too deep", mtime=0), "y.txt": b"It thawed."}),
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
    assert (
        only(read(gzip.compress(MAIL.encode(), mtime=0), origin="a.eml.gz")).title == "The bridge is closed"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "unsupported"),
        (zipped({"a.exe": b"MZ"}), "no-articles"),
        (b"PK\x03\x04broken", "bad-archive"),
        (gzip.compress(b"It rained. " * 99, mtime=0)[:-9], "bad-archive"),
        (gzip.compress(b"a/" + bytes(255) + b"ustar" + bytes(250), mtime=0), "unsupported"),
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
        out += gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0)
    return out


def test_web_archive() -> None:
    pytest.importorskip("warcio")
    page = (FOLDER / "pages" / "japanese.html").read_bytes()
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

    from summarize.ingest.kinds import parse

    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    (problem,) = parse(Content(data=b"WARC/1.0\r\n", origin="a.warc"), "warc")
    assert problem.code == "missing-extra"  # type: ignore[union-attr]
    assert "pip install warcio" in problem.message  # type: ignore[union-attr]
