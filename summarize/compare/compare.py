"""Ranking + Analysis → Comparison: all that the digest says about its sources side by side.

A date is resolved by what the text says and by the day of publication, never by the clock. Where these
do not say, it stays unresolved: a wrong day is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from heapq import heappop, heappush
from itertools import chain, islice

from msgspec import Struct

from summarize.analysis import Analysis
from summarize.analysis.instances import Layer
from summarize.analysis.ranking import Ranking
from summarize.compare.cards import Finder, in_order, place, quote, statement, within
from summarize.compare.contradictions import Contradictions, Reversals
from summarize.compare.figures import Ages, Figures
from summarize.compare.progress import Progress
from summarize.compare.prospects import Prospects, Territory
from summarize.compare.quotes import Quotes, Reworded
from summarize.compare.rivals import Rivals
from summarize.compare.themes import Themes
from summarize.language import tables
from summarize.language.tables.speech import Grammar
from summarize.language.tenses import lies, resolve
from summarize.language.terms import Mention, figure_mentions, mentions
from summarize.language.words import primary
from summarize.model.comparison import (
    Coverage,
    DateMention,
    Discrepancy,
    Exclusive,
    Fact,
    Precision,
    Utterance,
)

# Analysis → the dates that its sentences name, and which day, month or year each of them is.

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
"""By the length of the date in ISO 8601."""


def timeline(analysis: Analysis) -> tuple[DateMention, ...]:
    """Return the dates of the prose by day, then by source and place; those that are not known come last."""
    found = [mention for i in analysis.prose for mention in _in_sentence(i, analysis)]

    def key(mention: DateMention) -> tuple[bool, str, int, int]:
        source = analysis.numbers[mention.span.source]
        return mention.resolved is None, mention.resolved or "", source, mention.span.start

    return tuple(sorted(found, key=key))


def _in_sentence(index: int, analysis: Analysis) -> Iterator[DateMention]:
    text, document = analysis.texts[index], analysis.document(index)
    published = date.fromisoformat(document.published[:10]) if document.published else None
    for found in analysis.dates[index]:
        resolved: str | None
        if found.unread:
            resolved = _by_dateparser(text[found.start : found.end], document.language)
            how = "written in full"
            if resolved is None:
                continue
        else:
            resolved, how = resolve(found, published, lies(text, found, document.language))
        span = within(analysis, index, (found.start, found.end))
        precision = _PRECISIONS.get(len(resolved or ""))
        sentence = statement(analysis, index)
        yield DateMention(document[span], quote(document, span), sentence, resolved, precision, how)


def _by_dateparser(text: str, language: str | None) -> str | None:
    """Read a full date in a language whose months we do not know."""
    import dateparser  # takes 0.2 s to import  # noqa: PLC0415

    # Every part must be in the text, so that neither the clock nor the base fills one in.
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  # a day, not a moment
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(text, languages=[primary(language)], settings=settings)
    except ValueError:
        return None  # a language that dateparser does not know
    read = found is not None and {str(found.year), str(found.day)} <= {n.lstrip("0") for n in _digits(text)}
    return found.date().isoformat() if found is not None and read else None


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


# Ranking → statements that one independent voice alone makes, with the facts that nobody else has.

_MOST = 5
"""Statements; what one source alone says is no news for that."""
_FIGURE = 2.0
"""How much more a figure weighs than a name."""
_PERHAPS = 0.5
"""Probability from which a sentence of another voice says the same, perhaps in another figure."""
_PREFIXES = range(3, 6)
"""Letters from which "Slovakia" and "Slovakian" are one name, fewer where names are declined ("Praha",
"Praze"): a fact that only seems exclusive is worse than one that is missed."""


class _Statement(Struct, frozen=True):
    """A sentence of a cluster that one voice alone has, by index, and its exclusive facts."""

    sentence: int
    facts: tuple[Mention, ...]
    documents: frozenset[str]
    """Documents of this voice that carry one of the facts."""


class _Carriers(Struct, frozen=True):
    """Who carries what: stem, prefix of a name, figure, or independence group → its documents."""

    stems: Layer[str, set[str]]
    prefixes: Layer[str, set[str]]
    values: Mapping[float, set[str]]
    groups: Mapping[int, set[str]]
    comparable: bool
    """Whether all documents are of one language: else "30 million" may be read as 30."""


def single_source(ranking: Ranking, analysis: Analysis) -> tuple[Exclusive, ...]:
    """Find the weightiest statements with a name or a figure that no other voice carries anywhere.

    Headlines are asked too, and independence groups count, not files. A sentence that cannot be understood
    without the one before it is no statement. A statement weighs its rank, more with a figure, which a
    reader can check, than with a name. At most five are listed, the weightiest
    first. Where there is one voice there is nothing to compare.
    """
    if len({*analysis.voices.groups.values()}) < 2:
        return ()
    kept = _without_repeats(_weightiest(ranking, analysis), analysis)
    return tuple(_written(entry, analysis) for entry in islice(kept, _MOST))


def _weightiest(ranking: Ranking, analysis: Analysis) -> Iterator[_Statement]:
    """Yield statements of one voice, the weightiest first, each as soon as no other can outweigh it."""
    carriers, perhaps = _carriers(analysis), _perhaps_told(analysis)
    waiting: list[tuple[float, int, _Statement]] = []
    for number in sorted(range(len(ranking.clusters)), key=lambda n: (-ranking.scores[n], n)):
        most = round(ranking.scores[number] * _FIGURE, 12)
        while waiting and -waiting[0][0] > most:
            yield heappop(waiting)[2]
        inside = ranking.clusters[number].sentences
        if perhaps.isdisjoint(inside) and len({analysis.voice(i) for i in inside}) == 1:
            # "He said so in Paris" says nothing where nobody knows who he is.
            entries = [_alone(i, carriers, analysis) for i in inside if analysis.leaning[i] != "dangling"]
            best = max(entries, key=lambda entry: len(entry.facts), default=None)
            if best is not None and best.facts:
                heappush(waiting, (-_weight(best, ranking.scores[number]), number, best))
    while waiting:
        yield heappop(waiting)[2]


def _perhaps_told(analysis: Analysis) -> frozenset[int]:
    """Return the sentences that a sentence of another voice may say as well, in other words or figures."""
    pairs = (
        (analysis.wordings[first], analysis.wordings[second])
        for first, second, _ in analysis.same.at_least(_PERHAPS)
    )
    voices = ((one, two) for one, two in pairs if analysis.voice(one[0]) != analysis.voice(two[0]))
    return frozenset(i for pair in voices for unit in pair for i in unit)


def _weight(entry: _Statement, score: float) -> float:
    """Return the rank of a statement, weighted by what makes it one voice's own."""
    figures = any(fact.kind == "figure" for fact in entry.facts)
    return round(score * (_FIGURE if figures else 1.0), 12)


