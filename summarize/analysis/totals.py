"""Two sentences → whether both give a running total of one counted thing.

A toll or a sum grows over weeks, so these may be far apart where no other two sentences of two episodes
speak of one instance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.analysis.days import published_day
from summarize.language.quantities import Quantity

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis


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
