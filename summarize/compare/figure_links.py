"""Two figures → are they on one subject, and do they agree? Neither is judged true or false."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct, structs

from summarize.analysis import Analysis
from summarize.analysis.instances import Layer
from summarize.analysis.overtaken import changes_to_another
from summarize.analysis.pairs import find_pairs
from summarize.analysis.ranking import inverse_document_frequency
from summarize.compare.cards import earlier_years
from summarize.language import tables
from summarize.language.denials import ends_in_denial
from summarize.language.quantities import ABOUT, Quantity, is_number_word
from summarize.language.quantities.values import base, equal
from summarize.language.tables.speech import Figures, Hedge
from summarize.language.words import (
    may_be_one_language,
    people_words,
    primary,
    split_words,
    stem,
    stop_words,
    time_names,
    toll_words,
)
from summarize.model.comparison import FigureVerdict

BEYOND = 0.5
"""How far "more than" and "up to" reach, as a share of the figure: up to 50 is 25 to 50."""


class Verdict(Struct, frozen=True):
    """What two figures are to each other, and why."""

    verdict: FigureVerdict
    reason: str


def compare(a: Quantity, b: Quantity) -> Verdict:
    """Compare two quantities on one subject."""
    obstacle = _incomparable(a, b)
    if obstacle is not None:
        return Verdict("not-comparable", obstacle)
    same = _same_value(a, b)
    if (a.per is None) != (b.per is None):
        periods = f"per {a.per or b.per} and without a period"
        if same:
            return Verdict("qualifier-differs", f"the same figure, {periods}")
        return Verdict("not-comparable", periods)
    if same and a.hedge == b.hedge:
        return Verdict("agree", "the same figure")
    if same:
        return Verdict("qualifier-differs", f"the same figure, {_hedged(a)} and {_hedged(b)}")
    if _rounded(a, b):
        return Verdict("agree", "one figure is the other, rounded")
    if a.hedge == b.hedge and a.hedge != "vague" and (a.value is None) == (b.value is None):
        return Verdict("differ", "their figures differ")
    (low, high), (other_low, other_high) = reach(a), reach(b)
    if low <= other_high and other_low <= high:
        return Verdict("qualifier-differs", "compatible within what their hedges leave open")
    return Verdict("differ", "their figures differ")


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are measured in the same terms, periods aside."""
    return _incomparable(a, b) is None or (a.per is not None and b.per is not None and _unit(a) == _unit(b))


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities agree, or are the same number where one of them has no unit and no noun."""
    bare = any(q.dimension == "count" and not q.counted and q.outcome is None for q in (a, b))
    if bare and a.value is not None:
        return a.value == b.value
    return compare(a, b).verdict == "agree"


def reach(quantity: Quantity) -> tuple[float, float]:
    """Return what a hedged figure may represent, as an interval in the base of its unit."""
    factor = _factor(quantity)
    if quantity.value is None:
        low = quantity.low if quantity.low is not None else (quantity.high or 0.0) * BEYOND
        high = quantity.high if quantity.high is not None else (quantity.low or 0.0) * (1 + BEYOND)
        return low * factor, high * factor
    value = quantity.value * factor
    width = abs(value)
    spread: dict[Hedge, tuple[float, float]] = {
        "about": (ABOUT, ABOUT), "at-least": (0, BEYOND), "more-than": (0, BEYOND), "at-most": (BEYOND, 0),
        "less-than": (BEYOND, 0),
    }  # fmt: skip
    below, above = spread.get(quantity.hedge, (0.0, 0.0))
    return value - below * width, value + above * width


def _incomparable(a: Quantity, b: Quantity) -> str | None:
    """Return why two quantities cannot be compared, or None."""
    if _unit(a) != _unit(b):
        if a.dimension == b.dimension == "money":
            return f"in different currencies ({a.unit} and {b.unit})"
        return f"measured differently ({_measure(a)} and {_measure(b)})"
    if a.per and b.per and a.per != b.per:
        return f"per {a.per} and per {b.per}"
    if a.dimension == "count" and a.outcome != b.outcome:
        return (
            " and ".join(f"the {q.outcome}" if q.outcome else f"{_measure(q)}" for q in (a, b))
            + " are counted"
        )
    if a.dimension == "count":
        return (
            None if _same_things(a, b) else f"they count different things ({_measure(a)} and {_measure(b)})"
        )
    if a.counted and b.counted and not {*a.counted} & {*b.counted}:
        return f"of different things ({a.noun} and {b.noun})"
    return None


def _same_things(a: Quantity, b: Quantity) -> bool:
    """Whether two counts count the same: a noun in common, or people of one fate."""
    if a.head is not None and b.head is not None and (a.head in b.counted or b.head in a.counted):
        return True
    unnamed = [not q.counted or _is_people(q) for q in (a, b)]
    if a.outcome is not None and a.outcome == b.outcome:
        # "24 dead" and "24 people were killed", but not 24 houses beside them.
        return all(unnamed) or (any(unnamed) and bool(a.noun) != bool(b.noun))
    return not a.counted and not b.counted


def _is_people(quantity: Quantity) -> bool:
    return not _people().isdisjoint((quantity.noun or "").casefold().split())


@cache
def _people() -> frozenset[str]:
    return tables.union(figures.words.get("people", frozenset()) for figures in tables.each(Figures).values())


def _same_value(a: Quantity, b: Quantity) -> bool:
    if a.value is None or b.value is None:
        return a.value is b.value and (a.low, a.high) == (b.low, b.high) and _factor(a) == _factor(b)
    return equal((a.value, a.unit), (b.value, b.unit))


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other at its own precision: 1.2 million and 1,234,567."""
    if a.value is None or b.value is None or a.hedge != b.hedge or not a.places or not b.places:
        return False
    rough, fine = sorted((a, b), key=lambda q: -q.step * _factor(q))
    step, value = rough.step * _factor(rough), (rough.value or 0.0) * _factor(rough)
    if rough.places < 2 or step <= fine.step * _factor(fine):
        return False
    return math.isclose(round((fine.value or 0.0) * _factor(fine) / step) * step, value, rel_tol=1e-9)


