"""Every sentence that is neither excerpt nor support → why it is not shown."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.assembly.sources import NOT_PROSE
from summarize.compare.places import corroboration, place
from summarize.model import OmissionReason, fingerprint
from summarize.model.digest import Omission, Place
from summarize.stages.protocols import Selection

_SCORE_DIGITS = 9


def omissions(
    analysis: Analysis, ranking: Ranking, selection: Selection, shown: AbstractSet[int]
) -> tuple[Omission, ...]:
    """Account for the sentences that are not in ``shown``, in the order of the sources and of the text."""
    cluster_of = {i: n for n, cluster in enumerate(ranking.clusters) for i in cluster.sentences}
    hidden = [i for i in range(len(analysis.sentences)) if i not in shown]
    hidden.sort(key=lambda i: (analysis.numbers[analysis.sentences[i].span.document_id], i))
    return tuple(_omission(analysis, ranking, selection, (i, cluster_of)) for i in hidden)


def _omission(
    analysis: Analysis, ranking: Ranking, selection: Selection, place_in: tuple[int, Mapping[int, int]]
) -> Omission:
    index, cluster_of = place_in
    cluster = cluster_of.get(index)
    sentence = analysis.sentences[index]
    reason: OmissionReason
    of: Place | None = None
    score = told_by = None
    said_again = cluster_of.get(analysis.restated.get(index, index)) if sentence.kind != "prose" else None
    if said_again is not None:
        reason, of = "duplicate", place(analysis.sentences[ranking.clusters[said_again].lead].span)
    elif cluster is None or sentence.kind != "prose":
        reason = NOT_PROSE.get(sentence.kind, "over-budget")
    elif index == (lead := ranking.clusters[cluster].lead):
        reason = selection.refused.get(cluster, "over-budget")
        score = round(ranking.scores[cluster], _SCORE_DIGITS)
        told_by = corroboration(analysis, ranking.clusters[cluster])
    else:
        reason, of = "duplicate", place(analysis.sentences[lead].span)
    return Omission(reason, of, score, told_by, fingerprint(analysis.texts[index]), place(sentence.span))
