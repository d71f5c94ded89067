"""Sentences → when, where, who and how many, and whether two of them may report one instance of an event.

Two aftershocks, two hearings and two match days are reported in nearly the same words. What keeps them
apart is when they were (the days that a sentence names, else the day of publication), where and who
(names that are rare among the documents), and figures.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeVar

import regex

from summarize.language import tables
from summarize.language.dates import DateExpression
from summarize.language.tables.contrast import Quantifiers
from summarize.language.tenses import lies, resolve
from summarize.language.terms import analyse
from summarize.language.words import is_number, primary, time_names
from summarize.model import Document
from summarize.model.comparison import paper

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Layer(dict[K, T]):
    """One kind of finding, by the index of a sentence or the id of a document.

    A value is computed when it is first asked for, and kept as long as the analysis is.
    """

    def __init__(self, find: Callable[[K], T]) -> None:
        """``find`` returns what is found at a key; it is called once for each key."""
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> T:
        """Find it."""
        found = self[key] = self._find(key)
        return found


Days = tuple[int, int]
"""First and last day of a stretch of time, as numbers of days (``date.toordinal``)."""


def published_day(published: str | None) -> date | None:
    """Return the day of a moment in ISO 8601."""
    return date.fromisoformat(published[:10]) if published else None


def published_moment(published: str | None) -> str | None:
    """Return a moment in universal time, comparable as text; a day alone has no time of day."""
    if published is None or len(published) <= len("2026-01-31"):
        return published
    moment = datetime.fromisoformat(published)
    with suppress(OverflowError):  # in the first or the last hours that there are
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


def named_days(
    text: str, dates: Iterable[DateExpression], language: str | None, published: date | None
) -> tuple[Days, ...]:
    """Return the stretch of time of each date in a sentence that can be resolved, in text order."""
    known = (resolve(d, published, lies(text, d, language))[0] for d in dates if not d.unread)
    return tuple(_stretch(day) for day in known if day is not None)


def _stretch(written: str) -> Days:
    """Return the days of a day, month or year in ISO 8601."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return first.toordinal(), last.toordinal()


def apart(a: Iterable[Days], b: Iterable[Days]) -> int | None:
    """Return the fewest days between a stretch of ``a`` and one of ``b``; None where one has none."""
    others = list(b)
    gaps = [max(0, x[0] - y[1], y[0] - x[1]) for x in a for y in others]
    return min(gaps, default=None)


_PAUSE = 3
"""Days without an article after which what is reported next is another episode."""


def episodes(documents: Iterable[Document], pause: int = _PAUSE) -> dict[str, int]:
    """Return the episode of each document, by its id; numbers follow time, ``pause`` days divide.

    A document without a day of publication is in episode −1, together with all others that have none.
    """
    known = {d.id: published_day(d.published) for d in documents}
    days = sorted({day for day in known.values() if day is not None})
    number = dict.fromkeys(days[:1], 0)
    for before, day in pairwise(days):
        number[day] = number[before] + ((day - before).days > pause)
    return {name: -1 if day is None else number[day] for name, day in known.items()}


_WEEK = 7
_A_DAY = 1
"""Days by which one event is dated differently: in another time zone, in a later edition."""
_FEW_WORDS = 10
"""A sentence of so many words that names nobody belongs to what was reported with it: nobody was hurt."""
_ATTRIBUTED = 2
"""Words of a thing with its attribute: another strong earthquake."""
_SMALL_NUMBERS = frozenset(range(11))
"""Figures that two events may share by chance."""
_OPENING = 3
"""Sentences in which a document names who and where."""
_RARE_DOCUMENTS, _RARE_SHARE = 2, 1 / 3
"""A name is rare that is in so many documents, or in such a share of them."""


@cache
def _another(code: str) -> regex.Pattern[str]:
    words = tables.get(Quantifiers, code).another
    return regex.compile(rf"(?<!\p{{L}})(?:{words})(?=\s)", regex.IGNORECASE)


