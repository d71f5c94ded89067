"""``summarize verify``: is every character still where the digest says?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarize.cli.reading import read_digest

if TYPE_CHECKING:
    from summarize.model import Digest

_EXIT_FAILED = 65


@click.command()
@click.argument("digest")
@click.option(
    "--sources",
    multiple=True,
    metavar="PATH",
    help="Where the articles are; default: where they were read from.",
)
def verify(digest: str, sources: tuple[str, ...]) -> None:
    """Read the sources of DIGEST (a JSON file, or -) again and check every span and every hash.

    A changed byte is named with its file and sentence; text that only moved is found again by what
    stands around it and reported as moved. Exit status 65 if anything does not hold.
    """
    made = read_digest(digest)
    paths = sources or tuple(sorted(set(made.run.get("paths", {}).values())))
    if not paths:
        msg = "this digest does not say where its sources are: give --sources"
        raise click.UsageError(msg)
    from summarize.ingest import load_paths
    from summarize.render.safety import fold
    from summarize.verification import verify as check

    problems = check(made, load_paths(paths))
    for problem in problems:
        click.echo(f"{problem.code}: {fold(problem.message)}")
    if problems:
        raise click.exceptions.Exit(_EXIT_FAILED)
    click.echo(_all_well(made))


def _all_well(digest: Digest) -> str:
    supports = sum(len(excerpt.support) for excerpt in digest.excerpts)
    return (
        f"verified: {len(digest.excerpts)} excerpts, {supports} supports and "
        f"{len(digest.omitted)} omitted sentences in {len(digest.sources)} sources"
    )
