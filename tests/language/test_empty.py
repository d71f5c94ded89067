"""What reports nothing, and what leans on the sentence before.

The cases are by authors who did not know the rules, and by one who attacked them: sentences, and look-alikes
that do report something.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Budget, Document, Pipeline
from summarize.language.empty import is_empty
from summarize.language.leaning import leaning

FIXTURES = Path(__file__).parents[1] / "fixtures"


def _cases(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (FIXTURES / name).read_text("utf-8").splitlines()]


def test_no_report_is_taken_for_an_empty_sentence() -> None:
    assert [
        text for code, kind, text in _cases("empty.tsv") if kind == "report" and is_empty(text, code)
    ] == []


@pytest.mark.parametrize(("kind", "least"), [("silence", 22), ("confirmation", 15), ("signpost", 19)])
def test_empty_sentences_are_known(kind: str, least: int) -> None:
    texts = [(code, text) for code, what, text in _cases("empty.tsv") if what == kind]
    known = Counter(code for code, text in texts if is_empty(text, code))
    assert sum(known.values()) >= least  # of 30 or so: in doubt a sentence reports something


def test_who_picks_out_of_a_group_leans_on_the_sentence_that_names_it() -> None:
    found = Counter(
        (kind, leaning(text, code) == "dangling") for code, kind, text in _cases("references.tsv")
    )
    assert found["leans", True] >= 20  # of 42
    assert found["alone", True] <= 1  # "Les deux sœurs": two who were told of


@given(st.text(), st.sampled_from(["en", "de", "fr", "ru", "tr", "ja", "xx", None]))
def test_any_text_is_empty_or_not(text: str, language: str | None) -> None:
    assert is_empty(text, language) in {True, False}


def test_a_digest_tells_a_fact_before_it_tells_that_somebody_is_silent() -> None:
    texts = [
        "The Varrin bank closed 40 branches on Monday. A spokesman for the Varrin bank declined to comment. "
        "The branches in Tolm will stay open until June.",
        "On Monday the Varrin bank shut 40 branches. A spokesman for the Varrin bank declined to comment. "
        "Customers in Tolm may use their branches until June.",
    ]
    pipeline = Pipeline()
    digest = pipeline.write(pipeline.study([Document(text=text) for text in texts]), Budget(22))
    assert len(digest.excerpts) > 1
    assert not any("declined to comment" in excerpt.text for excerpt in digest.excerpts)
