"""Documents + Budget → Digest, by named slots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from summarize.assembly import Result, assemble
from summarize.assembly.collect import collect
from summarize.compare.contradictions import Contradictions
from summarize.compare.coverage import Communities
from summarize.compare.exclusive import exclusive
from summarize.compare.figures import Figures
from summarize.compare.independence import Independence
from summarize.compare.novelty import AgainstEarlier
from summarize.compare.quotes import Quotes
from summarize.compare.statuses import Statuses
from summarize.compare.timeline import timeline
from summarize.errors import EmptyInputError
from summarize.methods import METHODS, settings
from summarize.model import (
    Budget,
    Choice,
    Collection,
    Digest,
    Document,
    Ranking,
    Selection,
    distinct,
)
from summarize.model.digest import Json
from summarize.model.retelling import Retelling
from summarize.stages.dedup import Deduplicate
from summarize.stages.order import ThemeOrder
from summarize.stages.protocols import Deduplicator, Orderer, Ranker, Selector, Splitter
from summarize.stages.rank import TextRank
from summarize.stages.retell import Retell
from summarize.stages.select import ConceptCoverage
from summarize.stages.split import Split


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The stages of a run. ``dataclasses.replace`` swaps one; ``repr`` is the record of the run."""

    split: Splitter = field(default_factory=Split)
    independence: Independence = field(default_factory=Independence)
    dedup: Deduplicator = field(default_factory=Deduplicate)
    rank: Ranker = field(default_factory=TextRank)
    select: Selector = field(default_factory=ConceptCoverage)
    order: Orderer = field(default_factory=ThemeOrder)
    discrepancies: Contradictions = field(default_factory=Contradictions)
    figures: Figures = field(default_factory=Figures)
    coverage: Communities = field(default_factory=Communities)
    novelty: AgainstEarlier = field(default_factory=AgainstEarlier)
    quotes: Quotes = field(default_factory=Quotes)
    statuses: Statuses = field(default_factory=Statuses)
    name: str = "default"
    """Name of the configuration that it came from."""

    def __call__(
        self, documents: Iterable[Document], budget: Budget, /, *, since: Digest | None = None
    ) -> Digest:
        """Make one digest of ``documents``; where there is an earlier one, what it did not tell comes first.

        Raises:
            EmptyInputError: no document holds a sentence.

        """
        collection = self.collect(documents)
        if not collection.prose:
            msg = "nothing to summarize: no sentence in any of the documents"
            raise EmptyInputError(msg)
        resolved = budget.resolve(collection.words)
        ranking = self.rank(self.dedup(collection), collection)
        earlier = {} if since is None else {"since": since.id}
        retelling = None if since is None else self.novelty(ranking, collection, since)
        select = self.select if retelling is None else _retell(self.select, retelling)
        selection = select(ranking, collection, resolved)
        return assemble(
            Result(
                collection=collection,
                ranking=ranking,
                selection=selection,
                ordered=self._ordered(selection, ranking, collection, retelling),
                contradictions=self.discrepancies(collection),
                figures=self.figures(collection),
                themes=self.coverage(ranking, collection),
                alone=exclusive(ranking, collection),
                dates=timeline(collection),
                since=since,
                retelling=retelling,
                utterances=self.quotes(collection),
                statuses=self.statuses(collection),
                budget=resolved,
                config={"name": self.name, "values": {"budget": asdict(budget), **self.values, **earlier}},
            )
        )

    def _ordered(
        self, selection: Selection, ranking: Ranking, collection: Collection, retelling: Retelling | None
    ) -> tuple[Choice, ...]:
        """Order the choices, those that an earlier digest did not tell first."""
        if retelling is None:
            return self.order(selection, ranking, collection)
        told = [retelling.clusters[choice.cluster].status == "continuing" for choice in selection.choices]
        parts = (
            tuple(c for c, old in zip(selection.choices, told, strict=True) if old == which)
            for which in (False, True)
        )
        return tuple(c for part in parts for c in self.order(Selection(part, {}), ranking, collection))

    def collect(self, documents: Iterable[Document]) -> Collection:
        """Split the documents and take their sentences apart."""
        return collect(distinct(documents), self.split, self.independence)

    @property
    def values(self) -> Json:
        """The effective settings: slot → method and fields."""
        return {slot: settings(slot, getattr(self, slot)) for slot in METHODS}


def _retell(select: Selector, retelling: Retelling) -> Retell:
    part = replace(select, filler=0.0) if isinstance(select, ConceptCoverage) else select
    return Retell(select=select, part=part, retelling=retelling)
