"""What every card needs: its places in the sources, its subject, its event and its order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from summarize.analysis import Analysis
from summarize.analysis.instances import apart
from summarize.analysis.ranking import Cluster
from summarize.language.clashes import is_ago
from summarize.language.words import primary, stop_words, time_words
from summarize.model import Span
from summarize.model.comparison import (
    GRAVEST_FIRST,
    Claimant,
    Compared,
    Corroboration,
    Discrepancy,
    FigureVerdict,
    Place,
    Quote,
    Statement,
    Value,
)
from summarize.model.inputs import Document

# Span → how the digest writes a place, and how many say what is there.

_SURROUNDINGS = 32
"""Code points of prefix and suffix, as the W3C Web Annotation examples have them."""


def quote(document: Document, span: Span) -> Quote:
    """Return a span with the text around it."""
    before = document.text[max(0, span.start - _SURROUNDINGS) : span.start]
    after = document.text[span.end : span.end + _SURROUNDINGS]
    return Quote(document.id, span.start, span.end, before, after)


def place(span: Span) -> Place:
    """Return a span as the digest writes it."""
    return Place(span.document_id, span.start, span.end)


def within(analysis: Analysis, index: int, part: tuple[int, int]) -> Span:
    """Return the span of a part of a sentence, given by offsets into the sentence."""
    span = analysis.sentences[index].span
    return Span(span.document_id, span.start + part[0], span.start + part[1])


def statement(analysis: Analysis, index: int) -> Statement:
    """Return a sentence with its place."""
    return Statement(analysis.texts[index], quote(analysis.document(index), analysis.sentences[index].span))


def named(analysis: Analysis, span: Span) -> Claimant:
    """Return who is named at a span."""
    document = analysis.documents[span.document_id]
    return Claimant(document[span], quote(document, span))


def corroborated(analysis: Analysis, documents: Iterable[str]) -> Corroboration:
    """Count documents, and independent ones among them."""
    groups, known = analysis.voices.groups, analysis.documents
    return Corroboration.of([(groups[name], known[name].publisher) for name in {*documents}])


def corroboration(analysis: Analysis, cluster: Cluster) -> Corroboration:
    """Count who says what the sentences of a cluster say."""
    return corroborated(analysis, [analysis.sentences[i].span.document_id for i in cluster.sentences])


# What finders of differences return: a card of the digest, and the sentences that it is about.


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the digest, with the indices of the sentences that it compares."""

    discrepancy: Discrepancy
    sentences: frozenset[int]
    sure: bool = False
    """Whether it is printed; what is not sure is possible."""


Finder = Callable[[Analysis], Iterable[Card]]
"""What finds cards of one kind."""


def verbatim(analysis: Analysis, index: int, span: Span, *, qualifier: str | None = None) -> Value:
    """Return a value that is words and no figure."""
    document = analysis.document(index)
    return Value(
        raw=document[span],
        value=None,
        low=None,
        high=None,
        unit=None,
        counted=None,
        per=None,
        qualifier=qualifier,
        span=quote(document, span),
        sentence=statement(analysis, index),
    )


def card_of_two(
    analysis: Analysis,
    places: Iterable[tuple[int, Span]],
    kind: str,
    found: tuple[FigureVerdict, str],
) -> Card:
    """Return a sure card on parts of two sentences; ``found`` is its verdict and the reason."""
    ordered = sorted(places, key=lambda at: analysis.place(at[1]))
    discrepancy = Discrepancy(
        subject=about(analysis, ordered),
        kind=kind,
        verdict=found[0],
        reason=found[1],
        values=tuple(verbatim(analysis, i, span) for i, span in ordered),
        comparisons=(Compared((0, 1), *found),),
    )
    return Card(discrepancy, frozenset(i for i, _ in ordered), sure=True)


def of_words(analysis: Analysis, index: int, first: int, end: int) -> tuple[int, Span]:
    """Return a sentence, and the place of its words from ``first`` up to ``end``, not included."""
    offsets = analysis.terms[index].offsets
    return index, within(analysis, index, (offsets[first][0], offsets[end - 1][1]))


# All cards of a digest, in their order.


def in_order(cards: Iterable[Card], analysis: Analysis) -> tuple[Discrepancy, ...]:
    """Return what the cards say, the gravest first, then in the order of the sources."""

    def place(card: Card) -> tuple[int, int, int]:
        span = card.discrepancy.values[0].span
        return (
            GRAVEST_FIRST.index(card.discrepancy.verdict),
            analysis.numbers[span.source],
            span.start,
        )

    return tuple(card.discrepancy for card in sorted(cards, key=place))


# Two sentences → may what they give be compared, as reports of one event?.

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


# Sentences of a card → what it is about, in words that are in them side by side.

_MOST = 8
"""Words of a phrase that sentences share."""
_CLAUSE = 12
"""Words of a clause that represents what no phrase says."""
_SENTENCES = 8
"""Sentences of a card that are asked for the phrase."""
_STOP = regex.compile(r"[,;:.!?…—–()“”„«»\"]|\s-\s")
"""No phrase runs across these."""
_NAME = 1.5
"""How much more a name says of a subject than another word."""


