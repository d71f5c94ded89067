"""The public functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from summarize.assembly import with_problems
from summarize.errors import EmptyInputError, MissingSourceError
from summarize.ingest import Loaded, load_paths
from summarize.model import Budget, Digest, Document, Problem
from summarize.pipeline import Pipeline
from summarize.verification import verify as _verify


def summarize(
    documents: Iterable[Document | str] | Document | str,
    *,
    budget: Budget | int = 200,
    pipeline: Pipeline | None = None,
) -> Digest:
    """Make one attributed digest of documents about the same events.

    Args:
        documents: ``Document``s, or texts (a str is always text, never a path).
        budget: the most that the digest may hold; a number counts words.
        pipeline: the stages; ``Pipeline()`` where none is given.

    Raises:
        EmptyInputError: no document holds a sentence.
        TypeError, ValueError: an argument is wrong.

    """
    given = [documents] if isinstance(documents, str | Document) else documents
    digest = (pipeline or Pipeline())([_document(d) for d in given], Budget.of(budget))
    return with_problems(digest, documents.problems) if isinstance(documents, Loaded) else digest


def load(*paths: str | os.PathLike[str]) -> list[Document]:
    """Read articles in any format: files, folders, glob patterns, ``-`` for standard input.

    The list that is returned also has ``problems``: what could not be read, which ``summarize``
    writes into the digest.

    Raises:
        MissingSourceError: nothing could be read, and a named input does not exist.
        EmptyInputError: nothing could be read.

    """
    if not paths:
        msg = "load() needs at least one path"
        raise ValueError(msg)
    loaded = load_paths(paths)
    if not loaded:
        _raise_unusable(loaded.problems)
    return loaded


def verify(digest: Digest, documents: Iterable[Document | str] | Document | str) -> list[Problem]:
    """Check every span and every hash of a digest against its documents; empty when all hold."""
    given = [documents] if isinstance(documents, str | Document) else documents
    return _verify(digest, [_document(d) for d in given])


def _raise_unusable(problems: Sequence[Problem]) -> None:
    lines = "; ".join(problem.message for problem in problems[:3])
    more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
    missing = next((p for p in problems if p.code == "missing"), None)
    if missing is not None:
        raise MissingSourceError(lines + more, origin=missing.origin)
    raise EmptyInputError(lines + more)


def _document(given: Document | str) -> Document:
    if isinstance(given, Document):
        return given
    if isinstance(given, str):
        return Document(text=given)
    msg = f"documents must be Document or str, not {type(given).__name__}"
    raise TypeError(msg)
