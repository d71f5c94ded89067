"""A request → its body, within bounds of size and time; and whether its client is still there."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from summarize.web.body import FORM, Body, media_types
from summarize.web.faults import refuse
from summarize.web.service import Limits

ADDRESSES = "text/uri-list"
FIELDS = "application/x-www-form-urlencoded"
Answer = TypeVar("Answer")
_DISCARDED = 8
"""A body of up to so many times the limit is read to its end, so that its client hears why it is refused."""


async def read_body(request: Request, limits: Limits, *, types: frozenset[str] | None = None) -> Body:
    """Return the body and its type, which is one of ``types``; of those that are read where they are None.

    Raises:
        RefusedError: codes ``media-type`` (415), ``too-large`` (413), ``too-slow`` (408), ``gone``.

    """
    media_type = request.headers.get("content-type", "")
    known = {*media_types(), ADDRESSES} if types is None else types
    if media_type.partition(";")[0].strip().lower() not in known:
        said = f"Content-Type {media_type[:80]!r}" if media_type else "a body without Content-Type"
        raise refuse(
            415, "media-type", f"{said} is not read; send a form ({FORM}), text/plain or another type"
        )
    try:
        async with asyncio.timeout(limits.body_seconds):
            return Body(media_type=media_type, data=await _bounded(request, limits.body))
    except TimeoutError as error:
        msg = f"the body did not come within {limits.body_seconds:g} seconds"
        raise refuse(408, "too-slow", msg) from error
    except ClientDisconnect as error:
        raise refuse(400, "gone", "the body ends before its end") from error


async def unless_gone(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """Wait for ``work``, and give up where the client leaves.

    Raises:
        RefusedError: it left (nobody reads that), or as ``work``.

    """
    job, gone = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((job, gone), return_when=asyncio.FIRST_COMPLETED)
        if job.done():
            return job.result()
        raise refuse(400, "gone", "the client left")
    finally:
        gone.cancel()
        job.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _bounded(request: Request, most: int) -> bytes:
    msg = f"a body of more than {most / 2**20:g} MiB is not read"
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > most * _DISCARDED:
        raise refuse(413, "too-large", msg)
    held = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most * _DISCARDED:
            break
        if size <= most:
            held += chunk
    if size > most:
        raise refuse(413, "too-large", msg)
    return bytes(held)
