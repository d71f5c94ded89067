"""The formats that a digest is shown in: one row each, which every user of formats reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.model import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFormat:
    """How one format is named and made."""

    module: str
    """Imported when the format is used: rich and msgspec take time to load."""
    function: str
    """Digest → str, in that module."""
    media_type: str
    suffixes: tuple[str, ...] = ()
    """What a file of this format may end in, with the dot."""
    other_names: tuple[str, ...] = ()
    """What else a user may call it."""

    def render(self, digest: Digest) -> str:
        """Return the digest in this format."""
        made: Callable[[Digest], str] = getattr(import_module(self.module), self.function)
        return made(digest)


FORMATS: dict[str, OutputFormat] = {
    "terminal": OutputFormat(
        module="summarize.render.terminal",
        function="to_terminal",
        media_type="text/plain",
        other_names=("screen",),
    ),
    "text": OutputFormat(
        module="summarize.render.text",
        function="to_text",
        media_type="text/plain",
        suffixes=(".txt", ".text"),
        other_names=("txt", "plain"),
    ),
    "markdown": OutputFormat(
        module="summarize.render.markdown",
        function="to_markdown",
        media_type="text/markdown",
        suffixes=(".md", ".markdown"),
        other_names=("md",),
    ),
    "json": OutputFormat(
        module="summarize.model.canonical",
        function="to_json",
        media_type="application/json",
        suffixes=(".json",),
    ),
}
"""Formats by their names, in the order in which they are listed."""
