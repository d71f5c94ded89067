"""``summarize explain``: why a sentence is in the digest."""

from __future__ import annotations

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count
from summarize.cli.reading import read_digest


@click.command()
@click.argument("digest")
@click.argument("excerpt", type=Count(min=1), required=False)
def explain(digest: str, excerpt: int | None) -> None:
    """Say why sentences of DIGEST (a JSON file, or -) were chosen: all, or EXCERPT by its number.

    For each: its score, who says the same, the neighbours that voted for it in the graph, the concepts
    that it added, and why the runner-up lost.
    """
    refuse_inputs(None, {"the digest that is read": [digest]})
    made = read_digest(digest)
    from summarize.render.explain import explain as reasons

    try:
        click.echo(reasons(made, excerpt), nl=False)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
