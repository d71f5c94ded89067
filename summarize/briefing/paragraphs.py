"""Chapters in order of weight → headline and digest of each, within the budget of the page."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from summarize.analysis import Analysis
from summarize.analysis.annotate import Annotated
from summarize.briefing.chapters import Chapter
from summarize.briefing.plan import BriefPlan
from summarize.briefing.topics import is_about
from summarize.errors import EmptyInputError
from summarize.model import Budget, Digest
from summarize.model.briefing import BriefStory, Place, Weight, news
from summarize.model.digest import Json
from summarize.model.inputs import usual

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is for a page; amounts are what ``budget.measure`` says of a text."""

    budget: Budget
    """What is measured in: of an automatic length, words."""
    all: float
    least: float
    """For a story with a paragraph."""
    most: float
    """For a story with a paragraph, while others have something to say."""
    automatic: Budget | None = None

    @classmethod
    def of(cls, plan: BriefPlan) -> Self:
        """Turn the words of a plan into the unit of its resolved budget."""
        budget = plan.budget
        if budget.unit == "auto":
            return cls(Budget(0), math.inf, 0, math.inf, budget)
        per_word = usual(budget).limit / usual(Budget()).limit
        least = max(1, plan.least * per_word) if budget.unit == "sentences" else plan.least * per_word
        return cls(budget, budget.room, least, plan.most * per_word)

    def share(self, amount: float, parts: int) -> float:
        """Return one of equal parts; words, sentences and characters are whole."""
        return amount / parts if self.budget.unit == "minutes" or amount == math.inf else amount // parts

    def digest(self, amount: float) -> Budget:
        """Return the budget of a digest that may take so much."""
        return self.automatic or Budget(max(0, self.budget.limit_for(amount)), self.budget.unit)

    def spent(self, stories: Iterable[BriefStory]) -> Json:
        """Return the limit of a page, its unit, and what stories use of it.

        The limit of an automatic page is the sum of those of its stories, and of the lines under "Also".
        """
        texts, limit = list[str](), 0.0
        for story in stories:
            if story.digest is not None:
                texts += [excerpt.text for excerpt in news(story.digest)]
                limit += story.digest.metrics.budget["limit"]
            elif story.place == "also" and story.headline:
                texts.append(story.headline)
                limit += self.budget.measure(story.headline)
        budget = self.budget if self.automatic is None else Budget(limit)
        return {"limit": budget.limit, "unit": budget.unit, "used": round(budget.used(texts), _DIGITS)}


_LONGEST = 16
"""Words of a first sentence that replaces a headline."""


def headline(articles: Sequence[Annotated]) -> str | None:
    """Return the headline of the first article that has one, else how the first of them begins."""
    ordered = sorted(articles, key=lambda a: (a.document.published or "~", a.document.id))
    for article in ordered:
        if article.document.title and article.document.title.strip():
            return article.document.title.strip()
    for article in ordered:
        for sentence in article.sentences:
            if sentence.kind in {"prose", "headline"}:
                return _short(article.document[sentence.span])
    return None


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= _LONGEST else f"{' '.join(words[:_LONGEST])} …"


_MOST_ALSO = 8
"""Stories of one voice that get a line under "Also"; those of several voices always do."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a page says of a chapter: a digest, or only its headline."""

    headline: str | None
    place: Place
    digest: Digest | None = None


def write_paragraphs(found: Sequence[Chapter], plan: BriefPlan) -> list[Paragraph]:
    """Return a paragraph for each chapter, the heaviest of which get digests while there is room.

    ``plan.budget`` is resolved: no ratio.
    """
    room = Room.of(plan)
    titles = [headline(chapter.new) for chapter in found]
    costs = [room.budget.measure(title) if title else 0 for title in titles]
    count = _how_many(found, costs, plan, room)
    left = max(room.all - _reserved(found, costs, count, room), min(room.least, room.all))
    most = max(room.most, room.share(left, count)) if count else 0
    digests: dict[int, Digest] = {}
    for number in range(count):
        after = count - number - 1
        allowed = max(room.least, min(most, left - after * room.least, room.share(2 * left, after + 2)))
        digest = _digest(found[number], room.digest(min(allowed, left)), plan)
        if digest is not None:
            digests[number] = digest
            left -= sum(room.budget.measure(excerpt.text) for excerpt in news(digest))
    lines = _lines(found, costs, digests, room)
    return [
        Paragraph(_title(digests.get(i), title), _place(i, digests, lines), digests.get(i))
        for i, title in enumerate(titles)
    ]


def is_muted(chapter: Chapter, weight: Weight, plan: BriefPlan) -> bool:
    """Whether a chapter is about a muted topic, and about none that is watched."""
    return not weight.watched and is_about(chapter.new, plan.mute)


def left_out(chapter: Chapter) -> Paragraph:
    """Return what is kept of a muted chapter: its headline, in the JSON."""
    return Paragraph(headline(chapter.new), "muted")


def _place(number: int, digests: Container[int], lines: Container[int]) -> Place:
    return "page" if number in digests else "also" if number in lines else "none"


def _title(digest: Digest | None, otherwise: str | None) -> str | None:
    return otherwise if digest is None or digest.title is None else digest.title.text


def _lines(
    found: Sequence[Chapter], costs: Sequence[float], digests: Mapping[int, Digest], room: Room
) -> set[int]:
    """Return which other chapters get a line: those of several voices first, while there is room."""
    spoken = (room.budget.measure(excerpt.text) for digest in digests.values() for excerpt in news(digest))
    left = room.all - sum(spoken)
    rest = [i for i in range(len(found)) if i not in digests]
    several = [i for i in rest if found[i].voices > 1]
    alone = [i for i in rest if found[i].voices < 2]
    lines = set()
    for i in (*several, *alone[:_MOST_ALSO]):
        if costs[i] <= left:
            lines.add(i)
            left -= costs[i]
    return lines


def _how_many(found: Sequence[Chapter], costs: Sequence[float], plan: BriefPlan, room: Room) -> int:
    """Return how many chapters have room for a paragraph, the lines of the others taken off."""
    count = min(len(found), plan.stories)
    if room.least:
        count = int(min(count, room.all // room.least))
    while count > 1 and count * room.least + _reserved(found, costs, count, room) > room.all:
        count -= 1
    return count


def _reserved(found: Sequence[Chapter], costs: Sequence[float], count: int, room: Room) -> float:
    """Return what is kept for the lines of the chapters after ``count``: at most half of all."""
    return min(sum(costs[i] for i in _also(found, count)), room.share(room.all, 2))


def _also(found: Sequence[Chapter], count: int) -> Iterator[int]:
    """Yield which chapters after ``count`` want a line: those of several voices, and some others."""
    alone = 0
    for number, chapter in enumerate(found[count:], count):
        alone += chapter.voices < 2
        if chapter.voices > 1 or alone <= _MOST_ALSO:
            yield number


def _digest(chapter: Chapter, budget: Budget, plan: BriefPlan) -> Digest | None:
    """Return a digest of what is new in a chapter; None where it has nothing to show within its budget."""
    voices = plan.pipeline.voices
    since = None if chapter.earlier is None else chapter.earlier.digest
    try:
        study = plan.pipeline.study(Analysis(chapter.new, voices))
    except EmptyInputError:
        return None
    digest = plan.pipeline.write(study, budget, since=since)
    return digest if news(digest) else None
