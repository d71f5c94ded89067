"""TOML and variables → Config: a budget and a pipeline."""

from summarize.config.presets import presets
from summarize.config.reading import config_file, load_config, parse_config, recorded_config
from summarize.config.settings import Config

__all__ = ["Config", "config_file", "load_config", "parse_config", "presets", "recorded_config"]
