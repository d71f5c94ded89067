"""Texts that nobody writes cost a bounded amount of work, on every machine the same, and it is said."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import networkx
import pytest
from lxml import html

from summarize import Document, summarize, verify
from summarize.compare.themes import louvain
from summarize.ingest.content import Content
from summarize.ingest.page.pruning import opening, text_sizes
from summarize.ingest.read import read
from summarize.ingest.sandbox.limits import FIRST_SECONDS, SECONDS
from summarize.ingest.sandbox.worker import Worker, _Outcome
from summarize.language.furniture import is_furniture
from summarize.language.lines import MOST_CHARACTERS, MOST_MARKS, end_of_work
from summarize.language.sentences import punkt_boundaries, sentencex_boundaries, split_sentences
from summarize.model import Problem

PAGE = b"<html><body><article><h1>Rain</h1><p>It rained in Paris, and nobody was hurt there.</p></article>"


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def asked(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, *, ends: list[str]
) -> tuple[list[float], list[Any]]:
    """Parse a page whose tries end as given; return the seconds that each try had, and the pieces."""
    given: list[float] = []
    ask = Worker._ask  # noqa: SLF001  # how a try ends cannot be chosen from outside

    def stand_in(self: Worker, content: Content, kind: Any, seconds: float) -> _Outcome:
        given.append(seconds)
        outcome = ask(self, content, kind, SECONDS)
        outcome.end = ends[len(given) - 1]
        outcome.pieces = outcome.pieces if outcome.end == "done" else []
        return outcome

    monkeypatch.setattr(Worker, "_ask", stand_in)
    return given, worker.parse(Content(data=PAGE, origin="a.html"), "html")


def test_what_was_too_slow_is_tried_once_more(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    given, pieces = asked(worker, monkeypatch, ends=["late", "done"])
    assert given == [FIRST_SECONDS, SECONDS]
    assert [type(piece) for piece in pieces] == [Document]


def test_what_is_too_slow_again_is_said(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    given, pieces = asked(worker, monkeypatch, ends=["late", "late"])
    assert len(given) == 2
    assert [piece.code for piece in pieces] == ["too-slow"]


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_CPU"), reason="no timers of processor time")
def test_the_limit_counts_the_time_of_the_process_and_not_of_the_clock() -> None:
    code = (
        "import time; from summarize.ingest.sandbox.child import _end_after\n"
        "_end_after(0.2)\n"
        "time.sleep(1); print('slept', flush=True)\n"
        "while True: pass"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "slept\n"
    assert done.returncode < 0


@pytest.mark.parametrize(
    ("end_of_line", "count"),
    [("word\n", MOST_MARKS + 9), ("word. ", MOST_MARKS + 9), ("“word ", MOST_MARKS + 9)],
)
def test_work_ends_after_so_many_marks(end_of_line: str, count: int) -> None:
    text = end_of_line * count
    assert text.count(end_of_line[-2:], 0, end_of_work(text) + 1) in {MOST_MARKS, MOST_MARKS - 1}


def test_work_ends_after_so_many_characters() -> None:
    assert end_of_work("a" * MOST_CHARACTERS) == MOST_CHARACTERS
    assert end_of_work("a " * MOST_CHARACTERS) == MOST_CHARACTERS
    assert end_of_work("It rained. Nobody was hurt.") == 27


def test_what_is_left_of_a_long_document_is_a_fragment_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.language.lines.MOST_MARKS", 3)
    text = (
        "It rained in Paris. Nobody was hurt there. The river rose by a metre. It fell on Friday. It is dry."
    )
    documents = [Document(text=text, origin="long.txt"), Document(text="It snowed in Rome on Monday.")]
    made = summarize(documents)
    rest = text.index("It fell")
    long = next(source for source in made.sources if source.origin == "long.txt")
    assert [(part.reason, part.start, part.end) for part in long.excluded] == [("fragment", rest, len(text))]
    assert [(p.code, p.origin) for p in made.input.problems] == [("too-long", "long.txt")]
    assert "The river rose by a metre." in made.text
    assert verify(made, documents) == []


@pytest.mark.parametrize("boundaries", [sentencex_boundaries, punkt_boundaries])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_long_paragraph_is_split_as_its_parts_are(boundaries: Any, language: str) -> None:
    chance = random.Random(7)  # noqa: S311  # no secret
    said = [
        "The river rose by 1.5 metres on Monday.", "“Nobody was hurt,” said Dr. Ann Lee of St. Gallen.",
        "It fell again (by a metre). ",
        "Was it over?", "He said: “We saw it. It was wet. We left.”", "U.S. officials came.",
    ]  # fmt: skip
    text = " ".join(chance.choice(said).strip() for _ in range(800))
    whole = [text[a:b] for (a, b), _ in split_sentences(text, language, boundaries)]
    assert "".join(whole).replace(" ", "") == text.replace(" ", "")
    texts = [*said, *(f"{one.strip()} {two.strip()}" for one in said for two in said)]
    known = {part[a:b] for part in texts for (a, b), _ in split_sentences(part, language, boundaries)}
    assert sum(sentence not in known for sentence in whole) <= len(whole) // 100


def test_marks_that_never_close_leave_every_character_in_its_place() -> None:
    for text in (
        "“" * 30_000,
        "«a " * 10_000,
        "He said “we saw it. It was wet. " * 1000,
        "“ " + "word " * 8000,
    ):
        found = [offsets for offsets, _ in split_sentences(text, "en")]
        assert found[0][0] == 0
        assert found[-1][1] == len(text.rstrip())
        assert all(a[1] <= b[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jane@news.example", True), ("j.doe+x@a.b.co.uk", True), ("a@b@c.de", True),
        ("Write to jane@news.example", False),
        ("@b.de", False), ("a@.de", False), ("jane@localhost", False), ("jane@news.example!", False),
        ("3.5@x", False),
        ("-----" * 900, True), ("?!" * 9000, True), ("@a" * 9000, False), ("newsletter-" * 9000, False),
        ("https://news.example/" + "a" * 9000, True),
    ],
)  # fmt: skip
def test_what_machines_print_is_known_at_any_length(text: str, expected: bool) -> None:  # noqa: FBT001  # a table
    assert is_furniture(text) is expected


def test_communities_are_those_of_networkx() -> None:
    for number in range(60):
        chance = random.Random(number)  # noqa: S311  # no secret
        size = chance.randint(2, 60)
        ends = {tuple(sorted(chance.sample(range(size), 2))) for _ in range(size * chance.randint(1, 4))}
        edges = [(a, b, round(chance.random(), 9)) for a, b in sorted(ends)]
        graph: Any = networkx.Graph()
        graph.add_nodes_from(range(size))
        graph.add_weighted_edges_from(edges)
        expected = networkx.community.louvain_communities(graph, resolution=1.3, seed=0)
        assert louvain(size, edges, resolution=1.3, seed=0) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<div>a <b> b</b>c<i></i> <p> d\n e</p></div>", "<div> <p>one</p> <p>two</p></div>",
        "<div><p>one</p><p>two</p></div>",
        "<div><b> </b>x<b> </b></div>", "<div> </div>", "<p>a<br>b<br> c</p>",
    ],
)  # fmt: skip
def test_sizes_are_those_of_the_text(markup: str) -> None:
    tree = html.fromstring(markup)
    for element, size in text_sizes(tree).items():
        text = " ".join("".join(element.itertext()).split())
        assert size == len(text)
        assert [opening(element, most) for most in (0, 2, 99)] == [text[:0], text[:2], text[:99]]


STORY = (
    "<p>A cargo ship carrying grain ran aground early on Sunday in the mouth of the bay, blocking it.</p>"
    "<p>The coast guard said the ship lost steering at four in the morning and drifted onto a sandbar.</p>"
    "<p>All of her crew members were safe, and there was no sign of a leak, the port director said.</p>"
)
REPEATED = {
    "not closed": '<h2>Top Stories</h">' * 1000,
    "closed": "<h2>Top Stories</h2>" * 1000,
    "in links": '<h3><a href="/1">Top Stories</a></h3>' * 1000,
    "in one link": f'<a href="/1">{"<h2>Top Stories</h2>" * 1000}</a>',
    "in cards": '<div class="card"><h2><a href="/1">Top Stories</a></h2><p>More.</p></div>' * 1000,
    "in a list": f"<ul>{'<li><h4>Top Stories</h4></li>' * 1000}</ul>",
    "of all levels": "<h2>Top Stories<h3>Top Stories<h4>Top Stories" * 300,
}


@pytest.mark.parametrize("headings", REPEATED.values(), ids=REPEATED)
def test_repeated_headings_cost_no_article(headings: str) -> None:
    page = (
        f"<html><head><title>Ship aground</title></head><body>{headings}<article><h1>Ship aground</h1>{STORY}"
    )
    found = read(page.encode(), origin="a.html")
    assert [problem for problem in found.problems if isinstance(problem, Problem)] == []
    assert "drifted onto a sandbar" in found.documents[0].text
    assert "Top Stories" not in found.documents[0].text
