"""Which names a folder or an archive is searched for."""

from __future__ import annotations

from pathlib import PurePosixPath

SUFFIXES = frozenset(
    [
        ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf",
        ".opml", ".json", ".jsonl", ".ndjson", ".pdf", ".eml", ".mbox", ".mht", ".mhtml",
        ".warc", ".gz", ".zip",
    ]
)  # fmt: skip
"""A file that is named itself may have any suffix."""


def is_article_name(name: str) -> bool:
    """Whether a file of this name, below the folder that is searched, is one to read."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.suffix.lower() in SUFFIXES and not any(map(is_hidden, path.parts))


def is_hidden(part: str) -> bool:
    """Whether a file or folder of this name is passed over, with all that it holds."""
    return (part.startswith(".") and part != "..") or part == "__MACOSX"
