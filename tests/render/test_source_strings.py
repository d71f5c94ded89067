"""Titles, names and links of a source are data: nothing of them runs, renders or escapes in an output."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from summarize import Digest, Document, load, summarize, to_json, to_markdown, to_text
from summarize.ingest.fields import language_code, one_line, web_url
from summarize.render.terminal import page as terminal_page

EVIL = "<script>alert(1)</script> [x](javascript:alert(1)) ](javascript:alert(2)) \x1b[2J\x1b]8;;http://e.example\x07 \u202egnp.exe\r\n# Head\n\n- item"
TEXT = "The bridge over the river was closed on Monday because a beam broke. It opens again in May, the mayor said."


def digests(tmp_path: Path) -> Digest:
    article = {"text": TEXT, "title": EVIL, "author": EVIL, "publisher": EVIL, "url": "javascript:alert(3)"}
    (tmp_path / "a.jsonl").write_text(json.dumps(article))
    escaped = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace("\x1b", "&#27;").replace("\x07", "")
    (tmp_path / "b.xml").write_text(
        f"<rss version='2.0'><channel><title>{escaped}</title><item><title>{escaped}</title>"
        f"<link>javascript:alert(4)</link><description>{TEXT} Buses run from the station.</description></item></channel></rss>"
    )
    (tmp_path / "c.html").write_text(
        f"<html><head><title>{escaped}</title><meta property='og:url' content='data:text/html,x'></head>"
        f"<body><article><h1>{escaped}</h1><p>{TEXT}</p><p>Lorries are sent over the bypass until then.</p></article>"
    )
    (tmp_path / "d.eml").write_text(
        f"From: {EVIL.splitlines()[0]} <a@b.example>\nSubject: {EVIL.splitlines()[0]}\nMIME-Version: 1.0\n\n{TEXT}\n"
    )
    return summarize(load(tmp_path))


def terminal(digest: Digest) -> str:
    page = Console(file=io.StringIO(), width=100, force_terminal=False)
    page.print(terminal_page(digest))
    return page.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_no_source_string_escapes(tmp_path: Path) -> None:
    digest = digests(tmp_path)
    assert len(digest.sources) == 4
    assert [source.url for source in digest.sources] == [None] * 4
    for page in (to_text(digest), to_markdown(digest), terminal(digest)):
        assert not {"\x1b", "\x07", "\u202e", "\r"} & set(page)
    html = MarkdownIt("gfm-like").render(to_markdown(digest))
    assert "<script" not in html
    assert "href" not in html.replace('href="#', "")
    assert "<h1>Head" not in html
    for source in json.loads(to_json(digest))["sources"]:
        for key in ("title", "author", "publisher"):
            assert source[key] is None or not set("\x1b\x07\u202e\r\n") & set(source[key])


def test_a_document_made_by_hand_escapes_no_more() -> None:
    evil = Document(text=TEXT, title=EVIL, publisher=EVIL, url="javascript:alert(1)", origin=EVIL)
    digest = summarize([evil])
    html = MarkdownIt("gfm-like").render(to_markdown(digest))
    assert "<script" not in html
    assert "href" not in html.replace('href="#', "")
    assert "\x1b" not in to_text(digest) + terminal(digest)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//", "http://", "http://[", "mailto:a@b",
     "http://a b/", "https://x.example/\u202e", "https://x.example/\n/a", "http://x.example/<script>", "vbscript:x", "", None, 5],
)  # fmt: skip
def test_no_address(url: object) -> None:
    assert web_url(url) is None


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("https://x.example/a?b=1#c", None, "https://x.example/a?b=1#c"),
        ("/a", "https://x.example/b/c", "https://x.example/a"),
        ("//cdn.example/a", "https://x.example", "https://cdn.example/a"),
        ("https://münchen.example/straße", None, "https://münchen.example/straße"),
        (" https://x.example ", None, "https://x.example"),
    ],
)
def test_an_address(url: str, base: str | None, expected: str) -> None:
    assert web_url(url, base) == expected


@given(st.text() | st.none() | st.integers(), st.none() | st.just("https://x.example/a"))
def test_any_value_is_an_address_or_none(url: object, base: str | None) -> None:
    found = web_url(url, base)
    assert found is None or found.lower().startswith(("http://", "https://"))


@given(st.text() | st.none() | st.lists(st.text()))
def test_any_title_is_one_printable_line(value: object) -> None:
    line = one_line(value)
    assert line is None or (line == line.strip() and len(line) <= 500 and len(line.splitlines()) == 1)
    assert line is None or not set("\x1b\u202e\u2066\x00") & set(line)


@given(st.text())
def test_any_language_is_a_code_or_none(value: str) -> None:
    code = language_code(value)
    assert code is None or (code.isascii() and code.isalpha() and 2 <= len(code) <= 3)
