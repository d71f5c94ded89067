"""What a digest should speak of and how much of one source it may hold, as options; what each costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import click

from summarize.cli.numbers import Share
from summarize.cli.options import together
from summarize.cli.saying import printable

if TYPE_CHECKING:
    from summarize.analysis import Analysis
    from summarize.assembly import Study
    from summarize.config.settings import Config
    from summarize.model import Digest, Documents
    from summarize.pipeline import Pipeline
    from summarize.stages.select import ConceptCoverage

focus_options = together(
    click.option(
        "--query",
        metavar="WORDS",
        help="What the digest should speak of; what that costs is said on stderr, as of the next two.",
    ),
    click.option(
        "--most-of-source",
        type=Share(),
        help="At most the share R of the digest from one source: 0.4 or 40%.",
    ),
    click.option(
        "--must-cover",
        multiple=True,
        metavar="THEME",
        help="The digest has a sentence with all these words, in whatever form; again for more.",
    ),
)


def focused(settings: Config, options: dict[str, Any]) -> Config:
    """Return the settings with what the options say in their ranking and their choice.

    Raises:
        click.UsageError: the methods of the configuration know none of it, or it cannot be combined.

    """
    query, share, themes = options["query"], options["most_of_source"], options["must_cover"]
    given = [
        name
        for name, value in (("--query", query), ("--most-of-source", share), ("--must-cover", themes))
        if value not in (None, ())
    ]
    if not given:
        return settings
    from summarize.stages.select import ConceptCoverage

    select = settings.pipeline.select
    if not isinstance(select, ConceptCoverage):
        msg = f'{given[0]} needs [select] method = "coverage"'
        raise click.UsageError(msg)
    if options["since"] is not None and given != ["--query"]:
        msg = f"{given[-1]} and --since exclude each other"
        raise click.UsageError(msg)
    if share == 0:
        msg = "--most-of-source 0 leaves nothing: say a share above 0"
        raise click.UsageError(msg)
    pipeline = settings.pipeline if query is None else _asking(settings.pipeline, query)
    changed: dict[str, Any] = {} if share is None else {"most_of_source": share}
    changed |= {"must_cover": "; ".join(themes)} if themes else {}
    pipeline = replace(pipeline, select=replace(pipeline.select, **changed))  # type: ignore[type-var]
    return replace(settings, pipeline=pipeline)


def _asking(pipeline: Pipeline, query: str) -> Pipeline:
    from summarize.stages.rank import TextRank

    if isinstance(pipeline.rank, TextRank):
        pipeline = replace(pipeline, rank=replace(pipeline.rank, query=query))
    return replace(pipeline, select=replace(pipeline.select, query=query))  # type: ignore[type-var]


def prices(made: Digest, documents: Documents, settings: Config) -> Iterator[str]:
    """Yield for each of the three that is set what a digest without it would say more."""
    from summarize.stages.select import ConceptCoverage

    pipeline = settings.pipeline
    select = pipeline.select
    if not isinstance(select, ConceptCoverage):
        return
    if not (select.query or select.must_cover or select.most_of_source < 1):
        return
    plain = _asking(pipeline, "") if select.query else pipeline
    study = plain.study(documents)
    with_ = _Said.of(made, study)
    for name, without in _without(select):
        changed = plain if name == "query" else replace(pipeline, select=without)
        own = study if not select.query or name == "query" else changed.study(study.analysis)
        other = _Said.of(changed.write(own, settings.budget), study)
        gained = _GAINED[name](select, with_, other, study.analysis)
        yield gained if gained.startswith("no ") else f"{gained}; {with_.beside(other)}"


def _without(select: ConceptCoverage) -> Iterator[tuple[str, ConceptCoverage]]:
    if select.query:
        yield "query", replace(select, query="")
    if select.most_of_source < 1:
        yield "most_of_source", replace(select, most_of_source=1.0)
    if select.must_cover:
        yield "must_cover", replace(select, must_cover="")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a digest says of its sources."""

    sentences: tuple[int, ...]
    concepts: float
    facts: float
    heaviest: float
    """The largest share of its words from one source."""

    @classmethod
    def of(cls, made: Digest, study: Study) -> Self:
        from summarize.model import count_words
        from summarize.tuning.reach import Reach

        reach = Reach.of(study.ranking, study.analysis)
        at = {(s.span.document_id, s.span.start): i for i, s in enumerate(study.analysis.sentences)}
        shown = [at[e.span.source, e.span.start] for e in made.excerpts]
        words: dict[str, int] = {}
        for excerpt in made.excerpts:
            words[excerpt.span.source] = words.get(excerpt.span.source, 0) + count_words(excerpt.text)
        heaviest = max(words.values(), default=0) / max(1, sum(words.values()))
        return cls(tuple(shown), reach.concepts_in(shown), reach.facts_in(reach.told(shown)), heaviest)

    def beside(self, other: _Said) -> str:
        """Return what both cover."""
        return (
            f"of what the sources share it covers {self.concepts:.0%}, without {other.concepts:.0%}; "
            f"of their assertions it makes {self.facts:.0%}, without {other.facts:.0%}"
        )


def _query(select: ConceptCoverage, made: _Said, other: _Said, analysis: Analysis) -> str:
    from summarize.stages.protocols import asked_for

    stems = asked_for(select.query, analysis)
    if not any(stems.intersection(analysis.terms[i].content) for i in analysis.prose):
        return f"no sentence of the sources has a word of --query {printable(select.query)!r}"
    about = [
        sum(bool(stems.intersection(analysis.terms[i].content)) for i in said.sentences)
        for said in (made, other)
    ]
    return (
        f"with --query {about[0]} of {len(made.sentences)} sentences speak of it, "
        f"without {about[1]} of {len(other.sentences)}"
    )


def _share(select: ConceptCoverage, made: _Said, other: _Said, _: Analysis) -> str:
    if not made.sentences:
        return f"no choice of sentences fits with --most-of-source {select.most_of_source:g}: allow more"
    return (
        f"with --most-of-source {select.most_of_source:g} at most {made.heaviest:.0%} of the words are from "
        f"one source, without {other.heaviest:.0%}"
    )


def _themes(select: ConceptCoverage, _: _Said, other: _Said, analysis: Analysis) -> str:
    from summarize.stages.weighing import Themes

    themes = Themes.of(select.must_cover, analysis)
    told = frozenset[int]().union(*(themes.in_sentence(i, analysis) for i in other.sentences))
    missing = [printable(name) for number, name in enumerate(themes.names) if number not in told]
    if not missing:
        return "without --must-cover it speaks of the same themes anyway"
    return f"without --must-cover it does not speak of {', '.join(missing)}"


_GAINED: dict[str, Callable[[ConceptCoverage, _Said, _Said, Analysis], str]] = {
    "query": _query,
    "most_of_source": _share,
    "must_cover": _themes,
}
