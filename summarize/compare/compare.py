"""Ranking + Analysis → Comparison: all that the digest says about its sources side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.compare.ages import Ages
from summarize.compare.card import Finder
from summarize.compare.cards import in_order
from summarize.compare.contradictions import Contradictions
from summarize.compare.figures import Figures
from summarize.compare.progress import Progress
from summarize.compare.prospects import Prospects
from summarize.compare.quotes import Quotes
from summarize.compare.reversals import Reversals
from summarize.compare.reworded import Reworded
from summarize.compare.single_source import single_source
from summarize.compare.territory import Territory
from summarize.compare.themes import Themes
from summarize.compare.timeline import timeline
from summarize.model.comparison import Coverage, DateMention, Discrepancy
from summarize.model.voices import Utterance


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the digest says about its sources side by side, as the digest writes it."""

    discrepancies: tuple[Discrepancy, ...]
    possible: tuple[Discrepancy, ...]
    quotes: tuple[Utterance, ...]
    coverage: Coverage
    timeline: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Compare the sources: figures, contradictions, progress, quotations, themes. No budget changes it."""

    figures: Figures = field(default_factory=Figures)
    contradictions: Contradictions = field(default_factory=Contradictions)
    progress: Progress = field(default_factory=Progress)
    prospects: Prospects = field(default_factory=Prospects)
    reworded: Reworded = field(default_factory=Reworded)
    reversals: Reversals = field(default_factory=Reversals)
    ages: Ages = field(default_factory=Ages)
    territory: Territory = field(default_factory=Territory)
    quotes: Quotes = field(default_factory=Quotes)
    themes: Themes = field(default_factory=Themes)

    def __call__(self, ranking: Ranking, analysis: Analysis, /) -> Comparison:
        """Return what was found."""
        sure, possible = self.cards(analysis)
        return Comparison(
            discrepancies=sure,
            possible=possible,
            quotes=self.quotes(analysis),
            coverage=Coverage(
                sources=tuple(source.id for source in analysis.sources),
                themes=self.themes(ranking, analysis),
                single_source=single_source(ranking, analysis),
            ),
            timeline=timeline(analysis),
        )

    def cards(self, analysis: Analysis) -> tuple[tuple[Discrepancy, ...], tuple[Discrepancy, ...]]:
        """Return where sources surely differ or give the same figure, and what may be a difference."""
        figures = [*self.figures(analysis)]
        told = [card.sentences for card in figures if card.sure and card.discrepancy.verdict != "agree"]
        finders: tuple[Finder, ...] = (
            self.progress,
            self.prospects,
            self.reworded,
            self.ages,
            self.territory,
            self.reversals,
        )  # one a line  # fmt: skip
        found = [*figures, *(card for find in finders for card in find(analysis))]
        found += self.contradictions(analysis, told)
        sure = in_order((card for card in found if card.sure), analysis)
        return sure, in_order((card for card in found if not card.sure), analysis)
