"""Analysis → clusters: which sentences make one assertion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarize.analysis import Analysis
from summarize.analysis.copies import CopyRule
from summarize.analysis.ranking import Cluster, Member
from summarize.model import Relation
from summarize.model.ranges import Share

_LEAST_OF_COPIES = 0.2
"""Likeness below which two sentences do not share enough words to be copies."""
_BILLION = 10**9
"""Similarities have nine decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplicate:
    """Cluster sentences that say the same: equal ones, then copies, then paraphrases.

    Paraphrases are merged greedily over candidate pairs, the most similar first, under a bound on
    the average similarity of what is merged (between single and average link), at most one sentence of
    a document in a cluster; two sentences that contradict each other are never in one cluster.
    """

    jaccard: Share = 0.8
    """Copies: least Jaccard index of the 3-word shingles (Broder 1997)."""
    containment: Share = 0.85
    """Copies: least share of the shorter one's shingles that the longer one holds."""
    paraphrase: Share = 0.31
    """Paraphrases: least similarity of the two nearest sentences of what is merged."""
    cohesion: Share = 0.8
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


class _Links:
    """Similarities between units, and conflicts, which are looked for when they are asked for."""

    def __init__(self, analysis: Analysis, units: Sequence[Sequence[int]], copies: CopyRule) -> None:
        self._analysis = analysis
        self._leads = [unit[0] for unit in units]
        self.documents = [{analysis.sentences[i].span.document_id for i in unit} for unit in units]
        self.of_unit: defaultdict[int, list[_Link]] = defaultdict(list)
        self.ordered = sorted(self._found(copies), key=lambda link: (-link.similarity, link.a, link.b))
        """The most similar pair first; ties by position."""
        for link in self.ordered:
            self.of_unit[link.a].append(link)
            self.of_unit[link.b].append(link)

    def _found(self, copies: CopyRule) -> Iterator[_Link]:
        terms = [self._analysis.terms[i] for i in self._leads]
        # "This move was praised" and "Her visit was praised" share all they say and mean two things.
        refers = [self._analysis.leaning[i] == "dangling" for i in self._leads]
        for a, b, similarity in self._analysis.pairs:
            if refers[a] and refers[b] and terms[a].words[0] != terms[b].words[0]:
                continue
            copy = similarity >= _LEAST_OF_COPIES and copies.holds(terms[a], terms[b])
            if copy or self.documents[a].isdisjoint(self.documents[b]):
                relation: Relation = "copy" if copy else "paraphrase"
                yield _Link(similarity, relation, a, b)

    def contradict(self, a: int, b: int) -> bool:
        first, second = self._leads[min(a, b)], self._leads[max(a, b)]
        return self._analysis.conflicts[first, second] is not None


@dataclass(slots=True)
class _Across:
    """The links between two groups: what decides whether they are merged, without looking at each again."""

    count: int = 0
    copies: int = 0
    nearest: float = 0.0
    total: int = 0
    """Their summed similarity in billionths, in which it is exact and needs no order."""
    apart: bool = False
    """Two of their sentences contradict each other."""

    def add(self, other: _Across) -> None:
        """Count the links of another pair of groups as well."""
        self.count += other.count
        self.copies += other.copies
        self.nearest = max(self.nearest, other.nearest)
        self.total += other.total
        self.apart |= other.apart


@dataclass(slots=True)
class _Group:
    """Units that are one assertion, and what lies between them and other groups."""

    units: list[int]
    documents: set[str]
    across: dict[int, _Across] = field(default_factory=dict)


def _merge(links: _Links, size: int, rule: Deduplicate) -> list[list[int]]:
    """Merge greedily, the most similar pair first."""
    group_of = list(range(size))
    groups = {i: _Group([i], {*links.documents[i]}) for i in group_of}
    for link in links.ordered:
        one = _Across(1, int(link.relation == "copy"), link.similarity, round(link.similarity * _BILLION))
        groups[link.a].across[link.b] = groups[link.b].across[link.a] = one
    for link in links.ordered:
        left, right = group_of[link.a], group_of[link.b]
        if left == right or not _may_join(links, groups[left], groups[right], (right, rule)):
            continue
        if len(groups[left].across) < len(groups[right].across):
            left, right = right, left
        for unit in groups[right].units:
            group_of[unit] = left
        _join(groups, left, right)
    return [group.units for group in groups.values()]


def _join(groups: dict[int, _Group], left: int, right: int) -> None:
    """Take the second group into the first one."""
    kept, gone = groups[left], groups.pop(right)
    kept.units += gone.units
    kept.documents |= gone.documents
    del kept.across[right], gone.across[left]
    for other, across in gone.across.items():
        known = kept.across.get(other)
        if known is None:
            kept.across[other] = groups[other].across[left] = across
        else:
            known.add(across)
        del groups[other].across[right]


def _may_join(links: _Links, left: _Group, right: _Group, way: tuple[int, Deduplicate]) -> bool:
    name, rule = way
    across = left.across[name]
    if across.apart:
        return False
    pairs = len(left.units) * len(right.units)
    near = across.nearest >= rule.paraphrase
    cohesive = across.total / _BILLION >= rule.cohesion * rule.paraphrase * pairs
    paraphrase = near and cohesive and left.documents.isdisjoint(right.documents)
    if across.copies < pairs and not paraphrase:
        return False
    across.apart = any(links.contradict(i, j) for i in left.units for j in right.units)
    return not across.apart


def _cluster(analysis: Analysis, units: Sequence[Sequence[int]], group: list[int], links: _Links) -> Cluster:
    """Lead with the sentence that stands first in its article; the others say how they relate."""

    def place(unit: int) -> tuple[int, int]:
        first = units[unit][0]
        return analysis.sentences[first].index, first

    lead, *others = sorted(group, key=place)
    duplicates = [Member(i, "exact", 1.0) for i in units[lead][1:]]
    members = {*group}
    for unit in others:
        best = max(
            (link for link in links.of_unit[unit] if link.a in members and link.b in members),
            key=lambda link: (link.relation == "copy", link.similarity),
        )
        duplicates += [Member(i, best.relation, best.similarity) for i in units[unit]]
    return Cluster(units[lead][0], tuple(sorted(duplicates, key=lambda m: m.sentence)))
