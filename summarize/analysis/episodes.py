"""Documents → the episodes of a topic that runs over weeks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from summarize.analysis.days import published_day
from summarize.model.document import Document

_PAUSE = 3
"""Days without an article after which what is reported next is another episode."""


def episodes(documents: Iterable[Document]) -> dict[str, int]:
    """Return the episode of each document, by its id; numbers follow time.

    A document without a day of publication is in episode −1, together with all others that have none.
    """
    known = {d.id: published_day(d.published) for d in documents}
    days = sorted({day for day in known.values() if day is not None})
    number = dict.fromkeys(days[:1], 0)
    for before, day in pairwise(days):
        number[day] = number[before] + ((day - before).days > _PAUSE)
    return {name: -1 if day is None else number[day] for name, day in known.items()}
