"""Which figures of two articles make a card."""

from __future__ import annotations

import pytest

from summarize import Document, summarize


def verdicts(*texts: str) -> list[str]:
    """Return the verdicts of the cards about figures in articles of one day, agreement left out."""
    documents = [
        Document(text=text, language="en", published="2026-05-14", publisher=f"Paper {number}")
        for number, text in enumerate(texts)
    ]
    cards = summarize(documents, budget=500).discrepancies
    return [card.verdict for card in cards if card.kind == "figure" and card.verdict != "agree"]


RATE = "The Bank of Norvia changed its key interest rate by a quarter to {} percent on Thursday. It rained."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (RATE.format("4.25"), RATE.format("4.75").replace("It rained", "A museum reopened"), ["differ"]),
        (RATE.format("4.25"), RATE.replace("Norvia", "Svenland").format("2.25"), []),
        (
            "Floods in Slovakia killed nine people on Thursday, the government said. Rain fell in Dalby.",
            "Floods in Poland killed six people on Thursday, the government said. A museum reopened.",
            [],
        ),
        (
            "A gas explosion in a hotel in Bucharest killed 12 people on Thursday. Rain fell in Dalby.",
            "Five people were among those killed by the gas explosion in a hotel in Bucharest on Thursday.",
            [],
        ),
    ],
)
def test_figures_of_one_thing_differ(first: str, second: str, expected: list[str]) -> None:
    assert verdicts(first, second) == expected
