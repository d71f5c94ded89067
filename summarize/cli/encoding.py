"""``--encoding`` of every command that reads files."""

from __future__ import annotations

import click


def _codec(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    del context, parameter
    if name is None:
        return None
    from summarize.ingest.charset import named_codec

    try:
        return named_codec(name)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_codec,
    help="Read files that do not state their encoding as NAME (cp1252, iso-8859-2, koi8-r …).",
)
