"""``--query``: what a digest should speak of, and what that costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from summarize.cli.printable import printable

if TYPE_CHECKING:
    from summarize.config import Config
    from summarize.model import Digest, Documents


def focused(settings: Config, query: str | None) -> Config:
    """Return the settings with a query in their ranking and their choice.

    Raises:
        click.UsageError: the methods of the configuration know no query.

    """
    if query is None:
        return settings
    from summarize.stages.rank import TextRank
    from summarize.stages.select import ConceptCoverage

    pipeline = settings.pipeline
    if isinstance(pipeline.rank, TextRank):
        pipeline = replace(pipeline, rank=replace(pipeline.rank, query=query))
    if not isinstance(pipeline.select, ConceptCoverage):
        msg = '--query needs [select] method = "coverage"'
        raise click.UsageError(msg)
    pipeline = replace(pipeline, select=replace(pipeline.select, query=query))
    return replace(settings, pipeline=pipeline)


def price(made: Digest, documents: Documents, settings: Config) -> str:
    """Return how much less of what the sources share a digest with a query covers than one without."""
    from summarize.stages.focus import asked_for
    from summarize.tuning.reach import Reach

    plain = focused(settings, "").pipeline
    study = plain.study(documents)
    analysis, query = study.analysis, str(made.config["values"]["select"]["query"])
    stems = asked_for(query, analysis)
    if not any(stems.intersection(analysis.terms[i].content) for i in analysis.prose):
        return f"no sentence of the sources has a word of --query {printable(query)!r}"
    reach = Reach.of(study.ranking, analysis)
    at = {(s.span.document_id, s.span.start): i for i, s in enumerate(analysis.sentences)}
    shown = [
        [at[e.span.source, e.span.start] for e in digest.excerpts]
        for digest in (plain.write(study, settings.budget), made)
    ]
    about = [sum(bool(stems.intersection(analysis.terms[i].content)) for i in part) for part in shown]
    covered = [reach.concepts_in(part) for part in shown]
    return (
        f"with --query {about[1]} of {len(shown[1])} sentences speak of it, "
        f"without {about[0]} of {len(shown[0])}; of what the sources share it covers "
        f"{covered[1]:.0%}, without {covered[0]:.0%}"
    )
