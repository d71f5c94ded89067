"""What a store left out → stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarize.cli.printable import printable

if TYPE_CHECKING:
    from summarize.store import Store

_MOST_SHOWN = 10


def show_problems(store: Store) -> None:
    """Name on stderr what was left out of all that was read from a store, with codes."""
    problems = store.problems
    for problem in problems[:_MOST_SHOWN]:
        click.echo(f"summarize: {problem.code}: {printable(problem.message)}", err=True)
    if len(problems) > _MOST_SHOWN:
        left = len(problems) - _MOST_SHOWN
        click.echo(f"summarize: and {left} more (all of them: summarize store check)", err=True)
