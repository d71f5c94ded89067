"""``summarize render``: the file of a digest or of a briefing → another format."""

from __future__ import annotations

import click

from summarize.cli.formats import choose, contents, format_of, output_option
from summarize.cli.inputs import refuse_inputs
from summarize.cli.output import write
from summarize.cli.reading import read_shown
from summarize.render.formats import BRIEFINGS, FORMATS


@click.command()
@click.argument("digest")
@format_of(BRIEFINGS)
@output_option
def render(digest: str, format_: str | None, output: str | None) -> None:
    """Show DIGEST (a JSON file, or -; a briefing too) in another format, without its sources."""
    from summarize.model.briefing import Briefing

    # A format that neither has is refused before the file is read.
    choose(format_, output, BRIEFINGS)
    refuse_inputs(output, {"the digest that is read": [digest]})
    made = read_shown(digest)
    if isinstance(made, Briefing):
        write(BRIEFINGS[choose(format_, output, BRIEFINGS)].render(made), output)
        return
    if format_ is not None and format_ not in FORMATS:
        msg = f"--format {format_} is for briefings; a digest is shown as {', '.join(FORMATS)}"
        raise click.UsageError(msg)
    write(FORMATS[choose(format_, output)].render(made), output, holds=contents(made))
