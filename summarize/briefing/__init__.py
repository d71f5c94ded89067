"""New articles, and what was reported before → a briefing: what is new, story by story."""

from summarize.briefing.compose import compose
from summarize.briefing.earlier import earlier_stories
from summarize.briefing.plan import BriefPlan
from summarize.briefing.topics import Section
from summarize.model.briefing import EarlierStory

__all__ = ["BriefPlan", "EarlierStory", "Section", "compose", "earlier_stories"]
