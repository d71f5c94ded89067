"""Analysis → which sentences later articles have overtaken, so that they are no news any more.

Only articles of known days are compared: where a text does not say when it was published, nothing is later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.analysis.story import headings
from summarize.language.terms import analyse
from summarize.language.unsettled import is_unsettled

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_SAME_MATTER = 0.5
"""Share of the content of a plan that a later article must have to be about what came of it."""
_SHARED = 2
"""Content stems that two counts of one thing share, besides."""
_COMPARED = 20
"""Greatest counts that one is compared with: bounds the time."""
_RARE = 1 / 3
"""A name that more than this share of the articles has says nothing about whom one of them is about."""


def find_overtaken(analysis: Analysis) -> frozenset[int]:
    """Return the sentences of the prose that are overtaken.

    An earlier article's plan, demand or state for the time being, where a later one is about the same; its
    count of people, where a later one counts more; what it says of somebody who is in few articles and whom
    the headline of a later one names. The opening of the story is not: it is the latest of what all share.
    """
    days = _Days.of(analysis)
    if days.first == days.last:
        return frozenset()
    finders = (_unsettled, _counted, _named)
    opening = None if analysis.story is None else analysis.story.opening
    return frozenset(i for find in finders for i in find(analysis, days) if i != opening)


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of publication, ISO 8601."""

    of_document: Mapping[str, str]
    """Of the documents whose day is known."""
    first: str
    last: str

    @classmethod
    def of(cls, analysis: Analysis) -> _Days:
        known = {name: d.published[:10] for name, d in analysis.documents.items() if d.published}
        return cls(known, min(known.values(), default=""), max(known.values(), default=""))

    def sentences(self, analysis: Analysis) -> Iterator[tuple[int, str]]:
        """Yield the prose that is not of the last day, with its day."""
        for i in analysis.prose:
            day = self.of_document.get(analysis.sentences[i].span.document_id)
            if day is not None and day < self.last:
                yield i, day


def _unsettled(analysis: Analysis, days: _Days) -> Iterator[int]:
    """Yield what is not settled, where a later article has at least half of its content."""
    last = _last_days(analysis, days)
    for i, day in days.sentences(analysis):
        if not is_unsettled(analysis.texts[i], analysis.language(i)) or _is_ahead(analysis, i, days.last):
            continue
        stems = {*analysis.terms[i].content}
        later = sum(last.get(stem, "") > day for stem in stems)
        if stems and later >= _SAME_MATTER * len(stems):
            yield i


def _last_days(analysis: Analysis, days: _Days) -> Mapping[str, str]:
    """Return the last day on which an article has a stem."""
    last: dict[str, str] = {}
    for i in analysis.prose:
        day = days.of_document.get(analysis.sentences[i].span.document_id, "")
        for stem in analysis.terms[i].content:
            last[stem] = max(day, last.get(stem, ""))
    return last


def _is_ahead(analysis: Analysis, sentence: int, last: str) -> bool:
    """Whether a sentence names a day that all articles are earlier than."""
    return any(
        d.month is not None and d.day is not None and f"{d.year or last[:4]}-{d.month:02}-{d.day:02}" > last
        for d in analysis.dates[sentence]
    )


def _counted(analysis: Analysis, days: _Days) -> Iterator[int]:
    """Yield what counts people to whom something happened, where a later article counts more of them."""
    counts: defaultdict[str, list[tuple[int, str, float]]] = defaultdict(list)
    for i in analysis.prose:
        day = days.of_document.get(analysis.sentences[i].span.document_id)
        for found in analysis.quantities[i] if day is not None else ():
            if found.outcome is not None and found.value is not None:
                counts[found.outcome].append((i, day or "", found.value))
    for mentions in counts.values():
        # Of each sentence the greatest of later days decides: one pass from the last day to the first.
        higher: list[tuple[int, str, float]] = []
        for i, day, value in sorted(mentions, key=lambda m: (m[1], m[2]), reverse=True):
            stems = {*analysis.terms[i].content}
            if any(
                d > day and v > value and len(stems & {*analysis.terms[j].content}) >= _SHARED
                for j, d, v in higher[-_COMPARED:]
            ):
                yield i
            elif not higher or value > higher[-1][2]:
                higher.append((i, day, value))


def _named(analysis: Analysis, days: _Days) -> Iterator[int]:
    """Yield what names somebody who is in few articles, and whom the headline of a later one names."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for i in analysis.prose:
        for name in analysis.terms[i].names:
            articles[name].add(analysis.sentences[i].span.document_id)
    most = _RARE * len(analysis.documents)
    last: dict[str, str] = {}
    for document, text in headings(analysis).items():
        day = days.of_document.get(document, "")
        for name in analyse(text, analysis.documents[document].language).names:
            if 1 < len(articles[name]) <= most:
                last[name] = max(day, last.get(name, ""))
    for i, day in days.sentences(analysis):
        if any(last.get(name, "") > day for name in analysis.terms[i].names):
            yield i
