"""``summarize digest``: articles → one digest."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.budget import budget_options, make_budget
from summarize.cli.encoding import encoding_option
from summarize.cli.formats import choose, contents, format_option, output_option
from summarize.cli.inputs import refuse_inputs
from summarize.cli.network import make_fetcher, network_options
from summarize.cli.output import write
from summarize.cli.period import make_period, period_options
from summarize.cli.printable import printable
from summarize.cli.reading import read_digest
from summarize.errors import MissingSourceError, StoreError
from summarize.render.formats import FORMATS

if TYPE_CHECKING:
    from summarize.config import Config
    from summarize.model import Digest, Documents


@click.command()
@click.argument("sources", nargs=-1, required=True)
@budget_options
@click.option(
    "-c",
    "--config",
    default="default",
    show_default=True,
    metavar="NAME|FILE",
    help="A preset (see: summarize config list) or a TOML file.",
)
@click.option(
    "--since",
    metavar="FILE",
    help="An earlier digest (JSON): what it did not tell comes first, marked as new or updated.",
)
@period_options
@format_option
@output_option
@encoding_option
@network_options
def digest(sources: tuple[str, ...], config: str, output: str | None, **options: Any) -> None:  # noqa: ANN401
    """Make one digest of SOURCES: files, folders, glob patterns, URLs, stores, or - for standard input.

    The sentences of all sources are deduplicated, ranked by TextRank, and the best that fit are shown
    with the numbers of the sources that say them.

    \b
    summarize digest seeds/
    summarize digest 'news/*.txt' --sentences 5 --format markdown
    cat article.txt | summarize digest - --words 60
    summarize digest https://example.org/article.html
    summarize digest news.db --days 1              (see: summarize collect)
    summarize digest news/ --since yesterday.json
    """  # click reads \b as "keep these lines"
    chosen, format_ = make_budget(options), choose(options["format_"], output)
    from summarize.config import config_file, load_config

    read = {"the configuration": [config_file(config)], "the earlier digest": [options["since"]]}
    refuse_inputs(output, {"one of the sources": sources, **read})
    settings = load_config(config)
    result = _run(sources, settings if chosen is None else replace(settings, budget=chosen), options)
    write(FORMATS[format_].render(result), output, holds=contents(result))


def _run(sources: tuple[str, ...], settings: Config, options: dict[str, Any]) -> Digest:
    from summarize.api import load, summarize
    from summarize.ingest.files.find import find
    from summarize.ingest.files.urls import is_url
    from summarize.store import is_store

    earlier = None if options["since"] is None else _earlier(options["since"])
    started, clock = datetime.now(UTC), time.perf_counter()
    stores = [source for source in sources if is_store(source)]
    period = make_period(options, now=started)
    if period is not None and not stores:
        # A store whose name is misspelled is missing, not of the wrong kind.
        missing = (found.problem for found in find(sources) if found.problem is not None)
        msg = "--days, --from and --until choose from a store; no store is among the sources"
        raise next(missing, click.UsageError(msg))
    fetcher = make_fetcher(options) if any(is_url(source) for source in sources) else None
    with _status(f"reading {len(sources)} inputs"):
        documents = load(*sources, fetcher=fetcher, period=period, encoding=options["encoding"])
    with _status(f"summarizing {len(documents)} articles"):
        made = summarize(documents, budget=settings.budget, pipeline=settings.pipeline, since=earlier)
    run = {
        "generated": started.isoformat(timespec="seconds"),
        "duration": round(time.perf_counter() - clock, 3),
        "paths": dict(documents.paths),
    }
    made = replace(made, run=run)
    _tell(documents, made)
    for path in stores:
        _record(path, made, started)
    return made


def _earlier(name: str) -> Digest | None:
    """Read the earlier digest, and say so where somebody edited it: what is new is told by its words.

    On the first morning there is none yet: then everything is new.
    """
    from summarize.model.canonical import content_hash, to_builtins

    try:
        earlier = read_digest(name)
    except MissingSourceError as error:
        click.echo(f"summarize: --since {printable(str(error))}; everything counts as new", err=True)
        return None
    if earlier.id != content_hash(to_builtins(earlier)):
        click.echo(f"summarize: {name}: it was edited: its id does not fit its content", err=True)
    return earlier


def _record(path: str, made: Digest, moment: datetime) -> None:
    """Remember the digest in the store that it was made from; the digest is worth more than that."""
    from summarize.store import open_store, record_digest

    try:
        with open_store(path, write=True) as store:
            record_digest(store, made, made=moment)
    except StoreError as error:
        click.echo(f"summarize: the digest was not recorded: {error}", err=True)


def _status(message: str) -> AbstractContextManager[object]:
    """Show a line while work goes on, on a screen only."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(message)


def _tell(documents: Documents, made: Digest) -> None:
    """Say on stderr how many problems there were, and the first of them."""
    problems = [*documents.problems, *(p for p in made.input.problems if p not in documents.problems)]
    if not problems:
        return
    count, first = len(problems), printable(problems[0].message)
    more = f" (and {count - 1} more, listed under input.problems)" if count > 1 else ""
    click.echo(f"summarize: {count} input{'s' * (count > 1)} with problems: {first}{more}", err=True)
