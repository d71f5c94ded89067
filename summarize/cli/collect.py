"""``summarize collect``: feeds, pages and files → a store."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count
from summarize.cli.options import (
    encoding_option,
    full_text_option,
    make_fetcher,
    network_options,
    wait_option,
)
from summarize.cli.saying import printable, say, show_problems

if TYPE_CHECKING:
    from summarize.collecting import Progress, Report

_EXIT_DATA, _EXIT_NO_INPUT, _EXIT_UNAVAILABLE, _EXIT_BLOCKED = 65, 66, 69, 77
_MOST_SHOWN = 50


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--store", "path", required=True, metavar="FILE", help="Where articles are kept; made if missing."
)
@full_text_option
@click.option(
    "--pages",
    type=Count(min=0),
    default=100,
    help="With --full-text: at most N pages of one feed in one run.",
)
@click.option(
    "--hosts",
    type=Count(1, 32),
    default=4,
    help="Ask N hosts at the same time; one host never gets two requests at once.",
)
@wait_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--verbose", is_flag=True, help="Say on stderr what was stored, after each commit.")
@encoding_option
@network_options
def collect(sources: tuple[str, ...], path: str, **options: Any) -> None:  # noqa: ANN401  # click's options
    """Bring a store up to date with SOURCES: lists of feeds (OPML), feeds, pages, files, folders.

    Feeds and pages are asked whether they changed since the last run; only what changed is transferred.
    An article is stored once, however often it is met. A source that fails is listed with a reason code
    and the others go on; what is stored stays stored, however the run ends. Only public addresses are
    fetched, robots.txt is honoured, and each host is asked slowly.

    \b
    summarize collect feeds.opml --store news.db
    summarize collect https://example.org/feed.xml --store news.db --full-text
    summarize collect archive.jsonl articles/ --store news.db
    summarize digest news.db --days 1
    """  # click reads \b as "keep these lines"
    refuse_inputs(path, {"one of the sources": sources}, option="--store")
    fetcher = make_fetcher(options)
    from summarize.collecting import Plan
    from summarize.collecting import collect as run
    from summarize.store import open_store

    with open_store(path, create=True, wait=options["wait"]) as store, _progress(options) as progress:
        if store.moved is not None:
            begins = f"a new store begins, with the {store.rescued} articles that were whole"
            say(f"{path} was damaged; it is now {store.moved}, and {begins}")
        plan = Plan(
            fetcher=fetcher,
            full_text=options["full_text"],
            pages=options["pages"],
            hosts=options["hosts"],
            encoding=options["encoding"],
            progress=progress,
        )
        report = run(sources, store=store, plan=plan, now=datetime.now(UTC))
        show_problems(store)
    _tell(report)
    click.echo(json.dumps(report.to_builtins(), indent=1) if options["as_json"] else _summary(report))
    status = status_of(report)
    if status:
        raise click.exceptions.Exit(status)


def _summary(report: Report) -> str:
    parts = [
        f"collected {report.new} new article{'s' * (report.new != 1)} ({report.known} known) "
        f"from {report.sources} source{'s' * (report.sources != 1)}"
    ]
    parts += [f"{report.unchanged} unchanged"] * (report.unchanged > 0)
    if report.links:
        entries = "entry" if report.links == 1 else "entries"
        parts.append(f"{report.links} {entries} without the page (--full-text fetches it)")
    parts += [_problems(report)] * bool(report.failures)
    return "; ".join(parts)


def _problems(report: Report) -> str:
    return f"{len(report.failures)} problem{'s' * (len(report.failures) != 1)}"


def _tell(report: Report) -> None:
    """List what failed on stderr, with codes."""
    failures = report.to_builtins()["failures"]
    if not failures:
        return
    say(f"{_problems(report)}:")
    for failure in failures[:_MOST_SHOWN]:
        click.echo(f"  {failure['code']}: {printable(failure['message'])}", err=True)
    if len(failures) > _MOST_SHOWN:
        click.echo(f"  and {len(failures) - _MOST_SHOWN} more (all of them: --json)", err=True)


def status_of(report: Report) -> int:
    """Return the exit status of a run: 0 where something came, or is as it was."""
    if not report.nothing or not report.failures:
        return 0
    if report.unreached and not report.fetched:
        return _EXIT_BLOCKED if report.blocked == report.unreached else _EXIT_UNAVAILABLE
    missing = all(failure.code == "missing" for failure in report.failures)
    return _EXIT_NO_INPUT if missing else _EXIT_DATA


@contextmanager
def _progress(options: dict[str, Any]) -> Iterator[Callable[[Progress], None]]:
    """Show a bar on a terminal, lines where they are asked for, else nothing."""
    if options["verbose"]:
        yield _line
    elif not sys.stderr.isatty():
        yield lambda _: None
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task, new = bar.add_task("collecting", total=None), 0

            def show(progress: Progress) -> None:
                nonlocal new
                new += progress.new
                total = progress.done + progress.waiting
                text = f"{new} new articles"
                bar.update(task, description=text, completed=progress.done, total=total or None)

            yield show


def _line(progress: Progress) -> None:
    what = progress.failure or f"{progress.new} new, {progress.known} known"
    click.echo(f"{printable(progress.source)}: {what}", err=True)
