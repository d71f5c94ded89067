"""A digest and all of its sources → is it whole, and does it say what follows from its own choices?

The sources are split and read again with the recorded settings, and everything that follows from their
text and from what the digest says it chose, merged and ranked is written down again and compared. Whether
these are the choices that the pipeline makes is not asked here: that is what making it again is for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.assembly.collect import collect
from summarize.assembly.digest import majority
from summarize.assembly.discrepancies import discrepancies
from summarize.assembly.independence import groups
from summarize.assembly.ledger import omissions
from summarize.assembly.metrics import measure
from summarize.assembly.quotes import utterances
from summarize.assembly.sources import sources, title_of
from summarize.assembly.timeline import timeline
from summarize.model import Digest, Document, Problem
from summarize.model.places import Place, Quote
from summarize.render.json import to_builtins
from summarize.verification.beside import coverage, novelty
from summarize.verification.choices import COMPARED, Places, recorded_budget, recorded_stage, result_of
from summarize.verification.claims import part_claims, whole_claims
from summarize.verification.differences import named
from summarize.verification.excerpts import excerpts
from summarize.verification.places import at

if TYPE_CHECKING:
    from summarize.assembly import Result
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
    split, independence = recorded_stage(digest, "split"), recorded_stage(digest, "independence")
    budget = recorded_budget(digest)
    if split is None or independence is None or budget is None:
        msg = "how its sources were split is not one of our methods: its sentences were not checked"
        return [Problem(NOT_CHECKED, digest.id, msg)]
    collection = collect(_as_listed(digest, documents), split, independence)
    places = Places.of(collection)
    odd = [*_no_sentences(digest, places), *_unaccounted(digest, places)]
    if odd:
        return odd
    result = result_of(digest, places, budget)
    missing = [slot for slot in COMPARED if recorded_stage(digest, slot) is None]
    problems = named(to_builtins(digest), to_builtins(_written_again(digest, result, places, missing)))
    problems += _odd_scores(digest)
    if missing:
        msg = f"its {', '.join(missing)} are not made by one of our methods, and were not checked"
        problems.append(Problem(NOT_CHECKED, digest.id, msg))
    return problems


def _as_listed(digest: Digest, documents: Mapping[str, Document]) -> list[Document]:
    """Give the documents the names that the digest has for them: a file may have been renamed."""
    listed = {source.id: source for source in digest.sources}
    return [replace(d, id=name, origin=listed[name].origin) for name, d in documents.items()]


def _no_sentences(digest: Digest, places: Places) -> Iterator[Problem]:
    known = places.collection.documents
    for claim in (*whole_claims(digest), *part_claims(digest)):
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
        name = places.collection.documents[place[0]].origin or place[0]
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


def _written_again(digest: Digest, result: Result, places: Places, missing: Sequence[str]) -> Digest:
    collection = result.collection
    listed = sources(result, {e.span.source for e in digest.excerpts})
    order = tuple(source.id for source in listed)
    figures_known = not {"discrepancies", "figures", "statuses"} & {*missing}
    return replace(
        digest,
        title=_title(digest, result),
        language=majority([source.language for source in listed]),
        generator={"name": "summarize", "version": digest.generator.get("version")},
        input=replace(
            digest.input,
            documents=len(listed),
            independent_groups=len({*collection.voices.values()}),
            sentences=len(collection.sentences),
        ),
        sources=listed,
        independence=tuple(groups(result)),
        excerpts=excerpts(digest, result),
        discrepancies=discrepancies(result) if figures_known else digest.discrepancies,
        quotes=digest.quotes if "quotes" in missing else tuple(utterances(result)),
        coverage=coverage(digest, places, result, order),
        timeline=timeline(result),
        novelty=novelty(digest, places),
        omitted=tuple(omissions(result)),
        metrics=_metrics(digest, result),
    )


def _metrics(digest: Digest, result: Result) -> Metrics:
    """Measure again; how long the shortest sentence is depends on what the selector may choose."""
    measured = measure(result)
    least = {key: value for key, value in digest.metrics.budget.items() if key == "least"}
    known = not digest.excerpts and isinstance(least.get("least"), float | int)
    return replace(measured, budget={**measured.budget, **least}) if known else measured


def _title(digest: Digest, result: Result) -> Title | None:
    """Return the title of the first excerpt's source, or of one that supports it: of which is not known."""
    for choice in result.ordered:
        first, *others = (
            title_of(result.collection, result.collection.sentences[i].span.document_id)
            for i in result.members(choice)
        )
        possible = [title for title in ([first] if first is not None else others) if title is not None]
        if possible:
            return digest.title if digest.title in possible else possible[0]
    return None
