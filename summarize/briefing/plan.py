"""How a briefing is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from summarize.briefing.topics import Section
from summarize.model import Budget
from summarize.pipeline import Pipeline, refuse_wishes
from summarize.stories import Grouping

PAGE = Budget(600)
"""The length of a page where none is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPlan:
    """How a briefing is made.

    Raises:
        ValueError: a number is negative, or ``now`` has no time zone.
        ConfigError: the pipeline has a wish that stories cannot keep.

    """

    budget: Budget = PAGE
    """The most that the whole page may hold: excerpts and the lines under "Also".

    A ratio is of the words of the articles that were not reported before. With ``auto`` each story is as
    long as a digest of its own would be, so the page has no other limit than ``stories``.
    """
    stories: int = 12
    """The most stories that get a paragraph."""
    least: int = 30
    """Words, or as much in another unit, that each story with a paragraph may have at least."""
    most: int = 90
    """Words, or as much in another unit, that a story with a paragraph may have at most.

    It may have more where the others have nothing more to say.
    """
    follow: int = 3
    """A story that nothing was heard of for so many days is closed."""
    watch: tuple[str, ...] = ()
    """Topics whose stories come first: all words of one must be in an article."""
    sections: tuple[Section, ...] = ()
    """Headings of the page, in order; a story is under the first that it belongs to."""
    mute: tuple[str, ...] = ()
    """Topics whose stories are left out, then and later, unless they are watched."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    """The moment that it is written for, with the time zone of its reader."""
    pipeline: Pipeline = field(default_factory=Pipeline)
    """How the articles of one story become a digest."""
    grouping: Grouping = field(default_factory=Grouping)
    """How articles become stories."""

    def __post_init__(self) -> None:
        if min(self.stories, self.least, self.follow) < 0:
            msg = "a plan needs numbers that are not negative"
            raise ValueError(msg)
        refuse_wishes(self.pipeline.select, "a briefing, whose stories may have one article")
        if self.now.tzinfo is None:
            msg = "now needs a time zone"
            raise ValueError(msg)
