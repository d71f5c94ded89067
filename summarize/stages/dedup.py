"""Sentences → wordings: those that say the same are merged, exactly alike or nearly."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from summarize.analysis import Analysis
from summarize.analysis.aligned import differ_both_ways
from summarize.analysis.conflicts import develops
from summarize.analysis.ranking import Cluster, Member
from summarize.language.terms import Terms
from summarize.language.words import shingles
from summarize.model import Relation
from summarize.model.inputs import Share

# Two sentences → whether one is a copy of the other.

_SHINGLE = 3
_LEAST_LENGTH_RATIO = 0.5
"""A sentence that is a small part of another one is no copy of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRule:
    """When two sentences are copies of one text, by their 3-word shingles."""

    jaccard: float
    """Least Jaccard index of the shingles (Broder 1997)."""
    containment: float
    """Least share of the shorter one's shingles that the longer one holds."""

    def holds(self, a: Terms, b: Terms) -> bool:
        """Whether ``a`` and ``b`` are copies."""
        shorter, longer = sorted((len(a.words), len(b.words)))
        if shorter < _LEAST_LENGTH_RATIO * longer:
            return False
        first, second = _shingles(a.words), _shingles(b.words)
        if not first or not second:
            return False
        common = len(first & second)
        union = len(first) + len(second) - common
        fewest = min(len(first), len(second))
        return common >= self.jaccard * union or common >= self.containment * fewest


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(words, _SHINGLE))


# Analysis → clusters of equal sentences only: the baseline deduplicator.


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactOnly:
    """Cluster sentences whose words are equal, and nothing else."""

    def __call__(self, analysis: Analysis, /) -> tuple[Cluster, ...]:
        """Return clusters in the order of their leads; every prose sentence is in exactly one."""
        return tuple(
            Cluster(lead, tuple(Member(i, "exact", 1.0) for i in others))
            for lead, *others in analysis.wordings
        )


# Analysis → clusters: which sentences make one assertion.

_LEAST_OF_COPIES = 0.2
"""Likeness below which two sentences do not share enough words to be copies."""
_BILLION = 10**9
"""Similarities have nine decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplicate:
    """Cluster sentences that say the same: equal ones, then copies, then paraphrases.

    Paraphrases are merged by the probability that two sentences make one assertion, the most probable pair
    first, at most one sentence of a document in a cluster; two sentences that contradict each other, or
    report two instances of an event, are never in one cluster, nor are two that share little content.
    """

    jaccard: Share = 0.8
    """Copies: least Jaccard index of the 3-word shingles (Broder 1997)."""
    containment: Share = 0.85
    """Copies: least share of the shorter one's shingles that the longer one holds."""
    same: Share = 0.52
    """Paraphrases: least probability of what is merged and counted, the mean over all pairs of a cluster."""
    linked: Share = 0.22
    """Paraphrases: a less probable pair counts as 0 in the mean of a cluster, and is never in one where each
    sentence names somebody or something that the other does not."""
    see_also: Share = 0.3
    """Least probability of what is mentioned beside a cluster without being counted."""

    def __call__(self, analysis: Analysis, /) -> tuple[Cluster, ...]:
        """Return clusters in the order of their leads; every prose sentence is in exactly one."""
        units = analysis.wordings
        links = _Links(analysis, units, self)
        groups = _merge(links, len(units))
        clusters = (_cluster(analysis, units, group, links) for group in groups)
        return tuple(sorted(clusters, key=lambda cluster: cluster.lead))


class _Link(Struct, frozen=True):
    """Two units (``a < b``) and how sure it is that they say the same."""

    similarity: float
    """Of a copy its likeness, of a paraphrase the probability."""
    relation: Relation
    a: int
    b: int

    def reaches(self, least: float) -> bool:
        """Whether it is a copy, or so probable."""
        return self.relation == "copy" or self.similarity >= least

    @property
    def order(self) -> tuple[bool, float, int, int]:
        """Copies first, then the most probable pair; ties by position."""
        return self.relation != "copy", -self.similarity, self.a, self.b


