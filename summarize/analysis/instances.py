"""Two sentences → whether they can speak of one instance of an event.

Two aftershocks, two hearings and two match days are told in nearly the same words. What keeps them
apart is when they were (the days that a sentence names, else the day of publication), where and who
(names that are rare among the documents), and figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.analysis.days import Days, apart, named_days, published_day
from summarize.analysis.episodes import episodes
from summarize.analysis.layer import Layer
from summarize.language.vocabulary import time_names
from summarize.model.document import Document

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_A_DAY = 1
"""Days by which one event is dated differently: in another time zone, in a later edition."""
_RARE_DOCUMENTS, _RARE_SHARE = 2, 1 / 3
"""A name is rare that stands in so many documents, or in such a share of them."""


class Instances:
    """What each sentence of an analysis says about when, where, who and how many."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at nothing yet: every finding is made when it is asked for."""
        self._analysis = analysis
        self.days: Layer[int, tuple[Days, ...]] = Layer(self._named)
        """The stretches of time that a sentence names."""
        self.names: Layer[int, frozenset[str]] = Layer(lambda i: analysis.terms[i].names & self.rare_names)
        """The rare names of a sentence, as stems."""

    def compatible(self, i: int, j: int) -> bool | None:
        """Return whether two sentences tell one instance (True), two (False), or may do either (None).

        False: both name days, and these are more than a day apart. True: they share a rare name or a
        figure and lie within a day of each other, by the days that they name, else by publication; or,
        further apart, they share a rare name *and* a figure. Argument order makes no difference.
        """
        first, second = self._single_days(i), self._single_days(j)
        between = apart(first, second)
        if between is not None and between > _A_DAY:
            return False
        terms = self._analysis.terms
        names = not self.names[i].isdisjoint(self.names[j])
        figures = not {*terms[i].figures}.isdisjoint(terms[j].figures)
        return True if (names and figures) or ((names or figures) and self._near(i, j)) else None

    def _near(self, i: int, j: int) -> bool:
        """Whether two sentences lie within a day of each other; without any date all do."""
        first, second = self._when(i), self._when(j)
        gap = apart(first, second)
        return not first and not second if gap is None else gap <= _A_DAY

    def _when(self, i: int) -> tuple[Days, ...]:
        day = published_day(self._analysis.document(i).published)
        return self._single_days(i) or (((day.toordinal(),) * 2,) if day else ())

    def _single_days(self, i: int) -> tuple[Days, ...]:
        return tuple(days for days in self.days[i] if days[0] == days[1])

    def same_episode(self, i: int, j: int) -> bool:
        """Whether two sentences stand in documents of one episode."""
        of = self.episodes
        return of[self._source(i)] == of[self._source(j)]

    def days_between(self, i: int, j: int) -> int | None:
        """Return the days between the publications of two sentences; None where one is not known."""
        first, second = (published_day(self._analysis.document(x).published) for x in (i, j))
        return abs((first - second).days) if first and second else None

    @cached_property
    def episodes(self) -> Mapping[str, int]:
        """Document id to the number of its episode, in the order of time."""
        return episodes(self._analysis.documents.values())

    @cached_property
    def rare_names(self) -> frozenset[str]:
        """Stems that are capitals more often than not, and stand in few of the documents."""
        analysis = self._analysis
        written: Counter[str] = Counter()
        documents: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for i in analysis.prose:
            terms, source = analysis.terms[i], self._source(i)
            for stem in {*terms.content}:
                written[stem] += 1 if stem in terms.names else -1
                if (source, stem) not in seen:
                    seen.add((source, stem))
                    documents[stem] += 1
        most = max(_RARE_DOCUMENTS, _RARE_SHARE * len(analysis.documents))
        dates = self._time_stems()
        return frozenset(
            stem for stem, n in documents.items() if n <= most and written[stem] > 0 and stem not in dates
        )

    def _time_stems(self) -> set[str]:
        times, terms = time_names(), self._analysis.terms
        held = (zip(terms[i].words, terms[i].stems, strict=True) for i in self._analysis.prose)
        return {stem for pairs in held for word, stem in pairs if word in times}

    def _source(self, i: int) -> str:
        return self._analysis.sentences[i].span.document_id

    def _named(self, i: int) -> tuple[Days, ...]:
        analysis = self._analysis
        document: Document = analysis.document(i)
        day = published_day(document.published)
        return named_days(analysis.texts[i], analysis.dates[i], document.language, day)
