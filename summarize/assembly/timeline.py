"""Dated → DateMention, in the order of the dates."""

from __future__ import annotations

from summarize.assembly.places import quote, statement
from summarize.assembly.result import Result
from summarize.compare.timeline import Dated
from summarize.model.comparison import DateMention
from summarize.model.document import Span


def timeline(result: Result) -> tuple[DateMention, ...]:
    """Write down dates by day, then by source and place; those that are not known come last."""
    collection = result.collection
    place = {document.id: n for n, document in enumerate(result.sources)}

    def key(dated: Dated) -> tuple[bool, str, int, int, int]:
        source = place[collection.document(dated.sentence).id]
        return dated.resolved is None, dated.resolved or "", source, dated.sentence, dated.start

    return tuple(_mention(result, dated) for dated in sorted(result.dates, key=key))


def _mention(result: Result, dated: Dated) -> DateMention:
    collection = result.collection
    sentence, document = statement(collection, dated.sentence), collection.document(dated.sentence)
    start = sentence.span.start
    span = Span(document.id, start + dated.start, start + dated.end)
    return DateMention(
        document[span], quote(document, span), sentence, dated.resolved, dated.precision, dated.how
    )
