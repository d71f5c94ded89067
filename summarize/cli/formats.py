"""Which format was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarize.cli.output import EXIT_USAGE, OutputError
from summarize.render.formats import BRIEFINGS, FORMATS, OutputFormat

if TYPE_CHECKING:
    from summarize.model import Digest

Command = TypeVar("Command", bound=Callable[..., object])

_OTHER_NAMES = {other: name for name, format_ in BRIEFINGS.items() for other in format_.other_names}


class _Format(click.Choice[str]):
    """A format by its name, or by a common other one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return the format's own name."""
        name = str(value).lower().removeprefix(".")
        return super().convert(_OTHER_NAMES.get(name, name), param, ctx)


def format_of(formats: Mapping[str, OutputFormat]) -> Callable[[Command], Command]:
    """Return ``--format`` of a command that writes one of ``formats``."""
    return click.option(
        "--format", "format_", type=_Format([*formats]),
        help="Default: what the suffix of --output says, else terminal on a screen and text in a pipe.",
    )  # fmt: skip


format_option = format_of(FORMATS)
output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all) instead of standard output."
)


def choose(format_: str | None, output: str | None, formats: Mapping[str, OutputFormat] = FORMATS) -> str:
    """Return the format: the one named, else by suffix, else by what standard output is.

    Raises:
        OutputError: no format of ours has the suffix; exit status 2.

    """
    if format_ is not None:
        return format_
    if output is not None and output != "-":
        suffix = PurePath(output).suffix.lower()
        by_suffix = {ending: name for name, shown in formats.items() for ending in shown.suffixes}
        if suffix.strip(".") and suffix not in by_suffix:
            names = ", ".join(by_suffix)
            msg = f"--output {output}: no format for {suffix}: end it in one of {names}, or say --format"
            raise OutputError(msg, EXIT_USAGE)
        return by_suffix.get(suffix, "text")
    return "terminal" if sys.stdout.isatty() else "text"


def contents(digest: Digest) -> str:
    """Return in a few words what a file with this digest holds."""
    from summarize.render.citations import length

    sources = digest.input.documents
    return (
        f"{length(digest.metrics.words, digest.metrics.budget)} from {sources} source{'s' * (sources != 1)}"
    )
