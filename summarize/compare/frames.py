"""Two figures → do they surely count one thing? Only then their difference is printed.

A toll or a sum grows over weeks, so these may be far apart where no other two sentences of two episodes
speak of one instance.

Likeness of sentences alone does not say so: a boxer's last round is reported like his whole fight, and one
province's dead like those of all countries. What is counted must be the same, in the same clause or of the
same fate, with nothing beside it that makes one a part of the other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import regex

from summarize.analysis import Analysis
from summarize.analysis.instances import Layer, published_day
from summarize.compare.cards import may_be_one
from summarize.compare.figure_links import Figure, comparable, reach, same_number
from summarize.language import tables
from summarize.language.quantities import Quantity
from summarize.language.tables.speech import Figures, Reporting
from summarize.language.words import (
    open_words,
    part_words,
    primary,
    split_words,
    stem,
    stop_words,
    time_names,
    toll_words,
)

# Two sentences → whether both give a running total of one counted thing.


def running_total(analysis: Analysis, i: int, j: int) -> bool:
    """Whether the later published sentence counts what the earlier one counts, and not fewer of it.

    Both count the same noun in the same unit with the same outcome, share a name, and are published on
    different days. Argument order makes no difference.
    """
    first, second = (published_day(analysis.document(x).published) for x in (i, j))
    if first is None or second is None or first == second:
        return False
    if analysis.terms[i].names.isdisjoint(analysis.terms[j].names):
        return False
    earlier, later = (i, j) if first < second else (j, i)
    return any(_grows(q, r) for q in analysis.quantities[earlier] for r in analysis.quantities[later])


def _grows(before: Quantity, after: Quantity) -> bool:
    """Whether one quantity can have grown to the other: fourteen dead after twelve people killed."""
    if before.value is None or after.value is None or after.value < before.value:
        return False
    one, other = ((q.dimension, q.unit, q.per, q.outcome) for q in (before, after))
    heads = {q.head for q in (before, after)} - {None}
    named = len(heads) == 1 and (before.head == after.head or before.outcome is not None)
    return one == other and (named or (not heads and before.outcome is not None))


# Two figures → do they surely count one thing? Only then their difference is printed.

_FATES = frozenset({"dead", "injured", "ill", "missing"})
"""What a story has one toll of; whom police arrest on one night is counted for each place."""
_SHARED = 2
"""Stems that two sentences on one toll share apart from it; one, where both say that it is the toll."""
_ALIKE = 0.15
"""Least likeness of these sentences."""
_TIMES = 10.0
"""A toll hardly rises to more than so many times its first report; beyond, it is another event's."""
_NEAR = 5
"""Content words on either side of a figure, within its clause."""
_CLAUSE = 0.6
"""Least share of the words around two figures that both clauses have, by idf."""
_MODAL = 6
"""Words before a figure among which "could" belongs to it."""
_BREAK = regex.compile(r"[,;:—–()“”\"]|\s-\s")
_NAMES = 2
"""Names that two sentences share which give figures of other periods on one thing."""
_CLOCK = regex.compile(r"\d:\s*$")
"""Before the minutes of a time of day that is written apart: 23: 51."""
_IN_CLAUSE = 3
"""Stems that two clauses on one subject share apart from what is counted."""
_LARGE = 1000.0
"""A story hardly counts two subjects by thousands in the same words."""
_LIKE = 0.5
"""Least share of the poorer of their clauses that the other one has, by idf."""
_BESIDE = 12
"""Characters before a figure in which "another" belongs to it."""


