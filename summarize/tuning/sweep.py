"""One study, many lengths → what each of them buys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from typing import Any, Protocol

from summarize.assembly import Study
from summarize.model import Budget, Digest
from summarize.render.formats import AtHand
from summarize.tuning.auto import LONGEST, SHORTEST, knee
from summarize.tuning.reach import Reach

LENGTHS = range(SHORTEST, LONGEST + 1, 10)
"""Words, where nothing else is asked for."""
_DIGITS = 6
_PER = 50

Scorer = Callable[[Digest], Mapping[str, float]]
"""Digest → further scores of it, 0 to 1, by their names."""


class Writer(Protocol):
    """What writes digests of a study: a pipeline."""

    def write(self, study: Study, budget: Budget, /) -> Digest:
        """Return the digest of one length."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one length buys."""

    limit: int
    """Most words."""
    words: int
    sentences: int
    concepts: float
    """Share of the weight of the concepts that independent voices have in common, 0 to 1."""
    facts: float
    """Share of the assertions of the sources, each weighed by the voices that make it, 0 to 1."""
    voices: int
    """Independent voices that are quoted."""
    redundancy: float
    """Mean over the sentences of the highest cosine with another one, 0 to 1."""
    new: float | None
    """Assertions that the digest before did not make, for each 50 words more; None where it is no longer."""
    kept: float
    """Share of what the digest before said that is said here too, 0 to 1."""
    order: float
    """Kendall's τ between the order of both in what they share, -1 to 1."""
    scores: Mapping[str, float] = field(default_factory=dict)
    """Further scores, 0 to 1, where there is something to compare with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Lengths in ascending order, and where more words stop paying."""

    rows: tuple[Row, ...]
    knee: int | None
    """Words at the knee of ``concepts`` (Kneedle); None where the curve has none."""
    voices: int
    """Independent voices of the sources."""
    sources: int
    words: int
    """Words of the sources."""

    def to_plain(self) -> dict[str, Any]:
        """Return the sweep as plain data, for JSON."""
        return {**asdict(self), "rows": [asdict(row) for row in self.rows]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweeper:
    """How lengths are tried."""

    lengths: Sequence[int] = LENGTHS
    """Words."""
    scorer: Scorer | None = None
    progress: Callable[[str], None] = lambda _: None
    """Called with what is done next."""

    def __call__(self, study: Study, writer: Writer, /) -> Sweep:
        """Write a digest of each length and measure it.

        Raises:
            ValueError: there is no length, or a negative one.

        """
        lengths = sorted({*self.lengths})
        if not lengths or lengths[0] < 0:
            msg = "a sweep needs lengths in words that are not negative"
            raise ValueError(msg)
        reach = Reach.of(study.ranking, study.analysis)
        meter = _Meter(reach, study)
        rows: list[Row] = []
        for number, limit in enumerate(lengths, 1):
            self.progress(f"{limit} words ({number} of {len(lengths)})")
            made = writer.write(study, Budget(limit))
            scores = {} if self.scorer is None else self.scorer(made)
            rows.append(meter.row(limit, made, scores))
        bend = knee(lengths, [row.concepts for row in rows])
        return Sweep(
            rows=tuple(rows),
            knee=None if bend is None else round(bend),
            voices=len({*study.analysis.voices.groups.values()}),
            sources=len(study.analysis.sources),
            words=study.analysis.words,
        )


class _Meter:
    """Measures digests one after the other, each against the one before."""

    def __init__(self, reach: Reach, study: Study) -> None:
        self._reach, self._study = reach, study
        self._at = {(s.span.document_id, s.span.start): i for i, s in enumerate(study.analysis.sentences)}
        self._before: tuple[int, ...] = ()
        self._words = 0

    def row(self, limit: int, made: Digest, scores: Mapping[str, float]) -> Row:
        """Return what one digest covers, and what it changed."""
        shown = [self._at[e.span.source, e.span.start] for e in made.excerpts]
        brought = (e.context for e in made.excerpts if e.context is not None)
        told = self._told(shown)
        new, more = len({*told} - {*self._before}), made.metrics.words - self._words
        row = Row(
            limit=limit,
            words=made.metrics.words,
            sentences=made.metrics.sentences,
            concepts=_rounded(
                self._reach.concepts_in([*shown, *(self._at[c.span.source, c.span.start] for c in brought)])
            ),
            facts=_rounded(self._reach.facts_in(told)),
            voices=len({self._study.analysis.voice(i) for i in shown}),
            redundancy=made.metrics.redundancy,
            new=_rounded(_PER * new / more) if more > 0 else None,
            kept=_rounded(kept(self._before, told)),
            order=_rounded(order_kept(self._before, told)),
            scores={name: _rounded(score) for name, score in scores.items()},
        )
        self._before, self._words = told, made.metrics.words
        return row

    def _told(self, shown: Iterable[int]) -> tuple[int, ...]:
        """Return the assertions of sentences, in their order."""
        return tuple(self._reach.cluster_of[i] for i in shown)


def _rounded(value: float) -> float:
    return round(value, _DIGITS)


def kendall_tau(order: Sequence[float]) -> float:
    """Return Kendall's τ of a sequence of places against their sorted order; ties count for nothing."""
    pairs = list(combinations(order, 2))
    score = sum((a < b) - (a > b) for a, b in pairs)
    return score / len(pairs) if pairs else 1.0


def kept(shorter: Sequence[Hashable], longer: Sequence[Hashable]) -> float:
    """Return the share of the shorter digest's assertions that the longer one makes too, 0 to 1."""
    return sum(item in longer for item in shorter) / len(shorter) if shorter else 1.0


def order_kept(shorter: Sequence[Hashable], longer: Sequence[Hashable]) -> float:
    """Return Kendall's τ between the orders of what both make, -1 to 1; 1 for fewer than two."""
    places = {item: place for place, item in enumerate(shorter)}
    return kendall_tau([places[item] for item in longer if item in places])


_LENGTHS = (0, 50, 100, 150, 200, 300, 400, 500, 600)
"""Words of the digests of which a page shows how much they cover."""
_MOST_MEASURED = 3000
"""Sentences of an input whose other lengths are measured: with more, that takes as long as the digest."""


def at_hand(study: Study, writer: Writer, also: Iterable[int] = ()) -> AtHand:
    """Return the documents of a study, and which share of its concepts digests of several lengths cover.

    ``also`` are lengths in words besides the usual ones.
    """
    documents = tuple(study.analysis.documents.values())
    if len(study.analysis.sentences) > _MOST_MEASURED:
        return AtHand(documents=documents)
    rows = Sweeper(lengths=(*_LENGTHS, *also))(study, writer).rows
    return AtHand(documents=documents, lengths=tuple((row.words, row.concepts) for row in rows))
