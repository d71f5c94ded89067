"""Many formats in one folder: the content decides, dates are read, and all of it is verified."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from fixture_inputs import MAIL, MARKDOWN, RSS, zipped
from hypothesis import given
from hypothesis import strategies as st
from written_pdf import pdf

from summarize import load, summarize, to_json, verify
from summarize.cli.main import run
from summarize.ingest.content import Content
from summarize.ingest.dates import date_in, iso
from summarize.ingest.kinds import kind_of
from summarize.model import Document


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
        (b'{"text": "<p>It rained.</p>"}', "https://x.example/a", "text/html", "json"),
        (b"<script>x()</script><title>x</title><p>It rained.<script>y()</script>", "a.html", None, "html"),
        (b"<urlset><url><loc>x</loc></url></urlset>", "https://x.example/a", "text/html", "xml"),
        (b"<svg><text>It rained.</text></svg>\n", "a.svg", None, "xml"),
        (b"<Reuters> It rained.", "a.txt", None, "text"),
        (b"<div align=center><p>Logo</p></div>\n\n# Rain\n", "README.md", None, "markdown"),
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
        ("2026-13-05", None),
        ("2026/31/01", None),
        ("2026-13-05T10:00:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        (float("inf"), None),
        (True, None),
        ({}, None),
    ],
)
def test_dates_are_read_or_left_out(written: object, read_as: str | None) -> None:
    assert iso(written) == read_as


@pytest.mark.parametrize(
    ("language", "day"), [("cs", "2024-11-15"), ("pl", "2024-11-15"), ("hr", "2024-10-15"), (None, None)]
)
def test_a_month_that_two_languages_name_alike(language: str | None, day: str | None) -> None:
    assert iso("15. listopad 2024", language=language) == day


@given(st.text() | st.text("0123456789/.-年月日 March") | st.integers() | st.floats())
def test_any_date_is_iso_or_none(written: object) -> None:
    Document(text="x", published=iso(written))
    assert date_in(str(written)) is None or iso(str(written)) is not None or len(str(written)) > 8


@pytest.mark.parametrize(
    ("line", "month_first", "day"),
    [
        ("03/04/2026", None, None),
        ("03/04/2026", True, "2026-03-04"),
        ("03/04/2026", False, "2026-04-03"),
        ("10/13/16 12:34pm", None, "2016-10-13"),
        ("13.10.16, 12.34 Uhr", None, "2016-10-13"),
        ("3.4.2026", None, "2026-04-03"),
        ("2026.03.04 20:00", None, "2026-03-04"),
        ("2026/03/04", None, "2026-03-04"),
        ("By Ada Byron | 3/3/2026", None, "2026-03-03"),
        ("Version 3.4.2026.1", None, None),
        ("Tickets 03/04/20267", True, None),
        ("99/99/2026, then 5 March 2026", None, "2026-03-05"),
        ("4 April 2026, changed on 13/04/2026", None, "2026-04-04"),
    ],
)
def test_dates_in_a_line(line: str, *, month_first: bool | None, day: str | None) -> None:
    assert date_in(line, month_first=month_first) == day


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
    assert run(["verify", str(out), "--trust-paths"]) == 0
    assert "verified" in capsys.readouterr().out
    (tmp_path / "in" / "feed.xml").write_text(RSS.replace("It opens in May", "It opens in July"))
    assert run(["verify", str(out), "--sources", str(tmp_path / "in")]) == 65
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
