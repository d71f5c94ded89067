"""All cards of a digest: who finds them, which are dropped, in which order they come."""

from __future__ import annotations

from summarize.analysis import Analysis
from summarize.compare.card import Card
from summarize.compare.contradictions import Contradictions
from summarize.compare.figures import Figures
from summarize.compare.progress import Progress
from summarize.model.comparison import GRAVEST_FIRST, Discrepancy


def discrepancies(
    analysis: Analysis, figures: Figures, contradictions: Contradictions, progress: Progress
) -> tuple[Discrepancy, ...]:
    """Return where sources differ, and where their figures agree: the gravest first, then by place."""
    cards = [*figures(analysis)]
    told = [card.sentences for card in cards if card.discrepancy.verdict != "agree"]
    cards += [*progress(analysis), *contradictions(analysis, told)]

    def place(card: Card) -> tuple[int, int, int]:
        span = card.discrepancy.values[0].span
        return (
            GRAVEST_FIRST.index(card.discrepancy.verdict),
            analysis.numbers[span.source],
            span.start,
        )

    return tuple(card.discrepancy for card in sorted(cards, key=place))
