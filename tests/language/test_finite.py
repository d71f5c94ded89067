"""Units with and without a finite verb; in doubt there is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.language.headlines import has_finite_verb


@pytest.mark.parametrize(
    "text",
    [
        "Three firms bid for it.",
        "Critics lambast the plan.",
        "Costs grew by a third.",
        "He won by 23 seconds.",
        "They arrived by helicopter.",
        "Merkel and Obama meet in Berlin.",
        "The Trump family own a hotel.",
        "Who knows?",
        "Don't go.",
    ],
)
def test_sentences(text: str) -> None:
    assert has_finite_verb(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "A protest in London against the proposed state visit of the president.",
        "President Trump and Prime Minister Theresa May at the White House in 2017.",
        "A patrol boat similar to the two seized by Iran on March 23.",
        "Ambulances at the station after the bombings.",
        "The queen with her guests, the first to be received by her in 1978.",
        "Russell Square after the attacks.",
    ],
)
def test_captions(text: str) -> None:
    assert has_finite_verb(text, "en") is False


def test_no_forms_of_verbs() -> None:
    assert has_finite_verb("Die Brücke von Dalpur.", "de") is None
    assert has_finite_verb("Dalpur.", None) is None


@given(st.text(max_size=200))
def test_an_auxiliary_is_a_verb(text: str) -> None:
    assert has_finite_verb(f"{text} . it was", "en")
