"""``summarize verify``: is every character still where the digest says?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarize.cli.network import make_fetcher, network_options
from summarize.cli.reading import read_digest

if TYPE_CHECKING:
    from summarize.model import Digest, Document

_EXIT_FAILED = 65


@click.command()
@click.argument("digest")
@click.option(
    "--sources",
    multiple=True,
    metavar="PATH",
    help="Where the articles are; default: where they were read from.",
)
@click.option("--store", metavar="FILE", help="A store that holds the articles (see: summarize collect).")
@network_options
def verify(digest: str, sources: tuple[str, ...], store: str | None, **network: object) -> None:
    """Read the sources of DIGEST (a JSON file, or -) again and check every span and every hash.

    A changed byte is named with its file and sentence; text that only moved is found again by what
    stands around it and reported as moved. Exit status 65 if anything does not hold.
    """
    made = read_digest(digest)
    paths = sources or tuple(sorted(set(made.run.get("paths", {}).values())))
    if not paths and store is None:
        msg = "this digest does not say where its sources are: give --sources or --store"
        raise click.UsageError(msg)
    from summarize.render.safety import fold
    from summarize.verification.verify import verify as check

    problems = check(made, _documents(made, paths, store, network))
    for problem in problems:
        click.echo(f"{problem.code}: {fold(problem.message)}")
    if problems:
        raise click.exceptions.Exit(_EXIT_FAILED)
    click.echo(_all_well(made))


def _documents(
    digest: Digest, paths: tuple[str, ...], store: str | None, network: dict[str, object]
) -> list[Document]:
    """Find the sources by their hashes in stores, and read what is in none of them."""
    from summarize.ingest import load_paths
    from summarize.render.safety import fold
    from summarize.store import documents_by_hash, is_store, open_store

    stores = [*([store] if store is not None else []), *(path for path in paths if is_store(path))]
    hashes = [source.sha256 for source in digest.sources]
    documents: list[Document] = []
    for path in dict.fromkeys(stores):
        with open_store(path) as opened:
            documents += documents_by_hash(opened, hashes)
    rest = [path for path in paths if path not in stores]
    if rest and {document.sha256 for document in documents} != set(hashes):
        loaded = load_paths(rest, fetcher=make_fetcher(network))
        documents += loaded
        for error in loaded.unreached:
            click.echo(f"summarize: {fold(str(error))}", err=True)
    return documents


def _all_well(digest: Digest) -> str:
    supports = sum(len(excerpt.support) for excerpt in digest.excerpts)
    return (
        f"verified: {len(digest.excerpts)} excerpts, {supports} supports and "
        f"{len(digest.omitted)} omitted sentences in {len(digest.sources)} sources"
    )
