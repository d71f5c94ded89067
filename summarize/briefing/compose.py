"""Articles and what was reported before → Briefing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

import msgspec

from summarize.analysis import Analysis, annotate
from summarize.analysis.annotate import Annotated
from summarize.assembly.digest import generator
from summarize.briefing.chapters import Chapter, Copies, chapters
from summarize.briefing.paragraphs import Paragraph, Room, is_muted, left_out, write_paragraphs
from summarize.briefing.plan import BriefPlan
from summarize.briefing.topics import mentioned, section_of
from summarize.briefing.weight import papers, weigh
from summarize.ingest.dateline import dated
from summarize.language.terms import Terms
from summarize.model import Document, Documents, count_words, distinct
from summarize.model.briefing import (
    Briefing,
    BriefingCounts,
    BriefStory,
    Cited,
    EarlierStory,
    QuietStatus,
    QuietStory,
    Weight,
    news,
)
from summarize.model.canonical import content_hash
from summarize.stories import Story


def compose(documents: Iterable[Document], plan: BriefPlan, earlier: Sequence[EarlierStory] = ()) -> Briefing:
    """Return what is new in ``documents``, story by story.

    Args:
        documents: articles; those that an earlier story holds are not reported again.
        plan: how the briefing is made.
        earlier: the stories that were reported before.

    """
    problems = documents.problems if isinstance(documents, Documents) else ()
    gathered = _Gathered.of(list(documents), earlier, plan)
    if plan.budget.unit == "ratio":
        words = sum(count_words(document.text) for document in gathered.new)
        plan = replace(plan, budget=plan.budget.resolve(words))
    found, copied = chapters(gathered.stories, gathered.told_in)
    weights = {chapter.id: weigh(chapter.story, chapter.new, plan) for chapter in found}
    found.sort(key=lambda chapter: (-weights[chapter.id].total, chapter.id))
    hidden = {chapter.id for chapter in found if is_muted(chapter, weights[chapter.id], plan)}
    muted = [chapter for chapter in found if chapter.id in hidden]
    found = [chapter for chapter in found if chapter.id not in hidden]
    paragraphs = [*write_paragraphs(found, plan), *map(left_out, muted)]
    told = gathered.told_in
    written = [
        _brief_story(chapter, paragraph, weights[chapter.id], told=told, plan=plan)
        for chapter, paragraph in zip([*found, *muted], paragraphs, strict=True)
    ]
    made = Briefing(
        made=plan.now.isoformat(timespec="seconds"),
        generator=generator(),
        counts=BriefingCounts(
            articles=len(gathered.new),
            papers=len(papers(gathered.new)),
            stories=len(found),
            words=sum(map(_words, written)),
            budget=Room.of(plan).spent(written),
        ),
        # Stories with a paragraph come first, by their headings; the others in the order of their weights.
        stories=tuple(sorted(written, key=lambda story: _position(story, plan))),
        quiet=tuple(_quiet([*found, *muted], copied, earlier, plan)),
        problems=problems,
    )
    return sealed(made)


def sealed(briefing: Briefing) -> Briefing:
    """Return the briefing with the id that its content gives."""
    return replace(briefing, id=content_hash(msgspec.to_builtins(briefing)))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Old and new articles, grouped."""

    stories: tuple[Story, ...]
    new: tuple[Document, ...]
    told_in: Mapping[str, EarlierStory]
    """Id of each old document → the story that reported it."""

    @classmethod
    def of(cls, documents: Sequence[Document], earlier: Sequence[EarlierStory], plan: BriefPlan) -> Self:
        told_by = {sha256: story for story in earlier for sha256 in story.told}
        given = distinct(map(dated, documents))
        # An article that was reported is what its story is recognised by, rather than what was quoted of it.
        told_in = {d.id: told_by[d.sha256] for d in given if d.sha256 in told_by}
        old = {d.id: d for d in given if d.id in told_in}
        titles = {(d.publisher, d.title) for d in old.values()}
        for story in earlier:
            for document in story.documents:
                quoted = bool(story.told) and (document.publisher, document.title) in titles
                if not quoted and told_in.setdefault(document.id, story) is story:
                    old[document.id] = document
        new = tuple(d for d in given if d.id not in told_in)
        ordered = sorted([*old.values(), *new], key=lambda document: document.id)
        articles = list(shared(annotate(document, plan.pipeline.split) for document in ordered))
        voices = Analysis(articles, plan.pipeline.voices).voices
        return cls(plan.grouping(articles, voices), new, told_in)


