"""Story → how much it counts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from summarize.analysis.annotate import Annotated
from summarize.briefing.plan import BriefPlan
from summarize.briefing.topics import mentioned
from summarize.model import Document
from summarize.model.briefing import Weight
from summarize.model.comparison import paper
from summarize.stories import Story

_WATCHED = 100.0
_DAY = 86400.0


def weigh(story: Story, new: Sequence[Annotated], plan: BriefPlan) -> Weight:
    """Return the weight of a story by its articles, of which ``new`` were not reported before."""
    documents = [article.document for article in new]
    parts = {
        "voices": 2 * math.log2(1 + len({story.groups[document.id] for document in documents})),
        "papers": math.log2(1 + len(papers(documents))),
        "novelty": len(new) / len(story.articles),
        "recency": _recency(documents, plan.now),
        "watched": _WATCHED * bool(mentioned(new, plan.watch)),
    }
    rounded = {name: round(value, 4) for name, value in parts.items()}
    return Weight(total=round(math.fsum(rounded.values()), 4), **rounded)


def papers(documents: Sequence[Document]) -> set[str]:
    """Return who published these, by name, else by host; who is not known counts as one."""
    return {paper(document.publisher) or _host(document) for document in documents}


def _host(document: Document) -> str:
    try:
        return urlsplit(document.url or "").hostname or ""
    except ValueError:
        return ""


def _recency(documents: Sequence[Document], now: datetime) -> float:
    moments = [datetime.fromisoformat(d.published) for d in documents if d.published]
    aware = [m if m.tzinfo is not None else m.replace(tzinfo=UTC) for m in moments]
    if not aware:
        return 0.5
    age = max(0.0, (now - max(aware)).total_seconds())
    return 1 / (1 + age / _DAY)
