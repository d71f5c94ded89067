"""Analysis → the figures and ages on which the sources agree or differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from msgspec import Struct

from summarize.analysis import Analysis
from summarize.analysis.instances import published_moment
from summarize.analysis.overtaken import revisions
from summarize.compare.cards import (
    Card,
    about,
    days_from,
    lies_back,
    longest_clause,
    may_be_one,
    quote,
    statement,
    verbatim,
    within,
)
from summarize.compare.figure_links import Alignment, Figure, FigureLinks, Link, Verdict, compare, reach
from summarize.compare.frames import Frames
from summarize.compare.rivals import Rivals
from summarize.language.quantities import Quantity
from summarize.language.tenses import Age, ages
from summarize.model.comparison import GRAVEST_FIRST, Compared, Discrepancy, Value
from summarize.model.inputs import Share, UpToTwo

# Analysis → figures that several sources give on one subject, compared with each other.

_PRINTED = frozenset({"differ", "update", "not-comparable"})
_MOST_PAIRED = 8
"""Readings of a card that are compared each with each; more are compared with the first."""


class _Comparison(Struct, frozen=True):
    """Two figures of one card, by index, and what they are to each other."""

    a: int
    b: int
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Align figures that are measured alike, in sentences that are alike, near the same words.

    ``affinity`` is how much of the words around the poorer figure the other one shares, plus the
    likeness of the two sentences: 0 to 2.
    """

    affinity: UpToTwo = 0.7
    """Least affinity of two figures on one subject."""
    duration_affinity: UpToTwo = 0.9
    """Least affinity of two durations: a story has many that nothing but their role distinguishes."""
    likeness: Share = 0.2
    """Least likeness of their sentences; twice as much for durations."""
    context: Share = 0.2
    """Least share of words around them that figures in different units have in common."""

    @property
    def alignment(self) -> Alignment:
        """When two figures are on one subject."""
        return Alignment(
            affinity=self.affinity,
            duration_affinity=self.duration_affinity,
            likeness=self.likeness,
            context=self.context,
        )

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield the cards in the order of their first figures."""
        links = FigureLinks(analysis, self.alignment)
        pairs = [pair for pair in links.pairs() if not _corrected(analysis, *pair[:2])]
        aligned = [link for a, b, alike in pairs for link in links.between(a, b, alike)]
        wordings = {wording[0]: wording for wording in analysis.wordings}
        sure = _Matters(links.figures)
        sure.join(_certain(links, pairs))
        shown: set[int] = set()
        for group in sure.groups():
            figures = [links.figures[k] for k in group]
            comparisons = _comparisons(figures, analysis)
            if comparisons and comparisons[0].verdict.verdict in _PRINTED:
                shown.update(group)
                yield _figure_card(analysis, figures, comparisons, wordings, sure=True)
        matters = _Matters(links.figures)
        matters.join(aligned)
        matters.attach(link for a, b, _ in pairs for link in links.of_one_thing(a, b))
        for group in matters.groups():
            figures = [links.figures[k] for k in group]
            comparisons = _comparisons(figures, analysis)
            if comparisons and not shown.issuperset(group):
                agree = comparisons[0].verdict.verdict == "agree" and _is_worth_saying(analysis, figures)
                yield _figure_card(analysis, figures, comparisons, wordings, sure=agree)


def _is_worth_saying(analysis: Analysis, figures: Sequence[Figure]) -> bool:
    """Whether figures that agree are contested by nobody, and say more than how long ago something was."""
    places = ((f.sentence, (f.quantity.start, f.quantity.end)) for f in figures)
    return not _contested(analysis, figures) and not all(lies_back(analysis, *place) for place in places)


def _contested(analysis: Analysis, figures: Sequence[Figure]) -> bool:
    """Whether a document that is not among those that agree counts the same thing otherwise."""
    rivals = analysis.once(Rivals)
    documents = {analysis.document(figure.sentence).id for figure in figures}
    return any(rivals.of(f.quantity, analysis.document(f.sentence).id) - documents for f in figures)


def _corrected(analysis: Analysis, a: int, b: int) -> bool:
    """Whether a figure of one of two sentences had been changed when the other one was published.

    "446 dead" is no other toll than "439 dead" once an article reported that it was revised from 446 to 439.
    """
    changed = analysis.once(_changed)
    return any(
        one in changed and changed[one] <= (analysis.document(other).published or "")[:10]
        for one, other in ((a, b), (b, a))
    )


def _changed(analysis: Analysis) -> Mapping[int, str]:
    """Return for each sentence of which a later article changes a figure the first day on which one does."""
    found: dict[int, str] = {}
    for earlier, later in sorted(analysis.once(revisions)):
        day = (analysis.document(later).published or "")[:10]
        found[earlier] = min(day, found.get(earlier, day))
    return found


def _certain(links: FigureLinks, pairs: Iterable[tuple[int, int, float]]) -> Iterator[Link]:
    """Yield the figures of pairs of sentences that differ and are surely on one subject."""
    frames = Frames(links.analysis, links.figures)
    for a, b, alike in pairs:
        for i, j in product(links.of_sentence[a], links.of_sentence[b]):
            first, second = links.figures[i].quantity, links.figures[j].quantity
            verdict = compare(first, second).verdict
            if (verdict == "differ" and frames.one(i, j, alike)) or (
                verdict == "not-comparable" and (frames.beside(i, j) or frames.of_other_periods(i, j))
            ):
                yield Link(1 + alike, i, j)


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
        """Put a figure that has no subject on the subject of the other one, in another unit."""
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
        """Return the figures of each subject, in text order."""
        distinct = {id(matter): sorted(matter.figures) for matter in self.of.values()}
        return sorted(distinct.values())

    def _of(self, figure: int) -> _Matter:
        return self.of.get(figure) or _Matter([figure], {self.figures[figure].sentence})


def _comparisons(figures: Sequence[Figure], analysis: Analysis) -> list[_Comparison]:
    """Compare the different readings; nothing where there is nothing to say: copies that agree."""
    readings: list[int] = []
    for k, figure in enumerate(figures):
        if not any(compare(figure.quantity, figures[r].quantity).verdict == "agree" for r in readings):
            readings.append(k)
    pairs = [*combinations(readings[:_MOST_PAIRED], 2), *((readings[0], r) for r in readings[_MOST_PAIRED:])]
    comparisons = [_Comparison(i, j, _in_time(figures[i], figures[j], analysis)) for i, j in pairs]
    if not comparisons and len({analysis.voice(f.sentence) for f in figures}) > 1:
        comparisons = [_Comparison(0, 1, compare(figures[0].quantity, figures[1].quantity))]
    return sorted(comparisons, key=lambda c: (GRAVEST_FIRST.index(c.verdict.verdict), c.a, c.b))


def _figure_card(
    analysis: Analysis,
    figures: Sequence[Figure],
    comparisons: Sequence[_Comparison],
    wordings: Mapping[int, Sequence[int]],
    *,
    sure: bool,
) -> Card:
    """Write down what was compared, with every source that says it in the same words.

    ``wordings`` are the sentences of the same words, by the first of them.
    """
    places = sorted(
        (*analysis.place(within(analysis, i, (quantity.start, quantity.end))), i, number, k)
        for k, figure in enumerate(figures)
        for i in wordings[figure.sentence]
        for number, quantity in enumerate(analysis.quantities[i])
        if number == figure.number
    )
    first = {k: position for position, (*_, k) in reversed([*enumerate(places)])}
    compared = []
    for comparison in comparisons:
        a, b = sorted((first[comparison.a], first[comparison.b]))
        compared.append(Compared((a, b), comparison.verdict.verdict, comparison.verdict.reason))
    compared.sort(key=lambda c: (GRAVEST_FIRST.index(c.verdict), c.values))
    spans = [
        (i, within(analysis, i, _extent(analysis.quantities[i][number]))) for _, _, i, number, _ in places
    ]
    agree = compared[0].verdict == "agree"
    discrepancy = Discrepancy(
        subject=longest_clause(analysis, spans) if agree else about(analysis, spans, _measured(figures)),
        kind="figure",
        verdict=compared[0].verdict,
        reason=compared[0].reason,
        values=tuple(_value(analysis, i, analysis.quantities[i][number]) for _, _, i, number, _ in places),
        comparisons=tuple(compared),
    )
    return Card(discrepancy, frozenset(figure.sentence for figure in figures), sure)


def _measured(figures: Sequence[Figure]) -> str | None:
    """Return what is measured or paid for, verbatim, where one of the figures says so."""
    named = (f.quantity.noun for f in figures if f.quantity.dimension in {"measure", "money"})
    return next(filter(None, named), None)


def _extent(quantity: Quantity) -> tuple[int, int]:
    return quantity.start, quantity.end


def _value(analysis: Analysis, index: int, quantity: Quantity) -> Value:
    document, span = analysis.document(index), within(analysis, index, _extent(quantity))
    return Value(
        raw=document[span],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        counted=quantity.noun,
        per=quantity.per,
        qualifier=quantity.qualifier,
        span=quote(document, span),
        sentence=statement(analysis, index),
    )


def _in_time(a: Figure, b: Figure, analysis: Analysis) -> Verdict:
    """Compare two figures; what differs and rises with the time of publication is an update."""
    verdict = compare(a.quantity, b.quantity)
    if verdict.verdict != "differ":
        return verdict
    published = [analysis.document(f.sentence).published for f in (a, b)]
    return _rises(verdict, (a.quantity, b.quantity), published)


def _rises(verdict: Verdict, figures: Sequence[Quantity], published: Sequence[str | None]) -> Verdict:
    """Return an update where the later one of two counts or sums that differ is the higher one.

    So is a lower one of the missing, the displaced and those in hospital, who become fewer. ``published``
    are dates or moments, ISO 8601, None where unknown.
    """
    moments = [published_moment(p) for p in published]
    if None in moments or figures[0].per or figures[0].dimension not in {"count", "money", "measure"}:
        return verdict
    (earlier, low), (later, high) = sorted(zip(map(str, moments), map(reach, figures), strict=True))
    falls = low > high and figures[0].outcome in {"missing", "displaced", "hospitalized"}
    if earlier == later or not (low < high or falls):
        return verdict
    way = "lower" if falls else "higher"
    return Verdict("update", f"the figure published later is the {way} one ({earlier}, {later})")


# Analysis → people whom two sources give different ages.

_REASON = "their ages differ"
_ALIKE = 0.2
"""Least likeness of sentences that report one thing of a person."""
_MOST = 20
"""Sentences on one person's age that are compared."""

