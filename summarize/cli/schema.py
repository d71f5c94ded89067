"""``summarize schema``: the published JSON schema of digests."""

from __future__ import annotations

import click

from summarize.cli.output import write


@click.command()
def schema() -> None:
    """Print the JSON schema (Draft 2020-12) that every digest fits."""
    from summarize.schema import read_schema

    write(read_schema("digest"), None)
