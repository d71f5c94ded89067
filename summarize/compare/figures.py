"""Collection → figures that several sources give on one matter, held against each other."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.compare.verdicts import Verdict, comparable, compare, rises, same_number
from summarize.language.candidates import candidate_pairs
from summarize.language.lexicon import NUMBER_WORDS, SCALES, TIME_NAMES
from summarize.language.quantities import Quantity, quantities
from summarize.language.similarity import likeness
from summarize.language.vectors import inverse_document_frequency
from summarize.language.words import stop_words, word_offsets
from summarize.model import Collection, Terms
from summarize.model.comparison import FigureVerdict

_NEAR = 8
"""Content words on either side of a figure that tell what it is about."""
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20|21)\d\d(?![\d,.]*\d)")
_YEARS_WITHIN = 60
"""Characters on either side of a figure in which a year belongs to it."""
_MOST_FIGURES = 64
"""Figures of a sentence; what has more is a table."""
_SAME_VALUE = 0.5
"""What an equal value adds when the figures of two sentences are paired."""
_GRAVEST: tuple[FigureVerdict, ...] = ("differ", "update", "not-comparable", "qualifier-differs", "agree")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a sentence, by index, with the stems of the words around it."""

    sentence: int
    quantity: Quantity
    near: frozenset[str]
    years: frozenset[str]
    """Years that stand near it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one card, by index, and what they are to each other."""

    a: int
    b: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FigureCard:
    """Figures on one matter, and how their different readings compare, the gravest first."""

    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    subject: frozenset[str]
    """Stems around at least half of the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Align figures that are measured alike, in sentences that are alike, near the same words.

    ``affinity`` is how much of the words around the poorer figure the other one shares, plus the
    likeness of the two sentences: 0 to 2.
    """

    affinity: float = 0.7
    """Least affinity of two figures on one matter."""
    duration_affinity: float = 0.9
    """Least affinity of two durations: a story has many that nothing but their role tells apart."""
    likeness: float = 0.2
    """Least likeness (0 to 1) of their sentences; twice as much for durations."""
    context: float = 0.2
    """Least share (0 to 1) of words around them that figures in different units have in common."""

    def __call__(self, collection: Collection, /) -> tuple[FigureCard, ...]:
        """Return the cards in the order of their first figures."""
        figures = figures_of(collection)
        idf = inverse_document_frequency([t.content for t in collection.terms])
        by_sentence: defaultdict[int, list[int]] = defaultdict(list)
        for k, figure in enumerate(figures):
            by_sentence[figure.sentence].append(k)
        holders = sorted(i for i, held in by_sentence.items() if len(held) <= _MOST_FIGURES)
        pairs = list(_sentence_pairs(collection, holders))
        links: list[tuple[float, int, int]] = []
        for a, b in pairs:
            links += self.match(figures, (by_sentence[a], by_sentence[b]), collection, idf)
        groups = _grouped(figures, links)
        for a, b in pairs:
            for i in by_sentence[a]:
                for j in by_sentence[b]:
                    if self._one_matter(figures[i], figures[j], collection, idf):
                        _attach(groups, figures, i, j)
        cards = (_card([figures[k] for k in sorted({*group})], collection) for group in _distinct(groups))
        return tuple(card for card in cards if card is not None)

    def match(
        self,
        figures: Sequence[Figure],
        sides: tuple[Sequence[int], Sequence[int]],
        collection: Collection,
        idf: Mapping[str, float],
    ) -> Iterator[tuple[float, int, int]]:
        """Pair the figures of two sentences one to one: (-affinity, index, index), the best pair first."""
        first, second = (collection.terms[figures[side[0]].sentence] for side in sides)
        names = [_names(term) for term in (first, second)]
        if all(names) and not names[0] & names[1]:
            # Sentences that name nobody and no place in common tell of different things.
            return
        alike = likeness(first, second, idf)
        scored = []
        agreeing = {
            k for i in sides[0] for j in sides[1]
            if same_number(figures[i].quantity, figures[j].quantity) for k in (i, j)
        }  # fmt: skip
        for i in sides[0]:
            for j in sides[1]:
                a, b = figures[i], figures[j]
                if not comparable(a.quantity, b.quantity) or (a.years and b.years and not a.years & b.years):
                    continue
                same = compare(a.quantity, b.quantity).verdict == "agree"
                overlap = shared_mass(a.near, b.near, idf)
                if self._aligned(a.quantity, b.quantity, alike, overlap):
                    scored.append((-alike - overlap - _SAME_VALUE * same, i, j, same))
        taken: set[int] = set()
        for affinity, i, j, same in sorted(scored):
            # Where the other sentence has the same figure too, another one there is about something else.
            if not {i, j} & taken and (same or not {i, j} & agreeing):
                taken |= {i, j}
                yield affinity, i, j

    def _aligned(self, a: Quantity, b: Quantity, alike: float, overlap: float) -> bool:
        durations = a.dimension == "time"
        # "The two leaders" points back; only sentences that are nearly the same tell figures by it.
        if a.definite != b.definite and not durations:
            return False
        if a.definite and not durations and alike < 0.5:
            return False
        least, most = (
            (self.duration_affinity, 2 * self.likeness) if durations else (self.affinity, self.likeness)
        )
        return alike >= most and alike + overlap >= least

    def _one_matter(self, a: Figure, b: Figure, collection: Collection, idf: Mapping[str, float]) -> bool:
        """Whether two figures that cannot be compared are about one thing: gas by volume, gas by share."""
        dimensions = {a.quantity.dimension, b.quantity.dimension}
        if dimensions & {"count", "time"}:
            return False
        names = collection.terms[a.sentence].names | collection.terms[b.sentence].names
        shared = (a.near & b.near) - names
        objects = {*a.quantity.counted[-1:], *b.quantity.counted[-1:]}
        return (
            bool(objects & shared) and len(shared) >= 2 and shared_mass(a.near, b.near, idf) >= self.context
        )