class Instances:
    """What each sentence of an analysis says about when, where, who and how many."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at nothing yet: every finding is made when it is asked for."""
        self._analysis = analysis
        self.days: Layer[int, tuple[Days, ...]] = Layer(self._named)
        """The stretches of time that a sentence names."""
        self.names: Layer[int, frozenset[str]] = Layer(lambda i: analysis.terms[i].names & self.rare_names)
        """The rare names of a sentence, as stems."""
        self._others: Layer[int, frozenset[str]] = Layer(self._find_others)

    def compatible(self, i: int, j: int) -> bool | None:
        """Return whether two sentences report one instance (True), two (False), or may do either (None).

        False: one reports another one of what the other reports, or both name days, and these are more than a
        day apart, or both belong to an occasion, and these differ, or one belongs to an occasion, and their
        documents name nobody in common first of all. True: they share a rare name or a figure and lie within
        a day of each other, by the days that they name, else by publication; or, further apart, they share a
        rare name *and* a figure. Argument order makes no difference.
        """
        first, second = self._single_days(i), self._single_days(j)
        between = apart(first, second)
        if between is not None and between > _A_DAY:
            return False
        occasions = self.occasion(i), self.occasion(j)
        if None not in occasions and occasions[0] != occasions[1]:
            return False
        if self._is_another(i, j) != self._is_another(j, i):
            return False
        terms = self._analysis.terms
        shared = {*terms[i].figures}.intersection(terms[j].figures)
        if shared <= _SMALL_NUMBERS and self.of_two_events(i, j):
            return False
        names, figures = not self.names[i].isdisjoint(self.names[j]), bool(shared)
        return True if (names and figures) or ((names or figures) and self._near(i, j)) else None

    def of_one_time(self, i: int, j: int) -> bool:
        """Whether two sentences name one day each, the same, and no other word of time."""
        days = self.days[i]
        return days == self.days[j] and self._is_of_one_day(i) and self._is_of_one_day(j)

    def _is_of_one_day(self, i: int) -> bool:
        """Whether a sentence has one date, which is known and on the weekday that it names."""
        dates, days = self._analysis.dates[i], self.days[i]
        if not len(dates) == len(days) == 1:
            return False
        (date,), ((first, last),) = dates, days
        terms, times = self._analysis.terms[i], self._analysis.signs[i].times
        inside = range(date.start, date.end)
        within = all(
            a in inside for word, (a, _) in zip(terms.words, terms.offsets, strict=True) if word in times
        )
        return first == last and within and date.weekday in {None, (first - 1) % _WEEK}

    def occasion(self, i: int) -> int | None:
        """Return the stretch of days that a sentence belongs to, None where it may belong to any.

        A short sentence that names nobody belongs to that of its document: "No one was injured" is another
        assertion a week later. In scripts without capitals names are not known.
        """
        return self._occasions[self._source(i)] if self._is_nameless(i) and not self.days[i] else None

    def _is_nameless(self, i: int) -> bool:
        """Whether a sentence is short and names nobody, in a script that has capitals."""
        terms, text = self._analysis.terms[i], self._analysis.texts[i]
        # The word that opens a sentence has a capital anyway: investigators.
        names = terms.names & self.proper & {*terms.stems[1:]}
        named = len(terms.words) > _FEW_WORDS or bool(names)
        return not named and text.lower() != text.upper()

    def _is_another(self, i: int, j: int) -> bool:
        """Whether the first sentence has "another" before a thing that the second one speaks of."""
        return not self._others[i].isdisjoint(self._analysis.terms[j].content)

    def _find_others(self, i: int) -> frozenset[str]:
        analysis = self._analysis
        terms, pattern = analysis.terms[i], _another(primary(analysis.language(i)))
        ends = [match.end() for match in pattern.finditer(analysis.texts[i])]
        behind = (bisect_left(terms.offsets, (end, 0)) for end in ends)
        words = (terms.stems[k : k + _ATTRIBUTED] for k in behind)
        numbers = {stem for stem in terms.stems if is_number(stem)}
        return frozenset(stem for stems in words if numbers.isdisjoint(stems) for stem in stems)

    def of_two_events(self, i: int, j: int) -> bool:
        """Whether one of two sentences is short and names nobody, and their documents name others.

        Those are meant that a document names in its headline or its opening.
        """
        if not self._is_nameless(i) and not self._is_nameless(j):
            return False
        (first, named), (second, others) = (self._leading[self._source(k)] for k in (i, j))
        return bool(first and second) and first.isdisjoint(others) and second.isdisjoint(named)

    def of_one_event(self, i: int, j: int) -> bool:
        """Whether one of two sentences is short and names nobody, and their documents name one in common."""
        if not self._is_nameless(i) and not self._is_nameless(j):
            return False
        first, second = (self._leading[self._source(k)][0] for k in (i, j))
        return not first.isdisjoint(second)

    @cached_property
    def _leading(self) -> Mapping[str, tuple[frozenset[str], set[str]]]:
        """Document id to the names in its headline and opening, and to all names in it."""
        analysis, found = self._analysis, dict[str, tuple[frozenset[str], set[str]]]()
        opening: defaultdict[str, set[str]] = defaultdict(set)
        for i in analysis.prose:
            if analysis.sentences[i].index < _OPENING:
                # The word that opens a sentence has a capital anyway.
                inside = {*analysis.terms[i].stems[1:]}
                opening[self._source(i)] |= analysis.terms[i].names & self.proper & inside
        for name, document in analysis.documents.items():
            title = analyse(document.title, document.language).names & self.proper if document.title else ()
            found[name] = frozenset(opening[name].union(title)), self._names_of[name]
        return found

    @cached_property
    def _occasions(self) -> Mapping[str, int]:
        return episodes(self._analysis.documents.values(), _A_DAY)

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
        """Whether two sentences are in documents of one episode, and not in two of one paper.

        A paper reports an event once; its next article is of another one, or retells the first.
        """
        name = self.paper(i)
        of_one_paper = bool(name) and name == self.paper(j) and self._source(i) != self._source(j)
        return self.episode(i) == self.episode(j) and not of_one_paper

    def published(self, i: int) -> float:
        """Return the number of the day on which the document of a sentence was published, else NaN."""
        day = published_day(self._analysis.document(i).published)
        return float(day.toordinal()) if day else math.nan

    def episode(self, i: int) -> int:
        """Return the number of the episode that a sentence is in; −1 where no day is known."""
        return self.episodes[self._source(i)]

    def paper(self, i: int) -> str:
        """Return who published the document of a sentence; empty where that is not known."""
        return paper(self._analysis.document(i).publisher)

    @cached_property
    def episodes(self) -> Mapping[str, int]:
        """Document id to the number of its episode, in the order of time."""
        return episodes(self._analysis.documents.values())

    @cached_property
    def proper(self) -> frozenset[str]:
        """Stems that are capitals more often than not, without those of months and weekdays."""
        return self.proper_in(self._analysis.prose)

    def proper_in(self, sentences: Iterable[int]) -> frozenset[str]:
        """Return the stems that are capitals more often than not in some sentences."""
        terms = [self._analysis.terms[i] for i in sentences]
        written = Counter(chain.from_iterable({*one.content} for one in terms))
        named = Counter(chain.from_iterable(one.names.intersection(one.content) for one in terms))
        return frozenset(stem for stem in named if 2 * named[stem] > written[stem]) - self._time_stems()

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
        telling = (terms[i] for i in self._analysis.prose if not times.isdisjoint(terms[i].words))
        held = (zip(one.words, one.stems, strict=True) for one in telling)
        return {stem for pairs in held for word, stem in pairs if word in times}

    def _source(self, i: int) -> str:
        return self._analysis.sentences[i].span.document_id

    def _named(self, i: int) -> tuple[Days, ...]:
        analysis = self._analysis
        document: Document = analysis.document(i)
        day = published_day(document.published)
        return named_days(analysis.texts[i], analysis.dates[i], document.language, day)
