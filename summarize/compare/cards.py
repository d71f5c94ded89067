"""All cards of a digest, in their order."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.analysis import Analysis
from summarize.compare.card import Card
from summarize.model.comparison import GRAVEST_FIRST, Discrepancy


def in_order(cards: Iterable[Card], analysis: Analysis) -> tuple[Discrepancy, ...]:
    """Return what the cards say, the gravest first, then in the order of the sources."""

    def place(card: Card) -> tuple[int, int, int]:
        span = card.discrepancy.values[0].span
        return (
            GRAVEST_FIRST.index(card.discrepancy.verdict),
            analysis.numbers[span.source],
            span.start,
        )

    return tuple(card.discrepancy for card in sorted(cards, key=place))
