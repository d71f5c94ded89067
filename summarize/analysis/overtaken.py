"""Analysis → which sentences later articles have overtaken, so that they are no news any more.

Only articles of known days are compared: where a text does not say when it was published, nothing is later.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from summarize.analysis.instances import published_day, published_moment
from summarize.language.attribution import is_unsettled
from summarize.language.clashes import Amount
from summarize.language.denials import ends_in_denial
from summarize.language.signs import Signs
from summarize.language.tenses import Lies, lies, resolve
from summarize.language.terms import analyse

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_SAME_MATTER = 0.5
"""Share of the content of a plan that a later article must have to be about what came of it."""
_SHARED = 2
"""Content stems that two counts of one thing share, besides those of what is counted."""
_COMPARED = 20
"""Greatest counts that one is compared with: bounds the time."""
_DAY = len("2026-01-31")
_NEXT = 3
"""Words between an amount and the one that it changes to."""
_TOP, _FEWEST_DENIED, _COMMON = 3, 3, 60
"""Sentences at the top of an article, stems of what one of them denies, most sentences that hold a stem."""
_MOST_QUOTED = 0.5
"""Share of a sentence in quotation marks: what somebody denies may be so all the same."""
_RARE = 1 / 3
"""A name that more than this share of the articles has says nothing about whom one of them is about."""


def find_overtaken(analysis: Analysis) -> frozenset[int]:
    """Return the sentences of the prose that are overtaken.

    An earlier article's plan, demand, state for the time being, or what it puts on a day that has come since,
    where a later one is about the same; its count of people, where a later one counts more; what it says of
    somebody who is in few articles and whom the headline of a later one names; a figure that a later one
    changes or denies; what a later one denies first of all. The opening of the story is not: it is the latest
    of what all share.
    """
    days = Days.of(analysis)
    opening = None if analysis.story is None else analysis.story.opening
    found = analysis.once(withdrawn)
    if days.first != days.last:
        found = found.union(_unsettled(analysis, days), _named(analysis, days))
    return found - {opening}


def withdrawn(analysis: Analysis) -> frozenset[int]:
    """Return what a later article denies, counts more of, or changes a figure of."""
    outcounted = outdone(analysis, Days.of(analysis), analysis.prose, way=1)
    return frozenset(outcounted).union(earlier for earlier, _ in analysis.once(corrections))


def corrections(analysis: Analysis) -> frozenset[tuple[int, int]]:
    """Return sentences, each with a later one that denies it or changes a figure of it."""
    days, found = Days.of(analysis), analysis.once(revisions)
    return found if days.first == days.last else found.union(_denied(analysis, days))


def revisions(analysis: Analysis) -> frozenset[tuple[int, int]]:
    """Return sentences, each with a later one that changes a figure of it."""
    return frozenset(_revised(analysis, Days.of(analysis)))


class Days(Struct, frozen=True):
    """The days of publication, ISO 8601."""

    of_document: Mapping[str, str]
    """Of the documents whose day is known."""
    first: str
    last: str

    @classmethod
    def of(cls, analysis: Analysis) -> Days:
        """Return the days of an analysis."""
        known = {name: d.published[:10] for name, d in analysis.documents.items() if d.published}
        return cls(known, min(known.values(), default=""), max(known.values(), default=""))

    def known(self, analysis: Analysis) -> Iterator[tuple[int, str]]:
        """Yield the prose whose day is known, with its day."""
        for i in analysis.prose:
            day = self.of_document.get(analysis.sentences[i].span.document_id)
            if day is not None:
                yield i, day

    def sentences(self, analysis: Analysis) -> Iterator[tuple[int, str]]:
        """Yield the prose that is not of the last day, with its day."""
        return ((i, day) for i, day in self.known(analysis) if day < self.last)


def _unsettled(analysis: Analysis, days: Days) -> Iterator[int]:
    """Yield what is not settled, where a later article has at least half of its content."""
    last = _last_days(analysis, days)
    for i, day in days.sentences(analysis):
        named = [*_named_days(analysis, i)]
        has_come = any(tense == "future" and day < to_come <= days.last for to_come, tense in named)
        unsettled = has_come or is_unsettled(analysis.texts[i], analysis.language(i))
        # A day that all articles are earlier than may still come.
        if not unsettled or any(to_come > days.last for to_come, _ in named):
            continue
        stems = {*analysis.terms[i].content}
        later = sum(last.get(stem, "") > day for stem in stems)
        if stems and later >= _SAME_MATTER * len(stems):
            yield i


def _last_days(analysis: Analysis, days: Days) -> Mapping[str, str]:
    """Return the last day on which an article has a stem."""
    last: dict[str, str] = {}
    for i in analysis.prose:
        day = days.of_document.get(analysis.sentences[i].span.document_id, "")
        for stem in analysis.terms[i].content:
            last[stem] = max(day, last.get(stem, ""))
    return last


def _named_days(analysis: Analysis, sentence: int) -> Iterator[tuple[str, Lies]]:
    """Yield the days, ISO 8601, that a sentence names by number and month, and where each of them lies."""
    text, language = analysis.texts[sentence], analysis.language(sentence)
    published = published_day(analysis.document(sentence).published)
    for found in analysis.dates[sentence]:
        if found.day is not None and not found.unread:
            tense = lies(text, found, language)
            day = resolve(found, published, tense)[0]
            if day is not None:
                yield day, tense


def outdone(analysis: Analysis, days: Days, sentences: Iterable[int], *, way: int) -> Iterator[int]:
    """Yield what counts people to whom something happened, where a later one of the sentences counts more.

    That is for ``way`` 1; for -1, where one of them counts fewer on an earlier day.
    """
    counts: defaultdict[str, list[tuple[int, str, float]]] = defaultdict(list)
    for i in sentences:
        day = days.of_document.get(analysis.sentences[i].span.document_id)
        for found in analysis.quantities[i] if day is not None else ():
            if found.outcome is not None and found.value is not None:
                counts[found.outcome].append((i, day or "", found.value))
    for mentions in counts.values():
        # Each is compared with the utmost counts: one pass, from the last day or from the first one.
        utmost: list[tuple[int, str, float]] = []
        for i, day, value in sorted(mentions, key=lambda m: (m[1], m[2]), reverse=way > 0):
            if any(
                d != day and way * v > way * value and _of_one_toll(analysis, i, j)
                for j, d, v in utmost[:_COMPARED] + utmost[_COMPARED:][-_COMPARED:]
            ):
                yield i
            else:
                utmost.append((i, day, value))


def _of_one_toll(analysis: Analysis, i: int, j: int) -> bool:
    """Whether two counts may be of one event: they share two words besides who is counted.

    One is enough where a sentence is short and names nobody, and both articles name somebody in common.
    """
    counted = {stem for k in (i, j) for q in analysis.quantities[k] if q.outcome for stem in q.counted}
    shared = ({*analysis.terms[i].content} & {*analysis.terms[j].content}) - counted
    return len(shared) >= _SHARED or (bool(shared) and analysis.instances.of_one_event(i, j))


def _named(analysis: Analysis, days: Days) -> Iterator[int]:
    """Yield what names somebody who is in few articles, and whom the headline of a later one names."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for i in analysis.prose:
        for name in analysis.terms[i].names:
            articles[name].add(analysis.sentences[i].span.document_id)
    most = _RARE * len(analysis.documents)
    last: dict[str, str] = {}
    for document, text in analysis.headings.items():
        day = days.of_document.get(document, "")
        for name in analyse(text, analysis.documents[document].language).names:
            if 1 < len(articles[name]) <= most:
                last[name] = max(day, last.get(name, ""))
    for i, day in days.sentences(analysis):
        if any(last.get(name, "") > day for name in analysis.terms[i].names):
            yield i


