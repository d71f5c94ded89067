"""StatusDifference → Discrepancy of the kind "status": the words that say how far a matter has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from summarize.assembly.places import quote, statement
from summarize.assembly.result import Result
from summarize.compare.statuses import StatusMention
from summarize.model import Collection
from summarize.model.comparison import Compared, Discrepancy, FigureVerdict, Value
from summarize.model.document import Span


def status_cards(result: Result) -> Iterator[Discrepancy]:
    """Write down matters of several stages, in the order of the sources and of the text."""
    collection = result.collection
    shelf = {document.id: n for n, document in enumerate(result.sources)}

    def place(mention: StatusMention) -> tuple[int, int, int]:
        return shelf[collection.sentences[mention.sentence].span.document_id], mention.sentence, mention.start

    found = [(sorted(d.mentions, key=place), d) for d in result.statuses]
    for mentions, difference in sorted(found, key=lambda item: place(item[0][0])):
        subject = " ".join(difference.subject)
        stages = dict.fromkeys(mention.stage for mention in mentions)
        yield Discrepancy(
            subject=subject,
            kind="status",
            verdict=difference.verdict,
            reason=_listed([*stages]),
            values=tuple(_value(collection, mention) for mention in mentions),
            comparisons=_compared(mentions, difference.verdict),
        )


def _compared(mentions: Sequence[StatusMention], verdict: FigureVerdict) -> tuple[Compared, ...]:
    """Compare each two stages once, by the first mention of each."""
    first: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        first.setdefault(mention.stage, number)
    return tuple(
        Compared((i, j), verdict, _listed([mentions[i].stage, mentions[j].stage]))
        for i, j in combinations(first.values(), 2)
    )


def _value(collection: Collection, mention: StatusMention) -> Value:
    span = collection.sentences[mention.sentence].span
    place = Span(span.document_id, span.start + mention.start, span.start + mention.end)
    document = collection.document(mention.sentence)
    return Value(
        raw=document[place],
        value=None,
        low=None,
        high=None,
        unit=None,
        counted=None,
        per=None,
        qualifier=mention.stage,
        span=quote(document, place),
        sentence=statement(collection, mention.sentence),
    )


def _listed(stages: Sequence[str]) -> str:
    return (
        f"{', '.join(stages[:-1])} in one source and {stages[-1]} in another"
        if len(stages) > 1
        else stages[0]
    )
