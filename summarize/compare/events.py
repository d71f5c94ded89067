"""Two sentences → may what they give be compared, as reports of one event?"""

from __future__ import annotations

import math

from summarize.analysis import Analysis
from summarize.analysis.days import apart

_PAST = 60
"""Days before its publication from which on a sentence reports an earlier event."""
_A_MONTH = 31
"""Days; where nobody knows when a sentence was published, a longer stretch in it may be past."""


def may_be_one(analysis: Analysis, a: int, b: int, *, over_time: bool = False) -> bool:
    """Whether two sentences, by index, may report one event; ``over_time``: published in any episode.

    What one of them reports of the past, the other one must report of the same time.
    """
    instances = analysis.instances
    found = instances.compatible(a, b)
    if found is False:
        return False
    gap = apart(instances.days[a], instances.days[b])
    if gap > 0 if gap is not None else any(_is_past(analysis, i) for i in (a, b)):
        return False
    return found is True or over_time or instances.same_episode(a, b)


def _is_past(analysis: Analysis, index: int) -> bool:
    published, days = analysis.instances.published(index), analysis.instances.days[index]
    if math.isnan(published):
        return any(last - first > _A_MONTH for first, last in days)
    return any(published - last > _PAST for _, last in days)


def days_from(analysis: Analysis, a: int, b: int) -> int | None:
    """Return the days from the publication of one sentence to that of the other, None where unknown."""
    first, second = (analysis.instances.published(i) for i in (a, b))
    return None if math.isnan(first) or math.isnan(second) else int(second - first)
