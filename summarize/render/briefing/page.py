"""Briefing → what a page of it shows, the same in every format: raw text, which formats escape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from summarize.model.briefing import Briefing, BriefStory, Cited, Unheard, news
from summarize.model.comparison import Discrepancy
from summarize.model.digest import Excerpt
from summarize.model.inputs import counted
from summarize.render.citations import checked_url, fold, length

_WATCHED, _OTHER = "Watched", "Other stories"
"""Headings of what is watched, and of what belongs to no section."""
_LONGEST_VALUE = 6
"""Words of a value that a line compares with another; longer ones are for the digest of the story."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a page shows; None: all."""

    cards: int | None = 3
    quiet: int | None = 8
    """Quiet stories that a line names."""
    cited: int | None = 3
    """Papers that are named at one place."""
    whole: bool = False
    """Whether stories without room, and each problem, are named."""


USUAL, ALL = Extent(), Extent(None, None, None, whole=True)


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says it; ``url`` is one that may be linked to."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A verbatim sentence, the characters around it in its article, and the article."""

    before: str
    text: str
    after: str
    cited: Citation


@dataclass(frozen=True, slots=True)
class Said:
    """A verbatim sentence, whether it updates what was reported, and who says it."""

    text: str
    updated: bool
    cited: tuple[Citation, ...]
    found: tuple[Found, ...]
    """The sentence in its article, then what says the same in the others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A story; under "Also" it has no sentences."""

    headline: str
    note: str
    """Whether it is new, and how many articles there are."""
    said: tuple[Said, ...]
    """What updates earlier figures comes last."""
    cited: tuple[Citation, ...]
    section: str | None = None
    """The heading that it is under; None on a page without headings."""
    opens: bool = False
    """Whether it is the first one under its heading."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in reading order."""

    title: str
    counts: str
    entries: tuple[Entry, ...]
    also: tuple[Entry, ...]
    more: int
    """Stories that are in the JSON alone."""
    differing: tuple[tuple[str, tuple[Citation, ...]], ...]
    """What the sources of a story state differently, and who does."""
    closing: tuple[str, ...]
    """Sentences at the foot: what is quiet, what was not heard from."""


def page(briefing: Briefing, extent: Extent = USUAL) -> Page:
    """Return what a page shows."""
    placed = [story for story in briefing.stories if story.place == "page"]
    rest = [story for story in briefing.stories if story.place in {"also", *["none"] * extent.whole}]
    return Page(
        title=f"Briefing — {_day(datetime.fromisoformat(briefing.made))}",
        counts=_counts(briefing),
        entries=tuple(_under_headings(placed, extent)),
        also=tuple(_entry(story, extent) for story in rest),
        more=0 if extent.whole else sum(story.place == "none" for story in briefing.stories),
        differing=tuple(_differing(placed, extent))[: extent.cards],
        closing=tuple(_closing(briefing, extent)),
    )


def _under_headings(placed: Sequence[BriefStory], extent: Extent) -> Iterator[Entry]:
    headed, last = any(story.section for story in placed), None
    for story in placed:
        section = (_WATCHED if story.watched else story.section or _OTHER) if headed else None
        yield replace(_entry(story, extent), section=section, opens=section != last)
        last = section


def _day(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B}, {moment:%H:%M}"


def _counts(briefing: Briefing) -> str:
    found = briefing.counts
    if not found.stories:
        return "Nothing new."
    parts = (
        counted(found.articles, "new article"),
        counted(found.papers, "paper"),
        counted(found.stories, "story"),
        length(found.words, found.budget),
    )
    return " · ".join(parts)


