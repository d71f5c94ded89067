"""``summarize config``: presets and configuration files."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from summarize.cli.inputs import refuse_inputs
from summarize.cli.options import CONFIG, budget_options, complete_settings, load_settings, make_budget


@click.group()
def config() -> None:
    """Look at presets, and check configuration files.

    Of one setting, the first of these decides that sets it: the command line, a variable of the environment
    (SUMMARIZE_RANK_DAMPING=0.9; SUMMARIZE_CONFIG, SUMMARIZE_BUDGET), the TOML file, the preset that it
    extends, the default.
    """


def _complete_key(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the settings that begin so."""
    from summarize.config.environment import variables

    return [CompletionItem(key) for key in variables().values() if key.startswith(incomplete)]


@config.command("list")
def list_() -> None:
    """List the presets."""
    from summarize.config.presets import presets

    for name, purpose in presets().items():
        click.echo(f"{name:<10} {purpose}")


@config.command()
@click.argument("name", shell_complete=complete_settings, default="default", envvar=CONFIG)
@budget_options
def show(name: str, **limits: Any) -> None:  # noqa: ANN401
    """Print every effective setting of a preset or of a TOML file, as TOML.

    Each with its meaning, unit and range, and where its value is from: the command line, a variable of the
    environment (SUMMARIZE_RANK_DAMPING), the file with its line, the preset, or the default.
    """
    from dataclasses import replace

    from summarize.config.reading import config_file

    refuse_inputs(None, {"the configuration": [config_file(name)]})
    chosen, settings = make_budget(limits), load_settings(name)
    if chosen is not None:
        unit = next(unit for unit, limit in limits.items() if limit is not None)
        origins = {**settings.origins, **dict.fromkeys(("budget.limit", "budget.unit"), f"--{unit}")}
        settings = replace(settings, budget=chosen, origins=origins)
    click.echo(settings.to_toml(), nl=False)


@config.command()
@click.argument("key", shell_complete=_complete_key)
def explain(key: str) -> None:
    """Say what a setting means, its unit and range, its default, and the variable that sets it."""
    from summarize.config.explaining import explain as text

    click.echo(text(key), nl=False)


@config.command()
@click.argument("first", shell_complete=complete_settings)
@click.argument("second", shell_complete=complete_settings)
def diff(first: str, second: str) -> None:
    """List the settings in which two presets or TOML files differ."""
    import json

    from summarize.config.reading import load_config
    from summarize.config.settings import differences

    found = differences(load_config(first).tables, load_config(second).tables)
    rows: list[tuple[str, ...]] = [("", first, second)]
    for key, pair in found.items():
        rows.append((key, *("-" if v is None else json.dumps(v, ensure_ascii=False) for v in pair)))
    widths = [max(len(row[i]) for row in rows) for i in range(2)]
    for row in rows if found else ():
        click.echo(f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}")
    if not found:
        click.echo("no difference")


@config.command()
@click.argument("file", shell_complete=complete_settings)
def check(file: str) -> None:
    """Check a TOML file; exit status 78 with file, line and key if something is wrong."""
    from summarize.config.reading import load_config

    settings = load_config(file)
    budget = settings.budget
    said = "auto" if budget.unit == "auto" else f"{budget.limit:g} {budget.unit}"
    click.echo(f"{file}: fine ({said})")


@config.command()
def schema() -> None:
    """Print the JSON schema of configuration files."""
    from summarize.schema import read_schema

    click.echo(read_schema("config"), nl=False)
