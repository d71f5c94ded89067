"""Result → Digest."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from summarize.assembly.excerpts import excerpt
from summarize.assembly.metrics import measure
from summarize.assembly.omitted import omissions
from summarize.assembly.sources import groups, sources, title, unread
from summarize.assembly.study import Study, Writing
from summarize.compare.retold import Shown, novelty
from summarize.model.canonical import hash_of, id_of
from summarize.model.digest import Digest, Input, Problem


def assemble(study: Study, writing: Writing) -> Digest:
    """Return the digest; every sentence is in exactly one of excerpts, support and omitted."""
    analysis, ranking, comparison = study.analysis, study.ranking, study.comparison
    ordered = writing.ordered
    excerpts = tuple(excerpt(analysis, ranking, number, choice) for number, choice in enumerate(ordered, 1))
    told = [i for choice in ordered for i in (choice.sentence, *ranking.clusters[choice.cluster].sentences)]
    listed = sources(analysis, {e.span.source for e in excerpts})
    shown = [Shown(e, c.cluster, c.sentence) for e, c in zip(excerpts, ordered, strict=True)]
    values = writing.config["values"]
    digest = Digest(
        title=title(analysis, told),
        language=majority([s.language for s in listed]),
        generator=generator(),
        config={"name": writing.config["name"], "hash": hash_of(values), "values": values},
        input=Input(
            hash=hash_of(sorted((s.id, s.sha256) for s in listed)),
            documents=len(listed),
            independent_groups=len({*analysis.voices.groups.values()}),
            sentences=len(analysis.sentences),
            problems=tuple(sorted((*study.problems, *unread(analysis.sources)), key=_problem_order)),
        ),
        sources=listed,
        independence=tuple(groups(analysis)),
        excerpts=excerpts,
        discrepancies=comparison.discrepancies,
        possible=comparison.possible,
        quotes=comparison.quotes,
        coverage=comparison.coverage,
        timeline=comparison.timeline,
        novelty=None if writing.retelling is None else novelty(writing.retelling, shown, analysis),
        omitted=omissions(analysis, ranking, writing.selection, {*told}),
        metrics=measure(analysis, ordered, writing.budget, writing.selection.least),
    )
    return sealed(digest)


def sealed(digest: Digest) -> Digest:
    """Return the digest with the id that its content gives."""
    return replace(digest, id=id_of(digest))


def _problem_order(problem: Problem) -> tuple[str, str, str]:
    return problem.origin, problem.code, problem.message


@cache
def _version() -> str:
    return importlib.metadata.version("summarize")


def generator() -> dict[str, str]:
    """Return the name and the version of this program."""
    return {"name": "summarize", "version": _version()}


def majority(languages: Sequence[str | None]) -> str | None:
    """Return the language that most documents have, the first by name of equals."""
    counts = Counter(language for language in languages if language)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None