def about(analysis: Analysis, places: Sequence[tuple[int, Span]], otherwise: str | None = None) -> str:
    """Return the phrase that most sentences share, as the first one writes it, else its clause of the value.

    ``otherwise`` is what comes before that clause.

    ``places`` are the values: the index of a sentence, and a span in it. A phrase is without small
    words at its ends, and without the values themselves.
    """
    first, value = places[0]
    start = analysis.sentences[first].span.start
    own = value.start - start, value.end - start
    others = [_runs(analysis, i) for i in dict.fromkeys(i for i, _ in places[:_SENTENCES]) if i != first]
    terms = analysis.terms[first]
    whole = own == (0, len(analysis.texts[first]))
    found = []
    for run in _phrases(analysis, first):
        if whole or not _overlap(analysis, first, run, own):
            words = tuple(terms.words[run[0] : run[1]])
            holders = sum(words in held for held in others)
            if 2 * holders >= len(others) > 0:
                named = not analysis.terms[first].names.isdisjoint(
                    analysis.terms[first].stems[run[0] : run[1]]
                )
                found.append((named, holders, _worth(analysis, first, run), -run[0], run))
    return _text(analysis, first, max(found)[-1]) if found else otherwise or _clause(analysis, first, own)


def longest_clause(analysis: Analysis, places: Sequence[tuple[int, Span]]) -> str:
    """Return the longest of the clauses around values on which the sources agree, the first of several.

    A phrase that the sentences share may be about something else: "The Left is at 31 and the Centre at 22".
    """
    return max((clause(analysis, i, span) for i, span in places[:_SENTENCES]), key=lambda c: len(c.split()))


def _phrases(analysis: Analysis, index: int) -> Iterator[tuple[int, int]]:
    """Yield runs of words, half-open, that begin and end with content: two words of it, not all of time."""
    terms, text = analysis.terms[index], analysis.texts[index]
    stops, times = stop_words(analysis.language(index)), time_words(analysis.language(index))
    for i, word in enumerate(terms.words):
        if word in stops:
            continue
        content, dated = 0, True
        for j in range(i, min(len(terms.words), i + _MOST)):
            if j > i and _STOP.search(text, terms.offsets[j - 1][1], terms.offsets[j][0]):
                break
            if terms.words[j] in stops:
                continue
            content += 1
            dated = dated and terms.words[j] in times
            if content > 1 and not dated:
                yield i, j + 1


def _runs(analysis: Analysis, index: int) -> set[tuple[str, ...]]:
    words = analysis.terms[index].words
    return {words[i:j] for i in range(len(words)) for j in range(i + 1, min(len(words), i + _MOST) + 1)}


def _worth(analysis: Analysis, index: int, run: tuple[int, int]) -> float:
    terms, stops = analysis.terms[index], stop_words(analysis.language(index))
    return sum(
        analysis.idf.get(terms.stems[k], 1.0) * (_NAME if terms.stems[k] in terms.names else 1.0)
        for k in range(*run) if terms.words[k] not in stops
    )  # fmt: skip


def _overlap(analysis: Analysis, index: int, run: tuple[int, int], own: tuple[int, int]) -> bool:
    offsets = analysis.terms[index].offsets
    return offsets[run[0]][0] < own[1] and own[0] < offsets[run[1] - 1][1]


def _text(analysis: Analysis, index: int, run: tuple[int, int]) -> str:
    offsets = analysis.terms[index].offsets
    return " ".join(analysis.texts[index][offsets[run[0]][0] : offsets[run[1] - 1][1]].split())


def clause(analysis: Analysis, index: int, span: Span) -> str:
    """Return the words around a span in a sentence, verbatim, between the nearest stops."""
    start = analysis.sentences[index].span.start
    return _clause(analysis, index, (span.start - start, span.end - start))


def _clause(analysis: Analysis, index: int, own: tuple[int, int]) -> str:
    text, offsets = analysis.texts[index], analysis.terms[index].offsets
    start = max((m.end() for m in _STOP.finditer(text, 0, own[0])), default=0)
    ending = _STOP.search(text, own[1])
    end = ending.start() if ending else len(text)
    words = [k for k, (a, b) in enumerate(offsets) if start <= a and b <= end]
    held = [n for n, k in enumerate(words) if offsets[k][0] < own[1] and own[0] < offsets[k][1]]
    if not held:
        return " ".join(text[own[0] : own[1]].split())
    # Of a long clause the words around the value stay.
    first = max(0, min(held[0] - _CLAUSE // 2, len(words) - _CLAUSE))
    last = min(len(words), first + _CLAUSE) - 1
    return _text(analysis, index, (words[first], words[last] + 1))


# Sentence → the years before the one of its publication that it speaks of.


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
        if q.unit == "year" and q.value and lies_back(analysis, index, (q.start, q.end))
    }
    back |= {
        d.offset[1] for d in analysis.dates[index] if d.offset and d.offset[0] == "year" and d.offset[1] < 0
    }
    years = {year if now is None or year >= 0 else now + year for year in found | back}
    return frozenset(year for year in years if now is None or year < now)


def lies_back(analysis: Analysis, index: int, span: tuple[int, int]) -> bool:
    """Whether a length of time in a sentence, by its characters, says how long ago something was."""
    text, code = analysis.texts[index].casefold(), primary(analysis.language(index))
    before, behind = (
        [word.strip(",.;:") for word in part.split()] for part in (text[: span[0]], text[span[1] :])
    )
    return is_ago(before, behind, code)
