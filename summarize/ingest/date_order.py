"""Whether 03/04/2026 is a day in March: what the other dates of a source and its language say."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from summarize.ingest.written_dates import DAY_MONTH_OR_MONTH_DAY
from summarize.language.dates import month_first


def orders(written: Iterable[object]) -> set[bool]:
    """Return True for dates with the month first, False for those with the day first, as far as they show it.

    Args:
        written: the dates of one source, as it writes them; a number beyond 12 is a day.

    """
    found = (DAY_MONTH_OR_MONTH_DAY.search(date) for date in written if isinstance(date, str))
    pairs = [(int(match[1]), int(match[3])) for match in found if match and match[2] != "."]
    return {second > 12 for first, second in pairs if (first > 12) != (second > 12)}


def month_first_of(found: AbstractSet[bool], tag: str | None = None) -> bool | None:
    """Return whether the month comes first in dates of one source; None where nobody knows.

    Args:
        found: the orders that its dates show.
        tag: BCP 47, asked where no date shows it.

    """
    if found:
        return next(iter(found)) if len(found) == 1 else None
    return month_first(tag)