def _brief_story(
    chapter: Chapter,
    paragraph: Paragraph,
    weight: Weight,
    *,
    told: Mapping[str, EarlierStory],
    plan: BriefPlan,
) -> BriefStory:
    earlier = chapter.earlier
    return BriefStory(
        id=chapter.id,
        place=paragraph.place,
        headline=paragraph.headline,
        status="new" if earlier is None else "goes on",
        day=1 if earlier is None else _day(earlier.first, plan.now),
        voices=chapter.voices,
        merged=chapter.merged,
        weight=weight,
        section=section_of(chapter.new, plan.sections),
        watched=mentioned(chapter.new, plan.watch),
        articles=tuple(_cited(a.document, known=a.document.id in told) for a in chapter.story.articles),
        digest=paragraph.digest,
    )


def _position(story: BriefStory, plan: BriefPlan) -> tuple[bool, bool, int]:
    """Return where a story is: what is watched, then the sections, then the rest."""
    headings = [section.heading for section in plan.sections]
    section = headings.index(story.section) if story.section is not None else len(headings)
    first = -1 if story.watched else section
    return story.place == "muted", story.place != "page", first if story.place == "page" else 0


def _day(first: str, now: datetime) -> int:
    """Return on which day of a story a reader is, by the dates of where the reader is."""
    begun = datetime.fromisoformat(first).astimezone(now.tzinfo).date()
    return max(1, (now.date() - begun).days + 1)


def _cited(document: Document, *, known: bool) -> Cited:
    return Cited(
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        origin=document.origin,
        sha256=document.sha256,
        known=known,
    )


def _words(story: BriefStory) -> int:
    if story.digest is None:
        return count_words(story.headline or "") if story.place == "also" else 0
    return sum(count_words(excerpt.text) for excerpt in news(story.digest))


def _quiet(
    found: Sequence[Chapter], copied: Sequence[Copies], earlier: Sequence[EarlierStory], plan: BriefPlan
) -> Iterator[QuietStory]:
    """Yield the earlier stories that have nothing new, the last reported first."""
    going = {c.earlier.id for c in found if c.earlier is not None} | {
        name for c in found for name in c.merged
    }
    copies: defaultdict[str, list[Cited]] = defaultdict(list)
    for part in copied:
        copies[part.earlier.id] += [_cited(a.document, known=False) for a in part.new]
    closing = plan.now - timedelta(days=plan.follow)
    by_time = sorted(earlier, key=lambda story: story.id)
    for story in sorted(by_time, key=lambda story: datetime.fromisoformat(story.last), reverse=True):
        if story.id not in going:
            closed = datetime.fromisoformat(story.last) <= closing
            status: QuietStatus = "closed" if closed and not copies[story.id] else "silent"
            yield QuietStory(story.id, story.headline, status, story.last, tuple(copies[story.id]))


def shared(articles: Iterable[Annotated]) -> Iterator[Annotated]:
    """Yield equal articles that hold each word and each pair of words once, which halves their memory."""
    pool: dict[str, str] = {}

    def once(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(pool.setdefault(word, word) for word in words)

    def terms(held: Terms) -> Terms:
        return msgspec.structs.replace(
            held,
            words=once(held.words),
            stems=once(held.stems),
            content=once(held.content),
            concepts=once(held.concepts),
            names=frozenset(once(held.names)),
        )

    for article in articles:
        yield replace(article, terms=tuple(map(terms, article.terms)))
