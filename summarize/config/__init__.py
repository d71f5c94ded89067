"""TOML and variables → Config: a budget and a pipeline."""
