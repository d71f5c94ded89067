"""The briefing as plain data: field names are the keys of the JSON, in their order.

``summarize/schema/briefing.schema.json`` describes every field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from summarize.model.digest import Digest, Excerpt, Json, Problem
from summarize.model.inputs import Document, Shown, brief_text, counted

BRIEFING_VERSION = "1.0"

StoryStatus = Literal["new", "goes on"]
Place = Literal["page", "also", "none", "muted"]
QuietStatus = Literal["silent", "closed"]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a story counts: the sum of its parts, which are 0 or more."""

    total: float
    voices: float
    """2 log2(1 + independent voices)."""
    papers: float
    """log2(1 + papers): over how many publishers it is spread."""
    novelty: float
    """Share of its articles that were not reported before."""
    recency: float
    """1 for an article of this moment, 1/2 for one of a day ago; 1/2 where no date is known."""
    watched: float
    """A hundred where it is about a topic that is watched: more than all other parts together."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An article of a story."""

    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    origin: str | None
    sha256: str
    known: bool
    """Whether an earlier briefing had it."""


@dataclass(frozen=True, slots=True)
class BriefStory:
    """One story of a briefing."""

    id: str
    """The same from day to day."""
    place: Place
    """Whether it has a paragraph, a line under "Also", no room on the page, or is about a muted topic."""
    headline: str | None
    """Verbatim from one of its articles."""
    status: StoryStatus
    day: int
    """1 on the day on which it was first reported."""
    voices: int
    """How many of its new articles are independent of each other, and of what was reported."""
    merged: tuple[str, ...]
    """Ids of earlier stories that it goes on from besides its own."""
    weight: Weight
    section: str | None
    """The heading of the configuration that it belongs to."""
    watched: tuple[str, ...]
    """The watched topics that it is about."""
    articles: tuple[Cited, ...]
    digest: Digest | None
    """Made of the articles that are new; None where it has no paragraph."""

    def __repr__(self) -> str:
        """Return its headline and how much of it is new, in one line."""
        new = counted(sum(not article.known for article in self.articles), "new article")
        return f"<BriefStory {brief_text(self.headline)}: {self.status}, day {self.day}, {new}>"


@dataclass(frozen=True, slots=True)
class QuietStory:
    """A story that was reported before and has nothing new."""

    id: str
    headline: str | None
    status: QuietStatus
    """``closed`` where nothing was heard of it for some days: it is no longer followed."""
    last: str
    """When it was last reported, ISO 8601."""
    copies: tuple[Cited, ...] = ()
    """New articles that are copies of what was reported: no news."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A source that has failed several times running."""

    url: str
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class BriefingCounts:
    """What a briefing was made of, and how long it is."""

    articles: int
    """Articles that were not reported before, copies of reported ones included."""
    papers: int
    """Publishers of these."""
    stories: int
    """Stories with something new, without those that are muted."""
    words: int
    """Words of the excerpts that the page shows, and of the lines under "Also"."""
    budget: Json
    """``limit``, ``unit`` and ``used``: what the page may hold, and what it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Shown):
    """What is new, story by story. Plain data; equal input gives equal bytes."""

    schema_version: str = BRIEFING_VERSION
    kind: Literal["briefing"] = "briefing"
    id: str = ""
    """SHA-256 of the canonical JSON without ``id`` and ``run``."""
    made: str
    """The moment that it is written for, ISO 8601 with the zone of its reader."""
    generator: Json
    counts: BriefingCounts
    stories: tuple[BriefStory, ...]
    """By place, by section where there are sections, by weight."""
    quiet: tuple[QuietStory, ...] = ()
    unheard: tuple[Unheard, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What could not be read."""
    run: Json = field(default_factory=dict, compare=False)
    """What depends on time or machine; outside every hash."""

    def __repr__(self) -> str:
        """Return when it was made, of what, and how long it is, in one line."""
        counts = self.counts
        stories = "1 story" if counts.stories == 1 else f"{counts.stories} stories"
        of = counted(counts.articles, "article")
        return f"<Briefing {self.made[:10]}: {stories} of {of}, {counts.words} words>"


def news(digest: Digest) -> tuple[Excerpt, ...]:
    """Return the excerpts that an earlier digest did not report: what a page of a briefing shows."""
    if digest.novelty is None:
        return digest.excerpts
    old = {excerpt.id for excerpt in digest.novelty.excerpts if excerpt.status == "continuing"}
    return tuple(excerpt for excerpt in digest.excerpts if excerpt.id not in old)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierStory:
    """A story that an earlier briefing reported."""

    id: str
    headline: str | None
    first: str
    """When it was first reported, ISO 8601 with its zone."""
    last: str
    """When it was last reported."""
    documents: tuple[Document, ...] = ()
    """What it is recognised by: its articles, or what the briefing quoted of them."""
    told: frozenset[str] = frozenset()
    """SHA-256 of its articles."""
    digest: Digest | None = None
    """The last digest of it, so that nothing is reported twice."""
