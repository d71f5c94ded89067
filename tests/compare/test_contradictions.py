"""Contradictions beside other cards on the same sentences."""

from __future__ import annotations

from summarize import Document, summarize


def test_a_verdict_that_turned_is_on_one_card() -> None:
    texts = (
        ("Le tribunal de Lyon a condamné Marc Petit pour fraude. Il pleuvait.", "2026-03-01"),
        ("Le tribunal de Lyon a relaxé Marc Petit, jugé pour fraude. Il neigeait.", "2026-03-02"),
    )
    digest = summarize(Document(text=text, language="fr", published=day) for text, day in texts)
    assert [card.verdict for card in (*digest.discrepancies, *digest.possible)] == ["update"]


def test_no_card_compares_what_articles_of_two_events_say_without_a_name() -> None:
    texts = (
        "A fire broke out at the Crown Hotel in Weston. Sixty firefighters needed four hours to put it out.",
        "A fire broke out at a school in Dalby. Forty firefighters needed six hours to put it out.",
    )
    digest = summarize(Document(text=text, published="2026-03-02") for text in texts)
    assert not digest.discrepancies


def test_a_figure_that_is_denied_agrees_with_none() -> None:
    texts = (
        "A gunman killed four people in the mall of Dalby on Monday, the mayor said.",
        "The gunman killed three people in the mall of Dalby, not four people, police said on Monday.",
    )
    digest = summarize(Document(text=text, published="2026-03-02") for text in texts)
    assert all(card.verdict != "agree" for card in (*digest.discrepancies, *digest.possible))
