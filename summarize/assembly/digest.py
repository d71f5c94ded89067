"""Result → Digest."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summarize.assembly.coverage import coverage
from summarize.assembly.discrepancies import discrepancies
from summarize.assembly.excerpts import excerpt
from summarize.assembly.independence import groups
from summarize.assembly.ledger import omissions
from summarize.assembly.metrics import measure
from summarize.assembly.novelty import novelty
from summarize.assembly.quotes import utterances
from summarize.assembly.result import Result
from summarize.assembly.sources import sources, title, unread
from summarize.assembly.timeline import timeline
from summarize.model.digest import Digest, Input, Problem
from summarize.render.json import content_hash, hash_of, to_builtins


def assemble(result: Result) -> Digest:
    """Return the digest; every sentence is in exactly one of excerpts, support and omitted."""
    collection = result.collection
    excerpts = tuple(excerpt(result, number, choice) for number, choice in enumerate(result.ordered, 1))
    listed = sources(result, {e.span.source for e in excerpts})
    values = result.config["values"]
    digest = Digest(
        title=title(result),
        language=majority([s.language for s in listed]),
        generator=generator(),
        config={"name": result.config["name"], "hash": hash_of(values), "values": values},
        input=Input(
            hash=hash_of(sorted((s.id, s.sha256) for s in listed)),
            documents=len(listed),
            independent_groups=len({*collection.voices.values()}),
            sentences=len(collection.sentences),
            problems=tuple(sorted(unread(result.sources), key=_problem_order)),
        ),
        sources=listed,
        independence=tuple(groups(result)),
        excerpts=excerpts,
        discrepancies=discrepancies(result),
        quotes=tuple(utterances(result)),
        coverage=coverage(result),
        timeline=timeline(result),
        novelty=novelty(result, excerpts),
        omitted=tuple(omissions(result)),
        metrics=measure(result),
        trace=(collection, result.ranking),
    )
    return sealed(digest)


def sealed(digest: Digest) -> Digest:
    """Return the digest with the id that its content gives."""
    return replace(digest, id=content_hash(to_builtins(digest)))


def with_problems(digest: Digest, problems: Sequence[Problem]) -> Digest:
    """Return the digest with what could not be read written into its ``input``."""
    known = tuple(sorted((*problems, *digest.input.problems), key=_problem_order))
    return sealed(replace(digest, input=replace(digest.input, problems=known))) if problems else digest


def _problem_order(problem: Problem) -> tuple[str, str, str]:
    return problem.origin, problem.code, problem.message


def generator() -> dict[str, str]:
    """Return the name and the version of this program."""
    return {"name": "summarize", "version": importlib.metadata.version("summarize")}


def majority(languages: Sequence[str | None]) -> str | None:
    """Return the language that most documents have, the first by name of equals."""
    counts = Counter(language for language in languages if language)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None
