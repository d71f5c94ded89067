"""``summarize eval``: how good are the digests, against people, baselines and published systems?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.numbers import Count
from summarize.cli.options import load_settings
from summarize.cli.saying import show_progress
from summarize.errors import SourceError

if TYPE_CHECKING:
    from summarize.config.settings import Config
    from summarize.evaluate.systems import System
    from summarize.evaluate.table import Table
    from summarize.evaluate.topics import Topic


@click.command("eval")
@click.argument("data")
@click.option(
    "--words",
    "lengths",
    type=Count(1, 1_000_000),
    multiple=True,
    default=(250,),
    help="Length of a summary; again for more.",
)
@click.option(
    "-c",
    "--config",
    "configs",
    multiple=True,
    metavar="NAME|FILE",
    help="A configuration; again for more. Default: default.",
)
@click.option("--baselines", is_flag=True, help="Also lead, TextRank and the summarizers of sumy.")
@click.option(
    "--systems", metavar="FILE", help="JSON lines of published summaries: cluster, system, summary."
)
@click.option("--stem", is_flag=True, help="Compare stems (Porter in English, Snowball elsewhere).")
@click.option("--statistic", type=click.Choice(["f1", "recall", "precision"]), default="f1")
@click.option("--jobs", type=Count(1, 64), default=1, help="Processes.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of tables.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of tables.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print tables in Markdown.")
def evaluate(data: str, lengths: tuple[int, ...], configs: tuple[str, ...], **options: object) -> None:
    """Score summaries of DATA (JSON lines of topics with human summaries) by ROUGE.

    Each line: id, lang, documents (text, title, date) and references. A table for each language, with
    the standard error over topics, the share of sentences that cannot be understood alone, redundancy,
    words, and p: the share of bootstrap samples on which the first system's ROUGE-2 is not better. Above the
    tables: what each configuration sets otherwise than the defaults.

    \b
    summarize eval topics.jsonl --words 100 --words 250 --baselines --jobs 2
    summarize eval reviews.jsonl --words 25 --stem --statistic recall --config short
    summarize eval topics.jsonl --config default --config rankers
    """
    from summarize.config.reading import config_file
    from summarize.evaluate.topics import parse_topics

    chosen = [f"--{name}" for name in ("json", "csv", "markdown") if options[f"as_{name}"]]
    if len(chosen) > 1:
        msg = f"{' and '.join(chosen)} exclude each other"
        raise click.UsageError(msg)

    read = [data, *([str(options["systems"])] if options["systems"] else []), *map(config_file, configs)]
    refuse_inputs(None, {"one of the inputs": read})
    topics = parse_topics(_lines(data), data)
    if not topics:
        raise SourceError.at(data, "empty", "no topics")
    loaded = [load_settings(name) for name in configs or ("default",)]
    systems = _systems(loaded, baselines=bool(options["baselines"]), published=options["systems"])
    wanted = list(dict.fromkeys(lengths))
    if options["jobs"] != 1:
        from summarize.evaluate.systems import written

        systems = written(topics, systems, wanted, int(str(options["jobs"])))(show_progress)
    tables = [*_tables(topics, systems, wanted, options)]
    show_progress("")
    _show(Path(data).name, tables, _changed(loaded), options)


def _tables(
    topics: Sequence[Topic],
    systems: Mapping[str, System],
    lengths: Sequence[int],
    options: Mapping[str, object],
) -> Iterator[Table]:
    from summarize.evaluate.table import Setting
    from summarize.evaluate.table import evaluate as run

    for words in lengths:
        statistic: Any = options["statistic"]
        setting = Setting(words=words, stemming=bool(options["stem"]), statistic=statistic)
        for language, rows in run(topics, systems, setting, show_progress):
            yield language, setting, rows


def _show(
    data: str, tables: Sequence[Table], changed: Mapping[str, Any], options: Mapping[str, object]
) -> None:
    from summarize.evaluate.table import heads, to_csv, to_lines, to_markdown, to_plain

    if options["as_json"]:
        plain = [{"words": setting.words, **to_plain(name, rows)} for name, setting, rows in tables]
        found = {"data": data, "setting": str(tables[0][1]), "changed": changed, "tables": plain}
        click.echo(json.dumps(found, indent=1))
    elif options["as_csv"]:
        click.echo(to_csv(tables), nl=False)
    else:
        if len(changed) > 1 or any(changed.values()):
            click.echo("\n".join(heads(changed)) + "\n")
        lines = to_markdown if options["as_markdown"] else to_lines
        for name, setting, rows in tables:
            click.echo("\n".join(lines(name, rows, setting)) + "\n")


def _changed(loaded: Sequence[Config]) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Return for each configuration the settings that differ from the defaults; lengths are not used."""
    from summarize.config.settings import differences
    from summarize.pipeline import Pipeline

    usual = Pipeline().values
    found = {config.name: differences(usual, config.pipeline.values) for config in loaded}
    # A method without a key says nothing by not having it.
    return {
        name: {k: pair for k, pair in keys.items() if pair[1] is not None} for name, keys in found.items()
    }


def _systems(loaded: Sequence[Config], *, baselines: bool, published: object) -> dict[str, System]:
    from summarize.evaluate.systems import baselines as all_baselines
    from summarize.evaluate.systems import pipeline_system
    from summarize.evaluate.topics import parse_systems

    systems = {config.name: pipeline_system(config.pipeline) for config in loaded}
    if baselines:
        systems |= all_baselines()
    if published is not None:
        for name, texts in parse_systems(_lines(str(published)), str(published)).items():
            systems[name] = lambda topic, _, texts=texts: texts.get(topic.id, "")  # type: ignore[misc]
    return systems


def _lines(name: str) -> list[str]:
    """Return the lines of JSON lines, of any system; U+0085 and U+2028 may be in a string."""
    from summarize.cli.reading import read_text

    return read_text(name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
