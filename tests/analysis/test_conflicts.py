"""What keeps two sentences apart, in every language with a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, Pipeline
from summarize.analysis.conflicts import conflict
from summarize.language import tables
from summarize.language.signs import Signs
from summarize.language.tables.contrast import Negation
from summarize.language.terms import analyse

ROWS = (Path(__file__).parents[1] / "fixtures" / "apart.tsv").read_text(encoding="utf-8").splitlines()


def read(text: str, language: str | None) -> Signs:
    return Signs(text, analyse(text, language), language)


@pytest.mark.parametrize("row", ROWS)
def test_what_keeps_two_sentences_apart(row: str) -> None:
    expected, language, *texts = row.split("\t")
    first, second = (read(text, language) for text in texts)
    assert (conflict(first, second) is not None) == (expected == "apart")


@given(st.text(), st.text(), st.sampled_from([*tables.languages(Negation), None]))
def test_no_order_changes_what_keeps_apart(a: str, b: str, language: str | None) -> None:
    first, second = read(a, language), read(b, language)
    assert (conflict(first, second) is None) == (conflict(second, first) is None)
    assert conflict(first, first) is None


def test_a_pair_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counted(a: Signs, b: Signs) -> None:
        asked.append((a, b))

    monkeypatch.setattr("summarize.analysis.analysis.conflict", counted)
    text = "The council of Dalpur shut the mine on Monday."
    analysis = Pipeline().analyse([Document(text=text), Document(text=text.replace("shut", "opened"))])
    assert analysis.conflicts[0, 1] is analysis.conflicts[0, 1] is None
    assert len(asked) == 1


def test_where_no_denials_are_known_only_the_same_wording_is_merged() -> None:
    first = read("Menteri membenarkan pelabuhan Dalpur akan ditutup.", "id")
    assert conflict(first, read("Menteri membenarkan pelabuhan Dalpur akan ditutup!", "id")) is None
    assert conflict(first, read("Menteri membenarkan pelabuhan Dalpur segera ditutup.", "id")) == "wording"
