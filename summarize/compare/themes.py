"""Analysis → the themes of the sources: communities of sentences, each with a label.

The steps and their order are those of networkx 3, so that the communities are the same; its loop has no end
where two moves are worth the same but for the last bit of a sum, and a node goes to and fro.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import regex

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking, strongest, tf_idf
from summarize.compare.cards import statement
from summarize.language import tables
from summarize.language.quantities import is_scale
from summarize.language.tables.contrast import Roles
from summarize.language.tables.speech import Grammar, Reporting
from summarize.language.words import determiners, is_unspaced, primary, stop_words, time_words
from summarize.model.comparison import Theme
from summarize.model.inputs import OneOrMore, Positive

# Weighted graph → communities by modularity (Louvain; Blondel et al. 2008), in a bounded number of passes.

_MOST_PASSES = 50
"""Times that every node of a level is asked; ordinary graphs come to rest in ten."""
_LEAST_GAIN = 1e-7
"""A level that adds less modularity is the last one."""
_Graph = list[dict[int, float]]
"""Of each node its neighbours with the weights; a node may be its own neighbour."""


def louvain(
    size: int, edges: Iterable[tuple[int, int, float]], *, resolution: float, seed: int
) -> list[set[int]]:
    """Return the communities of the nodes ``0 … size - 1``."""
    graph: _Graph = [{} for _ in range(size)]
    for a, b, weight in edges:
        graph[a][b] = graph[b][a] = weight
    held = [{node} for node in range(size)]
    if not any(graph):
        return held
    chance = random.Random(seed)  # noqa: S311  # no secret
    mass = sum(_degrees(graph)) / 2
    reached = _modularity(graph, [[node] for node in range(size)], mass, resolution)
    while True:
        parts = _one_level(graph, mass, resolution, chance)
        held = [set().union(*(held[node] for node in part)) for part in parts]
        modularity = _modularity(graph, parts, mass, resolution)
        if modularity - reached <= _LEAST_GAIN:
            return held
        reached = modularity
        graph = _joined(graph, parts)


def _degrees(graph: _Graph) -> list[float]:
    """Return the summed weight of each node, a weight to itself twice."""
    return [sum(near.values()) + near.get(node, 0) for node, near in enumerate(graph)]


def _one_level(graph: _Graph, mass: float, resolution: float, chance: random.Random) -> list[list[int]]:
    """Move nodes to the community of a neighbour while that adds modularity."""
    degrees, squared = _degrees(graph), 2 * mass**2
    totals = list(degrees)
    home = list(range(len(graph)))
    order = list(home)
    chance.shuffle(order)
    neighbours = [
        [(other, weight) for other, weight in near.items() if other != node]
        for node, near in enumerate(graph)
    ]
    # A node is asked again only where a community around it has changed since.
    changed, asked, now = [0] * len(graph), [-1] * len(graph), 0
    for _ in range(_MOST_PASSES):
        moved = False
        for node in order:
            last = asked[node]
            if changed[home[node]] <= last:
                for other, _ in neighbours[node]:
                    if changed[home[other]] > last:
                        break
                else:
                    continue
            asked[node] = now
            near: defaultdict[int, float] = defaultdict(float)
            for other, weight in neighbours[node]:
                near[home[other]] += weight
            degree, best = degrees[node], home[node]
            totals[best] -= degree
            cost = -near[best] / mass + resolution * (totals[best] * degree) / squared
            most = 0.0
            for community, weight in near.items():
                gain = cost + weight / mass - resolution * (totals[community] * degree) / squared
                if gain > most:
                    most, best = gain, community
            totals[best] += degree
            if best != home[node]:
                now += 1
                changed[best] = changed[home[node]] = now
                home[node] = best
                moved = True
        if not moved:
            break
    parts: list[list[int]] = [[] for _ in graph]
    for node, community in enumerate(home):
        parts[community].append(node)
    return [part for part in parts if part]


def _modularity(graph: _Graph, parts: list[list[int]], mass: float, resolution: float) -> float:
    degrees = _degrees(graph)
    home = {node: number for number, part in enumerate(parts) for node in part}
    inside = [0.0] * len(parts)
    for a, near in enumerate(graph):
        at = home[a]
        for b, weight in near.items():
            if b >= a and home[b] == at:
                inside[at] += weight
    norm = 1 / (2 * mass) ** 2
    return sum(
        within / mass - resolution * sum(degrees[node] for node in part) ** 2 * norm
        for within, part in zip(inside, parts, strict=True)
    )


def _joined(graph: _Graph, parts: list[list[int]]) -> _Graph:
    """Return the graph whose nodes are the communities."""
    home = {node: number for number, part in enumerate(parts) for node in part}
    joined: _Graph = [{} for _ in parts]
    for a, b, weight in _graph_edges(graph):
        one, other = home[a], home[b]
        joined[one][other] = joined[other][one] = weight + joined[one].get(other, 0)
    return joined


def _graph_edges(graph: _Graph) -> Iterable[tuple[int, int, float]]:
    """Yield each edge once, in the order of the nodes."""
    for a, near in enumerate(graph):
        yield from ((a, b, weight) for b, weight in near.items() if b >= a)


# Sentences of a theme → a phrase that is in them and names it.

_MOST = 5
"""Words of a label, small ones included."""
_FEWEST = 2
"""Assertions of a theme that hold its label."""
_COMMON = 0.4
"""A phrase in a larger share of all assertions names the story and no theme of it."""
_NAME = 1.5
_DIGITS = 9
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*")
_APART = regex.compile(r"[^\s\p{Pd}’']")
"""What is never between the words of a phrase."""
_STOPS = frozenset({",", ".", ":", ";"})
"""Most of it."""

_Phrase = tuple[str, ...]
_Place = tuple[int, int]
"""The first and the last word, by index."""


class Labels:
    """Phrases of some sentences, by which groups of them are named."""

    def __init__(self, analysis: Analysis, sentences: Sequence[int]) -> None:
        """Read the phrases of each sentence, given by index."""
        found = [[*_found(analysis, i)] for i in sentences]
        counts = Counter(chain.from_iterable({phrase for phrase, *_ in one} for one in found))
        # Most phrases are in one sentence, and name nothing.
        several = {phrase: count for phrase, count in counts.items() if count >= _FEWEST}
        self._overall: Mapping[_Phrase, int] = several
        self._held: list[dict[_Phrase, str]] = []
        self._nouns: set[_Phrase] = set()
        self._names: set[_Phrase] = set()
        for i, one in zip(sentences, found, strict=True):
            held: dict[_Phrase, str] = {}
            for phrase, place, named, opened in one:
                if phrase in several:
                    held[phrase] = _spelling(analysis, i, place)
                    if named:
                        self._names.add(phrase)
                    if opened and _ends_there(analysis, i, place):
                        self._nouns.add(phrase)
            self._held.append(held)
        self._most = max(_FEWEST, _COMMON * len(sentences))

    def of(self, members: Sequence[int]) -> tuple[str, tuple[str, ...]] | None:
        """Return the phrase that names sentences, by number: frequent here and rare elsewhere, or None.

        Returns:
            The phrase as most of them write it, and its stems.

        """
        inside = Counter(phrase for n in members for phrase in self._held[n])
        often = [p for p, n in inside.items() if n >= _FEWEST and self._overall[p] <= self._most]
        named = [phrase for phrase in often if phrase in self._nouns]
        if not named:
            return None
        best = min(named, key=lambda phrase: (-self._strength(phrase, inside[phrase]), phrase))
        spellings = Counter(self._held[n][best] for n in members if best in self._held[n])
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling)), best

    def _strength(self, phrase: _Phrase, count: int) -> float:
        overall = self._overall[phrase]
        rare = math.log1p(len(self._held) / overall) * math.sqrt(count / overall)
        return round(
            count * rare * (_NAME if phrase in self._names else 1.0) * math.sqrt(len(phrase)), _DIGITS
        )


def _found(analysis: Analysis, index: int) -> Iterator[tuple[_Phrase, _Place, bool, bool]]:
    """Yield two or more content words in a row, all names or none; names may have small words between.

    Of each: its stems, its place, whether it is a name, and whether a noun phrase may begin there.
    """
    text, terms, language = analysis.texts[index], analysis.terms[index], analysis.language(index)
    words, stops, times = terms.words, stop_words(language), time_words(language)
    if not text.isascii() and any(is_unspaced(stem) for stem in terms.content):
        return
    content = [
        len(word) > 2
        and word not in stops
        and word not in times
        and (word.isalpha() or _WORD.fullmatch(word) is not None)
        for word in words
    ]
    stems, offsets, names = terms.stems, terms.offsets, terms.names
    openers = _openers(primary(language))
    for i in range(len(words)):
        if not content[i]:
            continue
        named = stems[i] in names
        opened = named or openers is None or (words[i - 1] if i else "") in openers
        for j in range(i + 1, min(len(words), i + _MOST)):
            before, start = offsets[j - 1][1], offsets[j][0]
            gap = text[before:start]
            if gap != " " and (gap[:1] in _STOPS or _APART.search(gap)):
                break
            small = words[j] in stops
            if (small and not named) or (not small and (stems[j] in names) != named):
                break
            if content[j] and stems[i] != stems[j] and not _goes_on(text, offsets[j][1]):
                yield stems[i : j + 1], (i, j), named, opened


@cache
def _openers(code: str) -> frozenset[str] | None:
    """Return the words that noun phrases follow; None in a language without articles: everywhere."""
    if tables.get(Grammar, code).no_articles or not tables.get(Reporting, code).prepositions:
        return None
    openers = determiners() | tables.get(Reporting, code).prepositions
    return openers - tables.get(Roles, code).before_verb


def _spelling(analysis: Analysis, index: int, place: _Place) -> str:
    """Return words of a sentence as it writes them."""
    offsets, (first, last) = analysis.terms[index].offsets, place
    return " ".join(analysis.texts[index][offsets[first][0] : offsets[last][1]].split())


def _ends_there(analysis: Analysis, index: int, place: _Place) -> bool:
    """Whether a small word or a mark is behind words, so that no noun follows that they belong to."""
    text, terms, language = analysis.texts[index], analysis.terms[index], analysis.language(index)
    first, last = place
    if any(is_scale(word, language) for word in terms.words[first : last + 1]):
        return False
    if last + 1 == len(terms.words) or terms.words[last + 1] in stop_words(language):
        return True
    return _APART.search(text, terms.offsets[last][1], terms.offsets[last + 1][0]) is not None


def _goes_on(text: str, end: int) -> bool:
    """Whether a word is a part of a longer one: free-travel, Putin's."""
    return text[end : end + 1] in {"-", "‑"}


