"""The formats that digests and briefings are shown in: one row each, which every user of formats reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.model import Digest
    from summarize.model.briefing import Briefing
    from summarize.model.inputs import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What a digest does not hold, and a page can show where somebody has it."""

    documents: Sequence[Document] = ()
    """The sources; a page shows their texts beside the sentences."""
    lengths: tuple[tuple[float, float], ...] = ()
    """How many words digests of several lengths have, ascending, and which share of the weight of the
    concepts each covers (0 to 1)."""


_FOLDER = "summarize.render.briefing"
_PAGES = frozenset({"terminal", "text", "markdown", "html"})
"""Formats of a briefing that show a page of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFormat:
    """How one format is named and made."""

    module: str
    """Imported when the format is used: rich and msgspec take time to load."""
    function: str
    """Digest (of ``BRIEFINGS``: Briefing) → str, in that module."""
    media_type: str
    suffixes: tuple[str, ...] = ()
    """What a file of this format may end in, with the dot."""
    other_names: tuple[str, ...] = ()
    """What else a user may call it."""
    shows_sources: bool = False
    """Whether the function also takes what is at hand, and shows the texts of the sources."""

    def render(self, shown: Digest | Briefing, at_hand: AtHand | None = None) -> str:
        """Return a digest, or a briefing, in this format; most formats show nothing of what is at hand."""
        made: Callable[..., str] = getattr(import_module(self.module), self.function)
        return made(shown, at_hand) if self.shows_sources and at_hand is not None else made(shown)

    def render_all(self, shown: Briefing) -> str:
        """Return a briefing with all that its page leaves out, where this format leaves something out."""
        if self.module.rpartition(".")[2] not in _PAGES:
            return self.render(shown)
        extent = import_module(f"{_FOLDER}.page").ALL
        made: Callable[[Briefing, object], str] = getattr(import_module(self.module), self.function)
        return made(shown, extent)


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
    "html": OutputFormat(
        module="summarize.render.html",
        function="to_html",
        media_type="text/html",
        suffixes=(".html", ".htm"),
        other_names=("htm", "web"),
        shows_sources=True,
    ),
    "json": OutputFormat(
        module="summarize.model.canonical",
        function="to_json",
        media_type="application/json",
        suffixes=(".json",),
    ),
}
"""Formats by their names, in the order in which they are listed."""

BRIEFINGS: dict[str, OutputFormat] = {
    **{
        name: replace(format_, module=f"{_FOLDER}.{name}", shows_sources=False)
        for name, format_ in FORMATS.items()
        if name != "json"
    },
    "json": FORMATS["json"],
    "feed": OutputFormat(module=f"{_FOLDER}.feed", function="to_feed", media_type="application/feed+json"),
    "atom": OutputFormat(
        module=f"{_FOLDER}.feed",
        function="to_atom",
        media_type="application/atom+xml",
        suffixes=(".atom", ".xml"),
    ),
    "eml": OutputFormat(
        module=f"{_FOLDER}.mail",
        function="to_mail",
        media_type="message/rfc822",
        suffixes=(".eml",),
        other_names=("mail", "email"),
    ),
}
"""Formats of a briefing."""
