"""Which configuration a command works with: its option, and the variables of the environment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from summarize.config import Config

CONFIG = "SUMMARIZE_CONFIG"


class Settings(click.ParamType[str]):
    """The name of a preset or of a TOML file; the shell completes both."""

    name = "configuration"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the presets that begin so, and let the shell add files."""
        del ctx, param
        from summarize.config import presets

        found = [
            CompletionItem(name, help=said) for name, said in presets().items() if name.startswith(incomplete)
        ]
        return [*found, CompletionItem(incomplete, type="file")]


class Key(click.ParamType[str]):
    """The dotted name of a setting, which the shell completes."""

    name = "key"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the settings that begin so."""
        del ctx, param
        from summarize.config.environment import variables

        return [CompletionItem(key) for key in variables().values() if key.startswith(incomplete)]


config_option = click.option(
    "-c",
    "--config",
    type=Settings(),
    default="default",
    show_default=True,
    envvar=CONFIG,
    metavar="NAME|FILE",
    help="A preset (see: summarize config list) or a TOML file.",
)


def load_settings(name: str) -> Config:
    """Load a preset or a file, with the variables over it, and say where a preset has a new name.

    Raises:
        ConfigError: it is wrong; exit status 78.

    """
    from summarize.config import load_config
    from summarize.config.presets import RENAMED

    if name in RENAMED:
        click.echo(f"summarize: the preset {name!r} is called {RENAMED[name]!r} now", err=True)
    return load_config(name, os.environ)
