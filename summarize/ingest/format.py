"""What a format says of itself, so that one file adds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarize.ingest.content import Content, Pieces
from summarize.ingest.look import Look

Reader = Callable[[Content], Pieces]


def _never(_: Look) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of input: how it is recognised, what it needs, and what reads it.

    Each module of ``summarize.ingest.formats`` holds one, as ``FORMAT``. An input is of the first format, by
    ``rank``, that is sure of it; else of the one whose root element it has; else of the first that takes it
    as likely.
    """

    kind: str
    """Its name, which messages show."""
    reader: Callable[[], Reader]
    """Imports and returns the function that reads it: recognising an input shall load no reader."""
    suffixes: frozenset[str] = frozenset()
    """Suffixes without their dot, in lower case, for which folders and archives are searched."""
    other_suffixes: frozenset[str] = frozenset()
    """Suffixes that name the format, but for which nothing is searched."""
    media_types: frozenset[str] = frozenset()
    """Without parameters, in lower case."""
    roots: frozenset[str] = frozenset()
    """Root elements in lower case, with the usual prefix, where the format is a kind of markup."""
    surely: Callable[[Look], bool] = _never
    """The signature: whether the bytes are of this format, whatever they are called."""
    likely: Callable[[Look], bool] = _never
    """Whether bytes that are surely of none may be read as this one; name and media type may count."""
    rank: int = 0
    """Formats of a lower rank are asked first, those of one rank by their names."""
    libraries: tuple[str, ...] = ()
    """Modules that the reader imports when it is called, loaded before its time is counted."""
    is_archive: bool = False
    """Whether it holds files of any format: an archive is opened in an archive, and not in a third."""
    has_records: bool = False
    """Whether it is a row of records, so that a part of it can be read by itself."""
    needs_no_limits: bool = False
    """Whether it is read in our own process: there is no parser that could need long or fail."""
