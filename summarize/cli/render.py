"""``summarize render``: a digest file → another format."""

from __future__ import annotations

import click

from summarize.cli.formats import choose, format_option, output_option, rendered
from summarize.cli.output import write
from summarize.cli.reading import read_digest


@click.command()
@click.argument("digest")
@format_option
@output_option
def render(digest: str, format_: str | None, output: str | None) -> None:
    """Show DIGEST (a JSON file, or -) in another format, without its sources."""
    write(rendered(read_digest(digest), choose(format_, output)), output)
