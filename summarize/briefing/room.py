"""The budget of a page → what one story may take of it, in the budget's unit."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from summarize.briefing.plan import BriefPlan
from summarize.model import Budget
from summarize.model.briefing import BriefStory, news
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
