"""Figures, stages and contradictions → Discrepancy: what the sources say, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarize.assembly.places import quote, statement
from summarize.assembly.result import Result, shelf
from summarize.assembly.statuses import status_cards
from summarize.compare.contradictions import Contradiction
from summarize.compare.figures import Figure, FigureCard
from summarize.language.quantities import Quantity, quantities
from summarize.language.words import primary, split_words, stem
from summarize.model import Collection, Span
from summarize.model.comparison import Compared, Discrepancy, FigureVerdict, Value

_GRAVEST: tuple[FigureVerdict, ...] = ("differ", "update", "not-comparable", "qualifier-differs", "agree")
_MOST_WORDS = 8
"""Words of a subject."""


def discrepancies(result: Result) -> tuple[Discrepancy, ...]:
    """Write down where sources differ, and where their figures agree: the gravest first, then by place."""
    cards = [*(_figure_card(result, card) for card in result.figures), *status_cards(result)]
    told = [
        {figure.sentence for figure in card.figures}
        for card in result.figures
        if card.comparisons[0].verdict.verdict != "agree"
    ]
    leads = {i: wording[0] for wording in result.collection.wordings() for i in wording}
    for contradiction in result.contradictions:
        sides = {leads[contradiction.a], leads[contradiction.b]}
        if contradiction.kind != "figure" or not any(sides <= sentences for sentences in told):
            cards.append(_contradiction_card(result, contradiction))
    shelves = {d.id: number for number, d in enumerate(result.sources)}

    def place(card: Discrepancy) -> tuple[int, int, int]:
        span = card.values[0].span
        return _GRAVEST.index(card.verdict), shelves[span.source], span.start

    return tuple(sorted(cards, key=place))


def _figure_card(result: Result, card: FigureCard) -> Discrepancy:
    """Write down a figure card, with every source that says it in the same words."""
    collection = result.collection
    wordings = {wording[0]: wording for wording in collection.wordings()}
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
    compared.sort(key=lambda c: (_GRAVEST.index(c.verdict), c.values))
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


def _contradiction_card(result: Result, contradiction: Contradiction) -> Discrepancy:
    """Write down two sentences, whole: what they contradict each other in is not one phrase."""
    collection = result.collection
    sides = sorted((contradiction.a, contradiction.b), key=lambda i: (shelf(collection.document(i)), i))
    shared = {*collection.terms[sides[0]].content} & {*collection.terms[sides[1]].content}
    return Discrepancy(
        subject=_subject(collection, sides[0], shared),
        kind=contradiction.kind,
        verdict="differ",
        reason=contradiction.reason,
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
        comparisons=(Compared((0, 1), "differ", contradiction.reason),),
    )


def _subject(collection: Collection, index: int, stems: Iterable[str]) -> str:
    """Return the words of a sentence that have these stems, in its order."""
    wanted = {*stems}
    words = split_words(collection.texts[index])
    language = primary(collection.document(index).language)
    found = dict.fromkeys(
        word for word, root in zip(words, stem(words, language), strict=True) if root in wanted
    )
    return " ".join([*found][:_MOST_WORDS])