def _entry(story: BriefStory, extent: Extent) -> Entry:
    names = {article.sha256: article for article in story.articles}
    digest = story.digest
    said: tuple[Said, ...] = ()
    if digest is not None:
        by_id = {source.id: names.get(source.sha256) for source in digest.sources}
        updated = (
            {e.id for e in digest.novelty.excerpts if e.status == "updated"} if digest.novelty else set()
        )
        shown = [_said(e, by_id, extent, updated=e.id in updated) for e in news(digest)]
        said = tuple(sorted(shown, key=lambda sentence: sentence.updated))
    status = "new" if story.status == "new" else f"goes on, day {story.day}"
    articles = [article for article in story.articles if not article.known]
    kind = "article" if story.status == "new" else "new article"
    note = f"{status} · {counted(len(articles), kind)}"
    if len(articles) > 1:
        note += f", {story.voices} independent"
    if story.watched:
        note += f" · watched: {', '.join(story.watched)}"
    return Entry(story.headline or "(without a headline)", note, said, _citations(articles, extent))


def _said(excerpt: Excerpt, by_id: dict[str, Cited | None], extent: Extent, *, updated: bool) -> Said:
    places = [(excerpt.text, excerpt.span), *((support.text, support.span) for support in excerpt.support)]
    known = [
        (text, span, article) for text, span in places if (article := by_id.get(span.source)) is not None
    ]
    cited = _citations([article for _, _, article in known], extent)
    found = (Found(span.prefix, text, span.suffix, _citation(article)) for text, span, article in known)
    return Said(excerpt.text, updated, cited, tuple(found))


def _citations(articles: Sequence[Cited], extent: Extent) -> tuple[Citation, ...]:
    """Return the first few papers, or all, each once."""
    found: dict[str, Citation] = {}
    for cited in map(_citation, articles):
        found.setdefault(cited.name, cited)
    return tuple(found.values())[: extent.cited]


def _citation(article: Cited) -> Citation:
    # A name may consist of characters that are not shown.
    names = (name for name in (article.publisher, article.origin, article.url) if name and fold(name))
    return Citation(next(names, "unknown"), checked_url(article.url))


def _differing(stories: Sequence[BriefStory], extent: Extent) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for story in stories:
        if story.digest is None:
            continue
        names = {article.sha256: article for article in story.articles}
        by_id = {source.id: names.get(source.sha256) for source in story.digest.sources}
        for card in story.digest.discrepancies:
            if _is_sure(card):
                values = dict.fromkeys(value.raw for value in card.values)
                readings = " / ".join(values)
                cited = [by_id.get(value.span.source) for value in card.values]
                yield f"{card.subject}: {readings}", _citations([a for a in cited if a is not None], extent)


def _is_sure(card: Discrepancy) -> bool:
    """Whether short values differ, and no source states two of them: that would be two things."""
    readings = {(value.span.source, value.raw) for value in card.values}
    short = all(len(raw.split()) <= _LONGEST_VALUE for _, raw in readings)
    return card.verdict == "differ" and short and len(readings) == len({source for source, _ in readings}) > 1


def _closing(briefing: Briefing, extent: Extent) -> Iterator[str]:
    silent = [q.headline for q in briefing.quiet if q.status == "silent" and q.headline]
    closed = [q.headline for q in briefing.quiet if q.status == "closed" and q.headline]
    if silent and briefing.counts.stories:
        yield f"Nothing new on: {'; '.join(silent[: extent.quiet])}"
    if closed:
        yield f"No longer followed: {'; '.join(closed[: extent.quiet])}"
    if muted := sum(story.place == "muted" for story in briefing.stories):
        yield f"Muted: {counted(muted, 'story')}"
    if briefing.unheard:
        yield f"Not heard from: {', '.join(map(_unheard, briefing.unheard))}"
    if briefing.problems:
        count = len(briefing.problems)
        where = (
            f": {'; '.join(p.message for p in briefing.problems)}" if extent.whole else ", listed in the JSON"
        )
        yield f"{counted(count, 'input')} with problems{where}"


def _unheard(source: Unheard) -> str:
    return f"{source.url} ({source.reason}, {source.times} times)"