# Ranking → themes: which clusters belong together, and what each of these groups is about.

_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """Group clusters into themes: communities of the similarity graph (Louvain; Blondel et al. 2008).

    A theme is named by the phrase that distinguishes its community best from the others, as its sentences
    write it; a community without such a phrase is none. Its sentences are all that have the phrase, so that
    the numbers beside a name are those of the name.
    """

    neighbours: OneOrMore = 5
    """Edges kept for each cluster, the strongest ones."""
    resolution: Positive = 1.3
    """Above 1 for more and smaller themes, below for fewer."""
    fewest: OneOrMore = 2
    """Least number of sentences of a theme; a single remark is none."""

    def __call__(self, ranking: Ranking, analysis: Analysis, /) -> tuple[Theme, ...]:
        """Return themes, the largest first; ties by rank. No two have one name."""
        leads = [analysis.terms[cluster.lead] for cluster in ranking.clusters]
        labels, holders = Labels(analysis, [c.lead for c in ranking.clusters]), _holders(analysis)
        edges = _edges([t.content for t in leads], self.neighbours)
        found: dict[tuple[str, ...], tuple[int, float, int, Theme]] = {}
        for members in map(sorted, louvain(len(leads), edges, resolution=self.resolution, seed=_SEED)):
            named = labels.of(members)
            if named is None:
                continue
            label, phrase = named
            sentences = [i for i in holders.get(phrase[0], ()) if _has(analysis.terms[i].stems, phrase)]
            if len(sentences) < self.fewest or phrase in found:
                continue
            able = [n for n in members if _has(leads[n].stems, phrase)]
            first = min(able, key=lambda n: (-round(ranking.scores[n], 12), n))
            theme = _theme(label, sentences, ranking.clusters[first].lead, analysis)
            found[phrase] = (-len(sentences), -round(ranking.scores[first], 12), first, theme)
        return tuple(theme for *_, theme in sorted(found.values(), key=lambda entry: entry[:3]))


def _holders(analysis: Analysis) -> Mapping[str, Sequence[int]]:
    """Return the sentences that have each stem."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i in analysis.prose:
        for stem in dict.fromkeys(analysis.terms[i].stems):
            found[stem].append(i)
    return found


def _has(stems: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether some stems are among others, side by side."""
    return any(
        tuple(stems[i : i + len(phrase)]) == phrase for i, stem in enumerate(stems) if stem == phrase[0]
    )


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


def _edges(content: Sequence[Sequence[str]], most: int) -> Iterator[tuple[int, int, float]]:
    """Yield the strongest cosines of each cluster, each pair once, in order."""
    nearest = strongest(tf_idf(content), most).tocoo()
    rows, columns = nearest.coords
    weights = np.round(nearest.data, _DIGITS)
    kept = np.flatnonzero(weights > 0)[::-1]
    pairs = np.minimum(rows, columns).astype(np.int64) * len(content) + np.maximum(rows, columns)
    found, first = np.unique(pairs[kept], return_index=True)
    ends = (part.tolist() for part in np.divmod(found, max(1, len(content))))
    yield from zip(*ends, weights[kept][first].tolist(), strict=True)
