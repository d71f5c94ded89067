"""Collection → where two sources tell nearly the same and contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scipy.sparse import csr_array

from summarize.language.candidates import candidate_pairs
from summarize.language.conflicts import Conflict, conflict
from summarize.language.similarity import Likeness
from summarize.language.vectors import inverse_document_frequency, tf_idf
from summarize.language.words import may_be_one_language
from summarize.model import Collection

_REASONS: dict[Conflict, str] = {
    "figure": "their figures differ",
    "negation": "one denies what the other says",
    "direction": "they say opposite directions",
    "date": "they name different days or months",
    "modality": "one reports as a fact what the other hedges",
    "role": "the same names in other roles",
    "name": "they name somebody or something else",
    "wording": "what one says stands in other words in the other",
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sentences of different sources, by index, that cannot both be the same assertion."""

    a: int
    b: int
    kind: Conflict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictions:
    """Report pairs of sentences that are alike and contradict each other. Nobody is judged right."""

    likeness: float = 0.5
    """Least likeness (0 to 1) of two sentences that are held against each other."""
    story: float = 0.05
    """Least cosine of their documents, by tf-idf: the "key points" of two stories contradict nothing."""

    def __call__(self, collection: Collection, /) -> tuple[Contradiction, ...]:
        """Return contradictions in the order of their sentences, one for each pair of wordings."""
        return tuple(self._find(collection))

    def _find(self, collection: Collection) -> Iterator[Contradiction]:
        leads = [wording[0] for wording in collection.wordings()]
        terms = [collection.terms[i] for i in leads]
        likeness = Likeness(inverse_document_frequency([t.content for t in terms]))
        stories = _Stories(collection)
        for x, y in candidate_pairs(terms):
            a, b = leads[x], leads[y]
            first, second = collection.document(a), collection.document(b)
            if first.id == second.id or not may_be_one_language(first.language, second.language):
                continue
            if likeness(terms[x], terms[y]) < self.likeness:
                continue
            same = first.language == second.language
            kind = conflict(terms[x], terms[y], first.language if same else None)
            if kind is not None and stories.likeness(first.id, second.id) >= self.story:
                yield Contradiction(a, b, kind, _REASONS[kind])


class _Stories:
    """How much documents have in common: the cosine of their stems, weighted by tf-idf."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def likeness(self, a: str, b: str) -> float:
        """Return the likeness of two documents by their ids, from 0 to 1."""
        rows, vectors = self._vectors
        return float((vectors[[rows[a]]] @ vectors[[rows[b]]].T).sum())

    @cached_property
    def _vectors(self) -> tuple[dict[str, int], csr_array]:
        # Only where two sentences contradict each other, which is rare.
        stems: dict[str, list[str]] = {}
        for i, terms in enumerate(self._collection.terms):
            stems.setdefault(self._collection.document(i).id, []).extend(terms.content)
        return {document: row for row, document in enumerate(stems)}, tf_idf(list(stems.values()))
