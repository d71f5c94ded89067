"""Figures, stages and contradictions → Discrepancy: what the sources say, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from summarize.assembly.places import quote, statement
from summarize.assembly.result import Result, shelf
from summarize.assembly.statuses import status_cards
from summarize.compare.contradictions import Contradiction
from summarize.compare.figure_links import Figure
from summarize.compare.figures import FigureCard
from summarize.compare.groups import Groups
from summarize.language.conflicts import Conflict
from summarize.language.quantities import Quantity, quantities
from summarize.language.words import word_offsets
from summarize.model import Collection, Span
from summarize.model.comparison import GRAVEST_FIRST, Compared, Discrepancy, Value

_Wordings = Mapping[int, Sequence[int]]
"""Each sentence to all of the same words, the first of which stands for them."""
_MOST_WORDS = 8
"""Words of a subject."""


def discrepancies(result: Result) -> tuple[Discrepancy, ...]:
    """Write down where sources differ, and where their figures agree: the gravest first, then by place."""
    wordings = {i: wording for wording in result.collection.wordings() for i in wording}
    cards = [*(_figure_card(result, card, wordings) for card in result.figures), *status_cards(result)]
    told = [
        {figure.sentence for figure in card.figures}
        for card in result.figures
        if card.comparisons[0].verdict.verdict != "agree"
    ]
    cards += _contradiction_cards(result, told, wordings)
    shelves = {d.id: number for number, d in enumerate(result.sources)}

    def place(card: Discrepancy) -> tuple[int, int, int]:
        span = card.values[0].span
        return GRAVEST_FIRST.index(card.verdict), shelves[span.source], span.start

    return tuple(sorted(cards, key=place))


def _figure_card(result: Result, card: FigureCard, wordings: _Wordings) -> Discrepancy:
    """Write down a figure card, with every source that says it in the same words."""
    collection = result.collection
    places = [
        (shelf(collection.document(i)), i, quantity, number)
        for number, figure in enumerate(card.figures)
        for i, quantity in _everywhere(collection, figure, wordings[figure.sentence])
    ]
    places.sort(key=lambda p: (p[0], collection.sentences[p[1]].span, p[2].start))
    first = {number: k for k, (_, _, _, number) in reversed(list(enumerate(places)))}
    gravest = card.comparisons[0].verdict
    compared = []
    for comparison in card.comparisons:
        a, b = sorted((first[comparison.a], first[comparison.b]))
        compared.append(Compared((a, b), comparison.verdict.verdict, comparison.verdict.reason))
    compared.sort(key=lambda c: (GRAVEST_FIRST.index(c.verdict), c.values))
    return Discrepancy(
        subject=_subject(collection, places[0][1], card.subject),
        kind="figure",
        verdict=gravest.verdict,
        reason=compared[0].reason,
        values=tuple(_value(collection, i, quantity) for _, i, quantity, _ in places),
        comparisons=tuple(compared),
    )


def _everywhere(
    collection: Collection, figure: Figure, wording: Sequence[int]
) -> Iterator[tuple[int, Quantity]]:
    """Yield a figure in every sentence of the same words; their spaces and marks may differ."""
    language = collection.document(figure.sentence).language
    number = quantities(collection.texts[figure.sentence], language).index(figure.quantity)
    for i in wording:
        found = quantities(collection.texts[i], language)
        if number < len(found):
            yield i, found[number]


def _value(collection: Collection, index: int, quantity: Quantity) -> Value:
    document, sentence = collection.document(index), collection.sentences[index].span
    span = Span(document.id, sentence.start + quantity.start, sentence.start + quantity.end)
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
        sentence=statement(collection, index),
    )


def _contradiction_cards(
    result: Result, told: Sequence[set[int]], wordings: _Wordings
) -> Iterator[Discrepancy]:
    """Write down sentences that contradict each other, whole: it is not always one phrase.

    Sentences that are linked by contradictions of one kind share a card, so that many versions of one
    sentence make one card and not a card for each pair of them.
    """

    def has_card(c: Contradiction) -> bool:
        return any({wordings[c.a][0], wordings[c.b][0]} <= sentences for sentences in told)

    shown = [c for c in result.contradictions if c.kind != "figure" or not has_card(c)]
    linked = Groups((c.kind, sentence) for c in shown for sentence in (c.a, c.b))
    for c in shown:
        linked.join((c.kind, c.a), (c.kind, c.b))
    groups: dict[tuple[Conflict, int], list[Contradiction]] = {}
    for c in shown:
        groups.setdefault(linked.first((c.kind, c.a)), []).append(c)
    yield from (_contradiction_card(result, group) for group in groups.values())


def _contradiction_card(result: Result, group: Sequence[Contradiction]) -> Discrepancy:
    collection = result.collection
    shelves = {i: (shelf(collection.document(i)), i) for c in group for i in (c.a, c.b)}
    sides = sorted(shelves, key=shelves.__getitem__)
    number = {i: n for n, i in enumerate(sides)}
    # One comparison for each sentence says enough; all pairs of many versions would fill the digest.
    compared: dict[int, Compared] = {}
    for contradiction in group:
        a, b = sorted((number[contradiction.a], number[contradiction.b]))
        if b not in compared or a < compared[b].values[0]:
            compared[b] = Compared((a, b), "differ", contradiction.reason)
    shared = set.intersection(*({*collection.terms[i].content} for i in sides))
    return Discrepancy(
        subject=_subject(collection, sides[0], shared),
        kind=group[0].kind,
        verdict="differ",
        reason=group[0].reason,
        values=tuple(
            Value(
                raw=collection.texts[i],
                value=None,
                low=None,
                high=None,
                unit=None,
                counted=None,
                per=None,
                qualifier=None,
                span=quote(collection.document(i), collection.sentences[i].span),
                sentence=statement(collection, i),
            )
            for i in sides
        ),
        comparisons=tuple(sorted(compared.values(), key=lambda c: c.values)),
    )


def _subject(collection: Collection, index: int, stems: AbstractSet[str]) -> str:
    """Return the words of a sentence that have these stems, in its order."""
    text, stems_ = collection.texts[index], collection.terms[index].stems
    places = zip(stems_, word_offsets(text), strict=True)
    found = {stem: text[start:end] for stem, (start, end) in reversed([*places]) if stem in stems}
    return " ".join([*reversed(found.values())][:_MOST_WORDS])
