"""``summarize tune``: what does each length buy?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count
from summarize.cli.options import (
    config_option,
    days_option,
    encoding_option,
    load_settings,
    make_period,
    network_options,
)
from summarize.cli.output import EXIT_USAGE, OutputError, write, write_bytes
from summarize.cli.reading import load_sources
from summarize.cli.saying import report_problems, show_progress

if TYPE_CHECKING:
    from summarize.config.settings import Config
    from summarize.model import Digest
    from summarize.tuning.sweep import Sweep

_MOST = 100_000
_PICTURES = (".svg", ".png")


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--from", "shortest", type=Count(1, _MOST), default=30, help="The first length, in words.")
@click.option("--to", "longest", type=Count(1, _MOST), default=600, help="The last length, in words.")
@click.option("--step", type=Count(1, _MOST), default=10, help="Words between two lengths.")
@config_option
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A summary that a person wrote (text): ROUGE is measured too; again for more.",
)
@click.option("--facts", metavar="FILE", help="An annotation of facts (JSON): their share is measured too.")
@click.option("--plot", metavar="FILE", help="Draw the curves: FILE.svg, or FILE.png with the extra plot.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of a table.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")
@click.option("--write", "preset", metavar="FILE", help="Save the chosen length as a configuration (TOML).")
@click.option("--choose", type=Count(1, _MOST), help="The words that --write saves. Default: the knee.")
@days_option
@encoding_option
@network_options
def tune(sources: tuple[str, ...], config: str, **options: Any) -> None:  # noqa: ANN401
    """Show what each length of a digest of SOURCES buys, and where more words stop paying.

    The sources are read once; then a digest of each length is written and measured: shared concepts and
    facts of the sources that it covers, voices that it quotes, repetition, and what it keeps of the
    length before. The knee is where the curve of concepts bends (Kneedle).

    \b
    summarize tune seeds/
    summarize tune seeds/ --from 50 --to 400 --step 25 --csv
    summarize tune seeds/ --plot lengths.svg --write configs/mine.toml
    """  # click reads \b as "keep these lines"
    if options["as_json"] and options["as_csv"]:
        msg = "--json and --csv exclude each other"
        raise click.UsageError(msg)
    if options["choose"] is not None and options["preset"] is None:
        msg = "--choose says what --write saves: give --write FILE, too"
        raise click.UsageError(msg)
    from summarize.api import tune as run
    from summarize.config.reading import config_file
    from summarize.tuning.sweep import Sweeper

    lengths = _lengths(options)
    plot, preset = options["plot"], options["preset"]
    _check_picture(plot)
    read = {
        "one of the sources": sources,
        "the configuration": [config_file(config)],
        "a reference": options["references"],
        "the annotation": [options["facts"]],
    }
    for option, output in (("--plot", plot), ("--write", preset)):
        if output is not None:
            refuse_inputs(output, read, option=option)
    settings, scorer = load_settings(config), _scorer(options)
    documents, _ = load_sources(
        sources, options, make_period({**options, "first": None, "until": None}, now=datetime.now(UTC))
    )
    show_progress(f"reading {len(documents)} articles")
    sweeper = Sweeper(lengths=lengths, scorer=scorer, progress=show_progress)
    sweep = run(documents, sweeper=sweeper, pipeline=settings.pipeline)
    show_progress("")
    report_problems(documents.problems)
    click.echo(_shown(sweep, options), nl=False)
    if plot is not None:
        _draw(sweep, plot)
    if preset is not None:
        write(_preset(sweep, settings, options["choose"]), preset, holds="a configuration")


def _lengths(options: Mapping[str, Any]) -> range:
    first, last = options["shortest"], options["longest"]
    if first > last:
        msg = f"--from {first} is more than --to {last}"
        raise click.UsageError(msg)
    return range(first, last + 1, options["step"])


def _scorer(options: Mapping[str, Any]) -> Callable[[Digest], Mapping[str, float]] | None:
    """Return what else is measured of a digest: ROUGE against references, facts of an annotation."""
    if not options["references"] and options["facts"] is None:
        return None
    from summarize.cli.reading import read_text
    from summarize.evaluate.scoring import Scoring, read_facts

    texts = tuple(read_text(name) for name in options["references"])
    facts = None if options["facts"] is None else read_facts(read_text(options["facts"]), options["facts"])
    return Scoring(references=texts, facts=facts)


def _shown(sweep: Sweep, options: Mapping[str, Any]) -> str:
    from summarize.tuning.picture import to_chart
    from summarize.tuning.table import to_csv, to_table

    if options["as_json"]:
        return json.dumps(sweep.to_plain(), indent=1) + "\n"
    return to_csv(sweep) if options["as_csv"] else f"{to_table(sweep)}\n{to_chart(sweep)}"


def _check_picture(plot: str | None) -> None:
    suffix = "" if plot is None else PurePath(plot).suffix.lower()
    if plot is not None and suffix not in _PICTURES:
        msg = f"--plot {plot}: end it in {' or '.join(_PICTURES)}"
        raise OutputError(msg, EXIT_USAGE)
    if suffix == ".png":
        from importlib.util import find_spec

        if find_spec("matplotlib") is None:
            msg = f"--plot {plot}: PNG needs matplotlib: pip install 'summarize[plot]', or end it in .svg"
            raise OutputError(msg, EXIT_USAGE)


def _draw(sweep: Sweep, plot: str) -> None:
    from summarize.tuning.picture import to_png, to_svg

    png = PurePath(plot).suffix.lower() == ".png"
    write_bytes(to_png(sweep) if png else to_svg(sweep).encode(), plot, holds="a plot")


def _preset(sweep: Sweep, settings: Config, chosen: int | None) -> str:
    """Return the configuration that has the chosen length, with what it buys as a comment."""
    from summarize.tuning.table import conclusion

    words = chosen or sweep.knee
    if words is None:
        msg = "there is no knee at these lengths: say --choose N, or try other lengths"
        raise click.UsageError(msg)
    why = f"{words} words, found by: summarize tune"
    return settings.with_words(words).to_preset((why, conclusion(sweep)))
