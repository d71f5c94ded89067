"""Analysis → lines that are said again, the article that heads the story, who else reports its event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from typing import TYPE_CHECKING

from msgspec import Struct, field
from scipy.sparse import find, triu

from summarize.analysis.instances import published_day
from summarize.analysis.overtaken import Days, corrections, outdone, withdrawn
from summarize.analysis.pairs import matrix
from summarize.language.attribution import is_unsettled, is_unsettled_heading
from summarize.language.terms import analyse
from summarize.model.comparison import paper

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis
    from summarize.model import Document


# Headlines, and lines that are no sentences of an article → the sentence of it that says all of it.

_NEAR_TOP = 10
"""Sentences of a document that are looked at for each line."""
_FEWEST = 4
"""Content stems of a line that says something."""
_LEAST = 0.9
"""Share of them that the sentence holds: a headline that says more or something else is no repetition."""


def find_restated(analysis: Analysis) -> dict[int, int]:
    """Return for each line that is said again the first sentence of its document that says all of it.

    Headlines, lines above the text and passages that are printed twice; none that contradicts the sentence.
    """
    everything = range(len(analysis.sentences))
    of_documents = groupby(everything, key=lambda i: analysis.sentences[i].span.document_id)
    return {line: at for _, units in of_documents for line, at in _restated(analysis, [*units])}


def _restated(analysis: Analysis, units: Sequence[int]) -> Iterator[tuple[int, int]]:
    near = [i for i in units if analysis.sentences[i].kind == "prose"][:_NEAR_TOP]
    for line in units:
        content = frozenset(analysis.terms[line].content)
        if analysis.sentences[line].kind not in {"headline", "fragment"} or len(content) < _FEWEST:
            continue
        for i in near:
            held = len(content.intersection(analysis.terms[i].content))
            if held >= _LEAST * len(content) and analysis.conflicts[min(line, i), max(line, i)] is None:
                yield line, i
                break


# Analysis → which of its articles reports the event that most of them share, in its latest state.

_CENTRAL = 0.8
"""Share of the greatest centrality from which on an article is central; among these the latest is taken."""
_NEAR = 0.5
"""The same share for an article of a later day, where two voices are of it or an opening is corrected."""
_REPORT = 1.5
"""Factor on the centrality of an account whose opening names a day, and again where it names its source."""
_FIRST = 3
"""Sentences of an article among which its opening is looked for."""
_BEGINNING, _OF_TITLE = 2, 0.5
"""Sentences of an article by whose words it is central, and the weight of its headline beside them."""
_MORE_IN_OPENING, _MORE_IN_TITLE = 6, 3
"""Stems without a share in the others that an opening and a headline are taken to have beside their own: the
mean over a few common words ("Belkath must be stopped now") is high by chance."""
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Story:
    """The article whose headline and opening are those of the whole."""

    document: str
    opening: int
    """The sentence that opens it."""

    def is_opened_by(self, sentence: int, analysis: Analysis) -> bool:
        """Whether a sentence is the opening, or has its words."""
        return analysis.terms[sentence].words == analysis.terms[self.opening].words


class _Article(Struct, frozen=True):
    document: str
    voice: int
    opening: int
    day: str
    """Of publication; empty where it is not known."""
    centrality: float
    settled: bool
    """Neither its headline nor its opening announces, demands, or says how things are for the time being,
    and no later article counts more people than its opening, changes its figures or denies it."""
    updates: bool
    """Its opening counts more people than that of an earlier article, denies it or changes a figure of it."""
    reports: int
    """How much of a report its opening is: 1 for a day that it names, 1 for somebody who says so."""


def find_story(analysis: Analysis) -> Story | None:
    """Return the latest of the central articles; None where there is one voice, or nothing is shared.

    A text of one sentence without a headline (a review, a post) is no article.

    Central is an article whose beginning most voices speak of, too. Its beginning is the content of its first
    two sentences, and of its headline at half of their weight. Each word counts by the share of the other
    voices that have it; the mean over the words is taken once for the whole articles of the others, and once
    for their headlines and first sentences; centrality is the geometric mean of all. A name that one article
    alone has makes it a side event, and so does background that the others give further below.

    What is not settled in an article gives way to articles of later days: then it was carried out, answered
    or ended. It gives way to a central article that is settled, too: a demand or a plan that an event led to
    is no more than its sequel. Where half the accounts of one day announce it, it is the event.

    What changes a story shares fewer words with what was written before. So an article that is half as
    central is chosen where two voices report on that later day, or where its opening corrects another one.
    What papers of the next morning tell of the same event in other words changes nothing.

    Of one day's accounts of the event the one is taken whose opening is most of a report: an opinion or a
    feature opens with what all have in common, too, but says neither when it was nor who says so.
    """
    articles = sorted(_articles(analysis), key=lambda article: article.document)
    last = max((article.day for article in articles), default="")
    standing = [article for article in articles if article.settled or article.day == last] or articles
    most = max((article.centrality for article in standing), default=0.0)
    if most == 0:
        return None
    central = [article for article in standing if article.centrality >= _CENTRAL * most]
    best = _latest([article for article in central if article.settled] or central)
    near = [article for article in standing if article.centrality >= _NEAR * most]
    best = _developed(near, best, analysis.accounts[best.document])
    accounts = analysis.accounts[best.document] | {best.document}
    best = _reported([a for a in standing if a.document in accounts and a.day == best.day], best)
    return Story(best.document, best.opening)


def _developed(near: Sequence[_Article], best: _Article, accounts: frozenset[str]) -> _Article:
    """Return what changes the story that the best article tells, if anything does; its accounts do not."""
    if not best.day:
        return best
    settled = [article for article in near if article.settled]
    voices = Counter(day for day, _ in {(article.day, article.voice) for article in settled})
    others = (article for article in settled if article.document not in accounts)
    later = [article for article in others if article.day > best.day and voices[article.day] > 1]
    if later:
        best = _latest(later)
    updating = [article for article in near if article.updates and article.day >= best.day]
    return best if best.updates or not updating else _latest(updating)


def _latest(articles: Iterable[_Article]) -> _Article:
    """Return the latest article, of one day the most central one."""
    return max(articles, key=lambda article: (article.day, article.centrality))


def _reported(accounts: Iterable[_Article], best: _Article) -> _Article:
    """Return the account that is most central and most of a report; a settled one stays one."""
    able = [article for article in accounts if article.settled or not best.settled]
    return max(able, key=lambda article: article.centrality * math.pow(_REPORT, article.reports))


def _articles(analysis: Analysis) -> list[_Article]:
    openings, central = _openings(analysis), _centralities(analysis)
    heads, groups = analysis.headings, analysis.voices.groups
    days = Days.of(analysis)
    passed = analysis.once(withdrawn)
    opened = frozenset(openings.values())
    updating = {*outdone(analysis, days, opened, way=-1)}
    unsettled = _unsettled(analysis, openings)
    corrected = analysis.once(corrections)
    updating |= {later for earlier, later in corrected if {earlier, later} <= opened}
    result = []
    for name, opening in openings.items():
        document = analysis.documents[name]
        if analysis.lengths[name] == 1 and not heads[name]:
            continue
        result.append(
            _Article(
                document=name,
                voice=groups[name],
                opening=opening,
                day=_day(document),
                centrality=central[name],
                settled=name not in unsettled and opening not in passed,
                updates=opening in updating,
                reports=bool(analysis.dates[opening]) + (analysis.claimant[opening] is not None),
            )
        )
    return result


def _unsettled(analysis: Analysis, openings: Mapping[str, int]) -> set[str]:
    """Return the documents whose headline or opening announces, demands, or says how things are for now.

    Where half the voices on one event do on one day, and at least two, that is the event itself.
    """
    groups, documents = analysis.voices.groups, analysis.documents
    found = {
        name
        for name, opening in openings.items()
        if is_unsettled_heading(analysis.headings[name], documents[name].language)
        or is_unsettled(analysis.texts[opening], documents[name].language)
    }

    def is_event(name: str) -> bool:
        day = _day(documents[name])
        accounts = [n for n in (name, *analysis.accounts[name]) if _day(documents[n]) == day]
        announcing = len({groups[n] for n in accounts if n in found})
        return announcing > 1 and 2 * announcing >= len({groups[n] for n in accounts})

    return {name for name in found if not is_event(name)}


def _day(document: Document) -> str:
    """Return the day of publication; empty where it is not known."""
    return (document.published or "")[:10]


def _centralities(analysis: Analysis) -> Mapping[str, float]:
    """Return for each document what share of the other voices have the words that it begins with."""
    documents, groups = analysis.documents, analysis.voices.groups
    titles = {n: frozenset(analyse(analysis.headings[n], d.language).content) for n, d in documents.items()}
    begins = _stems(analysis, _BEGINNING)
    asked = frozenset().union(*titles.values(), *begins.values())
    voices: list[Counter[str]] = []
    for top in (None, _FIRST):
        held: defaultdict[int, set[str]] = defaultdict(set)
        for name, stems in _stems(analysis, top).items():
            held[groups[name]].update(stems & asked, titles[name])
        voices.append(Counter(chain.from_iterable(held.values())))
    others = len({*groups.values()}) - 1

    def central(name: str) -> float:
        shares = [(_shared(begins[name], have, others, _MORE_IN_OPENING), 1.0) for have in voices]
        if titles[name]:
            shares += [(_shared(titles[name], have, others, _MORE_IN_TITLE), _OF_TITLE) for have in voices]
        product = math.prod(math.pow(share, weight) for share, weight in shares)
        return round(math.pow(product, 1 / math.fsum(weight for _, weight in shares)), _DIGITS)

    return {name: central(name) for name in documents}


def _stems(analysis: Analysis, top: int | None) -> Mapping[str, set[str]]:
    """Return for each document the content of its first ``top`` sentences, of all where None."""
    found: dict[str, set[str]] = {name: set() for name in analysis.documents}
    for i in analysis.prose:
        sentence = analysis.sentences[i]
        if top is None or sentence.index < top:
            found[sentence.span.document_id].update(analysis.terms[i].content)
    return found


def _openings(analysis: Analysis) -> dict[str, int]:
    """Return for each document the first of its first sentences that can be understood alone."""
    first: dict[str, list[int]] = {}
    for i in analysis.prose:
        first.setdefault(analysis.sentences[i].span.document_id, []).append(i)
    return {
        name: next((i for i in found[:_FIRST] if analysis.leaning[i] == "alone"), found[0])
        for name, found in first.items()
    }


def _shared(stems: Iterable[str], voices: Mapping[str, int], others: int, more: int) -> float:
    """Return the mean share of the other voices that have a stem, over the stems and ``more`` of no share."""
    distinct = sorted({*stems})
    if others < 1:
        return 0.0
    return math.fsum(voices[stem] - 1 for stem in distinct) / (others * (len(distinct) + more))


# Analysis → who reports the event that an article reports.

_MUCH, _MOST_NAMES = 0.18, 0.4
"""Share of the content stems, and of the names, of the shorter article that two reports of one event have in
common."""
_SOME, _SOME_NAMES = 0.12, 0.2
"""The same where neither article states its day."""
_ONE_DAY = 1
"""Days between two reports of one event: one paper has in the evening what another one has next morning."""
_COMMON = 60
"""A stem of more articles is left out: bounds the number of pairs."""


def find_accounts(analysis: Analysis) -> Mapping[str, frozenset[str]]:
    """Return for each document the other ones that report the event that it reports.

    Two articles of one day or of two that follow each other report one event where they share much of their
    content; where one day is not known, much of their names as well; where neither is, some of both. A text
    of one sentence is no report, and undated articles of one paper are of two events.
    """
    days = {n: published_day(d.published) for n, d in analysis.documents.items() if analysis.lengths[n] > 1}
    reports = {name: _Report(day, paper(analysis.documents[name].publisher)) for name, day in days.items()}
    for i in analysis.prose:
        report = reports.get(analysis.sentences[i].span.document_id)
        if report is not None:
            report.content.update(analysis.terms[i].content)
            report.names.update(analysis.terms[i].names & analysis.instances.proper)
    found: dict[str, set[str]] = {name: set() for name in analysis.documents}
    for one, other, share in _alike(reports):
        if reports[one].may_be_of_event(reports[other], share):
            found[one].add(other)
            found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}


def count_accounts(analysis: Analysis) -> Mapping[str, int]:
    """Return for each document how many voices report the event that it reports, its own included."""
    groups, found = analysis.voices.groups, analysis.accounts.items()
    return {name: len({groups[name], *(groups[other] for other in others)}) for name, others in found}


class _Report(Struct, frozen=True):
    day: date | None
    paper: str
    content: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def may_be_of_event(self, other: _Report, share: float) -> bool:
        """Whether two reports are of one event, by their days and by the share of content in common."""
        if self.day is not None and other.day is not None:
            return share >= _MUCH and abs((self.day - other.day).days) <= _ONE_DAY
        if self.paper and self.paper == other.paper:
            return False
        least, named = (_SOME, _SOME_NAMES) if self.day is other.day else (_MUCH, _MOST_NAMES)
        fewest = min(len(self.names), len(other.names))
        return share >= least and fewest > 0 and len(self.names & other.names) >= named * fewest


def _alike(reports: Mapping[str, _Report]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of documents that share some of their content, and which share of the shorter one."""
    names, content = [*reports], [report.content for report in reports.values()]
    holders = Counter(stem for stems in content for stem in stems)
    sizes = [sum(holders[stem] <= _COMMON for stem in stems) for stems in content]
    telling = {stem for stem, count in holders.items() if 1 < count <= _COMMON}
    held = matrix([stems & telling for stems in content], sorted(telling))
    for i, j, shared in zip(*find(triu(held @ held.T, k=1)), strict=True):
        if shared >= _SOME * min(sizes[i], sizes[j]):
            yield names[i], names[j], float(shared / min(sizes[i], sizes[j]))
