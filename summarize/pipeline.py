"""Documents → Study → Digest, by named slots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from summarize.analysis import Analysis, annotate
from summarize.analysis.analysis import VoiceFinder
from summarize.analysis.annotate import Split, Splitter
from summarize.analysis.independence import Independence
from summarize.assembly import Study, Writing, assemble
from summarize.compare.compare import Compare
from summarize.compare.novelty import AgainstEarlier, Retelling
from summarize.errors import ConfigError, EmptyInputError
from summarize.ingest.dateline import dated
from summarize.methods import SLOTS, settings
from summarize.model import Budget, Digest, Document, Documents, distinct
from summarize.model.digest import Json
from summarize.stages.dedup import Deduplicate
from summarize.stages.protocols import Choice, Deduplicator, Orderer, Ranker, Selection, Selector
from summarize.stages.rank import DayOrder, Retell, TextRank
from summarize.stages.select import ConceptCoverage
from summarize.tuning.auto import enough, longest


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The stages of a run. ``dataclasses.replace`` swaps one; ``repr`` is the record of the run."""

    split: Splitter = field(default_factory=Split)
    voices: VoiceFinder = field(default_factory=Independence)
    dedup: Deduplicator = field(default_factory=Deduplicate)
    rank: Ranker = field(default_factory=TextRank)
    compare: Compare = field(default_factory=Compare)
    select: Selector = field(default_factory=ConceptCoverage)
    order: Orderer = field(default_factory=DayOrder)
    novelty: AgainstEarlier = field(default_factory=AgainstEarlier)
    name: str = "default"
    """Name of the configuration that it came from."""

    def __call__(
        self, documents: Iterable[Document], budget: Budget, /, *, since: Digest | None = None
    ) -> Digest:
        """Make one digest of ``documents``; what an earlier one did not report comes first.

        Raises:
            EmptyInputError: no document holds a sentence.

        """
        return self.write(self.study(documents), budget, since=since)

    def study(self, documents: Iterable[Document] | Analysis, /) -> Study:
        """Read, rank and compare: all that no budget changes.

        The problems of ``Documents`` are kept for the digest.

        Raises:
            EmptyInputError: no document holds a sentence.

        """
        analysis = documents if isinstance(documents, Analysis) else self.analyse(documents)
        if not analysis.prose:
            msg = "nothing to summarize: no sentence in any of the documents"
            raise EmptyInputError(msg)
        ranking = self.rank(self.dedup(analysis), analysis)
        problems = documents.problems if isinstance(documents, Documents) else ()
        return Study(analysis, ranking, self.compare(ranking, analysis), problems)

    def write(self, study: Study, budget: Budget, /, *, since: Digest | None = None) -> Digest:
        """Choose and order what fits into ``budget``, and write the digest.

        Raises:
            ConfigError: ``select`` asks for what the sources, the budget or ``since`` do not allow.

        """
        analysis, ranking = study.analysis, study.ranking
        if since is not None:
            refuse_wishes(self.select, "a digest that begins with what is new")
        retelling = None if since is None else self.novelty(ranking, analysis, since)
        select = self.select if retelling is None else _retell(self.select, retelling)
        resolved = budget.resolve(analysis.words)
        if budget.unit == "auto":
            resolved = enough(select(ranking, analysis, longest(analysis)), ranking, analysis, budget.limit)
        selection = select(ranking, analysis, resolved)
        earlier = {} if since is None else {"since": since.id}
        writing = Writing(
            selection=selection,
            ordered=self._ordered(selection, study, retelling),
            budget=resolved,
            retelling=retelling,
            config={"name": self.name, "values": {"budget": asdict(budget), **self.values, **earlier}},
        )
        return assemble(study, writing)

    def analyse(self, documents: Iterable[Document], /) -> Analysis:
        """Split the documents and take their sentences apart; a day printed above a text is its day."""
        known = distinct(map(dated, documents))
        return Analysis([annotate(document, self.split) for document in known], self.voices)

    def _ordered(self, selection: Selection, study: Study, retelling: Retelling | None) -> tuple[Choice, ...]:
        """Order the choices, those that an earlier digest did not report first."""
        if retelling is None:
            return self.order(selection, study.ranking, study.analysis)
        told = [retelling.clusters[choice.cluster].status == "continuing" for choice in selection.choices]
        parts = (
            tuple(c for c, old in zip(selection.choices, told, strict=True) if old == which)
            for which in (False, True)
        )
        return tuple(
            c for part in parts for c in self.order(Selection(part, {}), study.ranking, study.analysis)
        )

    @property
    def values(self) -> Json:
        """The effective settings: slot → method and fields."""
        return {slot: settings(slot, getattr(self, slot)) for slot in SLOTS}


def refuse_wishes(select: Selector, where: str) -> None:
    """Refuse what cannot be kept in ``where``: a digest in rounds, or of one article.

    Raises:
        ConfigError: ``select`` has ``must_cover`` or ``most_of_source``.

    """
    for key in ("must_cover", "most_of_source"):
        if isinstance(select, ConceptCoverage) and getattr(select, key) not in {"", 1}:
            msg = f"select.{key} cannot be kept in {where}: leave it out"
            raise ConfigError(msg, key=f"select.{key}")


def _retell(select: Selector, retelling: Retelling) -> Retell:
    part = replace(select, filler=0.0, nested=False) if isinstance(select, ConceptCoverage) else select
    return Retell(select=select, part=part, retelling=retelling)
