"""Invariants of the types."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import summarize
from summarize import Budget, Document, Span
from summarize.model import count_words, distinct
from summarize.model.comparison import count_independent


def test_an_id_comes_from_the_content() -> None:
    assert Document(text="a").id == Document(text="a", origin="elsewhere.txt").id
    assert Document(text="a").id != Document(text="a", publisher="The Daily").id


def test_copies_get_ids_of_their_own_in_the_order_of_their_origins() -> None:
    copies = [Document(text="a", origin=name) for name in ("z", "y", "x")]
    found = distinct(copies)
    assert [d.origin for d in found] == ["x", "y", "z"]
    assert [d.id for d in found] == [copies[0].id, f"{copies[0].id}-2", f"{copies[0].id}-3"]


def test_a_given_id_that_looks_like_a_copy_s_is_not_taken_twice() -> None:
    found = distinct([Document(text="a", id="n"), Document(text="b", id="n"), Document(text="c", id="n-2")])
    assert len({d.id for d in found}) == 3


def test_a_span_gives_its_text() -> None:
    document = Document(text="one two")
    assert document[Span(document.id, 4, 7)] == "two"
    with pytest.raises(ValueError, match="does not lie"):
        document[Span(document.id, 4, 8)]
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(document.id, 3, 2)


@pytest.mark.parametrize("published", ["yesterday", "2026-13-01", ""])
def test_a_date_is_iso(published: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        Document(text="a", published=published)


@pytest.mark.parametrize(
    ("limit", "unit"),
    [(-1, "words"), (math.nan, "words"), (2, "ratio"), (1, "pages"), (1e99, "words"), (2, "auto")],
)
def test_a_wrong_budget_is_refused(limit: float, unit: str) -> None:
    with pytest.raises(ValueError, match=r"budget|ratio|unit"):
        Budget(limit, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("150", Budget(150)),
        ("1,000 words", Budget(1000)),
        ("5 sentences", Budget(5, "sentences")),
        ("2 min", Budget(2, "minutes")),
        ("800 chars", Budget(800, "characters")),
        ("20%", Budget(0.2, "ratio")),
        ("20 %", Budget(0.2, "ratio")),
        (".2 ratio", Budget(0.2, "ratio")),
        (" auto ", Budget(1, "auto")),
        (80, Budget(80)),
    ],
)
def test_a_length_as_people_write_it(text: str, budget: Budget) -> None:
    assert Budget.of(text) == budget


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 sentnces", "did you mean 'sentences'?"),
        ("5 pages", "one of words, sentences"),
        ("long", "is no length: say 150, 5 sentences"),
        ("", "is no length"),
        ("1.2.3", "is no length"),
        ("150%", "a ratio lies between 0 and 1"),
        ("20 ratio", "did you mean 20%, which is 0.2?"),
        ("-3", "not negative"),
    ],
)
def test_what_is_no_length_is_refused_with_what_one_is(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        Budget.of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two  three\n", 3),
        ("", 0),
        ("两国领导人", 5),
        ("สวัสดีครับ", 2),
        ("co-operation isn’t", 2),
        ("- —", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_ratio_becomes_words() -> None:
    assert Budget(0.25, "ratio").resolve(103) == Budget(25)


def test_characters_count_the_spaces_between_sentences() -> None:
    budget = Budget(11, "characters")
    assert budget.measure("abcde") + budget.measure("fghij") <= budget.room
    assert budget.measure("abcde") + budget.measure("fghijk") > budget.room


@pytest.mark.parametrize("wrong", [[1], [None], 5])
def test_documents_are_documents_or_texts(wrong: object) -> None:
    with pytest.raises(TypeError):
        summarize.summarize(wrong)  # type: ignore[arg-type]


def test_a_string_is_text_and_never_a_path() -> None:
    assert summarize.summarize("README.md is here today.").text == "README.md is here today."


def test_public_names() -> None:
    assert summarize.__all__ == sorted(summarize.__all__)
    for name in summarize.__all__:
        assert getattr(summarize, name).__doc__, name
    assert dir(summarize) == summarize.__all__


@pytest.mark.parametrize(
    "given", [{"text": "A cat sat on the mat."}, None, 5, Path("seeds"), [{"text": "A cat."}]]
)
def test_what_is_no_document_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match="documents must be Document or str"):
        summarize.summarize(given)


@pytest.mark.parametrize("name", ["text", "title", "author", "publisher", "url", "language", "origin"])
def test_a_field_of_another_type_is_refused(name: str) -> None:
    wrong: dict[str, Any] = {"text": "A cat sat on the mat.", name: ["a"]}
    with pytest.raises(TypeError, match=f"Document.{name} must be str, not list"):
        Document(**wrong)


SOURCES = st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, "Echo", "echo ", "Bote", "Post"])))


@given(SOURCES)
def test_sources_that_share_text_or_publisher_are_one(sources: list[tuple[int, str | None]]) -> None:
    graph = nx.Graph()
    for group, publisher in sources:
        graph.add_edge(group, group if publisher is None else publisher.strip().casefold())
    assert count_independent(sources) == count_independent(sources[::-1])
    assert count_independent(sources) == nx.number_connected_components(graph)
