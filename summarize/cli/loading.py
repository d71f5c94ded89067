"""Arguments → documents, with a line on stderr while that takes time and one for what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import click

from summarize.cli.options import make_fetcher, make_period
from summarize.cli.printable import printable

if TYPE_CHECKING:
    from summarize.model import Documents, Problem


def load_sources(
    sources: tuple[str, ...], options: dict[str, Any], started: datetime
) -> tuple[Documents, list[str]]:
    """Read SOURCES with the options of period, network and encoding; return also which are stores."""
    from summarize.api import load
    from summarize.ingest.files.find import is_url
    from summarize.store import is_store

    stores = [source for source in sources if is_store(source)]
    period = make_period(options, now=started)
    if period is not None and not stores:
        refuse_period(sources)
    fetcher = make_fetcher(options) if any(is_url(source) for source in sources) else None
    with status(f"reading {len(sources)} inputs"):
        return load(*sources, fetcher=fetcher, period=period, encoding=options["encoding"]), stores


def refuse_period(sources: tuple[str, ...]) -> NoReturn:
    """Say that dates choose from stores, and SOURCES have none.

    Raises:
        click.UsageError: always, but where a source is missing.
        MissingSourceError: a source is missing; it may be a store whose name is misspelled.

    """
    from summarize.ingest.files.find import find

    missing = (found.problem for found in find(sources) if found.problem is not None)
    msg = "--days, --from and --until choose from a store; no store is among the sources"
    raise next(missing, click.UsageError(msg))


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
    """Say on stderr how many problems there were, and the first of them."""
    distinct = [*dict.fromkeys(problems)]
    if not distinct:
        return
    count, first = len(distinct), printable(distinct[0].message)
    more = f" (and {count - 1} more, listed under input.problems)" if count > 1 else ""
    click.echo(f"summarize: {count} input{'s' * (count > 1)} with problems: {first}{more}", err=True)
