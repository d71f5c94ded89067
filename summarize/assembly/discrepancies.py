"""Contradiction → Discrepancy: both sentences, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.assembly.places import quote
from summarize.assembly.result import Result, shelf
from summarize.compare.discrepancies import Contradiction
from summarize.model.digest import Discrepancy, Value


def discrepancies(result: Result) -> Iterator[Discrepancy]:
    """Write down what contradicts each other, in the order of the sources and of the text."""
    collection = result.collection

    def place(index: int) -> tuple[tuple[str, str, str], int]:
        return shelf(collection.document(index)), index

    def sides(contradiction: Contradiction) -> tuple[int, int]:
        a, b = sorted((contradiction.a, contradiction.b), key=place)
        return a, b

    found = [(sides(contradiction), contradiction) for contradiction in result.contradictions]
    for (a, b), contradiction in sorted(found, key=lambda pair: (place(pair[0][0]), place(pair[0][1]))):
        first, second = collection.terms[a].content, collection.terms[b].content
        yield Discrepancy(
            subject=" ".join(dict.fromkeys(stem for stem in first if stem in second)),
            kind=contradiction.kind,
            verdict="differ",
            reason=contradiction.reason,
            values=tuple(
                Value(
                    raw=collection.texts[i],
                    value=None,
                    unit=None,
                    per=None,
                    qualifier=None,
                    span=quote(collection.document(i), collection.sentences[i].span),
                )
                for i in (a, b)
            ),
        )
