"""Digest → text in the format that was asked for."""

from __future__ import annotations

import io
import os
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.output import EXIT_USAGE, OutputError

if TYPE_CHECKING:
    from summarize.model import Digest

FORMATS = ("terminal", "text", "markdown", "json")
_BY_SUFFIX = {
    ".json": "json", ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text",
}  # fmt: skip
_OTHER_NAMES = {"md": "markdown", "txt": "text", "plain": "text", "screen": "terminal"}


class _Format(click.Choice[str]):
    """A format by its name, or by a common other one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return the format's own name."""
        name = str(value).lower().removeprefix(".")
        return super().convert(_OTHER_NAMES.get(name, name), param, ctx)


format_option = click.option(
    "--format", "format_", type=_Format(FORMATS),
    help="Default: what the suffix of --output says, else terminal on a screen and text in a pipe.",
)  # fmt: skip
output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all) instead of standard output."
)


def choose(format_: str | None, output: str | None) -> str:
    """Return the format: the one named, else by suffix, else by what standard output is.

    Raises:
        OutputError: the suffix stands for no format of ours; exit status 2.

    """
    if format_ is not None:
        return format_
    if output is not None and output != "-":
        suffix = PurePath(output).suffix.lower()
        if suffix.strip(".") and suffix not in _BY_SUFFIX:
            names = ", ".join(_BY_SUFFIX)
            msg = f"--output {output}: no format for {suffix}: end it in one of {names}, or say --format"
            raise OutputError(msg, EXIT_USAGE)
        return _BY_SUFFIX.get(suffix, "text")
    return "terminal" if sys.stdout.isatty() else "text"


def rendered(digest: Digest, format_: str) -> str:
    """Return ``digest`` in a format."""
    from summarize.model.canonical import to_json
    from summarize.render.markdown import to_markdown
    from summarize.render.text import to_text

    if format_ == "terminal":
        return _for_terminal(digest)
    return {"json": to_json, "markdown": to_markdown, "text": to_text}[format_](digest)


def contents(digest: Digest) -> str:
    """Return in a few words what a file with this digest holds."""
    words, sources = digest.metrics.words, digest.input.documents
    return f"{words} word{'s' * (words != 1)} from {sources} source{'s' * (sources != 1)}"


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
