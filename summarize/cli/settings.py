"""Which configuration a command works with: its option, and the variables of the environment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summarize.config import Config

CONFIG = "SUMMARIZE_CONFIG"

config_option = click.option(
    "-c",
    "--config",
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
