"""Selection → reading order."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.stages.protocols import Choice, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrder:
    """The lead first, then by day of publication, then what most independent voices say.

    The lead is the opening of the story. Where it was not chosen: a sentence that opens its article and can
    be understood alone, then the one of most voices, then the one of the highest score. What has no day comes
    before what has one. Of equals, what the sources say earlier in their articles comes first.
    """

    def __call__(self, selection: Selection, ranking: Ranking, analysis: Analysis, /) -> tuple[Choice, ...]:
        """Return every choice once, the lead first."""
        choices = selection.choices
        if not choices:
            return ()
        lead = min(choices, key=lambda c: _lead_key(c, ranking, analysis))
        rest = (choice for choice in choices if choice is not lead)
        return (lead, *sorted(rest, key=lambda c: _key(c, ranking, analysis)))


def _lead_key(choice: Choice, ranking: Ranking, analysis: Analysis) -> tuple[object, ...]:
    story, cluster = analysis.story, ranking.clusters[choice.cluster]
    opens = analysis.sentences[choice.sentence].index <= 1
    return (
        story is None or not story.is_opened_by(choice.sentence, analysis),
        not (opens and choice.context is None),
        -len(cluster.earliest(analysis)),
        -round(ranking.scores[choice.cluster], 12),
        choice.sentence,
    )


def _key(choice: Choice, ranking: Ranking, analysis: Analysis) -> tuple[object, ...]:
    cluster = ranking.clusters[choice.cluster]
    day = (analysis.document(choice.sentence).published or "")[:10]
    return day, -len(cluster.earliest(analysis)), round(cluster.depth(analysis), 9), choice.sentence
