"""What is said on stderr while a command runs: lines that only print."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summarize.model import Problem
    from summarize.store import Store

_MOST_SHOWN = 10


def printable(text: str) -> str:
    """Return one line, as digests show it, in which U+FFFD replaces what cannot be printed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    from summarize.render.citations import fold

    return fold(text)


def say(message: str) -> None:
    """Write one line on stderr."""
    click.echo(f"summarize: {printable(message)}", err=True)


def show_problems(store: Store) -> None:
    """Name what was left out of all that was read from a store, with codes."""
    problems = store.problems
    for problem in problems[:_MOST_SHOWN]:
        say(f"{problem.code}: {problem.message}")
    if len(problems) > _MOST_SHOWN:
        say(f"and {len(problems) - _MOST_SHOWN} more (all of them: summarize store check)")


def status(message: str) -> AbstractContextManager[object]:
    """Show a line while work goes on, on a screen only."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(message)


def show_progress(message: str) -> None:
    """Write over the last line of the screen; nothing where stderr is none. "" ends it."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{message}", err=True, nl=False)


def report_problems(problems: Iterable[Problem]) -> None:
    """Say how many problems there were, and the first of them."""
    distinct = [*dict.fromkeys(problems)]
    if not distinct:
        return
    count, first = len(distinct), distinct[0].message
    more = f" (and {count - 1} more, listed under input.problems)" if count > 1 else ""
    say(f"{count} input{'s' * (count > 1)} with problems: {first}{more}")