def _unit(quantity: Quantity) -> str | None:
    return base(quantity.unit)[0]


def _factor(quantity: Quantity) -> float:
    return base(quantity.unit)[1]


def _measure(quantity: Quantity) -> str:
    return quantity.unit or quantity.noun or "a count"


def _hedged(quantity: Quantity) -> str:
    return f"“{quantity.qualifier}”" if quantity.qualifier else "without a hedge"


_NEAR = 8
"""Content words on either side of a figure that say what it is about."""
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20|21)\d\d(?![\d,.]*\d)")
_YEARS_WITHIN = 60
"""Characters on either side of a figure in which a year belongs to it."""
_SAME_VALUE = 0.5
"""What an equal value adds when the figures of two sentences are paired."""
_TOLL = 0.25
"""How much less affinity is asked of two figures that say what happened to people."""
_MOST_FIGURES = 64
"""Figures of a sentence; what has more is a table."""
_WITHIN = 600
"""Characters on either side of a figure in which those words are looked for."""
_APART = re.compile(r"[;:.()]")
"""Behind these a sentence counts something else."""
_NEARLY_EQUAL = 0.5
"""Likeness of two sentences whose figures are compared with each other even where they point back."""


class Figure(Struct, frozen=True):
    """A quantity in a sentence, by index, with the stems of the words around it."""

    sentence: int
    number: int
    """Which of the sentence's quantities it is, from 0."""
    quantity: Quantity
    near: frozenset[str]
    years: frozenset[str]
    """Years that are near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """When two figures are on one subject; see ``Figures`` for what the numbers mean."""

    affinity: float
    duration_affinity: float
    likeness: float
    context: float

    def holds(self, a: Quantity, b: Quantity, alike: float, overlap: float) -> bool:
        """Whether two comparable quantities are on one subject, by their sentences and the words around."""
        durations = a.dimension == "time"
        # "The two leaders" points back; only sentences that are nearly the same are compared by it.
        if not durations and (a.definite != b.definite or (a.definite and alike < _NEARLY_EQUAL)):
            return False
        least = self.duration_affinity if durations else self.affinity
        floor = self.likeness * (2 if durations else 1)
        if a.outcome is not None and a.outcome == b.outcome:
            # A story has one toll of the dead, however differently it is reported.
            least, floor = least - _TOLL, floor / 2
        return alike >= floor and alike + overlap >= least


@dataclass(frozen=True, slots=True)
class Link:
    """Two figures by index; ``affinity`` is 0 where they are about one thing but cannot be compared."""

    affinity: float
    a: int
    b: int


class FigureLinks:
    """What ties the figures of a analysis to each other."""

    def __init__(self, analysis: Analysis, rule: Alignment) -> None:
        self.analysis = analysis
        self.figures = figures_of(analysis)
        self._rule = rule
        self._idf = inverse_document_frequency([t.content for t in analysis.terms])
        self._masses = [self._mass(figure.near) for figure in self.figures]
        self._names = cache(self._find_names)
        self.of_sentence: defaultdict[int, list[int]] = defaultdict(list)
        for k, figure in enumerate(self.figures):
            self.of_sentence[figure.sentence].append(k)

    def pairs(self) -> list[tuple[int, int, float]]:
        """Return pairs of sentences with figures, of two documents in one language, with likeness."""
        analysis = self.analysis
        eras = Layer[int, frozenset[int]](lambda i: earlier_years(analysis, i))
        holders = sorted(i for i, held in self.of_sentence.items() if len(held) <= _MOST_FIGURES)
        found = []
        for x, y, alike in find_pairs([analysis.terms[i].content for i in holders], self._idf):
            first, second = analysis.document(holders[x]), analysis.document(holders[y])
            now, then = eras[holders[x]], eras[holders[y]]
            if (now or then) and not now & then:
                # "In 2019 a fire in another hotel killed 11": of an earlier event.
                continue
            if first.id != second.id and may_be_one_language(first.language, second.language):
                found.append((holders[x], holders[y], alike))
        return found

    def between(self, a: int, b: int, alike: float) -> Iterator[Link]:
        """Pair the comparable figures of two sentences of a likeness one to one, the best pair first."""
        if alike < self._rule.likeness / 2:
            return
        names = self._names(a), self._names(b)
        if all(names) and not names[0] & names[1]:
            # Sentences that name nobody and no place in common are about different things.
            return
        sides = self.of_sentence[a], self.of_sentence[b]
        agreeing = {
            k for i in sides[0] for j in sides[1]
            if same_number(self.figures[i].quantity, self.figures[j].quantity) for k in (i, j)
        }  # fmt: skip
        taken: set[int] = set()
        for affinity, i, j, same in sorted(self._scored(sides, alike)):
            # Where the other sentence has the same figure too, another one there is about something else.
            if not {i, j} & taken and (same or not {i, j} & agreeing):
                taken |= {i, j}
                yield Link(-affinity, i, j)

    def of_one_thing(self, a: int, b: int) -> Iterator[Link]:
        """Yield figures of two sentences in different units about one thing: gas by volume, gas by share."""
        names = self.analysis.terms[a].names | self.analysis.terms[b].names
        for i in self.of_sentence[a]:
            for j in self.of_sentence[b]:
                first, second = self.figures[i], self.figures[j]
                if {first.quantity.dimension, second.quantity.dimension} & {"count", "time"}:
                    continue
                shared = (first.near & second.near) - names
                things = {*first.quantity.counted[-1:], *second.quantity.counted[-1:]}
                if things & shared and len(shared) > 1 and self._overlap(i, j) >= self._rule.context:
                    yield Link(0.0, i, j)

    def _scored(
        self, sides: tuple[Sequence[int], Sequence[int]], alike: float
    ) -> Iterator[tuple[float, int, int, bool]]:
        for i in sides[0]:
            for j in sides[1]:
                a, b = self.figures[i], self.figures[j]
                if not comparable(a.quantity, b.quantity) or (a.years and b.years and not a.years & b.years):
                    continue
                overlap = self._overlap(i, j)
                if self._rule.holds(a.quantity, b.quantity, alike, overlap):
                    same = compare(a.quantity, b.quantity).verdict == "agree"
                    yield -alike - overlap - _SAME_VALUE * same, i, j, same

    def _overlap(self, i: int, j: int) -> float:
        """Return the share of the words around the poorer figure that the other one has, by idf, 0 to 1."""
        shared = self.figures[i].near & self.figures[j].near
        fewest = min(self._masses[i], self._masses[j])
        return self._mass(shared) / fewest if len(shared) > 1 and fewest else 0.0

    def _mass(self, stems: frozenset[str]) -> float:
        return math.fsum(sorted(self._idf.get(stem, 1.0) for stem in stems))

    def _find_names(self, sentence: int) -> frozenset[str]:
        """Return the names of a sentence without days and its first word, which has a capital anyway."""
        terms = self.analysis.terms[sentence]
        names = time_names()
        times = {s for w, s in zip(terms.words, terms.stems, strict=True) if w in names}
        first = {*terms.stems[:1]} - {*terms.stems[1:]}
        return terms.names - times - first


def figures_of(analysis: Analysis) -> list[Figure]:
    """Return every figure of the prose that it neither denies nor changes, one for each wording, in order."""
    texts, language = analysis.texts, analysis.language
    return [
        Figure(i, number, q, _near(texts[i], q, language(i)), _years(texts[i], q))
        for i, *_ in analysis.wordings
        for number, q in enumerate(with_toll(texts[i], analysis.quantities[i], language(i)))
        if not ends_in_denial(texts[i][: q.start], language(i))
        and not changes_to_another(analysis, i, q.start)
    ]


def with_toll(text: str, found: Sequence[Quantity], language: str | None) -> list[Quantity]:
    """Return quantities; people that a toll is said to pass, however far off, are the dead."""
    tolls, people = toll_words(language), people_words(language)
    known = [*found]
    for i, quantity in enumerate(found):
        bare = quantity.dimension == "count" and quantity.outcome is None
        if bare and people.issuperset((quantity.noun or "").casefold().split()):
            before = text[found[i - 1].end if i else 0 : quantity.start]
            if not tolls.isdisjoint(split_words(before)) and not _APART.search(before):
                known[i] = structs.replace(quantity, outcome="dead")
    return known


def _near(text: str, quantity: Quantity, language: str | None) -> frozenset[str]:
    """Return the stems of the content words next to a quantity, and of what it counts."""
    stops, names = stop_words(language), time_names()

    def content(part: str) -> list[str]:
        words = [w for w in split_words(part) if w not in stops and w[0].isalpha() and len(w) > 1]
        return [w for w in words if w not in names and not is_number_word(w, language)]

    before = text[max(0, quantity.start - _WITHIN) : quantity.start]
    after = text[quantity.end : quantity.end + _WITHIN]
    words = content(before)[-_NEAR:] + content(after)[:_NEAR]
    return frozenset([*stem(words, primary(language)), *quantity.counted])


def _years(text: str, quantity: Quantity) -> frozenset[str]:
    before = text[max(0, quantity.start - _YEARS_WITHIN) : quantity.start]
    after = text[quantity.end : quantity.end + _YEARS_WITHIN]
    return frozenset([*_YEAR.findall(before), *_YEAR.findall(after)])
