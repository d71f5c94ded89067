"""Paths as a user names them → Documents, with what could not be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarize.errors import FetchError, SourceError
from summarize.ingest.content import Reading
from summarize.ingest.files.contents import read_bytes
from summarize.ingest.files.find import Found, find, is_url, unused
from summarize.ingest.read import read
from summarize.model import Document, Documents, Link, Problem

if TYPE_CHECKING:
    from summarize.ingest.fetch import Fetcher


@dataclass(slots=True)
class Loading:
    """What was read so far."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    """For the origin of each document where it was read from."""
    unreached: list[FetchError] = field(default_factory=list)
    """The errors behind those problems that are about URLs."""

    def add(self, document: Document, *, place: str) -> None:
        """Add a document that was read from ``place``, under an origin that no other one has."""
        name = unused(document.origin or place, self.paths)
        self.documents.append(document if name == document.origin else replace(document, origin=name))
        self.paths[name] = place

    def take(self, reading: Reading, file: Found) -> None:
        """Add what a file held."""
        self.links += reading.links
        self.problems += reading.problems
        for document in reading.documents:
            self.add(document, place=file.place)
        if reading.links and not (reading.documents or reading.problems):
            count = len(reading.links)
            msg = f"{file.origin}: holds no article, only {count} link{'s' * (count > 1)}, not fetched here"
            self.problems.append(Problem("links-only", file.origin, msg))

    def done(self) -> Documents:
        """Return all of it."""
        return Documents(
            documents=tuple(self.documents),
            problems=tuple(self.problems),
            links=tuple(self.links),
            paths=self.paths,
        )


def load_paths(
    paths: Sequence[str | os.PathLike[str]], *, fetcher: Fetcher | None = None, encoding: str | None = None
) -> Loading:
    """Read files, articles of folders, matches of patterns, URLs; ``-`` is standard input.

    Nothing is raised for a single bad input: it is listed in ``problems``. A document's ``origin`` is its
    path below the folder that holds all of them, so it does not depend on the working directory.
    ``encoding`` is a codec of Python for files whose encoding is not stated; guessed where None.
    """
    loaded = Loading()
    for file in find(paths):
        try:
            if file.problem is not None:
                raise file.problem
            if file.path is None and is_url(file.origin):
                from summarize.ingest.web import read_url  # only for URLs  # noqa: PLC0415

                loaded.take(read_url(file.origin, fetcher), file)
            else:
                loaded.take(read(read_bytes(file), origin=file.origin, encoding=encoding), file)
        except SourceError as error:
            loaded.problems.append(Problem(error.code, error.origin, str(error)))
        except FetchError as error:
            loaded.unreached.append(error)
            loaded.problems.append(Problem(error.reason, error.url, str(error)))
    return loaded
