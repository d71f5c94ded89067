"""Result → Digest."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summarize.assembly.excerpts import excerpt
from summarize.assembly.metrics import measure
from summarize.assembly.omitted import omissions
from summarize.assembly.sources import groups, sources, title
from summarize.assembly.study import Study, Writing
from summarize.compare.retold import Shown, novelty
from summarize.model.canonical import content_hash, hash_of, to_builtins
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
        language=_majority([s.language for s in listed]),
        generator={"name": "summarize", "version": importlib.metadata.version("summarize")},
        config={"name": writing.config["name"], "hash": hash_of(values), "values": values},
        input=Input(
            hash=hash_of(sorted((s.id, s.sha256) for s in listed)),
            documents=len(listed),
            independent_groups=len({*analysis.voices.groups.values()}),
            sentences=len(analysis.sentences),
            problems=(),
        ),
        sources=listed,
        independence=tuple(groups(analysis)),
        excerpts=excerpts,
        discrepancies=comparison.discrepancies,
        quotes=comparison.quotes,
        coverage=comparison.coverage,
        timeline=comparison.timeline,
        novelty=None if writing.retelling is None else novelty(writing.retelling, shown, analysis),
        omitted=omissions(analysis, ranking, writing.selection, {*told}),
        metrics=measure(analysis, [choice.sentence for choice in ordered], writing.budget),
    )
    return sealed(digest)


def sealed(digest: Digest) -> Digest:
    """Return the digest with the id that its content gives."""
    return replace(digest, id=content_hash(to_builtins(digest)))


def with_problems(digest: Digest, problems: Sequence[Problem]) -> Digest:
    """Return the digest with what could not be read written into its ``input``."""
    known = tuple(sorted(problems, key=lambda p: (p.origin, p.code, p.message)))
    return sealed(replace(digest, input=replace(digest.input, problems=known))) if known else digest


def _majority(languages: Sequence[str | None]) -> str | None:
    counts = Counter(language for language in languages if language)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None