class Frames:
    """Say whether two figures of an analysis are surely on one subject."""

    def __init__(self, analysis: Analysis, figures: Sequence[Figure]) -> None:
        self._analysis, self._figures = analysis, figures
        self._clauses: Layer[int, frozenset[str]] = Layer(lambda k: self._clause(figures[k]))
        self._of_sentence: defaultdict[int, list[Quantity]] = defaultdict(list)
        self._of_document: defaultdict[str, list[Quantity]] = defaultdict(list)
        for figure in figures:
            self._of_sentence[figure.sentence].append(figure.quantity)
            self._of_document[analysis.document(figure.sentence).id].append(figure.quantity)

    def one(self, i: int, j: int, alike: float) -> bool:
        """Whether two figures, by index, in sentences so much alike are surely on one subject."""
        a, b = self._figures[i], self._figures[j]
        if a.quantity.definite or b.quantity.definite or a.quantity.dimension == "time":
            return False
        if any(_CLOCK.search(self._analysis.texts[f.sentence], endpos=f.quantity.start) for f in (a, b)):
            return False
        if not self._alone(a, b) or not self._alone(b, a):
            return False
        toll = a.quantity.outcome in _FATES and a.quantity.outcome == b.quantity.outcome
        over_time = toll or running_total(self._analysis, a.sentence, b.sentence)
        if not may_be_one(self._analysis, a.sentence, b.sentence, over_time=over_time):
            return False
        if self._modal(a) != self._modal(b) or self._partial(a) or self._partial(b):
            return False
        if a.quantity.unit == "%" and self._spans(a) != self._spans(b):
            return False
        if self._denied(i) != self._denied(j):
            return False
        if toll and self._one_toll(a, b, alike):
            return True
        return not self._of_others(a, b) and (self._one_clause(i, j) or self._same_besides(a, b))

    def beside(self, i: int, j: int) -> bool:
        """Whether two large counts of different things are surely given on one subject, in like clauses."""
        a, b = self._figures[i], self._figures[j]
        if {a.quantity.dimension, b.quantity.dimension} != {
            "count"
        } or a.quantity.outcome != b.quantity.outcome:
            return False
        if not all(self._is_large(f) and not self._partial(f) for f in (a, b)):
            return False
        (low, high), (other_low, other_high) = reach(a.quantity), reach(b.quantity)
        if low <= other_high and other_low <= high:
            return False
        first, second = self._clauses[i], self._clauses[j]
        shared = (first & second) - {*a.quantity.counted, *b.quantity.counted}
        alike = self._mass(shared) >= _LIKE * min(self._mass(first), self._mass(second))
        return len(shared) >= _IN_CLAUSE and alike and may_be_one(self._analysis, a.sentence, b.sentence)

    def of_other_periods(self, i: int, j: int) -> bool:
        """Whether two figures in one unit, for other periods, are surely of one thing of the same names."""
        a, b = self._figures[i], self._figures[j]
        unit = a.quantity.unit
        if unit is None or unit != b.quantity.unit or a.quantity.dimension in {"count", "time"}:
            return False
        if a.quantity.per == b.quantity.per or any(self._partial(f) for f in (a, b)):
            return False
        first, second = (self._besides(f) | {*f.quantity.counted} for f in (a, b))
        names = self._names(a) & self._names(b)
        things = (first & second) - self._analysis.terms[a.sentence].names
        heads = {a.quantity.head, b.quantity.head} & things
        return (
            len(names) >= _NAMES
            and bool(heads)
            and len(things) >= _SHARED
            and may_be_one(self._analysis, a.sentence, b.sentence)
        )

    def _spans(self, figure: Figure) -> set[tuple[float | None, str | None]]:
        """Return the stretches of time that a sentence names, in which something changes by a share."""
        return {(q.value, q.unit) for q in self._of_sentence[figure.sentence] if q.dimension == "time"}

    def _is_large(self, figure: Figure) -> bool:
        """Whether a figure is the only count of its sentence, in thousands, of something with a name."""
        counts = [q for q in self._of_sentence[figure.sentence] if q.dimension == "count"]
        named = figure.quantity.head is not None and not figure.quantity.definite
        said = figure.quantity.hedge != "vague"
        return len(counts) == 1 and named and said and reach(figure.quantity)[0] >= _LARGE

    def _alone(self, a: Figure, b: Figure) -> bool:
        """Whether a figure has no rival in its sentence, and the other document does not give it as well."""
        rivals = [q for q in self._of_sentence[a.sentence] if comparable(q, b.quantity)]
        other = self._of_document[self._analysis.document(b.sentence).id]
        return len(rivals) == 1 and not any(
            comparable(q, a.quantity) and same_number(q, a.quantity) for q in other
        )

    def _one_toll(self, a: Figure, b: Figure, alike: float) -> bool:
        """Whether two figures are the toll of one event: the words shared, no place on each side alone."""
        first, second = self._names(a), self._names(b)
        totals = self._is_total(a) and self._is_total(b)
        if (first - second and second - first) or not (first & second):
            return False
        if self._scope(a) != self._scope(b):
            return False
        if not all(_of_people(f.quantity, self._analysis.language(f.sentence)) for f in (a, b)):
            return False
        lower, upper = sorted(max(reach(f.quantity)[0], 1.0) for f in (a, b))
        least = _SHARED - totals
        return (
            upper <= _TIMES * lower
            and len(self._shared(a, b)) >= least
            and alike >= _ALIKE * (1 - totals / 2)
        )

    def _of_others(self, a: Figure, b: Figure) -> bool:
        """Whether each sentence names somebody or something that the other does not, besides who says it.

        So it does where both are the same but for their first words: Alpenbank said, Nordbank said.
        """
        signs = self._analysis.signs
        first, second = (self._names(f) - signs[f.sentence].speaker for f in (a, b))
        return bool(first - second and second - first) or (
            self._begins_alone(a, b) and self._begins_alone(b, a)
        )

    def _begins_alone(self, a: Figure, b: Figure) -> bool:
        """Whether the first word of a sentence is content that the other sentence has not."""
        terms, others = (self._analysis.terms[figure.sentence] for figure in (a, b))
        return bool({*terms.stems[:1]}.intersection(terms.content).difference(others.stems))

    def _scope(self, figure: Figure) -> set[float | None]:
        """Return in how many places a toll is counted: in 14 countries."""
        language, text = self._analysis.language(figure.sentence), self._analysis.texts[figure.sentence]
        prepositions = tables.get(Reporting, primary(language)).prepositions
        return {
            q.value for q in self._of_sentence[figure.sentence]
            if q is not figure.quantity and q.dimension == "count" and q.noun and not q.outcome
            and not prepositions.isdisjoint(split_words(text[: q.start])[-1:])
        }  # fmt: skip

    def _is_total(self, figure: Figure) -> bool:
        """Whether a sentence says before a figure that it is the toll."""
        text, language = self._analysis.texts[figure.sentence], self._analysis.language(figure.sentence)
        return not toll_words(language).isdisjoint(split_words(text[: figure.quantity.start]))

    def _one_clause(self, i: int, j: int) -> bool:
        """Whether the words around two figures are nearly the same, whatever the sentences say besides."""
        a, b = self._figures[i].quantity, self._figures[j].quantity
        if a.dimension == "count" and (
            a.head is None or a.head != b.head or not _nested(a.counted, b.counted)
        ):
            return False
        if self._other_occasion(self._figures[i], self._figures[j]):
            return False
        first, second = self._clauses[i], self._clauses[j]
        shared = (first & second) - {*a.counted, *b.counted}
        union = self._mass(first | second)
        names = frozenset[str]().union(
            *(self._analysis.terms[f.sentence].names for f in (self._figures[i], self._figures[j]))
        )
        return (
            len(shared) >= 3
            and len(shared - names) >= 2
            and union > 0
            and self._mass(first & second) / union >= _CLAUSE
        )

    def _same_besides(self, a: Figure, b: Figure) -> bool:
        """Whether two sentences are the same but for their figures."""
        first, second = self._besides(a), self._besides(b)
        return first == second and len(first) >= _IN_CLAUSE and not self._other_occasion(a, b)

    def _besides(self, figure: Figure) -> set[str]:
        terms, quantity = self._analysis.terms[figure.sentence], figure.quantity
        places = zip(terms.stems, terms.offsets, strict=True)
        inside = {stem for stem, (a, b) in places if a < quantity.end and quantity.start < b}
        return {*terms.content} - inside

    def _other_occasion(self, a: Figure, b: Figure) -> bool:
        """Whether two sentences differ in more than this figure, as the scores of two matches do."""
        ours = [q for q in self._of_sentence[a.sentence] if q is not a.quantity]
        theirs = [q for q in self._of_sentence[b.sentence] if q is not b.quantity]
        return any(comparable(p, q) and not same_number(p, q) for p in ours for q in theirs)

    def _shared(self, a: Figure, b: Figure) -> set[str]:
        own = {*a.quantity.counted, *b.quantity.counted} | _fate_words(self._analysis.language(a.sentence))
        terms = self._analysis.terms
        return ({*terms[a.sentence].content} & {*terms[b.sentence].content}) - own

    def _names(self, figure: Figure) -> frozenset[str]:
        """Return the names of a sentence without days, and without a first word that has a capital anyway."""
        terms = self._analysis.terms[figure.sentence]
        times = {s for w, s in zip(terms.words, terms.stems, strict=True) if w in time_names()}
        return terms.names - times - ({*terms.stems[:1]} - {*terms.stems[1:]})

    def _mass(self, stems: frozenset[str]) -> float:
        return math.fsum(sorted(self._analysis.idf.get(stem, 1.0) for stem in stems))

    def _clause(self, figure: Figure) -> frozenset[str]:
        """Return the content stems next to a figure, up to the next stop."""
        i, quantity = figure.sentence, figure.quantity
        text, terms = self._analysis.texts[i], self._analysis.terms[i]
        stops = stop_words(self._analysis.language(i))
        start = max((m.end() for m in _BREAK.finditer(text, 0, quantity.start)), default=0)
        ending = _BREAK.search(text, quantity.end)
        end = ending.start() if ending else len(text)
        words = [
            (a, stem)
            for word, stem, (a, b) in zip(terms.words, terms.stems, terms.offsets, strict=True)
            if start <= a and b <= end and word not in stops and not (quantity.start <= a < quantity.end)
        ]
        before = [stem for a, stem in words if a < quantity.start][-_NEAR:]
        after = [stem for a, stem in words if a >= quantity.end][:_NEAR]
        return frozenset([*before, *after])

    def _denied(self, k: int) -> bool:
        """Whether its sentence denies what a figure, by index, counts: no proof that he had 300,000 euros."""
        about = self._analysis.signs[self._figures[k].sentence].denials.about
        return any(not self._clauses[k].isdisjoint(stems) for stems in about)

    def _modal(self, figure: Figure) -> bool:
        """Whether a figure is what may be, or is yet to come."""
        return not self._before(figure, _MODAL).isdisjoint(
            open_words(self._analysis.language(figure.sentence))
        )

    def _partial(self, figure: Figure) -> bool:
        """Whether a figure is a part beside another one: "two others", "70 here and hundreds more there"."""
        i, quantity = figure.sentence, figure.quantity
        text, terms = self._analysis.texts[i], self._analysis.terms[i]
        ending = _BREAK.search(text, quantity.end)
        end = ending.start() if ending else len(text)
        # "More" in "more than 200" is a hedge.
        hedges = [(q.start, q.end) for q in self._analysis.quantities[i] if q.qualifier]
        near = {
            w for w, (a, b) in zip(terms.words, terms.offsets, strict=True)
            if quantity.start - _BESIDE <= a and b <= end and not any(s <= a < e for s, e in hedges)
        }  # fmt: skip
        return not near.isdisjoint(part_words(self._analysis.language(i)))

    def _before(self, figure: Figure, count: int) -> set[str]:
        terms = self._analysis.terms[figure.sentence]
        before = [
            w for w, (a, _) in zip(terms.words, terms.offsets, strict=True) if a < figure.quantity.start
        ]
        return {*before[-count:]}


def _nested(a: Sequence[str], b: Sequence[str]) -> bool:
    return {*a} <= {*b} or {*b} <= {*a}


def _of_people(quantity: Quantity, language: str | None) -> bool:
    """Whether a toll counts people by no other name: dead, killed, people, victims."""
    return not quantity.counted or not _fate_words(language).isdisjoint(quantity.counted)


@cache
def _fate_words(language: str | None) -> frozenset[str]:
    """Return the stems of what says what happened to people, and of the people themselves."""
    own = tables.get(Figures, primary(language))
    words = {*own.words.get("people", ()), *" ".join(own.outcomes.values()).split()}
    return frozenset(stem(sorted(words), primary(language)))
