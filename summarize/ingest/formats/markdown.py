"""Markdown, by its name or by its front matter."""

from __future__ import annotations

import regex

from summarize.ingest.format import Format, Look

_FRONT_MATTER = regex.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:[\w-]+[ \t]*[:=][^\n]*\n)", regex.ASCII)


def is_named(look: Look) -> bool:
    """Whether suffix or media type say Markdown: then HTML may be in it."""
    return "markdown" in look.said


def _likely(look: Look) -> bool:
    return is_named(look) or _FRONT_MATTER.match(look.head) is not None


FORMAT = Format(
    kind="markdown",
    reader="summarize.ingest.markdown.read_markdown",
    suffixes=frozenset({"md", "markdown"}),
    media_types=frozenset({"text/markdown"}),
    likely=_likely,
    rank=6,
    libraries=("markdown_it",),
)
