"""Documents → stories: which articles report one event."""

from summarize.stories.grouping import Grouping
from summarize.stories.story import Story

__all__ = ["Grouping", "Story"]