def told_alone(sentences: Iterable[int], analysis: Analysis) -> list[Exclusive]:
    """Return what each of these sentences says that no other voice carries anywhere."""
    carriers = _carriers(analysis)
    return [_written(_alone(i, carriers, analysis), analysis) for i in sentences]


def _written(entry: _Statement, analysis: Analysis) -> Exclusive:
    said, document = statement(analysis, entry.sentence), analysis.document(entry.sentence)
    facts = []
    for mention in entry.facts:
        span = within(analysis, entry.sentence, (mention.start, mention.end))
        facts.append(Fact(mention.kind, document[span], place(span)))
    return Exclusive(
        text=said.text,
        span=said.span,
        facts=tuple(facts),
        documents=tuple(sorted(entry.documents, key=analysis.numbers.__getitem__)),
        group=analysis.voice(entry.sentence),
    )


def _alone(sentence: int, carriers: _Carriers, analysis: Analysis) -> _Statement:
    text, document = analysis.texts[sentence], analysis.document(sentence)
    mine = carriers.groups[analysis.voice(sentence)]
    facts: list[Mention] = []
    documents: set[str] = set()
    found = mentions(text, document.language, analysis.quantities[sentence])
    dates = analysis.dates[sentence] if found else ()
    for mention in found:
        if mention.values and not carriers.comparable:
            continue
        before = bisect_right(dates, mention.start, key=lambda d: d.start)
        if before and dates[before - 1].day is not None and mention.start < dates[before - 1].end:
            continue
        if _has_rival(sentence, mention, analysis):
            continue
        holders = _holders(mention, carriers, document.language)
        own = [held for held in holders if any(held) and all(part <= mine for part in held)]
        if own:
            facts.append(mention)
            documents.update(*chain(*own))
    return _Statement(sentence, tuple(facts), frozenset(documents))


def _has_rival(sentence: int, mention: Mention, analysis: Analysis) -> bool:
    """Whether another account gives nearly the same figure: then they differ, and neither has its own."""
    rivals, document = analysis.once(Rivals), analysis.document(sentence).id
    inside = (q for q in analysis.quantities[sentence] if q.start < mention.end and mention.start < q.end)
    return any(rivals.of(q, document) for q in inside)


