"""Digest → text in the format that was asked for."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summarize.model import Digest

FORMATS = ("terminal", "text", "markdown", "json")
_BY_SUFFIX = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".txt": "text"}

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS),
    help="Default: what the suffix of --output says, else terminal on a screen and text in a pipe.",
)  # fmt: skip
output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all) instead of standard output."
)


def choose(format_: str | None, output: str | None) -> str:
    """Return the format: the one named, else by suffix, else by what standard output is."""
    if format_ is not None:
        return format_
    if output is not None and output != "-":
        return _BY_SUFFIX.get(Path(output).suffix.lower(), "text")
    return "terminal" if sys.stdout.isatty() else "text"


def rendered(digest: Digest, format_: str) -> str:
    """Return ``digest`` in a format."""
    from summarize.model.canonical import to_json
    from summarize.render.markdown import to_markdown
    from summarize.render.text import to_text

    if format_ == "terminal":
        return _for_terminal(digest)
    return {"json": to_json, "markdown": to_markdown, "text": to_text}[format_](digest)


def _for_terminal(digest: Digest) -> str:
    from rich.console import Console

    from summarize.render.terminal import print_digest

    # rich asks the stream what it can do; the text itself is written in one piece at the end.
    console = Console(file=sys.stdout)
    page = Console(
        file=io.StringIO(),
        width=console.width,
        force_terminal=console.is_terminal,
        color_system=console.color_system if console.is_terminal else None,  # type: ignore[arg-type]
        no_color="NO_COLOR" in os.environ,
        legacy_windows=False,
    )
    print_digest(digest, page)
    stream = page.file
    assert isinstance(stream, io.StringIO)  # noqa: S101  # as made above
    return stream.getvalue()
