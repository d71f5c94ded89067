"""Straight quotation marks, of which one may be missing or misplaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.language.sentences import directed, split_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('It will open." Anna Berg expects crowds. The town calls it "a gift". Trains will run.', 4),
        ('The mayor wrote: "It is open. "It stays open." Reports call it "new". Trains run.', 3),
        ('She said: "We wait for news. " Anna Berg, who leads "the board", left. Trains run.', 3),
        ('"It will close in May, "10 Harbour Road said. Trains run.', 2),
        ('He asked: "Who is there?" Nobody answered "yes". Trains run.', 3),
        ('A 12" pipe broke. Trains run.', 2),
    ],
)
def test_sentences_end_between_quotations(text: str, count: int) -> None:
    assert len([*split_sentences(text, "en")]) == count


@given(st.text(alphabet='a. ,"“”(-\n'))
def test_only_straight_marks_change(text: str) -> None:
    shown = directed(text)
    assert len(shown) == len(text)
    assert all(a == b or (a == '"' and b in "“”") for a, b in zip(text, shown, strict=True))
