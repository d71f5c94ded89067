"""Documents → stories: which articles report one event."""

from summarize.stories.grouping import Grouping, Story

__all__ = ["Grouping", "Story"]
