"""``summarize schema``: the published JSON schemas."""

from __future__ import annotations

from typing import Literal

import click

from summarize.cli.output import write


@click.command()
@click.argument("kind", type=click.Choice(["digest", "briefing"]), default="digest")
def schema(kind: Literal["digest", "briefing"]) -> None:
    """Print the JSON schema (Draft 2020-12) that every digest, or every briefing, fits."""
    from summarize.schema import read_schema

    write(read_schema(kind), None)
