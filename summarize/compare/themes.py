"""Ranking → themes: which clusters belong together, and what each of these groups is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import regex

from summarize.analysis import Analysis
from summarize.analysis.communities import louvain
from summarize.analysis.ranking import Ranking
from summarize.analysis.vectors import strongest, tf_idf
from summarize.compare.places import statement
from summarize.language.terms import Terms
from summarize.language.words import is_unspaced, stop_words
from summarize.model.comparison import Theme
from summarize.model.ranges import OneOrMore, Positive

_SEED = 0
_NAME = 1.5
_FEW, _COMMON = 3, 0.25
"""A word in more assertions than these, and than this share of them, tells no theme from another."""
_FEWEST_PAIRS = 2
"""Two words side by side are a phrase where more than one assertion has them."""
_DIGITS = 9
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*")
"""Numbers and signs name no theme."""
_BETWEEN = regex.compile(r"[\s\p{Pd}’']{1,3}")
"""What may stand between the words of one phrase."""
_INSIDE = regex.compile(r"[\p{L}\p{M}\p{N}]")


_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """Group clusters into themes: communities of the similarity graph (Louvain; Blondel et al. 2008).

    A theme is named by the stems with the highest class-based tf-idf, in the spelling that its own
    sentences use most.
    """

    neighbours: OneOrMore = 5
    """Edges kept for each cluster, the strongest ones."""
    resolution: Positive = 1.3
    """Above 1 for more and smaller themes, below for fewer."""
    fewest: OneOrMore = 2
    """Least number of sentences of a theme; a single remark is none."""
    words: OneOrMore = 3
    """Words of a label."""

    def __call__(self, ranking: Ranking, analysis: Analysis, /) -> tuple[Theme, ...]:
        """Return themes, the largest first; ties by rank. A cluster is in at most one."""
        leads = [analysis.terms[cluster.lead] for cluster in ranking.clusters]
        stops = [stop_words(analysis.language(cluster.lead)) for cluster in ranking.clusters]
        phrases = [_phrases(terms, stop) for terms, stop in zip(leads, stops, strict=True)]
        overall = Counter(phrase for held in phrases for phrase in held)
        total = overall.total()
        most = max(_FEW, _COMMON * len(leads))
        phrases = [{p for p in held if all(overall[part,] <= most for part in p)} for held in phrases]
        found = []
        edges = _edges([t.content for t in leads], self.neighbours)
        for members in map(sorted, louvain(len(leads), edges, resolution=self.resolution, seed=_SEED)):
            sentences = sorted(i for n in members for i in ranking.clusters[n].sentences)
            if len(sentences) < self.fewest:
                continue
            inside = Counter(phrase for n in members for phrase in phrases[n])
            names = {name for n in members for name in leads[n].names}
            order = _by_strength(inside, overall, (total, names))
            label = ", ".join(islice(_spellings(order, sentences, analysis), self.words))
            if label:
                ordered = sorted(members, key=lambda n: (-round(ranking.scores[n], 12), n))
                best = round(ranking.scores[ordered[0]], 12)
                lead = ranking.clusters[ordered[0]].lead
                found.append((-len(sentences), -best, ordered[0], _theme(label, sentences, lead, analysis)))
        return tuple(group for *_, group in sorted(found, key=lambda entry: entry[:3]))


def _theme(label: str, sentences: Sequence[int], lead: int, analysis: Analysis) -> Theme:
    counts = Counter(analysis.document(i).id for i in sentences)
    voices = {analysis.voice(i) for i in sentences}
    return Theme(
        label=label,
        counts=tuple(counts[source.id] for source in analysis.sources),
        sentences=len(sentences),
        voices=len(voices),
        single_source=len(voices) == 1,
        lead=statement(analysis, lead),
    )


def _by_strength(
    inside: Counter[_Phrase], overall: Counter[_Phrase], known: tuple[int, set[str]]
) -> list[_Phrase]:
    """Order phrases by how frequent they are here and how rare elsewhere (class-based tf-idf)."""
    total, names = known

    def strength(phrase: _Phrase) -> float:
        rare = math.log1p(total / overall[phrase]) * math.sqrt(inside[phrase] / overall[phrase])
        named = _NAME if names.issuperset(phrase) else 1.0
        return round(inside[phrase] * rare * named * math.sqrt(len(phrase)), _DIGITS)

    held = (phrase for phrase in inside if len(phrase) == 1 or inside[phrase] >= _FEWEST_PAIRS)
    return sorted(held, key=lambda phrase: (-strength(phrase), phrase))


def _spellings(phrases: Sequence[_Phrase], sentences: Sequence[int], analysis: Analysis) -> Iterator[str]:
    """Yield the spelling of each phrase that stands in the sentences, no word twice."""
    used: set[str] = set()
    for phrase in phrases:
        spelled = None if used & {*phrase} else _spelled(phrase, sentences, analysis)
        if spelled is not None:
            used.update(phrase)
            yield spelled


def _phrases(terms: Terms, stops: frozenset[str]) -> set[_Phrase]:
    """Return the content stems, and pairs of them that stand side by side."""
    told = [
        stem if word not in stops and _WORD.fullmatch(stem) and (len(stem) > 2 or is_unspaced(stem)) else None
        for word, stem in zip(terms.words, terms.stems, strict=True)
    ]
    content = {*terms.content}
    pairs = {
        (a, b)
        for a, b in pairwise(told)
        if a and b and a != b and (a in terms.names) == (b in terms.names) and not is_unspaced(a)
    }
    return {(stem,) for stem in told if stem in content} | pairs


def _edges(content: Sequence[Sequence[str]], most: int) -> Iterator[tuple[int, int, float]]:
    """Yield the strongest cosines of each cluster, each pair once, in order."""
    nearest = strongest(tf_idf(content), most).tocoo()
    weights = np.round(nearest.data, _DIGITS).tolist()
    kept: dict[tuple[int, int], float] = {}
    for a, b, weight in zip(*map(np.ndarray.tolist, nearest.coords), weights, strict=True):
        if weight > 0:
            kept[min(a, b), max(a, b)] = weight
    yield from ((a, b, weight) for (a, b), weight in sorted(kept.items()))


def _spelled(phrase: _Phrase, sentences: Sequence[int], analysis: Analysis) -> str | None:
    """Return the spelling of stems that these sentences use most, None where they stand apart."""
    spellings: Counter[str] = Counter()
    width = len(phrase)
    for i in sentences:
        terms, stops = analysis.terms[i], stop_words(analysis.language(i))
        if not {*phrase}.issubset(terms.stems):
            continue
        text, offsets = analysis.texts[i], analysis.terms[i].offsets
        for j in range(len(terms.stems) - width + 1):
            if terms.stems[j : j + width] != phrase or not stops.isdisjoint(terms.words[j : j + width]):
                continue
            places = offsets[j : j + width]
            start, end = places[0][0], places[-1][1]
            parted = all(_BETWEEN.fullmatch(text, a, b) for (_, a), (b, _) in pairwise(places))
            inside = _INSIDE.match(text, start - 1, start) or _INSIDE.match(text, end, end + 1)
            if parted and not inside:
                spellings[" ".join(text[start:end].split())] += 1
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling), default=None)
