"""Briefing → plain text, for pipes and mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from summarize.model.briefing import Briefing
from summarize.render.briefing.page import USUAL, Citation, Entry, Extent, page
from summarize.render.citations import fold

_WIDTH = 96
_INDENT = "   "


def to_text(briefing: Briefing, extent: Extent = USUAL, *, linked: bool = False) -> str:
    """Return the stories, each with its sentences and who says them; ``linked``: with the addresses below."""
    shown = page(briefing, extent)
    lines = [shown.title, shown.counts, ""]
    for number, entry in enumerate(shown.entries, 1):
        lines += [fold(entry.section).upper(), ""] if entry.opens and entry.section else []
        lines += _entry(number, entry)
        lines += [*_links([c for said in entry.said for c in said.cited]), ""] if linked else [""]
    if shown.also or shown.more:
        lines.append("Also:")
        for entry in shown.also:
            lines.append(_hanging(f"- {fold(entry.headline)}{_names(entry.cited)}"))
            lines += _links(entry.cited) if linked else []
        lines += [f"  and {shown.more} more in the JSON"] * bool(shown.more)
        lines.append("")
    if shown.differing:
        lines.append("They differ:")
        for text, cited in shown.differing:
            lines.append(_hanging(f"- {fold(text)}{_names(cited)}"))
            lines += _links(cited) if linked else []
        lines.append("")
    lines += [_hanging(fold(line)) for line in shown.closing]
    return "\n".join(lines).rstrip("\n") + "\n"


def _entry(number: int, entry: Entry) -> Iterator[str]:
    yield _hanging(f"{number}  {fold(entry.headline)}", _INDENT)
    yield f"{_INDENT}{fold(entry.note)}"
    plain = " ".join(f"{fold(said.text)}{_names(said.cited)}" for said in entry.said if not said.updated)
    updated = [f"+ {fold(said.text)}{_names(said.cited)}" for said in entry.said if said.updated]
    yield from (_hanging(f"{_INDENT}{part}", _INDENT) for part in (plain, *updated) if part)


def _links(cited: Sequence[Citation]) -> list[str]:
    """Return the addresses, each whole on a line of its own, so that a mail program makes it a link."""
    return [f"{_INDENT}{fold(c.name)}: {c.url}" for c in dict.fromkeys(cited) if c.url]


def _names(cited: Sequence[Citation]) -> str:
    return f" [{', '.join(fold(c.name) for c in cited)}]" if cited else ""


def _hanging(text: str, indent: str = "  ") -> str:
    first = text[: len(text) - len(text.lstrip(" "))]
    return textwrap.fill(
        text.strip(), _WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
