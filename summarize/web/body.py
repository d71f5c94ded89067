"""The body of a request → documents, read as files are: by their content, in the parsing process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from summarize.errors import EmptyInputError
from summarize.ingest import Loading
from summarize.ingest.fetch import Fetched
from summarize.ingest.files.find import Found
from summarize.ingest.kinds import formats
from summarize.ingest.read import read
from summarize.ingest.web import read_fetched
from summarize.model import Documents, Problem
from summarize.render.citations import fold
from summarize.web.faults import Fault, RefusedError, refuse

FORM = "multipart/form-data"
_BY_CONTENT = (
    "application/atom+xml application/gzip application/pdf application/rss+xml application/warc "
    "application/xml application/zip text/plain text/x-opml text/xml"
)
"""Types of formats that are recognised without being told."""
_LONGEST_NAME = 200
_MOST_PARTS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was sent."""

    media_type: str
    """``Content-Type``, with its parameters."""
    data: bytes = b""
    fetched: tuple[Fetched, ...] = ()
    """What came from the addresses that were sent."""
    problems: tuple[Problem, ...] = ()
    """Why nothing came from others of them."""

    @property
    def key(self) -> str:
        """The SHA-256 of all of it, 64 hex digits."""
        held = hashlib.sha256(self.media_type.encode("utf-8", "replace"))
        for part in (self.data, *(part for f in self.fetched for part in (f.final_url.encode(), f.body))):
            held.update(len(part).to_bytes(8, "big") + part)
        return held.hexdigest()

    @property
    def type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.media_type.partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One input."""

    field: str
    """The name of its field in a form; empty where the body is no form."""
    origin: str
    media_type: str | None
    data: bytes


@cache
def media_types() -> frozenset[str]:
    """Return the types of bodies that are read."""
    known = (format_.media_types for format_ in formats().values())
    return frozenset({FORM, *_BY_CONTENT.split()}).union(*known)


def parts(body: Body) -> list[Part]:
    """Return the inputs of a body, those that are empty left out.

    Raises:
        RefusedError: it is no form, though it says so.

    """
    if body.fetched:
        return []
    if body.type != FORM:
        return [Part(field="", origin="request", media_type=body.media_type, data=body.data)]
    return list(_of_form(body))


def documents_of(body: Body) -> Documents:
    """Read the articles of a body, as ``documents`` does."""
    return documents(parts(body), body)


def documents(found: Iterable[Part], body: Body | None = None) -> Documents:
    """Read inputs, and what came from the addresses of ``body``; what cannot be read is in ``problems``.

    Raises:
        RefusedError: none of them holds an article.

    """
    loaded = Loading()
    for part in found:
        loaded.take(read(part.data, origin=part.origin, media_type=part.media_type), Found(None, part.origin))
    if body is not None:
        loaded.problems += body.problems
    for page in body.fetched if body is not None else ():
        loaded.take(read_fetched(page), Found(None, page.final_url))
    if not loaded.documents:
        problems = tuple(loaded.problems)
        said = "; ".join(problem.message for problem in problems[:3]) or "nothing was sent"
        code = problems[0].code if problems else "empty"
        status = EmptyInputError(said).exit_status
        raise RefusedError(
            Fault(status=422, code=code, detail=said, exit_status=status, problems=problems[:20])
        )
    return loaded.done()


def _of_form(body: Body) -> Iterator[Part]:
    """Yield the parts of a form; a field ``text`` holds an article, a file any format."""
    from python_multipart.exceptions import FormParserError  # noqa: PLC0415  # an extra
    from python_multipart.multipart import File, create_form_parser  # noqa: PLC0415

    held: list[Any] = []
    # Nothing is written to disk: the body is in memory, and it is small.
    memory = {"MAX_MEMORY_FILE_SIZE": len(body.data) + 1, "MAX_FIELDS": _MOST_PARTS}
    try:
        parser = create_form_parser(
            {"Content-Type": body.media_type.encode("latin-1", "replace")}, held.append, held.append, memory
        )
        parser.write(body.data)
        parser.finalize()
    except (FormParserError, ValueError) as error:
        raise refuse(400, "form", f"not a form: {str(error)[:200]}") from error
    if body.data and not held:
        raise refuse(400, "form", "not a form: it has no parts, or ends before its last boundary")
    for number, part in enumerate(held, 1):
        name = (part.field_name or b"").decode("utf-8", "replace")
        if isinstance(part, File):
            part.file_object.seek(0)
            data, origin = part.file_object.read(), _origin(part.file_name or b"") or f"file {number}"
        else:
            data, origin = part.value or b"", f"text {number}"
        if data.strip():
            yield Part(field=name, origin=origin, media_type=None, data=data)


def _origin(name: bytes) -> str:
    """Return the last part of a file's name: what a browser sends as its path is nobody's business."""
    text = fold(name.decode("utf-8", "replace").replace("\\", "/").replace("\0", ""))
    return PurePosixPath(text).name[-_LONGEST_NAME:]
