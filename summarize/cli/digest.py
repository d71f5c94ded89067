"""``summarize digest``: articles → one digest."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from summarize.cli.formats import choose, format_option, output_option, rendered
from summarize.cli.output import write
from summarize.errors import SchemaError

if TYPE_CHECKING:
    from summarize.config import Config
    from summarize.ingest import Loaded
    from summarize.model import Budget, Digest
    from summarize.model.budget import Unit

_UNITS: tuple[Unit, ...] = ("words", "sentences", "characters", "minutes", "ratio")


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--words", type=click.FloatRange(min=0), metavar="N", help="At most N words.")
@click.option("--sentences", type=click.IntRange(min=0), metavar="N", help="At most N sentences.")
@click.option("--characters", type=click.IntRange(min=0), metavar="N", help="At most N characters.")
@click.option(
    "--minutes",
    type=click.FloatRange(min=0),
    metavar="N",
    help="At most N minutes of reading (238 words each).",
)
@click.option(
    "--ratio",
    type=click.FloatRange(0, 1),
    metavar="R",
    help="At most the share R of the words of the sources.",
)
@click.option(
    "-c",
    "--config",
    default="default",
    show_default=True,
    metavar="NAME|FILE",
    help="A preset (see: summarize config list) or a TOML file.",
)
@format_option
@output_option
def digest(
    sources: tuple[str, ...], config: str, format_: str | None, output: str | None, **limits: float | None
) -> None:
    """Make one digest of SOURCES: files, folders, glob patterns, or - for standard input.

    The sentences of all sources are deduplicated, ranked by TextRank, and the best that fit are shown
    with the numbers of the sources that say them.

    \b
    summarize digest seeds/
    summarize digest 'news/*.txt' --sentences 5 --format markdown
    cat article.txt | summarize digest - --words 60
    """  # click reads \b as "keep these lines"
    chosen = _budget(limits)
    from summarize.config import load_config

    settings = load_config(config)
    result = _run(sources, settings if chosen is None else replace(settings, budget=chosen))
    write(rendered(result, choose(format_, output)), output)


def _budget(limits: dict[str, float | None]) -> Budget | None:
    """Return the one limit that was given, if one was."""
    given = [(unit, limits[unit]) for unit in _UNITS if limits[unit] is not None]
    if len(given) > 1:
        names = " and ".join(f"--{unit}" for unit, _ in given)
        msg = f"{names} exclude each other: give one limit"
        raise click.UsageError(msg)
    if not given:
        return None
    from summarize.model import Budget

    unit, limit = given[0]
    try:
        return Budget(limit or 0, unit)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _run(sources: tuple[str, ...], settings: Config) -> Digest:
    from summarize.api import load, summarize
    from summarize.render.json import to_builtins
    from summarize.schema import check_digest

    started, clock = datetime.now(UTC), time.perf_counter()
    with _status(f"reading {len(sources)} inputs"):
        documents: Loaded = load(*sources)  # type: ignore[assignment]
    with _status(f"summarizing {len(documents)} articles"):
        made = summarize(documents, budget=settings.budget, pipeline=settings.pipeline)
    run = {
        "generated": started.isoformat(timespec="seconds"),
        "duration": round(time.perf_counter() - clock, 3),
        "paths": documents.paths,
    }
    made = replace(made, run=run)
    _tell(documents)
    try:
        check_digest(to_builtins(made))
    except SchemaError as error:
        msg = f"the digest does not fit our own schema: {error}"
        raise RuntimeError(msg) from error
    return made


def _status(message: str) -> AbstractContextManager[object]:
    """Show a line while work goes on, on a screen only."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(message)


def _tell(documents: Loaded) -> None:
    """Say on stderr how many problems there were, and the first of them."""
    if not documents.problems:
        return
    count = len(documents.problems)
    first = "".join(c if c.isprintable() else "\ufffd" for c in documents.problems[0].message)
    more = f" (and {count - 1} more, listed under input.problems)" if count > 1 else ""
    click.echo(f"summarize: {count} input{'s' * (count > 1)} with problems: {first}{more}", err=True)
