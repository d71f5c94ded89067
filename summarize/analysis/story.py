"""Analysis → which of its articles reports the event that most of them share, in its latest state."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.language.terms import analyse
from summarize.language.unsettled import is_unsettled, is_unsettled_heading

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_CENTRAL = 0.8
"""Share of the greatest centrality from which on an article is central; among these the latest is taken."""
_FIRST = 3
"""Sentences of an article among which its opening is looked for."""
_UNSHARED = 1
"""Stems that nobody shares, counted with those of each text: the mean of two stems is chance."""
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


@dataclass(frozen=True, slots=True)
class _Article:
    document: str
    opening: int
    day: str
    """Of publication; empty where it is not known."""
    centrality: float
    settled: bool
    """Neither its headline nor its opening announces, demands, or says how things are for the time being."""


def find_story(analysis: Analysis) -> Story | None:
    """Return the latest of the central articles; None where there is one voice, or nothing is shared.

    A text of one sentence without a headline (a review, a post) is no article.

    Central is what says in its headline and its opening what most voices speak of: the mean over the
    content stems of the share of the other voices that have the stem, and of both the geometric mean. A
    name that one article alone has makes it a side event. What is not settled in an article gives way to
    articles of later days: then it was carried out, answered or ended.
    """
    articles = _articles(analysis)
    last = max((article.day for article in articles), default="")
    standing = [article for article in articles if article.settled or article.day == last] or articles
    most = max((article.centrality for article in standing), default=0.0)
    if most == 0:
        return None
    central = [article for article in standing if article.centrality >= _CENTRAL * most]
    central.sort(key=lambda article: article.document)
    best = max(central, key=lambda article: (article.day, article.centrality))
    return Story(best.document, best.opening)


def headings(analysis: Analysis) -> dict[str, str]:
    """Return the headline in the text of each document, else the title that came with it; may be empty."""
    found = {name: document.title or "" for name, document in analysis.documents.items()}
    for i in reversed(range(len(analysis.sentences))):
        sentence = analysis.sentences[i]
        if sentence.kind == "headline":
            found[sentence.span.document_id] = analysis.texts[i]
    return found


def _articles(analysis: Analysis) -> list[_Article]:
    openings = _openings(analysis)
    groups = analysis.voices.groups
    heads = headings(analysis)
    titles = {name: analyse(heads[name], analysis.documents[name].language) for name in openings}
    voices: dict[str, set[int]] = {}
    for i in analysis.prose:
        for stem in analysis.terms[i].content:
            voices.setdefault(stem, set()).add(analysis.voice(i))
    for name, title in titles.items():
        for stem in title.content:
            voices.setdefault(stem, set()).add(groups[name])
    others = len({*groups.values()}) - 1
    result = []
    for name, opening in openings.items():
        document = analysis.documents[name]
        if analysis.lengths[name] == 1 and not heads[name]:
            continue
        shares = [_shared(analysis.terms[opening].content, voices, others)]
        if titles[name].content:
            shares.append(_shared(titles[name].content, voices, others))
        central = round(math.pow(math.prod(shares), 1 / len(shares)), _DIGITS)
        unsettled = is_unsettled_heading(heads[name], document.language) or is_unsettled(
            analysis.texts[opening], document.language
        )
        day = (document.published or "")[:10]
        result.append(_Article(name, opening, day, central, settled=not unsettled))
    return result


def _openings(analysis: Analysis) -> dict[str, int]:
    """Return for each document the first of its first sentences that can be understood alone."""
    first: dict[str, list[int]] = {}
    for i in analysis.prose:
        first.setdefault(analysis.sentences[i].span.document_id, []).append(i)
    return {
        name: next((i for i in found[:_FIRST] if analysis.leaning[i] == "alone"), found[0])
        for name, found in first.items()
    }


def _shared(stems: Iterable[str], voices: Mapping[str, set[int]], others: int) -> float:
    """Return the mean share of the other voices that have a stem; a few words alone show little."""
    distinct = sorted({*stems})
    if others < 1:
        return 0.0
    return math.fsum(len(voices[stem]) - 1 for stem in distinct) / (others * (len(distinct) + _UNSHARED))
