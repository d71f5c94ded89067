"""Bytes of one input → Reading."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.ingest.content import Content, Piece, Reading
from summarize.ingest.dateline import dated
from summarize.ingest.kinds import formats, kind_of, parse
from summarize.ingest.sandbox.limits import MOST_DOCUMENTS, MOST_PROBLEMS
from summarize.ingest.sandbox.worker import worker
from summarize.model import Document, Link, Problem


def read(data: bytes, *, origin: str, media_type: str | None = None, encoding: str | None = None) -> Reading:
    """Read whatever the bytes hold. ``media_type`` (RFC 9110) is a hint; the content decides.

    ``encoding`` is a codec of Python for text whose encoding nobody states; guessed where None.

    Nothing is raised for bad content: it is listed in ``problems``. All formats but plain text are
    parsed in another process, within limits of time and memory.
    """
    content = Content(data=data, origin=origin, media_type=media_type, encoding=encoding)
    kind = kind_of(content)
    pieces = parse(content, kind) if formats()[kind].needs_no_limits else worker().parse(content, kind)
    return _reading(pieces, origin)


def _reading(pieces: Iterable[Piece], origin: str) -> Reading:
    """Sort the pieces, and bound how many of them there are."""
    documents: list[Document] = []
    links: dict[tuple[str, str], Link] = {}
    problems: list[Problem] = []
    for piece in pieces:
        if isinstance(piece, Document):
            documents.append(dated(piece))
        elif isinstance(piece, Link):
            links.setdefault((piece.kind, piece.url), piece)
        else:
            problems.append(piece)
    if not (documents or links or problems):
        problems.append(Problem.at(origin, "empty", "empty"))
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        problems[MOST_PROBLEMS:] = [Problem.at(origin, "more-problems", f"{more} more problems like these")]
    if len(documents) > MOST_DOCUMENTS:
        msg = f"{origin}: holds more than {MOST_DOCUMENTS} articles; the rest was not read"
        problems.append(Problem("too-many", origin, msg))
    return Reading(
        documents=tuple(documents[:MOST_DOCUMENTS]),
        links=tuple(links.values())[:MOST_DOCUMENTS],
        problems=tuple(problems),
    )
