"""Analysis → clusters: which sentences make one assertion."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.analysis import Analysis
from summarize.analysis.conflicts import conflict
from summarize.analysis.copies import CopyRule
from summarize.analysis.ranking import Cluster, Member
from summarize.language.words import Terms
from summarize.model import Relation

_LEAST_OF_COPIES = 0.2
"""Likeness below which two sentences do not share enough words to be copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplicate:
    """Cluster sentences that say the same: equal ones, then copies, then paraphrases.

    Paraphrases are merged greedily over candidate pairs, the most similar first, under a bound on
    the average similarity of what is merged (between single and average link), at most one sentence of
    a document in a cluster; two sentences that contradict each other are never in one cluster.
    """

    jaccard: float = 0.8
    """Copies: least Jaccard index of the 3-word shingles (Broder 1997)."""
    containment: float = 0.85
    """Copies: least share of the shorter one's shingles that the longer one holds."""
    paraphrase: float = 0.31
    """Paraphrases: least similarity of the two nearest sentences of what is merged."""
    cohesion: float = 0.8
    """Paraphrases: least average similarity of what is merged, as a share of ``paraphrase``."""

    def __call__(self, analysis: Analysis, /) -> tuple[Cluster, ...]:
        """Return clusters in the order of their leads; every prose sentence is in exactly one."""
        units = analysis.wordings
        links = _Links(analysis, units, CopyRule(jaccard=self.jaccard, containment=self.containment))
        groups = _merge(links, len(units), self)
        clusters = (_cluster(analysis, units, group, links) for group in groups)
        return tuple(sorted(clusters, key=lambda cluster: cluster.lead))


@dataclass(frozen=True, slots=True)
class _Link:
    """Two units (``a < b``) and how alike they are."""

    similarity: float
    relation: Relation
    a: int
    b: int


@dataclass(slots=True)
class _Links:
    """Similarities and conflicts between units, computed when they are asked for."""

    analysis: Analysis
    units: Sequence[Sequence[int]]
    copies: CopyRule
    candidates: dict[tuple[int, int], _Link] = field(default_factory=dict)
    conflicts: dict[tuple[int, int], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        leads = [unit[0] for unit in self.units]
        terms = [self.analysis.terms[i] for i in leads]
        # "This move was praised" and "Her visit was praised" share all they say and mean two things.
        refers = [self.analysis.leaning[i] == "dangling" for i in leads]
        documents = [self.documents(unit) for unit in range(len(self.units))]
        for a, b, similarity in self.analysis.pairs:
            if refers[a] and refers[b] and terms[a].words[0] != terms[b].words[0]:
                continue
            copy = similarity >= _LEAST_OF_COPIES and self.copies.holds(terms[a], terms[b])
            if copy or documents[a].isdisjoint(documents[b]):
                relation: Relation = "copy" if copy else "paraphrase"
                self.candidates[a, b] = _Link(similarity, relation, a, b)

    def terms(self, unit: int) -> Terms:
        return self.analysis.terms[self.units[unit][0]]

    def documents(self, unit: int) -> set[str]:
        return {self.analysis.sentences[i].span.document_id for i in self.units[unit]}

    def between(self, a: int, b: int) -> _Link | None:
        return self.candidates.get((min(a, b), max(a, b)))

    def contradict(self, a: int, b: int) -> bool:
        key = (min(a, b), max(a, b))
        if key not in self.conflicts:
            language = self._language(key[0])
            same = language == self._language(key[1])
            found = conflict(self.terms(a), self.terms(b), language if same else None)
            self.conflicts[key] = found is not None
        return self.conflicts[key]

    def _language(self, unit: int) -> str | None:
        return self.analysis.language(self.units[unit][0])


def _merge(links: _Links, size: int, rule: Deduplicate) -> list[list[int]]:
    """Merge greedily, the most similar pair first; ties by position."""
    group_of = list(range(size))
    groups = {i: [i] for i in group_of}
    order = sorted(links.candidates.values(), key=lambda link: (-link.similarity, link.a, link.b))
    for link in order:
        left, right = sorted((group_of[link.a], group_of[link.b]))
        if left != right and _may_join(links, groups[left], groups[right], rule):
            for unit in groups[right]:
                group_of[unit] = left
            groups[left] += groups.pop(right)
    return list(groups.values())


def _may_join(links: _Links, left: list[int], right: list[int], rule: Deduplicate) -> bool:
    across = [(i, j) for i in left for j in right]
    found = [links.between(i, j) for i, j in across]
    copies = all(link is not None and link.relation == "copy" for link in found)
    similarities = [link.similarity for link in found if link]
    near = max(similarities) >= rule.paraphrase
    cohesive = math.fsum(similarities) >= rule.cohesion * rule.paraphrase * len(across)
    if not copies and not (near and cohesive and not _share_document(links, left, right)):
        return False
    return not any(links.contradict(i, j) for i, j in across)


def _share_document(links: _Links, left: list[int], right: list[int]) -> bool:
    first = set().union(*(links.documents(i) for i in left))
    return any(not first.isdisjoint(links.documents(j)) for j in right)


def _cluster(analysis: Analysis, units: Sequence[Sequence[int]], group: list[int], links: _Links) -> Cluster:
    """Lead with the sentence that stands first in its article; the others say how they relate."""

    def place(unit: int) -> tuple[int, int]:
        first = units[unit][0]
        return analysis.sentences[first].index, first

    lead, *others = sorted(group, key=place)
    duplicates = [Member(i, "exact", 1.0) for i in units[lead][1:]]
    for unit in others:
        best = max(
            (link for i in group if i != unit and (link := links.between(i, unit))),
            key=lambda link: (link.relation == "copy", link.similarity),
        )
        duplicates += [Member(i, best.relation, best.similarity) for i in units[unit]]
    return Cluster(units[lead][0], tuple(sorted(duplicates, key=lambda m: m.sentence)))
