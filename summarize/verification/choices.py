"""A digest and its sources, read again → the Result that its own choices make, to be written down again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scipy.sparse import csr_array

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Member, Ranking
from summarize.methods import SLOTS, is_excessive, make_stage, stage_type
from summarize.model import Budget, Digest, OmissionReason, count_words
from summarize.model.comparison import Place, Quote
from summarize.model.digest import Omission
from summarize.schema import check_config
from summarize.stages.protocols import Choice, Selection
from summarize.tuning.auto import LONGEST

_TOO_SHORT = 3
"""Words from which on a sentence is not too short."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the sentences of an analysis."""

    analysis: Analysis
    units: Mapping[tuple[str, int, int], int]

    @classmethod
    def of(cls, analysis: Analysis) -> Places:
        """Index the sentences of a analysis."""
        spans = (sentence.span for sentence in analysis.sentences)
        return cls(analysis, {(s.document_id, s.start, s.end): i for i, s in enumerate(spans)})

    def find(self, place: Place | Quote) -> int | None:
        """Return the sentence that is exactly at a place."""
        return self.units.get((place.source, place.start, place.end))

    def prose(self, place: Place | Quote) -> int | None:
        """Return the sentence that is exactly at a place, if it may be quoted."""
        found = self.find(place)
        return None if found is None or self.analysis.sentences[found].kind != "prose" else found


def recorded_stage(digest: Digest, slot: str) -> Any:  # noqa: ANN401  # whichever stage it names
    """Return the stage that a digest records for a slot; None where it is none of ours, or wrong."""
    values = digest.config.get("values")
    table = values.get(slot) if isinstance(values, dict) else None
    if not isinstance(table, dict) or slot not in SLOTS or stage_type(slot, table) is None:
        return None
    if is_excessive(table) or any(check_config({slot: table})):
        return None
    try:
        return make_stage(slot, table)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def recorded_budget(digest: Digest) -> Budget | None:
    """Return the budget that a digest records, or None where it is none."""
    values = digest.config.get("values")
    try:
        return Budget(**values["budget"])  # type: ignore[index]  # whatever it is
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Result:
    """What a digest says that was merged, ranked and chosen."""

    analysis: Analysis
    ranking: Ranking
    selection: Selection
    budget: Budget
    """Resolved."""

    @property
    def ordered(self) -> tuple[Choice, ...]:
        """The excerpts in their order."""
        return self.selection.choices

    def members(self, choice: Choice) -> tuple[int, ...]:
        """Return every sentence that says the same as a chosen one, itself included."""
        return self.ranking.clusters[choice.cluster].sentences


def result_of(digest: Digest, places: Places, budget: Budget) -> Result:
    """Take what a digest chose and merged for granted; every place in it is a sentence.

    The lead of a cluster that is shown is not known: the excerpt leads it here.
    """
    analysis = places.analysis
    shown = [_shown_cluster(digest, places, n) for n in range(len(digest.excerpts))]
    hidden = list(_hidden_clusters(digest, places))
    claimed = {places.find(o.span): o for o in digest.omitted}
    clusters = (*shown, *hidden)
    omitted = [claimed[cluster.lead] for cluster in hidden]
    scores = [*(e.score for e in digest.excerpts), *(o.score or 0.0 for o in omitted)]
    reasons = {
        n: reason
        for n, omission in enumerate(omitted, len(shown))
        if (reason := _possible(digest, omission, clusters[n], analysis)) is not None
    }
    choices = tuple(
        Choice(n, cluster.lead, context=None if e.context is None else places.prose(e.context.span))
        for n, (cluster, e) in enumerate(zip(shown, digest.excerpts, strict=True))
    )
    return Result(
        analysis=analysis,
        ranking=Ranking(clusters, tuple(scores), (), csr_array((0, 0)), 0.0),
        selection=Selection(choices, reasons),
        budget=_resolved(digest, budget, analysis),
    )


def _resolved(digest: Digest, budget: Budget, analysis: Analysis) -> Budget:
    """Return the limit that held; what ``auto`` came to is known to who makes the digest again."""
    found = digest.metrics.budget.get("limit")
    if budget.unit == "auto" and isinstance(found, int | float) and 0 <= found <= LONGEST:
        return Budget(found)
    return budget.resolve(analysis.words)


def _shown_cluster(digest: Digest, places: Places, number: int) -> Cluster:
    excerpt = digest.excerpts[number]
    members = ((places.find(s.span), s) for s in excerpt.support)
    lead = places.find(excerpt.span)
    assert lead is not None  # noqa: S101  # the caller looked
    return Cluster(lead, tuple(Member(i, s.relation, s.similarity) for i, s in members if i is not None))


def _hidden_clusters(digest: Digest, places: Places) -> Iterator[Cluster]:
    """Yield the clusters that are not shown: a sentence, and those that are said to repeat it."""
    repeating: dict[int, list[Member]] = {}
    leads = []
    # Only a deduplicator of somebody's own leaves a sentence in no cluster.
    complete = recorded_stage(digest, "dedup") is not None
    for omission in digest.omitted:
        i = places.prose(omission.span)
        of = None if omission.of is None else places.prose(omission.of)
        if i is not None and omission.of is None and (complete or omission.score is not None):
            leads.append(i)
        elif i is not None and of is not None:
            repeating.setdefault(of, []).append(Member(i, "paraphrase", 0.0))
    for lead in sorted(leads):
        members = sorted(repeating.get(lead, ()), key=lambda member: member.sentence)
        yield Cluster(lead, tuple(members))


def _possible(
    digest: Digest, omission: Omission, cluster: Cluster, analysis: Analysis
) -> OmissionReason | None:
    """Return the reason why a cluster is not shown, unless its sentences rule it out."""
    # Of equal words, the first sentence is the one that may be chosen.
    wordings = {analysis.terms[i].words: i for i in reversed(cluster.sentences)}
    possible = {
        "over-budget": True,
        "source-share": True,
        "adds-little": True,
        "already-told": digest.novelty is not None,
        "too-short": all(count_words(analysis.texts[i]) < _TOO_SHORT for i in wordings.values()),
        "dangling": any(analysis.leaning[i] == "dangling" for i in wordings.values()),
    }
    return omission.reason if possible.get(omission.reason) else None
