"""A digest and all of its sources → is it whole, and does it say what follows from its own choices?

The sources are split and read again with the recorded settings, and everything that follows from their
text and from what the digest says it chose, merged and ranked is written down again and compared. Whether
these are the choices that the pipeline makes is not asked here: that is what making it again is for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.analysis import Analysis, annotate
from summarize.assembly.digest import majority, measure
from summarize.assembly.excerpts import groups, omissions, sources, title_of
from summarize.compare.compare import Compare, timeline
from summarize.model import Digest, Document, Problem
from summarize.model.canonical import to_builtins
from summarize.model.comparison import Place, Quote, count_independent
from summarize.verification.beside import coverage, novelty
from summarize.verification.choices import Places, Result, recorded_budget, recorded_stage, result_of
from summarize.verification.claims import at, claims
from summarize.verification.differences import named
from summarize.verification.excerpts import excerpts

if TYPE_CHECKING:
    from summarize.model.digest import Metrics, Title

NOT_CHECKED = "not-checked"
_SURE_RANKERS = frozenset({"textrank", "sumy"})
"""Rankers whose scores sum to 1."""


def structure(digest: Digest, documents: Mapping[str, Document]) -> list[Problem]:
    """Check a digest against the documents of all of its sources, by id, in canonical order.

    Codes: ``sentence-changed`` (not a whole sentence, or one that is accounted for not at all or twice),
    ``differs`` (something else follows from the sources), ``not-checked`` (made by a stage of
    somebody's own).
    """
    split, voices = recorded_stage(digest, "split"), recorded_stage(digest, "voices")
    budget = recorded_budget(digest)
    if split is None or voices is None or budget is None:
        msg = "how its sources were split is not one of our methods: its sentences were not checked"
        return [Problem(NOT_CHECKED, digest.id, msg)]
    analysis = Analysis([annotate(d, split) for d in _as_listed(digest, documents)], voices)
    places = Places.of(analysis)
    odd = [*_no_sentences(digest, places), *_unaccounted(digest, places)]
    if odd:
        return odd
    result = result_of(digest, places, budget)
    compare = recorded_stage(digest, "compare")
    problems = named(to_builtins(digest), to_builtins(_written_again(digest, result, places, compare)))
    problems += _odd_scores(digest)
    if compare is None:
        msg = "how its sources were compared is not one of our methods: its cards and quotes were not checked"
        problems.append(Problem(NOT_CHECKED, digest.id, msg))
    return problems


def _as_listed(digest: Digest, documents: Mapping[str, Document]) -> list[Document]:
    """Give the documents the names that the digest has for them: a file may have been renamed."""
    listed = {source.id: source for source in digest.sources}
    return [replace(d, id=name, origin=listed[name].origin) for name, d in documents.items()]


def _no_sentences(digest: Digest, places: Places) -> Iterator[Problem]:
    known = places.analysis.documents
    for claim in claims(digest):
        if claim.sentence and places.prose(claim.quote) is None:
            name = known[claim.quote.source].origin or claim.quote.source
            message = f"{name}: {claim.label} is not a whole sentence, at {at(claim.quote)}"
            yield Problem("sentence-changed", name, message)


def _unaccounted(digest: Digest, places: Places) -> Iterator[Problem]:
    """Find sentences that are not exactly once an excerpt, a support or omitted."""
    spans: list[Quote | Place] = [omission.span for omission in digest.omitted]
    for excerpt in digest.excerpts:
        spans.append(excerpt.span)
        spans += [support.span for support in excerpt.support]
    told = Counter((span.source, span.start, span.end) for span in spans)
    for place in dict.fromkeys([*places.units, *told]):
        count = told[place]
        if count == 1 and place in places.units:
            continue
        name = places.analysis.documents[place[0]].origin or place[0]
        where = f"{place[1]}–{place[2]}"
        if place not in places.units:
            message = f"{name}: no sentence, though it is listed as one, at {where}"
        else:
            message = (
                f"{name}: a sentence is listed {count} times among excerpts, support and omitted, at {where}"
            )
        yield Problem("sentence-changed", name, message)


def _odd_scores(digest: Digest) -> Iterator[Problem]:
    """The scores of all clusters sum to 1, each rounded to nine digits."""
    scores = [*(e.score for e in digest.excerpts), *(o.score for o in digest.omitted if o.score is not None)]
    ranker = digest.config["values"].get("rank")
    ours = isinstance(ranker, dict) and ranker.get("method") in _SURE_RANKERS
    if ours and abs(math.fsum(scores) - 1) > 1e-9 * len(scores):
        yield Problem("digest-changed", digest.id, "the digest was edited: its scores do not sum to 1")


def _written_again(digest: Digest, result: Result, places: Places, compare: Compare | None) -> Digest:
    analysis = result.analysis
    listed = sources(analysis, {e.span.source for e in digest.excerpts})
    order = tuple(source.id for source in listed)
    cards, possible, quotes = digest.discrepancies, digest.possible, digest.quotes
    if compare is not None:
        cards, possible = compare.cards(analysis)
        quotes = compare.quotes(analysis)
    shown = {i for choice in result.ordered for i in result.members(choice)}
    return replace(
        digest,
        title=_title(digest, result),
        language=majority([source.language for source in listed]),
        generator={"name": "summarize", "version": digest.generator.get("version")},
        input=replace(
            digest.input,
            documents=len(listed),
            independent_groups=count_independent((source.group, source.publisher) for source in listed),
            sentences=len(analysis.sentences),
        ),
        sources=listed,
        independence=tuple(groups(analysis)),
        excerpts=excerpts(digest, result),
        discrepancies=cards,
        possible=possible,
        quotes=quotes,
        coverage=coverage(digest, places, result, order),
        timeline=timeline(analysis),
        novelty=novelty(digest, places),
        omitted=omissions(analysis, result.ranking, result.selection, shown),
        metrics=_metrics(digest, result),
    )


def _metrics(digest: Digest, result: Result) -> Metrics:
    """Measure again; how long the shortest sentence is depends on what the selector may choose."""
    least = digest.metrics.budget.get("least")
    known = least if isinstance(least, float | int) else None
    return measure(result.analysis, result.ordered, result.budget, known)


def _title(digest: Digest, result: Result) -> Title | None:
    """Return the headline of the story, else of the first excerpt's source or of one that supports it.

    Of which of these is not known.
    """
    story = result.analysis.story
    if story is not None and (found := title_of(result.analysis, story.document)) is not None:
        return found
    for choice in result.ordered:
        first, *others = (
            title_of(result.analysis, result.analysis.sentences[i].span.document_id)
            for i in result.members(choice)
        )
        possible = [title for title in ([first] if first is not None else others) if title is not None]
        if possible:
            return digest.title if digest.title in possible else possible[0]
    return None
