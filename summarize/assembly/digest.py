"""What was studied and chosen → Digest, with its metrics and its id."""

from __future__ import annotations

import importlib.metadata
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking, mean_highest_cosine
from summarize.assembly.excerpts import excerpt, groups, omissions, sources, title, unread
from summarize.compare.compare import Comparison
from summarize.compare.novelty import Retelling, Shown, novelty
from summarize.model import Budget, Problem, count_words
from summarize.model.canonical import hash_of, id_of
from summarize.model.comparison import count_independent
from summarize.model.digest import Digest, Input, Json, Metrics
from summarize.stages.protocols import Choice, Selection

if TYPE_CHECKING:
    import networkx


# What was chosen → measures of the digest.

_DIGITS = 6


def measure(analysis: Analysis, choices: Sequence[Choice], budget: Budget, least: float | None) -> Metrics:
    """Return length, compression, redundancy and balance of what was chosen, in its order.

    A sentence that another one brings along counts against the budget only. ``least`` is the budget that
    the shortest sentence needs: it is written down where none fits.
    """
    shown = [choice.sentence for choice in choices]
    brought = [analysis.texts[choice.context] for choice in choices if choice.context is not None]
    texts = [analysis.texts[i] for i in shown]
    words = sum(map(count_words, texts))
    total = sum(count_words(document.text) for document in analysis.sources)
    text = " ".join(texts)
    minutes = Budget(0, "minutes").measure(text) if text else 0.0
    quoted = Counter(analysis.sentences[i].span.document_id for i in shown)
    short = {} if shown or least is None else {"least": Budget(least, budget.unit).limit}
    return Metrics(
        sentences=len(texts),
        words=words,
        characters=len(text),
        minutes=round(minutes, _DIGITS),
        budget={
            "limit": budget.limit,
            "unit": budget.unit,
            "used": round(budget.used([*brought, *texts]), _DIGITS),
            **short,
        },
        compression=round(words / total, _DIGITS) if total else 0.0,
        redundancy=round(mean_highest_cosine([analysis.terms[i].content for i in shown]), _DIGITS),
        balance=round(evenness(quoted, len(analysis.sources)), _DIGITS),
    )


def evenness(counts: Counter[str], sources: int) -> float:
    """Return the entropy of quoted sources over its maximum, 0 to 1 (Shannon evenness)."""
    total = counts.total()
    most = min(sources, total)
    if most < 2:
        return 0.0
    entropy = -math.fsum(n / total * math.log(n / total) for n in sorted(counts.values()))
    return abs(entropy / math.log(most))


# What a digest is made of: a study, which no budget changes, and a writing of it.


@dataclass(frozen=True, slots=True)
class Study:
    """What was read, ranked and compared: digests of any length can be written from it."""

    analysis: Analysis
    ranking: Ranking
    comparison: Comparison
    problems: tuple[Problem, ...] = ()
    """What could not be read; it goes into the digest."""

    def graph(self) -> networkx.Graph[str]:
        """Return what was ranked as a ``networkx.Graph``.

        A node is a cluster, named ``document:start-end`` after its lead sentence, with ``text``,
        ``score``, ``teleport``, ``documents`` and ``position``; an edge has ``weight``; the graph has
        ``damping``. ``networkx.pagerank`` on it, with the teleport vector as ``personalization`` and
        ``dangling``, gives the scores.
        """
        from summarize.stages.graph import export  # networkx takes 0.3 s to import  # noqa: PLC0415

        return export(self.analysis, self.ranking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What was chosen of a study for one budget, and in which order it is shown."""

    selection: Selection
    ordered: tuple[Choice, ...]
    budget: Budget
    """Resolved."""
    retelling: Retelling | None
    """What an earlier digest reported of it."""
    config: Json
    """Name and effective values."""


# Result → Digest.


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
            independent_groups=count_independent((source.group, source.publisher) for source in listed),
            sentences=len(analysis.sentences),
            problems=tuple(
                sorted(
                    (*study.problems, *unread(analysis.sources)), key=lambda p: (p.origin, p.code, p.message)
                )
            ),
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
