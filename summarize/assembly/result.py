"""Everything that one run found, before it is written down."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.compare.contradictions import Contradiction
from summarize.compare.coverage import Community
from summarize.compare.exclusive import Alone
from summarize.compare.figures import FigureCard
from summarize.compare.quotes import SharedUtterance
from summarize.compare.statuses import StatusDifference
from summarize.compare.timeline import Dated
from summarize.model import Budget, Choice, Collection, Digest, Ranking, Selection
from summarize.model.digest import Json
from summarize.model.document import Document
from summarize.model.retelling import Retelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything that one run found."""

    collection: Collection
    ranking: Ranking
    selection: Selection
    ordered: tuple[Choice, ...]
    contradictions: tuple[Contradiction, ...]
    figures: tuple[FigureCard, ...]
    themes: tuple[Community, ...]
    alone: tuple[Alone, ...]
    dates: tuple[Dated, ...]
    since: Digest | None
    """The earlier digest."""
    retelling: Retelling | None
    utterances: tuple[SharedUtterance, ...]
    statuses: tuple[StatusDifference, ...]
    budget: Budget
    """Resolved."""
    config: Json
    """Name and effective values."""

    @property
    def sources(self) -> list[Document]:
        """The documents as a reader would look for them: by name, then by time."""
        return sorted(self.collection.documents.values(), key=shelf)

    def members(self, choice: Choice) -> tuple[int, ...]:
        """Return every sentence that says the same as a chosen one, itself included."""
        return self.ranking.clusters[choice.cluster].sentences


def shelf(document: Document) -> tuple[str, str, str]:
    """Return the key that sources are ordered by."""
    return document.origin or "", document.published or "", document.id
