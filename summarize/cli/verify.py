"""``summarize verify``: is every character where the digest says, and does it say what its sources give?"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.options import encoding_option, make_fetcher, network_options
from summarize.cli.reading import read_digest
from summarize.cli.saying import say, show_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.model import Digest, Document

_SHOWN = 3
"""Inputs that could not be read that are named."""


@click.command()
@click.argument("digest")
@click.option("--sources", multiple=True, metavar="PATH", help="Where the articles are; again for more.")
@click.option("--store", metavar="FILE", help="A store that holds the articles (see: summarize collect).")
@click.option(
    "--trust-paths",
    is_flag=True,
    help="Read the files that DIGEST itself names. It may come from anybody: only for a digest of yours.",
)
@click.option(
    "--recompute", is_flag=True, help="Also make the digest again from its sources and compare everything."
)
@click.option(
    "--since", metavar="FILE", help="For --recompute: the earlier digest (JSON) that DIGEST was made with."
)
@encoding_option
@network_options
def verify(digest: str, recompute: bool, **options: Any) -> None:  # noqa: ANN401
    """Read the sources of DIGEST (a JSON file, or -) again and check every span and every hash.

    A changed byte is named with its file and sentence; text that only moved is found again by what
    is around it and reported as moved. It is also checked that whole sentences are shown, that none is
    left out in silence, and that what is said follows from the text of the sources. With --recompute the
    digest is made again with its recorded settings, and each difference is named with its place.

    Exit status 65 if anything does not hold; 76 if nothing is wrong and not everything could be checked:
    another version made it, or somebody's own stage.
    """
    refuse_inputs(None, {"the digest that is read": [digest], "one of the sources": options["sources"]})
    made = read_digest(digest)
    since = _earlier(made, options["since"], recompute=recompute)
    if not options["sources"] and options["store"] is None and not options["trust_paths"]:
        msg = "where are its sources? Give --sources PATH or --store FILE (or --trust-paths, if it is yours)"
        raise click.UsageError(msg)
    from summarize import api
    from summarize.render.citations import fold
    from summarize.verification.verify import joined, outcome

    documents = _documents(made, options)
    problems = api.verify(made, documents)
    if recompute:
        problems = joined(problems, api.recompute(made, documents, since))
    for problem in problems:
        click.echo(f"{problem.code}: {fold(problem.message)}")
    if problems:
        raise click.exceptions.Exit(outcome(problems))
    click.echo(_all_well(made, recompute=recompute))


def _earlier(made: Digest, name: str | None, *, recompute: bool) -> Digest | None:
    """Read the earlier digest that making this one again needs."""
    from summarize.recomputing import earlier_of

    if name is not None and not recompute:
        msg = "--since is for --recompute"
        raise click.UsageError(msg)
    wanted = earlier_of(made) if recompute else None
    if wanted is not None and name is None:
        msg = "this digest was made with an earlier one: give that with --since FILE"
        raise click.UsageError(msg)
    if wanted is None and name is not None:
        msg = "this digest was made without an earlier one: leave --since out"
        raise click.UsageError(msg)
    return None if name is None else read_digest(name)


def _documents(digest: Digest, options: dict[str, Any]) -> list[Document]:
    """Find the sources by their hashes in stores, and read what is in none of them."""
    from summarize.ingest import load_paths
    from summarize.store import documents_by_hash, is_store, open_store

    paths = [*options["sources"], *(_trusted(digest) if options["trust_paths"] else ())]
    given = [options["store"]] if options["store"] is not None else []
    stores = [*given, *(path for path in paths if is_store(path))]
    hashes = [source.sha256 for source in digest.sources]
    documents: list[Document] = []
    for path in dict.fromkeys(stores):
        with open_store(path) as opened:
            documents += documents_by_hash(opened, hashes)
            show_problems(opened)
    rest = [path for path in paths if path not in stores]
    if rest and {document.sha256 for document in documents} != set(hashes):
        loaded = load_paths(rest, fetcher=make_fetcher(options), encoding=options["encoding"]).done()
        documents += loaded
        _tell([problem.message for problem in loaded.problems])
    return documents


def _trusted(digest: Digest) -> Iterator[str]:
    """Yield the plain files that a digest names; never a pipe, a device, a folder or an address."""
    refused = []
    for name in sorted(set(digest.run.get("paths", {}).values())):
        try:
            plain = stat.S_ISREG(Path(name).stat().st_mode)
        except (OSError, ValueError):
            plain = False
        if plain:
            # Made absolute, it is neither an address nor standard input, whatever it is called.
            yield str(Path(name).absolute())
        else:
            refused.append(f"{name[:200]}: named by the digest, and not a file; if it is right: --sources")
    _tell(refused)


def _tell(messages: Sequence[str]) -> None:
    """Name the first inputs that could not be read, and say how many more there are."""
    for message in messages[:_SHOWN]:
        say(message)
    if len(messages) > _SHOWN:
        say(f"and {len(messages) - _SHOWN} more inputs that could not be read")


def _all_well(digest: Digest, *, recompute: bool) -> str:
    supports = sum(len(excerpt.support) for excerpt in digest.excerpts)
    what = (
        "checked: places, structure and conclusions: its sources make this digest again"
        if recompute
        else "checked: places and structure; run --recompute to check the conclusions"
    )
    return (
        f"verified: {len(digest.excerpts)} excerpts, {supports} supports and "
        f"{len(digest.omitted)} omitted sentences in {len(digest.sources)} sources\n{what}"
    )