_Told = tuple[int, Age]
"""The index of a sentence, and an age in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """Report a person of a first and a last name whom two sources of one time make older and younger."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each such person, with the first sentence of each age."""
        told: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
        for i in analysis.prose:
            for age in ages(analysis.texts[i], analysis.language(i)):
                told[age.name].append((i, age))
        for held in told.values():
            pairs = combinations(held[:_MOST], 2)
            found = next((pair for pair in pairs if _differ(*pair, analysis)), None)
            if found is not None:
                yield _age_card(analysis, found)


def _differ(a: _Told, b: _Told, analysis: Analysis) -> bool:
    days = days_from(analysis, a[0], b[0])
    # Between two days there may be a birthday.
    return (
        abs(a[1].years - b[1].years) > (1 if days else 0)
        and analysis.voice(a[0]) != analysis.voice(b[0])
        and may_be_one(analysis, a[0], b[0])
        and _likeness(a[0], b[0], analysis) >= _ALIKE
    )


def _likeness(a: int, b: int, analysis: Analysis) -> float:
    """Return the Jaccard index of the words that are no names: years lie between an arrest and a trial."""
    one, other = ({*analysis.terms[i].content} - analysis.terms[i].names for i in (a, b))
    return len(one & other) / max(1, len(one | other))


def _age_card(analysis: Analysis, pair: Sequence[_Told]) -> Card:
    spans = [(i, within(analysis, i, (age.start, age.end))) for i, age in pair]
    spans.sort(key=lambda place: analysis.place(place[1]))
    discrepancy = Discrepancy(
        subject=pair[0][1].written,
        kind="age",
        verdict="differ",
        reason=_REASON,
        values=tuple(verbatim(analysis, i, span) for i, span in spans),
        comparisons=(Compared((0, 1), "differ", _REASON),),
    )
    return Card(discrepancy, frozenset(i for i, _ in spans), sure=True)
