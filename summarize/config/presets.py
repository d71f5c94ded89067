"""The presets that come with the package."""

from __future__ import annotations

import importlib.resources
from importlib.resources.abc import Traversable
from pathlib import Path

RENAMED = {"brief": "short"}
"""Presets that had another name: they still work."""


def presets() -> dict[str, str]:
    """Return the presets that come with the package: name → what it is for."""
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in _folder().iterdir())
    found = {name.removesuffix(".toml"): _purpose(text) for name, text in texts if name.endswith(".toml")}
    return dict(sorted(found.items()))


def preset_named(name: str) -> str | None:
    """Return the preset that a name means, under its present name; None where it is a file."""
    present = RENAMED.get(name, name)
    return present if present in presets() else None


def preset_text(name: str) -> str:
    """Return the TOML of a preset."""
    return (_folder() / f"{name}.toml").read_text(encoding="utf-8")


def _purpose(text: str) -> str:
    """Return the first comment that is not for an editor."""
    comments = (line[1:].strip() for line in text.splitlines() if line.startswith("#"))
    return next((c for c in comments if not c.startswith(":")), "")


def _folder() -> Traversable:
    """Return the folder of presets: in the wheel inside the package, in a checkout beside it."""
    inside = importlib.resources.files("summarize") / "configs"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "configs"
