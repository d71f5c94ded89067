"""What finders of differences return: a card of the digest, and the sentences that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.compare.places import quote, statement
from summarize.model import Span
from summarize.model.comparison import Discrepancy, Value


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the digest, with the indices of the sentences that it compares."""

    discrepancy: Discrepancy
    sentences: frozenset[int]
    sure: bool = False
    """Whether it is printed; what is not sure is possible."""


Finder = Callable[[Analysis], Iterable[Card]]
"""What finds cards of one kind."""


def verbatim(analysis: Analysis, index: int, span: Span, *, qualifier: str | None = None) -> Value:
    """Return a value that is words and no figure."""
    document = analysis.document(index)
    return Value(
        raw=document[span],
        value=None,
        low=None,
        high=None,
        unit=None,
        counted=None,
        per=None,
        qualifier=qualifier,
        span=quote(document, span),
        sentence=statement(analysis, index),
    )