def _names(terms: Terms) -> frozenset[str]:
    """Return the names of a sentence without days, months and its first word, which always has a capital."""
    times = {s for w, s in zip(terms.words, terms.stems, strict=True) if w in TIME_NAMES}
    first = {*terms.stems[:1]} - {*terms.stems[1:]}
    return terms.names - times - first


def shared_mass(a: frozenset[str], b: frozenset[str], idf: Mapping[str, float]) -> float:
    """Return how much of the poorer set of stems the other one has, weighted by idf, 0 to 1."""
    shared = a & b
    if len(shared) < 2:
        return 0.0
    fewest = min(_mass(a, idf), _mass(b, idf))
    return _mass(shared, idf) / fewest if fewest else 0.0


def _mass(stems: frozenset[str], idf: Mapping[str, float]) -> float:
    return math.fsum(sorted(idf.get(stem, 1.0) for stem in stems))


def figures_of(collection: Collection) -> list[Figure]:
    """Return every figure of the prose, one for each wording, in text order."""
    found = []
    for wording in collection.wordings():
        i = wording[0]
        language, text = collection.document(i).language, collection.texts[i]
        measured = quantities(text, language)
        around = _Around.of(text, collection.terms[i], language) if measured else None
        found += [Figure(i, q, around.near(q), _years(text, q)) for q in measured if around]
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """The stems of the content words of a sentence, without numbers and times, and their places."""

    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, terms: Terms, language: str | None) -> _Around:
        """Place the content words of a sentence."""
        stops = stop_words(language)
        placed = [
            (stem, place)
            for word, stem, place in zip(terms.words, terms.stems, word_offsets(text), strict=True)
            if word not in stops and word[0].isalpha() and len(word) > 1
            and word not in NUMBER_WORDS and word not in SCALES and word not in TIME_NAMES
        ]  # fmt: skip
        return cls(
            tuple(stem for stem, _ in placed),
            tuple(start for _, (start, _) in placed),
            tuple(end for _, (_, end) in placed),
        )

    def near(self, quantity: Quantity) -> frozenset[str]:
        """Return the stems next to a quantity, and those of what it counts."""
        before, after = bisect_right(self.ends, quantity.start), bisect_left(self.starts, quantity.end)
        next_to = self.stems[max(0, before - _NEAR) : before] + self.stems[after : after + _NEAR]
        return frozenset([*next_to, *quantity.counted])


def _years(text: str, quantity: Quantity) -> frozenset[str]:
    around = (
        text[max(0, quantity.start - _YEARS_WITHIN) : quantity.start],
        text[quantity.end : quantity.end + _YEARS_WITHIN],
    )
    return frozenset(year for part in around for year in _YEAR.findall(part))


def _sentence_pairs(collection: Collection, holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences with figures, of different documents in one language."""
    for x, y in candidate_pairs([collection.terms[i] for i in holders]):
        first, second = collection.document(holders[x]), collection.document(holders[y])
        if first.id != second.id and first.language == second.language:
            yield holders[x], holders[y]


def _grouped(figures: Sequence[Figure], links: Sequence[tuple[float, int, int]]) -> dict[int, list[int]]:
    """Join linked figures, the strongest link first; two figures of one sentence stay apart."""
    groups: dict[int, list[int]] = {}
    for _, i, j in sorted(links):
        first, second = groups.get(i, [i]), groups.get(j, [j])
        sentences = [{figures[k].sentence for k in group} for group in (first, second)]
        if first is second or sentences[0] & sentences[1]:
            continue
        first += second
        for k in first:
            groups[k] = first
    return groups


def _attach(groups: dict[int, list[int]], figures: Sequence[Figure], i: int, j: int) -> None:
    """Put a figure without a card on the card of the other one, in another unit or for another period."""
    for card, figure in ((i, j), (j, i)):
        if card in groups and figure not in groups:
            group = groups[card]
            if figures[figure].sentence not in {figures[k].sentence for k in group}:
                group.append(figure)
                groups[figure] = group
                return


def _distinct(groups: Mapping[int, list[int]]) -> list[list[int]]:
    return [group for k, group in sorted(groups.items()) if k == min(group)]


def _card(figures: Sequence[Figure], collection: Collection) -> FigureCard | None:
    """Compare the different readings; None where nothing is to be said: copies that agree."""
    readings: list[int] = []
    for k, figure in enumerate(figures):
        if not any(compare(figure.quantity, figures[r].quantity).verdict == "agree" for r in readings):
            readings.append(k)
    comparisons = [
        Comparison(i, j, _in_time(figures[i], figures[j], collection)) for i, j in combinations(readings, 2)
    ]
    if not comparisons:
        if len({collection.voice(f.sentence) for f in figures}) < 2:
            return None
        comparisons = [Comparison(0, 1, compare(figures[0].quantity, figures[1].quantity))]
    comparisons.sort(key=lambda c: (_GRAVEST.index(c.verdict.verdict), c.a, c.b))
    counts = Counter(stem for figure in figures for stem in figure.near)
    subject = frozenset(stem for stem, count in counts.items() if 2 * count >= len(figures))
    return FigureCard(tuple(figures), tuple(comparisons), subject)


def _in_time(a: Figure, b: Figure, collection: Collection) -> Verdict:
    """Compare two figures; what differs and rises with the time of publication is an update."""
    verdict = compare(a.quantity, b.quantity)
    if verdict.verdict != "differ":
        return verdict
    published = [collection.document(f.sentence).published for f in (a, b)]
    return rises(verdict, (a.quantity, b.quantity), published)
