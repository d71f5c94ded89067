"""What is wrong with a request → its fields as a problem (RFC 9457), under the codes of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from summarize.errors import FetchError, SchemaError, SourceError, StoreError, SummarizeError
from summarize.model import Problem
from summarize.render.citations import fold

_USAGE, _BUG = 2, 1
"""Exit statuses of the command line that are no error of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a request is not answered; plain data that crosses processes."""

    status: int
    """Of HTTP."""
    code: str
    """Stable; those of problems and errors are the same as elsewhere."""
    detail: str
    exit_status: int = _USAGE
    """How the command line ends in the same case."""
    problems: tuple[Problem, ...] = ()
    """What could not be read."""
    retry_after: int | None = None
    """Seconds after which another try may help."""

    @property
    def title(self) -> str:
        """The name of the status."""
        return HTTPStatus(self.status).phrase

    def to_dict(self) -> dict[str, Any]:
        """Return it as the members of ``application/problem+json``."""
        listed = [{"code": p.code, "origin": p.origin, "message": fold(p.message)} for p in self.problems]
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": fold(self.detail),
            "code": self.code,
            "exit_status": self.exit_status,
            **({"problems": listed} if listed else {}),
        }


class RefusedError(Exception):
    """A request is not answered, for this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail)
        self.fault = fault


def refuse(status: int, code: str, detail: str, *, retry_after: int | None = None) -> RefusedError:
    """Return the error for a request that is wrong in itself."""
    return RefusedError(Fault(status=status, code=code, detail=detail, retry_after=retry_after))


def fault_of(error: Exception) -> Fault:
    """Return what an error comes to: 422 for what cannot be used, 503 for a store, 500 for a bug of ours."""
    if isinstance(error, RefusedError):
        return error.fault
    if not isinstance(error, SummarizeError):
        detail = f"a bug of ours: {type(error).__name__}: {error}"[:500]
        return Fault(status=500, code="bug", detail=detail, exit_status=_BUG)
    code, status, retry = "nothing-to-summarize", 422, None
    if isinstance(error, SourceError):
        code = error.code
    elif isinstance(error, SchemaError):
        code = "schema"
    elif isinstance(error, FetchError):
        code = error.reason
    elif isinstance(error, StoreError):
        code, status, retry = error.code, 503, 5
    return Fault(
        status=status, code=code, detail=str(error), exit_status=error.exit_status, retry_after=retry
    )
