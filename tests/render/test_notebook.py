"""What a REPL and a notebook show of a digest, an excerpt, a document and a briefing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st

from summarize import BriefPlan, Digest, Document, brief, from_json, load, summarize
from summarize.model.digest import Title
from summarize.model.inputs import Shown
from summarize.render.formats import FORMATS

HOSTILE = [
    Document(
        text=f"The <b>mayor</b> opened the {place} on Monday & paid $5 or $6\x1b[31m.",
        title=f"<script>alert(1)</script> {place} \u202e",
        publisher="<img src=x onerror=alert(1)>",
        url=url,
        published="2026-01-13",
    )
    for place, url in (("bridge", "https://example.org/?a=1&b=2"), ("road", "javascript:alert(1)"))
]
PLAIN = summarize("One sentence is here. Another one is there.")
PLAN = BriefPlan(now=datetime(2026, 1, 13, tzinfo=UTC))


class Found(HTMLParser):
    """The elements and the links of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.fixture(scope="module")
def digest() -> Digest:
    return summarize(load(*SEEDS))


def test_a_repr_has_at_most_three_lines_of_printable_text(digest: Digest) -> None:
    documents, hostile = load(*SEEDS), summarize(HOSTILE)
    made = brief(documents, plan=PLAN)
    shown: list[object] = [digest, hostile, made, documents, *documents, *HOSTILE]
    for value in [*shown, *digest.excerpts, *hostile.excerpts]:
        assert len(repr(value).splitlines()) <= 3
        assert len(repr(value)) <= 300
        assert repr(value).isprintable()
    assert repr(digest).startswith("<Digest 'Strengthening Ties")
    assert f"{digest.metrics.words} words" in repr(digest)
    assert digest.excerpts[0].text[:40] in repr(digest.excerpts[0])
    assert repr(documents) == "<Documents: 5 documents, 0 problems>"
    assert repr(Document(text="It rained.")) == "<Document without a title: 10 characters>"
    assert repr(made).startswith("<Briefing 2026-01-13: 1 story of 5 articles, ")
    assert repr(made.stories[0]).startswith("<BriefStory 'Strengthening Ties")
    assert repr(made.stories[0]).endswith(": new, day 1, 5 new articles>")


def test_a_digest_is_data(digest: Digest) -> None:
    plain = digest.to_dict()
    assert json.loads(json.dumps(plain)) == plain == json.loads(digest.to_json())
    assert from_json(digest.to_json()) == digest


@pytest.mark.parametrize("name", ["json", "markdown", "html"])
def test_a_method_shows_what_the_format_of_its_name_does(digest: Digest, name: str) -> None:
    assert getattr(digest, f"to_{name}")() == FORMATS[name].render(digest)


def test_a_briefing_has_the_same_methods() -> None:
    made: Shown = brief(load(*SEEDS), plan=PLAN)
    assert json.loads(json.dumps(made.to_dict())) == json.loads(made.to_json())
    assert made.to_html().startswith("<!doctype html>")
    assert made._repr_markdown_() == made.to_markdown()
    assert "<h3" in made._repr_html_()


def test_rows_are_a_table_with_a_row_for_each_excerpt(digest: Digest) -> None:
    rows = digest.rows()
    assert [row["text"] for row in rows] == [excerpt.text for excerpt in digest.excerpts]
    assert len({tuple(row) for row in rows}) == 1
    # What a cell of a data frame holds as it is.
    assert all(isinstance(value, str | int | None) for row in rows for value in row.values())
    assert sum(row["words"] for row in rows) == digest.metrics.words
    assert rows[0]["source"]
    assert rows[0]["also"]
    assert rows[0]["voices"] == digest.excerpts[0].corroboration.independent


def test_pandas_reads_the_rows(digest: Digest) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(digest.rows())
    assert len(frame) == len(digest.excerpts)
    assert [*frame.columns] == [*digest.rows()[0]]


def test_a_cell_shows_excerpts_with_their_sources(digest: Digest) -> None:
    shown = digest._repr_html_()
    assert len(shown) < 10_000
    assert all(excerpt.text.replace("'", "&#x27;") in shown for excerpt in digest.excerpts)
    assert Found(shown).tags == {"section", "h3", "p", "small"}
    # A front end sets no formula in here.
    assert "mathjax_ignore" in shown.splitlines()[0]


def test_no_text_of_a_source_is_markup_in_a_cell() -> None:
    for made in (summarize(HOSTILE), brief(HOSTILE, plan=PLAN)):
        shown = made._repr_html_()
        found = Found(shown)
        assert found.tags <= {"section", "h3", "p", "small", "a"}
        assert found.names == {"class", "dir", "href", "rel"}
        assert {*found.links} == {"https://example.org/?a=1&b=2"}
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_a_digest_of_nothing_says_so() -> None:
    shown = summarize("One sentence is here.", budget=1)
    assert "No sentence fits in 1 word" in shown._repr_html_()
    assert shown.rows() == []
    assert repr(shown) == "<Digest without a title: 0 words, 0 excerpts from 1 source>"


@given(st.text(st.characters(), max_size=200))
def test_any_title_is_shown_as_text(title: str) -> None:
    titled = replace(PLAIN, title=Title(title, PLAIN.sources[0].id, None))
    assert repr(titled).isprintable()
    assert Found(titled._repr_html_()).tags == {"section", "h3", "p", "small"}
