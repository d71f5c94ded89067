"""``summarize config``: presets and configuration files."""

from __future__ import annotations

import click

from summarize.cli.inputs import refuse_inputs


@click.group()
def config() -> None:
    """Look at presets, and check configuration files."""


@config.command("list")
def list_() -> None:
    """List the presets."""
    from summarize.config import presets

    for name, purpose in presets().items():
        click.echo(f"{name:<10} {purpose}")


@config.command()
@click.argument("name", default="default")
def show(name: str) -> None:
    """Print every effective setting of a preset or of a TOML file, as TOML."""
    from summarize.config import config_file, load_config

    refuse_inputs(None, {"the configuration": [config_file(name)]})
    click.echo(load_config(name).to_toml(), nl=False)


@config.command()
@click.argument("file")
def check(file: str) -> None:
    """Check a TOML file; exit status 78 with file, line and key if something is wrong."""
    from summarize.config import load_config

    settings = load_config(file)
    budget = settings.budget
    click.echo(f"{file}: fine ({budget.limit:g} {budget.unit})")


@config.command()
def schema() -> None:
    """Print the JSON schema of configuration files."""
    from summarize.schema import read_schema

    click.echo(read_schema("config"), nl=False)
