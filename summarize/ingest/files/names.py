"""Which names a folder or an archive is searched for."""

from __future__ import annotations

from pathlib import PurePosixPath

from summarize.ingest.kinds import searched_suffixes


def is_article_name(name: str) -> bool:
    """Whether a file of this name, below the folder that is searched, is one to read."""
    path = PurePosixPath(name.replace("\\", "/"))
    suffix = path.suffix.lower()
    return suffix.removeprefix(".") in searched_suffixes() and not any(map(is_hidden, path.parts))


def is_hidden(part: str) -> bool:
    """Whether a file or folder of this name is passed over, with all that it holds."""
    return (part.startswith(".") and part != "..") or part == "__MACOSX"
