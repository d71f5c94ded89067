"""Digest → why each sentence was chosen; briefing → why each story is where it is."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.model.briefing import Briefing, BriefStory
from summarize.model.digest import Digest, Excerpt
from summarize.model.inputs import counted
from summarize.render.citations import Legend, fold


def explain(digest: Digest, order: int | None = None) -> str:
    """Explain one excerpt by its number, or all of them.

    Raises:
        ValueError: there is no excerpt of that number.

    """
    chosen = [e for e in digest.excerpts if order is None or e.order == order]
    if order is not None and not chosen:
        count = len(digest.excerpts)
        msg = f"no excerpt {order}: this digest has {count or 'none'}"
        raise ValueError(msg)
    legend = Legend.of(digest)
    return "\n".join(_explain(excerpt, legend) for excerpt in chosen)


def _explain(excerpt: Excerpt, legend: Legend) -> str:
    why = excerpt.explanation
    source = legend.number(excerpt.span.source)
    said = legend.says(excerpt)
    lines = [
        f"{excerpt.order}. {fold(excerpt.text)}",
        f"   source [{source}], characters {excerpt.span.start}–{excerpt.span.end}",
        f"   score {excerpt.score:.4f} ({excerpt.role}){f'; {said}' if said else ''}",
    ]
    for support in excerpt.support:
        number = legend.number(support.span.source)
        lines.append(f"   {support.relation} {support.similarity:.2f} [{number}] {fold(support.text)}")
    lines += [
        f"   see also [{legend.number(other.span.source)}] {fold(other.text)}" for other in excerpt.see_also
    ]
    lines += [
        f"   vote {vote.share:.0%} (similarity {vote.similarity:.2f}) {fold(vote.text)}" for vote in why.votes
    ]
    concepts = ", ".join(f"{fold(gain.concept)} {gain.weight:.4f}" for gain in why.concepts)
    lines.append(f"   adds, by stems and weight: {concepts or 'no concept that another excerpt lacks'}")
    if why.runner_up is not None:
        lines.append(f"   runner-up: {fold(why.runner_up.text)}")
        lines.append(f"   it lost because {fold(why.runner_up.reason)}")
    return "\n".join(lines) + "\n"


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
    return "".join(f"{line}\n" for i, story in chosen for line in _explain_story(i, story))


def _explain_story(number: int, story: BriefStory) -> Iterator[str]:
    weight = story.weight
    new = [article for article in story.articles if not article.known]
    yield f"{number}. {fold(story.headline or '(without a headline)')}"
    where = f', under "{fold(story.section)}"' if story.section else ""
    yield f"   weight {weight.total:.2f}; {_PLACES[story.place]}{where}"
    yield f"   voices {weight.voices:.2f}: {counted(story.voices, 'independent voice')}, 2 log2(1 + voices)"
    yield f"   papers {weight.papers:.2f}: log2(1 + papers) of {counted(len(new), 'new article')}"
    known = len(story.articles) - len(new)
    count = counted(len(story.articles), "article")
    yield f"   novelty {weight.novelty:.2f}: {known} of {count} were reported before"
    dates = [article.published for article in new if article.published]
    last = f"the last of {max(dates)}" if dates else "no date is known"
    yield f"   recency {weight.recency:.2f}: {last}; 1 for this moment, 1/2 for a day ago"
    about = ", ".join(map(fold, story.watched)) or "no topic that is watched"
    yield f"   watched {weight.watched:.2f}: about {about}"