class _Links:
    """What links units, and what keeps them apart, which is looked for when it is asked for."""

    def __init__(self, analysis: Analysis, units: Sequence[Sequence[int]], rule: Deduplicate) -> None:
        self._analysis = analysis
        self.rule = rule
        self._leads = [unit[0] for unit in units]
        self._apart: dict[tuple[int, int], bool] = {}
        self.documents = [{analysis.sentences[i].span.document_id for i in unit} for unit in units]
        self.of_unit: defaultdict[int, list[_Link]] = defaultdict(list)
        found = {(link.a, link.b): link for link in self._paraphrases(min(rule.linked, rule.see_also))}
        found |= {(link.a, link.b): link for link in self._copies(rule)}
        self.ordered = sorted(found.values(), key=lambda link: link.order)
        for link in self.ordered:
            self.of_unit[link.a].append(link)
            self.of_unit[link.b].append(link)

    def _copies(self, rule: Deduplicate) -> Iterator[_Link]:
        copies = CopyRule(jaccard=rule.jaccard, containment=rule.containment)
        terms = [self._analysis.terms[i] for i in self._leads]
        for a, b, likeness in self._analysis.pairs.at_least(_LEAST_OF_COPIES):
            if copies.holds(terms[a], terms[b]) and not self._refer(a, b):
                yield _Link(likeness, "copy", a, b)

    def _paraphrases(self, least: float) -> Iterator[_Link]:
        for a, b, probability in self._analysis.same.at_least(least):
            if self.documents[a].isdisjoint(self.documents[b]) and not self._refer(a, b):
                yield _Link(probability, "paraphrase", a, b)

    def _refer(self, a: int, b: int) -> bool:
        """Whether both refer to something before: "This move was praised" and "Her visit was praised"."""
        first, second = self._leads[a], self._leads[b]
        leaning, terms = self._analysis.leaning, self._analysis.terms
        both = leaning[first] == leaning[second] == "dangling"
        return both and terms[first].words[0] != terms[second].words[0]

    def apart(self, a: int, b: int) -> bool:
        """Whether two units contradict each other, or report two instances of an event."""
        key = min(a, b), max(a, b)
        if key not in self._apart:
            self._apart[key] = self._differ(*(self._leads[unit] for unit in key))
        return self._apart[key]

    def joins(self, a: int, b: int) -> bool:
        """Whether two units are a copy, or probable enough to count."""
        links = self.of_unit[min(a, b, key=lambda unit: len(self.of_unit[unit]))]
        return any({link.a, link.b} == {a, b} and link.reaches(self.rule.linked) for link in links)

    def speak_of_one(self, a: int, b: int) -> bool:
        """Whether two units are alike, and at most one of them names what the other does not."""
        names = [self._analysis.terms[self._leads[unit]].names for unit in (a, b)]
        proper = self._analysis.instances.proper
        apart = differ_both_ways(*(named & proper for named in names))
        return not apart and self._analysis.same.hold(*sorted((a, b)))

    def _differ(self, first: int, second: int) -> bool:
        analysis = self._analysis
        return (
            analysis.instances.compatible(first, second) is False
            or analysis.conflicts[first, second] is not None
            or self._developed(first, second)
        )

    def _developed(self, first: int, second: int) -> bool:
        """Whether one of two sentences of two days reports what is new, or that what began has ended."""
        days = {self._analysis.instances.published(i) for i in (first, second)}
        if len(days) < 2 or any(map(math.isnan, days)):
            return False
        signs = self._analysis.signs
        halts = [signs[i].denials.halts % 2 for i in (first, second)]
        return halts[0] != halts[1] or develops(signs[first], signs[second])


@dataclass(slots=True)
class _Across:
    """The links between two groups: what decides whether they are merged, without looking at each again."""

    count: int = 0
    copies: int = 0
    total: int = 0
    """Their summed probability in billionths, in which it is exact and needs no order; a copy is certain."""
    apart: bool = False
    """Two of their sentences contradict each other."""

    def add(self, other: _Across) -> None:
        """Count the links of another pair of groups as well."""
        self.count += other.count
        self.copies += other.copies
        self.total += other.total
        self.apart |= other.apart


@dataclass(slots=True)
class _Group:
    """Units that are one assertion, and what lies between them and other groups."""

    units: list[int]
    documents: set[str]
    total: int = 0
    """The summed probability of its pairs, in billionths."""
    across: dict[int, _Across] = field(default_factory=dict)


def _merge(links: _Links, size: int) -> list[list[int]]:
    """Merge greedily, the most similar pair first."""
    group_of = list(range(size))
    groups = {i: _Group([i], {*links.documents[i]}) for i in group_of}
    ordered = [link for link in links.ordered if link.reaches(links.rule.linked)]
    for link in ordered:
        copy = link.relation == "copy"
        one = _Across(1, int(copy), _BILLION if copy else round(link.similarity * _BILLION))
        groups[link.a].across[link.b] = groups[link.b].across[link.a] = one
    for link in ordered:
        left, right = group_of[link.a], group_of[link.b]
        if left == right or not _may_join(links, groups[left], groups[right], right):
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
    kept.total += gone.total + kept.across[right].total
    kept.documents |= gone.documents
    del kept.across[right], gone.across[left]
    for other, across in gone.across.items():
        known = kept.across.get(other)
        if known is None:
            kept.across[other] = groups[other].across[left] = across
        else:
            known.add(across)
        del groups[other].across[right]


def _may_join(links: _Links, left: _Group, right: _Group, name: int) -> bool:
    """Whether two groups may be one; ``name`` is that of the second."""
    across = left.across[name]
    pairs = len(left.units) * len(right.units)
    if across.apart:
        return False
    size = len(left.units) + len(right.units)
    if 2 * (left.total + right.total + across.total) / _BILLION < links.rule.same * size * (size - 1):
        return False
    if across.copies < pairs and not left.documents.isdisjoint(right.documents):
        return False
    crossing = [(i, j) for i in left.units for j in right.units]
    across.apart = any(links.apart(i, j) for i, j in crossing)
    # Through a third sentence only where they speak of the same: one sentence may make two assertions.
    return not across.apart and (
        across.count == pairs or all(links.joins(i, j) or links.speak_of_one(i, j) for i, j in crossing)
    )


def _cluster(analysis: Analysis, units: Sequence[Sequence[int]], group: list[int], links: _Links) -> Cluster:
    """Lead with the sentence that is first in its article; the others say how they relate."""

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
    see_also = tuple(units[unit][0] for unit in _see_also(links, group))
    return Cluster(units[lead][0], tuple(sorted(duplicates, key=lambda m: m.sentence)), see_also)


def _see_also(links: _Links, group: list[int]) -> list[int]:
    """Return what probably says much the same in other documents: the most probable unit of each."""
    least = links.rule.see_also
    known = {link for unit in group for link in links.of_unit[unit] if link.reaches(least)}
    told = {document for unit in group for document in links.documents[unit]} if known else set()
    units, found = {*group}, []
    for link in sorted(known, key=lambda link: link.order):
        inside, other = (link.a, link.b) if link.a in units else (link.b, link.a)
        if links.documents[other].isdisjoint(told) and not links.apart(inside, other):
            told |= links.documents[other]
            found.append(other)
    return sorted(found)
