"""``summarize digest``: articles → one digest."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.focus import focus_options, focused, prices
from summarize.cli.formats import choose, contents, format_option, output_option
from summarize.cli.inputs import refuse_inputs
from summarize.cli.options import (
    budget_options,
    config_option,
    encoding_option,
    load_settings,
    make_budget,
    make_period,
    network_options,
    period_options,
)
from summarize.cli.output import write
from summarize.cli.reading import load_sources, read_digest, read_earlier
from summarize.cli.saying import report_problems, say, status
from summarize.errors import StoreError
from summarize.render.formats import FORMATS

if TYPE_CHECKING:
    from summarize.assembly import Study
    from summarize.config.settings import Config
    from summarize.model import Digest
    from summarize.render.formats import AtHand


@click.command()
@click.argument("sources", nargs=-1, required=True)
@budget_options
@config_option
@focus_options
@click.option(
    "--since",
    metavar="FILE",
    help="An earlier digest (JSON): what it did not report comes first, marked as new or updated.",
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
    from summarize.config.reading import config_file

    read = {"the configuration": [config_file(config)], "the earlier digest": [options["since"]]}
    refuse_inputs(output, {"one of the sources": sources, **read})
    settings = focused(load_settings(config), options)
    settings = settings if chosen is None else replace(settings, budget=chosen)
    format_shown = FORMATS[format_]
    result, at_hand = _run(sources, settings, options, beside=format_shown.shows_sources)
    write(format_shown.render(result, at_hand), output, holds=contents(result))


def _run(
    sources: tuple[str, ...], settings: Config, options: dict[str, Any], *, beside: bool
) -> tuple[Digest, AtHand | None]:
    """Make the digest and, where a page shows it, what is shown beside it."""
    earlier = read_earlier(options["since"], _unedited)
    started, clock = datetime.now(UTC), time.perf_counter()
    documents, stores = load_sources(sources, options, make_period(options, now=started))
    with status(f"summarizing {len(documents)} articles"):
        study = settings.pipeline.study(documents)
        made = settings.pipeline.write(study, settings.budget, since=earlier)
        costs = [] if earlier is not None else [*prices(made, documents, settings)]
    for line in costs:
        say(f"{line}")
    run = {
        "generated": started.isoformat(timespec="seconds"),
        "duration": round(time.perf_counter() - clock, 3),
        "paths": dict(documents.paths),
    }
    made = replace(made, run=run)
    report_problems([*documents.problems, *made.input.problems])
    for path in stores:
        _record(path, made, started)
    return made, _at_hand(study, settings, made) if beside else None


def _at_hand(study: Study, settings: Config, made: Digest) -> AtHand:
    """Return the texts of the sources, and what other lengths cover; an update has no other lengths."""
    from summarize.render.formats import AtHand
    from summarize.tuning.sweep import at_hand

    if made.novelty is not None:
        return AtHand(documents=tuple(study.analysis.documents.values()))
    with status("measuring other lengths"):
        also = [round(settings.budget.limit)] if settings.budget.unit == "words" else ()
        return at_hand(study, settings.pipeline, also)


def _unedited(name: str) -> Digest:
    """Read the earlier digest, and say so where somebody edited it: its words decide what is new."""
    from summarize.model.canonical import content_hash, to_builtins

    earlier = read_digest(name)
    if earlier.id != content_hash(to_builtins(earlier)):
        say(f"{name}: it was edited: its id does not fit its content")
    return earlier


def _record(path: str, made: Digest, moment: datetime) -> None:
    """Remember the digest in the store that it was made from; the digest is worth more than that."""
    from summarize.store import open_store, record_digest

    try:
        with open_store(path, write=True) as store:
            record_digest(store, made, made=moment)
    except StoreError as error:
        say(f"the digest was not recorded: {error}")
