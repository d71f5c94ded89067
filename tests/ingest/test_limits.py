"""Inputs that want to cost more than they should: each is refused with a stable code, and never for long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hostile_inputs import HOSTILE, Hostile, billion_laughs, page_of_long_words
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.content import Content
from summarize.ingest.read import read
from summarize.ingest.sandbox.limits import MOST_DOCUMENTS, check_markup
from summarize.ingest.sandbox.worker import Worker
from summarize.model import Document, Problem

PAGE = b"<html><body><article><h1>Rain</h1><p>It rained in Paris on Monday, and nobody was hurt there.</p></article>"
# Those that are stopped by the clock or by memory take seconds.
SLOW = {
    "page_of_long_words",
    "articles_in_articles",
    "page_of_settings",
    "unclosed_quotes",
    "json_of_lists",
    "markdown_of_brackets",
    "bad_lines",
}


def check(hostile: Hostile) -> None:
    found = read(hostile.build(), origin=hostile.name)
    codes = {problem.code for problem in found.problems} or {""}
    assert codes <= hostile.codes
    assert all(problem.message.startswith(hostile.name) for problem in found.problems)
    assert len(found.documents) <= MOST_DOCUMENTS


@pytest.mark.parametrize("hostile", [h for h in HOSTILE if h.name not in SLOW], ids=lambda h: h.name)
def test_a_hostile_input_is_refused(hostile: Hostile) -> None:
    check(hostile)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [h for h in HOSTILE if h.name in SLOW], ids=lambda h: h.name)
def test_a_hostile_input_is_stopped(hostile: Hostile) -> None:
    check(hostile)


def test_the_next_input_is_read_after_one_was_killed() -> None:
    found = read(page_of_long_words(), origin="slow.html")
    (problem,) = found.problems
    assert problem.code in ("too-slow", "too-much-memory", "parser-died")
    assert "slow.html" in problem.message
    assert problem.code != "too-slow" or "was killed" in problem.message
    assert read(PAGE, origin="a.html").documents[0].title == "Rain"


def test_an_entity_is_never_expanded() -> None:
    assert "lol" not in str(read(billion_laughs(), origin="x").documents)


def test_the_process_that_parses_is_reused_and_started_again() -> None:
    worker = Worker()
    content = Content(data=PAGE, origin="a.html")
    try:
        first = worker.parse(content, "html")
        process = worker._process  # noqa: SLF001  # that it is the same one cannot be seen from outside
        assert process is not None
        assert worker.parse(content, "html") == first
        assert worker._process is process  # noqa: SLF001
        process.kill()
        process.wait()
        assert worker.parse(content, "html") == first
        assert worker._process is not process  # noqa: SLF001
    finally:
        worker.stop()


def test_several_threads_share_the_process() -> None:
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(read(PAGE, origin=f"{n}.html"))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({document.origin for reading in found for document in reading.documents}) == 8  # type: ignore[attr-defined]


def test_where_no_process_can_be_started_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    found = Worker().parse(Content(data=b'{"text": "It rained."}', origin="a.json"), "json")
    assert [piece.text for piece in found if isinstance(piece, Document)] == ["It rained."]
    assert [piece.code for piece in found if isinstance(piece, Problem)] == ["unprotected"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_the_process_ends_with_the_one_that_started_it() -> None:
    code = (
        "from summarize.ingest.read import read; from summarize.ingest.sandbox.worker import worker\n"
        f"read({PAGE!r}, origin='a.html'); print(worker()._process.pid, flush=True); import os; os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    pid = int(done.stdout)
    waited = threading.Event()
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        waited.wait(0.05)
    state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2]
    assert state == "Z"


def test_what_pages_really_look_like_is_within_the_limits() -> None:
    unclosed = "<ul>" + "<li>one<p>two<br>" * 50_000 + "</ul>"
    check_markup(unclosed, "a.html")
    check_markup("<table>" + "<tr><td>x" * 50_000 + "</table>", "a.html")
    check_markup(f"<script>{'<div>' * 5000}</script><!-- {'<b>' * 5000} -->", "a.html")


@given(
    st.binary(max_size=200),
    st.sampled_from(
        [b"", b"<html>", b"%PDF-1.4\n", b"\x1f\x8b\x08", b"PK\x03\x04", b'{"text": ', b"WARC/1.0\r\n", b"<rss>", b"<opml>",
         b"From a@b Mon Mar  2 10:00:00 2026\n", b"From: a@b\nSubject: x\nMIME-Version: 1.0\n", b"---\ntitle: x\n---\n"]
    ),
)  # fmt: skip
def test_any_bytes_give_a_reading(data: bytes, head: bytes) -> None:
    found = read(head + data, origin="x")
    assert found.documents or found.problems or found.links
    assert not {"parser-died", "unprotected", "too-slow"} & {problem.code for problem in found.problems}
