"""Collection → figures that several sources give on one matter, held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from summarize.compare.figure_links import Alignment, Figure, FigureLinks, Link
from summarize.compare.verdicts import Verdict, compare, rises
from summarize.model import Collection
from summarize.model.comparison import GRAVEST_FIRST

_MOST_PAIRED = 8
"""Readings of a card that are compared each with each; more are compared with the first."""


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

    @property
    def alignment(self) -> Alignment:
        """When two figures are on one matter."""
        return Alignment(
            affinity=self.affinity,
            duration_affinity=self.duration_affinity,
            likeness=self.likeness,
            context=self.context,
        )

    def __call__(self, collection: Collection, /) -> tuple[FigureCard, ...]:
        """Return the cards in the order of their first figures."""
        links = FigureLinks(collection, self.alignment)
        pairs = links.pairs()
        matters = _Matters(links.figures)
        matters.join(link for a, b in pairs for link in links.between(a, b))
        matters.attach(link for a, b in pairs for link in links.of_one_thing(a, b))
        cards = (_card([links.figures[k] for k in group], collection) for group in matters.groups())
        return tuple(card for card in cards if card is not None)


@dataclass(slots=True)
class _Matter:
    figures: list[int]
    sentences: set[int]


@dataclass(slots=True)
class _Matters:
    """Groups of linked figures; two figures of one sentence stay apart."""

    figures: Sequence[Figure]
    of: dict[int, _Matter] = field(default_factory=dict)

    def join(self, links: Iterable[Link]) -> None:
        """Join the figures of each link, the strongest first."""
        for link in sorted(links, key=lambda link: (-link.affinity, link.a, link.b)):
            first, second = self._of(link.a), self._of(link.b)
            if first is second or first.sentences & second.sentences:
                continue
            larger, smaller = sorted((first, second), key=lambda m: -len(m.figures))
            larger.figures += smaller.figures
            larger.sentences |= smaller.sentences
            self.of.update(dict.fromkeys([link.a, link.b, *smaller.figures], larger))

    def attach(self, links: Iterable[Link]) -> None:
        """Put a figure that has no matter on the matter of the other one, in another unit."""
        for link in links:
            for known, figure in ((link.a, link.b), (link.b, link.a)):
                matter = self.of.get(known)
                sentence = self.figures[figure].sentence
                if matter is not None and figure not in self.of and sentence not in matter.sentences:
                    matter.figures.append(figure)
                    matter.sentences.add(sentence)
                    self.of[figure] = matter
                    break

    def groups(self) -> list[list[int]]:
        """Return the figures of each matter, in text order."""
        distinct = {id(matter): sorted(matter.figures) for matter in self.of.values()}
        return sorted(distinct.values())

    def _of(self, figure: int) -> _Matter:
        return self.of.get(figure) or _Matter([figure], {self.figures[figure].sentence})


def _card(figures: Sequence[Figure], collection: Collection) -> FigureCard | None:
    """Compare the different readings; None where nothing is to be said: copies that agree."""
    readings: list[int] = []
    for k, figure in enumerate(figures):
        if not any(compare(figure.quantity, figures[r].quantity).verdict == "agree" for r in readings):
            readings.append(k)
    pairs = [*combinations(readings[:_MOST_PAIRED], 2), *((readings[0], r) for r in readings[_MOST_PAIRED:])]
    comparisons = [Comparison(i, j, _in_time(figures[i], figures[j], collection)) for i, j in pairs]
    if not comparisons:
        if len({collection.voice(f.sentence) for f in figures}) < 2:
            return None
        comparisons = [Comparison(0, 1, compare(figures[0].quantity, figures[1].quantity))]
    comparisons.sort(key=lambda c: (GRAVEST_FIRST.index(c.verdict.verdict), c.a, c.b))
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
