"""TOML and variables → Config: a budget and a pipeline."""

from summarize.config.morning import Mail, Morning
from summarize.config.presets import presets
from summarize.config.reading import config_file, load_config, parse_config, recorded_config
from summarize.config.settings import Config

__all__ = [
    "Config",
    "Mail",
    "Morning",
    "config_file",
    "load_config",
    "parse_config",
    "presets",
    "recorded_config",
]
