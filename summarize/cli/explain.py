"""``summarize explain``: why a sentence is in the digest, or a story where it is in the briefing."""

from __future__ import annotations

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count
from summarize.cli.reading import read_shown


@click.command()
@click.argument("digest")
@click.argument("excerpt", type=Count(min=1), required=False)
def explain(digest: str, excerpt: int | None) -> None:
    """Say why sentences of DIGEST (a JSON file, or -) were chosen: all, or EXCERPT by its number.

    For each: its score, who says the same, the neighbours that voted for it in the graph, the concepts
    that it added, and why the runner-up lost. Of a briefing: the parts of the weight of each story, or of
    the one of that number.
    """
    refuse_inputs(None, {"the digest that is read": [digest]})
    made = read_shown(digest)
    from summarize.model.briefing import Briefing
    from summarize.render.explain import explain as reasons
    from summarize.render.explain import explain_stories

    try:
        text = explain_stories(made, excerpt) if isinstance(made, Briefing) else reasons(made, excerpt)
        click.echo(text, nl=False)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
