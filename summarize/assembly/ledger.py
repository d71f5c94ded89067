"""Every sentence that is neither excerpt nor support → why it is not shown."""

from __future__ import annotations

from summarize.assembly.excerpts import corroboration
from summarize.assembly.places import place
from summarize.assembly.result import Result
from summarize.assembly.sources import NOT_PROSE
from summarize.model import OmissionReason, fingerprint
from summarize.model.digest import Omission, Place

_SCORE_DIGITS = 9


def omissions(result: Result) -> list[Omission]:
    """Account for the rest of the input, in the order of the sources and of the text."""
    collection, ranking = result.collection, result.ranking
    shown = {i for choice in result.ordered for i in result.members(choice)}
    cluster_of = {i: n for n, cluster in enumerate(ranking.clusters) for i in cluster.sentences}
    shelf = {document.id: n for n, document in enumerate(result.sources)}
    hidden = [i for i in range(len(collection.sentences)) if i not in shown]
    hidden.sort(key=lambda i: (shelf[collection.sentences[i].span.document_id], i))
    return [_omission(result, i, cluster_of.get(i)) for i in hidden]


def _omission(result: Result, index: int, cluster: int | None) -> Omission:
    collection = result.collection
    sentence = collection.sentences[index]
    reason: OmissionReason
    of: Place | None = None
    score = told_by = None
    if cluster is None or sentence.kind != "prose":
        reason = NOT_PROSE.get(sentence.kind, "over-budget")
    elif index == (lead := result.ranking.clusters[cluster].lead):
        reason = result.selection.refused.get(cluster, "over-budget")
        score = round(result.ranking.scores[cluster], _SCORE_DIGITS)
        told_by = corroboration(collection, result.ranking.clusters[cluster])
    else:
        reason, of = "duplicate", place(collection.sentences[lead].span)
    return Omission(reason, of, score, told_by, fingerprint(collection.texts[index]), place(sentence.span))
