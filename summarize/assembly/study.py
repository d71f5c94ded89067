"""What a digest is made of: a study, which no budget changes, and a writing of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.analysis import Analysis
from summarize.analysis.ranking import Ranking
from summarize.compare.compare import Comparison
from summarize.compare.novelty import Retelling
from summarize.model import Budget, Problem
from summarize.model.digest import Json
from summarize.stages.protocols import Choice, Selection

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Study:
    """What was read, ranked and compared: digests of any length can be written from it."""

    analysis: Analysis
    ranking: Ranking
    comparison: Comparison
    problems: tuple[Problem, ...] = ()
    """What could not be read; it goes into the digest."""

    def graph(self) -> networkx.Graph[str]:
        """Return what was ranked as a ``networkx.Graph``.

        A node is a cluster, named ``document:start-end`` after its lead sentence, with ``text``,
        ``score``, ``teleport``, ``documents`` and ``position``; an edge has ``weight``; the graph has
        ``damping``. ``networkx.pagerank`` on it, with the teleport vector as ``personalization`` and
        ``dangling``, gives the scores.
        """
        from summarize.stages.graph import export  # networkx takes 0.3 s to import  # noqa: PLC0415

        return export(self.analysis, self.ranking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What was chosen of a study for one budget, and in which order it is shown."""

    selection: Selection
    ordered: tuple[Choice, ...]
    budget: Budget
    """Resolved."""
    retelling: Retelling | None
    """What an earlier digest reported of it."""
    config: Json
    """Name and effective values."""