def _holders(mention: Mention, carriers: _Carriers, language: str | None) -> Iterator[tuple[set[str], ...]]:
    """Yield for each telling part of a mention the documents that carry it, in one or more sets."""
    for value in mention.values:
        yield (carriers.values.get(round(value, 6), set()),)
    for stem in mention.stems:
        yield carriers.stems[stem], carriers.prefixes[_prefix(stem, language)]


def _prefix(stem: str, language: str | None) -> str:
    """Return how a name begins in all of its forms."""
    declined = tables.get(Grammar, primary(language)).declined_names
    return stem[: max(_PREFIXES[0], min(_PREFIXES[-1], len(stem) - 2))] if declined else stem[: _PREFIXES[-1]]


def _carriers(analysis: Analysis) -> _Carriers:
    values: defaultdict[float, set[str]] = defaultdict(set)
    held: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for i, terms in enumerate(analysis.terms):
        document = analysis.document(i)
        held[document.id].update(terms.stems)
        names[document.id].update(terms.names)
        for value in terms.figures:
            values[value].add(document.id)
        if analysis.sentences[i].kind in {"prose", "headline"}:
            for mention in figure_mentions(analysis.texts[i], document.language, analysis.quantities[i]):
                for value in mention.values:
                    values[round(value, 6)].add(document.id)
    begun = {source: {n[:length] for n in of for length in _PREFIXES} for source, of in names.items()}
    # Few of all stems are asked for.
    stems = Layer[str, set[str]](lambda stem: {source for source, of in held.items() if stem in of})
    prefixes = Layer[str, set[str]](lambda prefix: {source for source, of in begun.items() if prefix in of})
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for name, voice in analysis.voices.groups.items():
        groups[voice].add(name)
    languages = {primary(document.language) for document in analysis.documents.values()}
    return _Carriers(stems, prefixes, values, groups, len(languages) == 1)


def _without_repeats(found: Iterable[_Statement], analysis: Analysis) -> Iterator[_Statement]:
    """Leave out statements of one group whose facts another one has, the fullest one first."""
    holders: defaultdict[tuple[int, object], set[int]] = defaultdict(set)
    for number, entry in enumerate(found):
        voice = analysis.voice(entry.sentence)
        keys = [(voice, key) for key in _keys(entry)]
        if not set.intersection(*(holders[key] for key in keys)):
            for key in keys:
                holders[key].add(number)
            yield entry


def _keys(entry: _Statement) -> set[object]:
    return {key for fact in entry.facts for key in (*fact.stems, *fact.values)}


# Ranking + Analysis → Comparison: all that the digest says about its sources side by side.


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the digest says about its sources side by side, as the digest writes it."""

    discrepancies: tuple[Discrepancy, ...]
    possible: tuple[Discrepancy, ...]
    quotes: tuple[Utterance, ...]
    coverage: Coverage
    timeline: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Compare the sources: figures, contradictions, progress, quotations, themes. No budget changes it."""

    figures: Figures = field(default_factory=Figures)
    contradictions: Contradictions = field(default_factory=Contradictions)
    progress: Progress = field(default_factory=Progress)
    prospects: Prospects = field(default_factory=Prospects)
    reworded: Reworded = field(default_factory=Reworded)
    reversals: Reversals = field(default_factory=Reversals)
    ages: Ages = field(default_factory=Ages)
    territory: Territory = field(default_factory=Territory)
    quotes: Quotes = field(default_factory=Quotes)
    themes: Themes = field(default_factory=Themes)

    def __call__(self, ranking: Ranking, analysis: Analysis, /) -> Comparison:
        """Return what was found."""
        sure, possible = self.cards(analysis)
        return Comparison(
            discrepancies=sure,
            possible=possible,
            quotes=self.quotes(analysis),
            coverage=Coverage(
                sources=tuple(source.id for source in analysis.sources),
                themes=self.themes(ranking, analysis),
                single_source=single_source(ranking, analysis),
            ),
            timeline=timeline(analysis),
        )

    def cards(self, analysis: Analysis) -> tuple[tuple[Discrepancy, ...], tuple[Discrepancy, ...]]:
        """Return where sources surely differ or give the same figure, and what may be a difference."""
        figures = [*self.figures(analysis)]
        finders: tuple[Finder, ...] = (
            self.progress,
            self.prospects,
            self.reworded,
            self.ages,
            self.territory,
            self.reversals,
        )  # one a line  # fmt: skip
        found = [*figures, *(card for find in finders for card in find(analysis))]
        told = [card.sentences for card in found if card.sure and card.discrepancy.verdict != "agree"]
        found += self.contradictions(analysis, told)
        sure = in_order((card for card in found if card.sure), analysis)
        return sure, in_order((card for card in found if not card.sure), analysis)
