"""Two sentences → whether they can speak of one instance of an event.

Two aftershocks, two hearings and two match days are reported in nearly the same words. What keeps them
apart is when they were (the days that a sentence names, else the day of publication), where and who
(names that are rare among the documents), and figures.
"""

from __future__ import annotations

import math
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
"""A name is rare that is in so many documents, or in such a share of them."""


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
        """Return whether two sentences report one instance (True), two (False), or may do either (None).

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
        """Whether two sentences are in documents of one episode."""
        of = self.episodes
        return of[self._source(i)] == of[self._source(j)]

    def published(self, i: int) -> float:
        """Return the number of the day on which the document of a sentence was published, else NaN."""
        day = published_day(self._analysis.document(i).published)
        return float(day.toordinal()) if day else math.nan

    def episode(self, i: int) -> int:
        """Return the number of the episode that a sentence is in; −1 where no day is known."""
        return self.episodes[self._source(i)]

    @cached_property
    def episodes(self) -> Mapping[str, int]:
        """Document id to the number of its episode, in the order of time."""
        return episodes(self._analysis.documents.values())

    @cached_property
    def proper(self) -> frozenset[str]:
        """Stems that are capitals more often than not, without those of months and weekdays."""
        written: Counter[str] = Counter()
        for i in self._analysis.prose:
            terms = self._analysis.terms[i]
            for stem in {*terms.content}:
                written[stem] += 1 if stem in terms.names else -1
        return frozenset(stem for stem, balance in written.items() if balance > 0) - self._time_stems()

    @cached_property
    def rare_names(self) -> frozenset[str]:
        """The names that are in few of the documents."""
        holders: Counter[str] = Counter()
        for source in self._analysis.documents:
            holders.update(self._names_of[source])
        most = max(_RARE_DOCUMENTS, _RARE_SHARE * len(self._analysis.documents))
        return frozenset(stem for stem, documents in holders.items() if documents <= most)

    @cached_property
    def _names_of(self) -> Mapping[str, set[str]]:
        """Document id to the names in its prose."""
        found: dict[str, set[str]] = {source: set() for source in self._analysis.documents}
        for i in self._analysis.prose:
            found[self._source(i)] |= self._analysis.terms[i].names & self.proper
        return found

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
