"""``summarize render``: a digest file → another format."""

from __future__ import annotations

import click

from summarize.cli.formats import choose, contents, format_option, output_option
from summarize.cli.inputs import refuse_inputs
from summarize.cli.output import write
from summarize.cli.reading import read_digest
from summarize.render.formats import FORMATS


@click.command()
@click.argument("digest")
@format_option
@output_option
def render(digest: str, format_: str | None, output: str | None) -> None:
    """Show DIGEST (a JSON file, or -) in another format, without its sources."""
    chosen = choose(format_, output)
    refuse_inputs(output, {"the digest that is read": [digest]})
    made = read_digest(digest)
    write(FORMATS[chosen].render(made), output, holds=contents(made))
