"""Analysis → where two sources say nearly the same and contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from scipy.sparse import csr_array

from summarize.analysis import Analysis
from summarize.analysis.conflicts import Conflict
from summarize.analysis.groups import Groups
from summarize.analysis.vectors import tf_idf
from summarize.compare.card import Card, verbatim
from summarize.compare.events import may_be_one
from summarize.compare.subjects import about
from summarize.language.words import may_be_one_language
from summarize.model.comparison import Compared, Discrepancy
from summarize.model.ranges import Share

_REASONS: dict[Conflict, str] = {
    "figure": "their figures differ",
    "negation": "one denies what the other says",
    "direction": "they say opposite directions",
    "date": "they name different days or months",
    "modality": "one reports as a fact what the other hedges",
    "role": "the same names in other roles",
    "name": "they name somebody or something else",
}


_SURE: frozenset[Conflict] = frozenset({"negation", "direction"})
"""Kinds that are printed where the sentences share all else; what else differs is mostly said otherwise."""
_FEWEST = 3
"""Content stems that such sentences share."""


@dataclass(frozen=True, slots=True)
class _Contradiction:
    """Two sentences of different sources, by index, that cannot both be the same assertion."""

    a: int
    b: int
    kind: Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictions:
    """Report pairs of sentences that are alike and contradict each other. Nobody is judged right."""

    likeness: Share = 0.5
    """Least likeness of two sentences that are compared."""
    story: Share = 0.05
    """Least cosine of their documents, by tf-idf: the "key points" of two stories contradict nothing."""

    def __call__(self, analysis: Analysis, told: Sequence[AbstractSet[int]], /) -> Iterator[Card]:
        """Yield cards of whole sentences: it is not always one phrase that contradicts.

        Sentences that are linked by contradictions of one kind share a card, so that many versions of
        one sentence make one card and not a card for each pair of them. Figures that differ are left
        out where both sentences are among the sentences of a card in ``told``.
        """
        shown = [
            c
            for c in self._find(analysis)
            if c.kind != "figure" or not any({c.a, c.b} <= sentences for sentences in told)
        ]
        linked = Groups((c.kind, sentence) for c in shown for sentence in (c.a, c.b))
        for c in shown:
            linked.join((c.kind, c.a), (c.kind, c.b))
        groups: dict[tuple[Conflict, int], list[_Contradiction]] = {}
        for c in shown:
            groups.setdefault(linked.first((c.kind, c.a)), []).append(c)
        for group in groups.values():
            yield _card(analysis, group, sure=all(_is_all(c, analysis) for c in group))

    def _find(self, analysis: Analysis) -> Iterator[_Contradiction]:
        leads = [wording[0] for wording in analysis.wordings]
        stories = _Stories(analysis)
        for x, y, _ in analysis.pairs.at_least(self.likeness):
            a, b = leads[x], leads[y]
            first, second = analysis.document(a), analysis.document(b)
            if first.id == second.id or not may_be_one_language(first.language, second.language):
                continue
            kind = analysis.conflicts[min(a, b), max(a, b)]
            if kind in _REASONS and stories.likeness(first.id, second.id) >= self.story:
                yield _Contradiction(a, b, kind)


def _is_all(found: _Contradiction, analysis: Analysis) -> bool:
    """Whether two sentences on one event are the same but for what contradicts."""
    a, b = ({*analysis.terms[i].content} for i in (found.a, found.b))
    if found.kind not in _SURE or len(a & b) < _FEWEST or not may_be_one(analysis, found.a, found.b):
        return False
    if found.kind == "direction":
        return len(a - b) == len(b - a) == 1
    return a == b


def _card(analysis: Analysis, group: Sequence[_Contradiction], *, sure: bool) -> Card:
    """Compare each sentence with the first one that it contradicts: all pairs would fill the digest."""
    kind, reason = group[0].kind, _REASONS[group[0].kind]
    distinct = {i for c in group for i in (c.a, c.b)}
    sides = sorted(distinct, key=lambda i: analysis.place(analysis.sentences[i].span))
    number = {i: n for n, i in enumerate(sides)}
    compared: dict[int, int] = {}
    for contradiction in group:
        a, b = sorted((number[contradiction.a], number[contradiction.b]))
        compared[b] = min(a, compared.get(b, a))
    discrepancy = Discrepancy(
        subject=about(analysis, [(i, analysis.sentences[i].span) for i in sides]),
        kind=kind,
        verdict="differ",
        reason=reason,
        values=tuple(verbatim(analysis, i, analysis.sentences[i].span) for i in sides),
        comparisons=tuple(
            Compared(ends, "differ", reason) for ends in sorted((a, b) for b, a in compared.items())
        ),
    )
    return Card(discrepancy, frozenset(sides), sure)


class _Stories:
    """How much documents have in common: the cosine of their stems, weighted by tf-idf."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def likeness(self, a: str, b: str) -> float:
        """Return the likeness of two documents by their ids, from 0 to 1."""
        rows, vectors = self._vectors
        return float((vectors[[rows[a]]] @ vectors[[rows[b]]].T).sum())

    @cached_property
    def _vectors(self) -> tuple[dict[str, int], csr_array]:
        # Only where two sentences contradict each other, which is rare.
        stems: dict[str, list[str]] = {}
        for i, terms in enumerate(self._analysis.terms):
            stems.setdefault(self._analysis.document(i).id, []).extend(terms.content)
        return {document: row for row, document in enumerate(stems)}, tf_idf(list(stems.values()))
