"""Sentence → the years before the one of its publication that it speaks of."""

from __future__ import annotations

from summarize.analysis import Analysis
from summarize.language import tables
from summarize.language.tables.speech import Times
from summarize.language.words import primary


def earlier_years(analysis: Analysis, index: int) -> frozenset[int]:
    """Return the years that a sentence names as past, and minus the number of years that it looks back.

    Where nobody knows when it was published, every year that it names may be past.
    """
    published = analysis.document(index).published
    now = int(published[:4]) if published else None
    found = {date.year for date in analysis.dates[index] if date.year is not None}
    back = {
        -int(q.value)
        for q in analysis.quantities[index]
        if q.unit == "year" and q.value and _is_ago(analysis, index, (q.start, q.end))
    }
    back |= {
        d.offset[1] for d in analysis.dates[index] if d.offset and d.offset[0] == "year" and d.offset[1] < 0
    }
    years = {year if now is None or year >= 0 else now + year for year in found | back}
    return frozenset(year for year in years if now is None or year < now)


def _is_ago(analysis: Analysis, index: int, span: tuple[int, int]) -> bool:
    text, times = analysis.texts[index].casefold(), tables.get(Times, primary(analysis.language(index)))
    before, after = text[: span[0]].split()[-1:], text[span[1] :].split()[:1]
    return not times.ago.isdisjoint(word.strip(",.;:") for word in [*before, *after])
