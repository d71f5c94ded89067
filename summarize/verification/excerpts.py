"""The excerpts of a digest → what they must say, if these are the sentences that were chosen and merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import regex

from summarize.analysis import Analysis
from summarize.assembly.excerpts import claimant, see_also, status
from summarize.compare.cards import corroboration, quote
from summarize.model import Digest, Excerpt, fingerprint
from summarize.model.comparison import Statement
from summarize.model.digest import Context, Explanation, RunnerUp, Support, Vote
from summarize.stages.protocols import Choice
from summarize.verification.choices import Result

_LOST = regex.compile(
    r"it does not fit in what the others leave of the budget"
    r"|its source has its share of the digest"
    r"|it (?P<same>says the same and )?(?P<less>adds less): \d+\.\d{4} against \d+\.\d{4}"
)
"""Why a runner-up loses."""
_IMPOSSIBLE = "no reason of ours"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the excerpts of one digest have in common."""

    result: Result
    selected: bool
    """Whether our own selector chose them, which says why."""
    sentences: frozenset[int]
    """Excerpts and their support."""
    prose: Mapping[tuple[str, int, int], int]
    """Places of the sentences that may be quoted, with their indices."""
    voters: Mapping[tuple[str, int, int], int]
    """Places of the sentences that may be a neighbour in the graph, with their clusters."""


def excerpts(digest: Digest, result: Result) -> tuple[Excerpt, ...]:
    """Return the excerpts of the choices; scores, similarities and weights are taken for granted."""
    selector = digest.config["values"].get("select")
    shown = _Shown(
        result=result,
        selected=isinstance(selector, dict) and selector.get("method") == "coverage",
        sentences=frozenset(i for choice in result.ordered for i in result.members(choice)),
        prose={_at(result.analysis, i): i for i in result.analysis.prose},
        voters=dict(_voters(result)),
    )
    pairs = zip(digest.excerpts, result.ordered, strict=True)
    return tuple(_excerpt(claimed, shown, choice) for claimed, choice in pairs)


def _voters(result: Result) -> Iterator[tuple[tuple[str, int, int], int]]:
    """Yield who may vote; what repeats another sentence has no place of its own in the graph."""
    for number, cluster in enumerate(result.ranking.clusters):
        # Which sentence leads a cluster that is shown is not known.
        for i in cluster.sentences if number < len(result.ordered) else (cluster.lead,):
            yield _at(result.analysis, i), number


def _at(analysis: Analysis, sentence: int) -> tuple[str, int, int]:
    span = analysis.sentences[sentence].span
    return span.document_id, span.start, span.end


def _excerpt(claimed: Excerpt, shown: _Shown, choice: Choice) -> Excerpt:
    result, i = shown.result, choice.sentence
    analysis = result.analysis
    span, document = analysis.sentences[i].span, analysis.document(i)
    return replace(
        claimed,
        id="e" + fingerprint(span.document_id, str(span.start), str(span.end), analysis.texts[i]),
        order=choice.cluster + 1,
        role="body" if choice.cluster else "lead",
        text=analysis.texts[i],
        span=quote(document, span),
        support=_support(claimed, result, choice),
        corroboration=corroboration(analysis, result.ranking.clusters[choice.cluster]),
        context=_context(shown, choice),
        claimant=claimant(analysis, i),
        status=status(analysis, i),
        explanation=_explanation(claimed.explanation, shown, choice),
        see_also=_see_also(claimed, shown, choice),
    )


def _support(claimed: Excerpt, result: Result, choice: Choice) -> tuple[Support, ...]:
    """Return the support in the order of the sources; equal words are exact, and nothing else is."""
    analysis = result.analysis
    found = []
    for i, support in zip(result.members(choice)[1:], claimed.support, strict=True):
        span, document = analysis.sentences[i].span, analysis.document(i)
        relation, similarity = support.relation, support.similarity
        if analysis.terms[i].words == analysis.terms[choice.sentence].words:
            relation, similarity = "exact", 1.0
        elif relation == "exact":
            relation = "copy"
        written = Support(relation, similarity, analysis.texts[i], quote(document, span))
        found.append((analysis.place(span), written))
    return tuple(written for _, written in sorted(found, key=lambda entry: entry[0]))


def _see_also(claimed: Excerpt, shown: _Shown, choice: Choice) -> tuple[Statement, ...]:
    """Return the sentences that are mentioned: one of each source that neither says it nor contradicts it."""
    analysis = shown.result.analysis
    members = shown.result.members(choice)
    told = {analysis.document(i).id for i in members}
    found = []
    for said in claimed.see_also:
        i = shown.prose.get((said.span.source, said.span.start, said.span.end))
        if i is None or said.span.source in told:
            continue
        if any(analysis.conflicts[min(i, j), max(i, j)] is None for j in members):
            told.add(said.span.source)
            found.append(i)
    return see_also(analysis, found)


def _context(shown: _Shown, choice: Choice) -> Context | None:
    """Return the sentence before one that cannot be understood alone, unless it is shown anyway."""
    analysis, i = shown.result.analysis, choice.sentence
    before = i - 1
    if before < 0 or analysis.sentences[before].kind != "prose" or before in shown.sentences:
        return None
    document = analysis.document(i)
    if analysis.document(before).id != document.id:
        return None
    needed = analysis.leaning[i] == "dangling"
    # Who brings a selector of his own decides what needs the sentence before it.
    if not (needed if shown.selected else choice.context is not None):
        return None
    return Context(analysis.texts[before], quote(document, analysis.sentences[before].span))


def _explanation(claimed: Explanation, shown: _Shown, choice: Choice) -> Explanation:
    """Return the explanation without what cannot have been a reason."""

    def cluster(vote: Vote | RunnerUp) -> int | None:
        return shown.voters.get((vote.span.source, vote.span.start, vote.span.end))

    votes = {v.span: v for v in claimed.votes if cluster(v) not in {None, choice.cluster}}
    known = {*shown.result.analysis.terms[choice.sentence].concepts}
    gains = {gain.concept: gain for gain in claimed.concepts if gain.concept in known and gain.weight > 0}
    runner_up = claimed.runner_up
    if shown.selected and runner_up is not None:
        its_own = cluster(runner_up) == choice.cluster
        runner_up = replace(runner_up, reason=_reason(runner_up.reason, same=its_own))
    return Explanation(
        tuple(sorted(votes.values(), key=lambda v: (-v.share, v.span.source, v.span.start))),
        tuple(sorted(gains.values(), key=lambda gain: -gain.weight)),
        runner_up,
    )


def _reason(claimed: str, *, same: bool) -> str:
    """Return why a runner-up lost, if it is a reason that can be."""
    found = _LOST.fullmatch(claimed)
    if found is None:
        return _IMPOSSIBLE
    # Who does not fit may be of the same cluster or of another one.
    fits = found["less"] is not None
    return claimed if not fits or (found["same"] is not None) == same else _IMPOSSIBLE
