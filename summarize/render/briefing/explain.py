"""Briefing → why each story is where it is."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.model.briefing import Briefing, BriefStory
from summarize.render.citations import fold

_PLACES = {
    "page": "it has a paragraph",
    "also": 'it has a line under "Also"',
    "none": "there was no room for it on the page",
    "muted": "it is muted",
}


def explain_stories(briefing: Briefing, number: int | None = None) -> str:
    """Explain one story by its number, in the order of the page, or all of them.

    Raises:
        ValueError: there is no story of that number.

    """
    count = len(briefing.stories)
    if number is not None and not 1 <= number <= count:
        msg = f"no story {number}: this briefing has {count or 'none'}"
        raise ValueError(msg)
    chosen = [pair for pair in enumerate(briefing.stories, 1) if number in {None, pair[0]}]
    return "".join(f"{line}\n" for i, story in chosen for line in _explain(i, story))


def _explain(number: int, story: BriefStory) -> Iterator[str]:
    weight = story.weight
    new = [article for article in story.articles if not article.known]
    yield f"{number}. {fold(story.headline or '(without a headline)')}"
    where = f', under "{fold(story.section)}"' if story.section else ""
    yield f"   weight {weight.total:.2f}; {_PLACES[story.place]}{where}"
    yield f"   voices {weight.voices:.2f}: {_number(story.voices, 'independent voice')}, 2 log2(1 + voices)"
    yield f"   papers {weight.papers:.2f}: log2(1 + papers) of {_number(len(new), 'new article')}"
    known = len(story.articles) - len(new)
    count = _number(len(story.articles), "article")
    yield f"   novelty {weight.novelty:.2f}: {known} of {count} were reported before"
    dates = [article.published for article in new if article.published]
    last = f"the last of {max(dates)}" if dates else "no date is known"
    yield f"   recency {weight.recency:.2f}: {last}; 1 for this moment, 1/2 for a day ago"
    about = ", ".join(map(fold, story.watched)) or "no topic that is watched"
    yield f"   watched {weight.watched:.2f}: about {about}"


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
