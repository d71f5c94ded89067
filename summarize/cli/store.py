"""``summarize store``: look into a store, export from it, prune it, check it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count, Number
from summarize.cli.options import make_period, period_options
from summarize.cli.output import EXIT_USAGE, OutputError, write
from summarize.cli.saying import printable, say, show_problems

if TYPE_CHECKING:
    from summarize.model import Document

_EXIT_NOTHING_FOUND, _EXIT_DATA = 1, 65
# Line ends to some readers, although JSON does not escape them.
_ESCAPED = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@click.group()
def store() -> None:
    """Look into a store of collected articles, and look after it.

    \b
    summarize store info news.db
    summarize store search news.db 'bridge Elbe' --days 7
    summarize store export news.db --from 2026-11-01 --output november.jsonl
    summarize store prune news.db --older-than 365 --dry-run
    summarize store check news.db
    """  # click reads \b as "keep these lines"


@store.command()
@click.argument("path")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
def info(path: str, as_json: bool) -> None:  # click passes flags by name
    """Say what a store holds, and which feeds fail: last success, failures in a row, last error."""
    from summarize.store import list_urls, open_store, store_facts

    with open_store(path) as opened:
        facts, urls = store_facts(opened), list_urls(opened)
        show_problems(opened)
    if as_json:
        click.echo(json.dumps({**facts, "urls": [url.to_builtins() for url in urls]}, indent=1))
        return
    counts = ((facts["articles"], "article"), (facts["urls"], "URL"), (facts["digests"], "digest"))
    click.echo(", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts))
    if facts["articles"]:
        click.echo(f"articles from {facts['first']} to {facts['last']} (UTC), {facts['bytes']} bytes on disk")
    for url in (url for url in urls if url.failures):
        last = f"last success {url.succeeded}" if url.succeeded else "never succeeded"
        click.echo(f"failing: {printable(url.url)}: {url.error}, {url.failures} in a row, {last}")


@store.command()
@click.argument("path")
@click.argument("query")
@period_options
@click.option("--limit", type=Count(1, 1_000_000), default=20, help="At most N articles.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines instead of text.")
def search(path: str, query: str, limit: int, as_json: bool, **dates: Any) -> None:  # noqa: ANN401
    """Find the articles that hold every word of QUERY, the best match first.

    Any text is a query: no character has a meaning of its own. Exit status 1 if no article is found.
    """
    from summarize.store import open_store
    from summarize.store import search as find

    period = make_period(dates, now=datetime.now(UTC))
    with open_store(path) as opened:
        hits = find(opened, query, period=period, limit=limit)
        show_problems(opened)
    if not hits:
        say("no article holds all of these words")
        raise click.exceptions.Exit(_EXIT_NOTHING_FOUND)
    for hit in hits:
        if as_json:
            click.echo(_to_json(hit.document, dated=hit.dated))
        else:
            name = hit.document.title or hit.document.url or hit.document.origin or hit.document.id
            click.echo(f"{hit.dated[:10]}  {printable(name)}\n            {printable(hit.extract)}")


_LINES = ("", ".jsonl", ".ndjson", ".json", ".txt")


@store.command()
@click.argument("path")
@period_options
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def export(path: str, output: str | None, **dates: Any) -> None:  # noqa: ANN401
    """Write the articles as JSON lines, which summarize digest and summarize collect read."""
    refuse_inputs(output, {"the store that is read": [path]})
    if output is not None and PurePath(output).suffix.lower().rstrip(".") not in _LINES:
        msg = f"--output {output}: JSON lines are written: end it in .jsonl"
        raise OutputError(msg, EXIT_USAGE)
    from summarize.store import documents_of, open_store

    period = make_period(dates, now=datetime.now(UTC))
    with open_store(path) as opened:
        lines = (_to_json(document) for document in documents_of(opened, period))
        if output is not None and output != "-":
            text = "".join(f"{line}\n" for line in lines)
            count = text.count("\n")
            write(text, output, holds=f"{count} article{'s' * (count != 1)}")
        else:
            for line in lines:
                click.echo(line)
        show_problems(opened)


@store.command("prune")
@click.argument("path")
@click.option(
    "--older-than",
    type=Number(min=0, max=36500),
    required=True,
    metavar="DAYS",
    help="Remove articles that were first seen more than DAYS days ago.",
)
@click.option("--dry-run", is_flag=True, help="Only say how many.")
@click.option(
    "--force", is_flag=True, help="Remove also damaged articles, and the sources of recorded digests."
)
def prune_(path: str, older_than: float, dry_run: bool, force: bool) -> None:
    """Remove old articles.

    The sources of the digests that were made from this store are kept, because verify needs them.
    """
    from summarize.store import open_store, prune

    before = datetime.now(UTC) - timedelta(days=older_than)
    with open_store(path, write=not dry_run) as opened:
        count = prune(opened, before=before, dry_run=dry_run, force=force)
        show_problems(opened)
    click.echo(f"{'would remove' if dry_run else 'removed'} {count} article{'s' * (count != 1)}")


@store.command()
@click.argument("path")
def check(path: str) -> None:
    """Check the file, its search index, and every article and digest; exit status 65 if one is wrong."""
    from summarize.store import check_store, count_articles, open_store

    with open_store(path) as opened:
        problems = check_store(opened)
        count = count_articles(opened) if not problems else 0
    for problem in problems:
        click.echo(f"{problem.code}: {printable(problem.message)}")
    if problems:
        raise click.exceptions.Exit(_EXIT_DATA)
    click.echo(f"{printable(path)}: fine ({count} articles)")


def _to_json(document: Document, **more: str) -> str:
    fields = {"text": document.text, **dict(_known(document)), **more}
    line = json.dumps(fields, ensure_ascii=False).translate(_ESCAPED)
    # Lone surrogates cannot be written in UTF-8; JSON can escape them.
    return line if line.isascii() or line.encode("utf-8", "ignore").decode() == line else json.dumps(fields)


def _known(document: Document) -> Iterator[tuple[str, str]]:
    for name in ("title", "author", "publisher", "url", "published", "language", "origin"):
        value = getattr(document, name)
        if value is not None:
            yield name, value
