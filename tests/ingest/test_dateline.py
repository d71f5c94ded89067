"""The day that is printed above a text is when it was published, where nothing else says so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, brief, load, summarize, to_json, verify
from summarize.ingest.dateline import printed_day

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "fixtures" / "printed-days.jsonl")
    .read_text("utf-8")
    .splitlines()
]
"""154 openings of articles in 24 languages, by an author who did not know the rules."""
BODY = "The bridge over the Elbe was closed. Trains use another line, the railway said."


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("Samedi 8 janvier 2005", "2005-01-08"),
        ("Sobota, 8. ledna 2005", "2005-01-08"),
        ("2026年3月2日", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
        ("Published: 12 July 2005, 10:30 GMT", "2005-07-12T10:30:00+00:00"),
        ("A bridge is closed\n\nBy Ann Lee\n\nMarch 3, 2026", "2026-03-03"),
        ("12 July 2005 was a day like any other", None),
        ("Updated 3 March 2026", None),
        ("03/04/2026", None),
        ("31 February 2026", None),
        ("March 2026", None),
        ("3 March", None),
        ("3 March 2026\n\nThe bridge is open.\n\n4 March 2026", None),
        ("3 March 2026\n\nThe bridge is open.\n\n4 March", None),
        ("12 March 1931 – 4 May 2020", None),
        ("July 4, 1776", None),
        ("Published 4 May 1951", "1951-05-04"),
        ("2026年3月2日 更新", None),
        ("2026年3月2日（月） 10:15", "2026-03-02T10:15:00"),
        ("March 5, 2026 (originally published March 3, 2026)", None),
        ("12:00-13:00 3 March 2026", None),
    ],
)
def test_a_line_that_is_nothing_but_a_day(above: str, day: str | None) -> None:
    assert printed_day(f"{above}\n\n{BODY}") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"HELSINKI, Finland, March 3, 2026 (AP) — {BODY}", "2026-03-03"),
        (f"SAN FRANCISCO, Oct. 3, 2025 /Wire/ -- {BODY}", "2025-10-03"),
        (f"BERLIN, 3. März 2026 - {BODY}", "2026-03-03"),
        (f"LONDON, July 12 (Reuters) - {BODY}", None),
        ("John Smith, May 3, 1931 – June 4, 2020, was a painter. He lived in Leeds.", None),
        (f"PARIS, May 3, 2001 – June 4, 2020, {BODY}", None),
        (f"Dresden, 13. Februar 2045 - {BODY}", None),
        (f"On Tuesday, March 3, 2026, {BODY}", None),
        ("3 March 2026", None),
        ("", None),
    ],
)
def test_a_dateline(text: str, day: str | None) -> None:
    assert printed_day(text) == day


def test_the_day_of_an_opening_is_right_or_unknown() -> None:
    found = [(printed_day(case["text"], case["language"]), case["day"]) for case in CASES]
    told = [(day[:10], expected) for day, expected in found if day is not None]
    assert len(told) >= 64  # of 76 that print one
    assert [day for day, expected in told if day != expected] == []


@given(st.text(), st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_any_text_has_a_day_or_none(text: str, day: date) -> None:
    found = printed_day(text)
    assert found is None or date.fromisoformat(found[:10])
    assert printed_day(f"{day.isoformat()}\n{BODY}") == day.isoformat()


def test_what_a_source_states_comes_first() -> None:
    given_day = Document(text=f"3 March 2026\n\n{BODY}", published="2026-03-05")
    assert summarize([given_day]).sources[0].published == "2026-03-05"


def test_the_day_is_that_of_files_and_of_texts(tmp_path: Path) -> None:
    for name, day in (("a.txt", "3 March 2026"), ("b.txt", "Mittwoch, 4. März 2026")):
        (tmp_path / name).write_text(f"{day}\n\n{BODY}", encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"text": f"5 March 2026\n\n{BODY}"}), encoding="utf-8")
    documents = load(tmp_path)
    assert [document.published for document in documents] == ["2026-03-03", "2026-03-04", "2026-03-05"]
    texts = [document.text for document in documents]
    digest = summarize(texts)
    assert [source.published for source in digest.sources] == [d.published for d in documents]
    assert not verify(digest, [Document(text=text) for text in texts])
    assert "3 March 2026" not in json.loads(to_json(digest))["excerpts"][0]["text"]


def test_a_briefing_knows_the_printed_days_too() -> None:
    documents = [Document(text=f"{day} March 2026\n\n{BODY}", id=str(day)) for day in (3, 4)]
    digests = [story.digest for story in brief(documents).stories if story.digest is not None]
    days = {source.published for digest in digests for source in digest.sources}
    assert days == {"2026-03-03", "2026-03-04"}
    assert not any(verify(digest, documents) for digest in digests)
