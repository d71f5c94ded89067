"""``summarize eval``: how good are the digests, against people, baselines and published systems?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarize.cli.inputs import refuse_inputs
from summarize.cli.loading import show_progress
from summarize.cli.numbers import Count
from summarize.errors import MissingSourceError, SourceError

if TYPE_CHECKING:
    from summarize.evaluate.systems import System


@click.command("eval")
@click.argument("data")
@click.option(
    "--words",
    type=Count(1, 1_000_000),
    default=250,
    show_default=True,
    metavar="N",
    help="Length of a summary.",
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
@click.option(
    "--statistic", type=click.Choice(["f1", "recall", "precision"]), default="f1", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Print data instead of tables.")
def evaluate(data: str, words: int, configs: tuple[str, ...], **options: object) -> None:
    """Score summaries of DATA (JSON lines of topics with human summaries) by ROUGE.

    Each line: id, lang, documents (text, title, date) and references. A table for each language, with
    the standard error over topics, the share of sentences that cannot stand alone, redundancy, words,
    and p: the share of bootstrap samples on which the first system's ROUGE-2 is not better.

    \b
    summarize eval topics.jsonl --words 250 --baselines
    summarize eval reviews.jsonl --words 25 --stem --statistic recall --config short
    """
    from summarize.config import config_file
    from summarize.evaluate.table import Setting, to_lines, to_plain
    from summarize.evaluate.table import evaluate as run
    from summarize.evaluate.topics import parse_topics

    read = [data, *([str(options["systems"])] if options["systems"] else []), *map(config_file, configs)]
    refuse_inputs(None, {"one of the inputs": read})
    topics = parse_topics(_lines(data), data)
    if not topics:
        msg = f"{data}: no topics"
        raise SourceError(msg, origin=data, code="empty")
    setting = Setting(words=words, stemming=bool(options["stem"]), statistic=str(options["statistic"]))  # type: ignore[arg-type]
    systems = _systems(configs, baselines=bool(options["baselines"]), published=options["systems"])
    tables = []
    for language, rows in run(topics, systems, setting, show_progress):
        if options["as_json"]:
            tables.append(to_plain(language, rows))
        else:
            click.echo("\n".join(to_lines(language, rows, setting)) + "\n")
    if options["as_json"]:
        click.echo(json.dumps({"data": Path(data).name, "setting": str(setting), "tables": tables}, indent=1))


def _systems(configs: tuple[str, ...], *, baselines: bool, published: object) -> dict[str, System]:
    from summarize.cli.settings import load_settings
    from summarize.evaluate.systems import baselines as all_baselines
    from summarize.evaluate.systems import pipeline_system
    from summarize.evaluate.topics import parse_systems

    loaded = [load_settings(name) for name in configs or ("default",)]
    systems = {config.name: pipeline_system(config.pipeline) for config in loaded}
    if baselines:
        systems |= all_baselines()
    if published is not None:
        for name, texts in parse_systems(_lines(str(published)), str(published)).items():
            systems[name] = lambda topic, _, texts=texts: texts.get(topic.id, "")  # type: ignore[misc]
    return systems


def _lines(name: str) -> list[str]:
    """Return the lines of JSON lines: only a line feed ends one, U+0085 and U+2028 may be in a string."""
    from summarize.ingest.files.meant import meant

    try:
        return Path(name).read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        msg = f"{name}: no such file{meant(name)}"
        raise MissingSourceError(msg, origin=name) from error
    except (OSError, ValueError) as error:
        msg = f"{name}: cannot be read: {error}"
        raise SourceError(msg, origin=name) from error