def _revised(analysis: Analysis, days: Days) -> Iterator[tuple[int, int]]:
    """Yield what has a figure that a later article changes: "the ban was cut from eight years to four".

    They share two words. Of a toll ("killed 446 people in Ordun", "439 dead and not 446") it is enough that
    the later article speaks of somebody or something that the earlier sentence names; one that it denies
    it may correct on the same day.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    tolls: defaultdict[tuple[str, float], list[int]] = defaultdict(list)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for i, _ in days.known(analysis):
        for stem in _content(analysis, i) if analysis.signs[i].amounts else ():
            holders[stem].append(i)
        for toll in _tolls(analysis, i):
            tolls[toll].append(i)
    for i in analysis.prose:
        names[analysis.sentences[i].span.document_id] |= analysis.terms[i].names & analysis.instances.proper
    for j in analysis.prose:
        document = analysis.sentences[j].span.document_id
        given_up = _given_up(analysis, j) if document in days.of_document else {}
        if not given_up:
            continue
        shared = _shared(holders, _content(analysis, j)).items()
        found = {
            i: False for i, count in shared if count >= _SHARED and given_up.keys() & _amounts(analysis, i)
        }
        for outcome, value in _tolls(analysis, j):
            told = tolls[outcome, value][:_COMMON] if (value, None) in given_up else ()
            # "Not one person died" knows no other figure.
            denied = (
                given_up.get((value, None), False) and len({n.value for n in analysis.terms[j].numbers}) > 1
            )
            found |= {i: denied for i in told if not names[document].isdisjoint(analysis.terms[i].names)}
        for i, denied in found.items():
            if _is_behind(analysis, i, j, of_one_day=denied):
                yield i, j


def _is_behind(analysis: Analysis, i: int, j: int, *, of_one_day: bool) -> bool:
    """Whether a sentence was published on an earlier day than another one, both on known days.

    ``of_one_day``: or in another article of its day, unless both state the time and it is the later one.
    """
    first, second = (analysis.document(k) for k in (i, j))
    one, other = first.published or "", second.published or ""
    if one[:_DAY] != other[:_DAY]:
        return one < other
    moments = published_moment(one) or "", published_moment(other) or ""
    timed = len(one) > _DAY and len(other) > _DAY
    return of_one_day and first.id != second.id and (moments[0] <= moments[1] or not timed)


def _amounts(analysis: Analysis, sentence: int) -> set[tuple[float, str | None]]:
    """Return the numbers of a sentence with their units."""
    return {(amount.value, amount.unit) for amount in analysis.signs[sentence].amounts}


def _tolls(analysis: Analysis, sentence: int) -> set[tuple[str, float]]:
    """Return what happened to how many people, by a sentence that gives their number."""
    return {(q.outcome, q.value) for q in analysis.quantities[sentence] if q.outcome and q.value is not None}


def _shared(holders: Mapping[str, list[int]], stems: Iterable[str]) -> Counter[int]:
    """Return how many of some stems each sentence holds; those that many sentences hold are left out."""
    return Counter(
        i for stem in stems if len(holders.get(stem, ())) <= _COMMON for i in holders.get(stem, ())
    )


def changes_to_another(analysis: Analysis, sentence: int, start: int) -> bool:
    """Whether a figure, by where it starts, is what something changes from: "from 446 to 439"."""
    if len(analysis.terms[sentence].numbers) < 2:
        return False
    signs = analysis.signs[sentence]
    return any(
        _begins(signs, amount) <= start < _begins(signs, behind)
        for amount, behind in pairwise(signs.amounts)
        if _changes(amount, behind)
    )


def _given_up(analysis: Analysis, sentence: int) -> dict[tuple[float, str | None], bool]:
    """Return the numbers with their units from which something changes in a sentence, or which it denies.

    Denied ones are true: "one and not two".
    """
    signs, text = analysis.signs[sentence], analysis.texts[sentence]
    found: dict[tuple[float, str | None], bool] = {}
    for amount, behind in zip_longest(signs.amounts, signs.amounts[1:]):
        denied = ends_in_denial(text[: _begins(signs, amount)], signs.tag)
        if denied or _changes(amount, behind):
            found[amount.value, amount.unit] = denied
    return found


def _changes(amount: Amount, behind: Amount | None) -> bool:
    """Whether something changes from one amount to that behind it."""
    if behind is None or behind.way != "to" or behind.first - amount.end > _NEXT:
        return False
    return behind.value != amount.value


def _begins(signs: Signs, amount: Amount) -> int:
    """Return where an amount begins in its sentence."""
    offsets = signs.terms.offsets
    return offsets[amount.first][0] if amount.first < len(offsets) else 0


def _content(analysis: Analysis, sentence: int) -> frozenset[str]:
    """Return the content stems of a sentence that are no numbers."""
    terms = analysis.terms[sentence]
    return frozenset(terms.content).difference(
        *(terms.stems[number.first : number.end] for number in terms.numbers)
    )


def _denied(analysis: Analysis, days: Days) -> Iterator[tuple[int, int]]:
    """Yield what the first sentences of a later article deny: "trout was not the cause of the illness"."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, _ in days.sentences(analysis):
        if not analysis.signs[i].denials.count:
            for stem in frozenset(analysis.terms[i].content):
                holders[stem].append(i)
    for j in analysis.prose:
        found = analysis.sentences[j]
        day = days.of_document.get(found.span.document_id, "")
        if day <= days.first or found.index >= _TOP or analysis.quoted[j] >= _MOST_QUOTED:
            continue
        for about in analysis.signs[j].denials.about[:1]:
            for i, count in _shared(holders, about).items():
                earlier = days.of_document[analysis.sentences[i].span.document_id] < day
                if earlier and count >= max(_FEWEST_DENIED, _SAME_MATTER * len(about)):
                    yield i, j
