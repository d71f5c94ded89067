"""The HTTP API: POST /v1/digest, /v1/briefing and /v1/verify, GET /v1/schema/{name} and /openapi.json."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from summarize.errors import FetchError
from summarize.ingest.fetch import Fetched, Fetcher
from summarize.model import Problem
from summarize.model.canonical import indented
from summarize.render.formats import BRIEFINGS, FORMATS, OutputFormat
from summarize.render.templating import policy as reading_policy
from summarize.schema import read_schema
from summarize.schema.validate import SchemaName
from summarize.web.body import Body
from summarize.web.desk import Desk
from summarize.web.desks import Desks
from summarize.web.faults import RefusedError, fault_of, refuse
from summarize.web.incoming import ADDRESSES, read_body, unless_gone
from summarize.web.openapi import openapi
from summarize.web.parameters import BRIEFING, DIGEST, VERIFY, budget_of, check, flag, format_of, wanted_of
from summarize.web.service import Service

PAGE = "html"
"""The format that the app shows."""
_FRAMED = "frame-ancestors 'self'; sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""A page that came from texts of others is in a frame of the app, and cannot reach it."""
_FETCHING = 2
"""Requests that may fetch at a time."""


@dataclass(frozen=True, slots=True)
class Api:
    """The handlers of the API."""

    service: Service
    desks: Desks
    fetching: asyncio.Semaphore

    def routes(self) -> list[Route]:
        """Return the routes of the API."""
        return [
            Route("/v1/digest", self.digest, methods=["POST"]),
            Route("/v1/briefing", self.briefing, methods=["POST"]),
            Route("/v1/verify", self.verify, methods=["POST"]),
            Route("/v1/schema/{name}", self.schema, methods=["GET"]),
            Route("/openapi.json", self.description, methods=["GET"]),
        ]

    async def digest(self, request: Request) -> Response:
        """Make a digest of what is sent; ``Content-Location`` is where other lengths of it are."""
        query = request.query_params
        check(query, DIGEST)
        budget, format_ = budget_of(query), format_of(query.get("format", "json"), FORMATS)
        body = await self.body(request)
        key = body.key
        made = await unless_gone(request, self.desks.ask(key, Desk.digest, key, body, budget, format_))
        length = urlencode([(name, value) for name, value in query.items() if name != "format"])
        location = f"/digest/{key}/{format_}{'?' if length else ''}{length}"
        return self.formatted(made, FORMATS, format_, {"Content-Location": location})

    async def briefing(self, request: Request) -> Response:
        """Make a briefing of what is sent."""
        query = request.query_params
        check(query, BRIEFING)
        wanted, format_ = wanted_of(query), format_of(query.get("format", "json"), BRIEFINGS)
        body = await self.body(request)
        made = await unless_gone(request, self.desks.ask(body.key, Desk.briefing, body, wanted, format_))
        return self.formatted(made, BRIEFINGS, format_)

    async def verify(self, request: Request) -> Response:
        """Check a digest against its sources."""
        check(request.query_params, VERIFY)
        again = flag(request.query_params, "recompute")
        body = await read_body(request, self.service.limits)
        found = await unless_gone(request, self.desks.ask(body.key, Desk.verify, body, recompute=again))
        return Response(indented(found).encode("utf-8", "replace"), media_type="application/json")

    async def schema(self, request: Request) -> Response:
        """Return a published schema."""
        name, names = request.path_params["name"], get_args(SchemaName)
        if name not in names:
            raise refuse(404, "not-found", f"there is no schema {name[:40]!r}: one of {', '.join(names)}")
        return Response(read_schema(name), media_type="application/schema+json")

    async def description(self, request: Request) -> Response:
        """Return what the API offers, as OpenAPI."""
        del request
        return Response(json.dumps(openapi(), indent=1), media_type="application/json")

    async def body(self, request: Request) -> Body:
        """Read a body; addresses in it are fetched.

        Raises:
            RefusedError: it is not read, or nothing came from any address.

        """
        body = await read_body(request, self.service.limits)
        if body.type != ADDRESSES:
            return body
        # RFC 2483: one address a line, and comments.
        lines = body.data.decode("utf-8", "replace").split("\n")
        return await self.fetched([line.strip() for line in lines if line.strip() and line[0] != "#"])

    async def fetched(self, addresses: list[str]) -> Body:
        """Return what comes from addresses, as a body.

        Raises:
            RefusedError: codes ``fetch-not-allowed`` (403), ``usage``, ``busy``, or those of ``FetchError``.

        """
        fetcher, most = self.service.fetcher, self.service.limits.addresses
        if fetcher is None:
            raise refuse(403, "fetch-not-allowed", "this server was started without --allow-fetch")
        if not 0 < len(addresses) <= most:
            raise refuse(400, "usage", f"1 to {most} addresses are fetched, not {len(addresses)}")
        if self.fetching.locked():
            raise refuse(503, "busy", "other addresses are being fetched", retry_after=5)
        async with self.fetching:
            found, errors = await asyncio.to_thread(_fetch, fetcher, addresses, self.service.limits.fetched)
        problems = tuple(Problem(error.reason, error.url, str(error)) for error in errors)
        if not found:
            fault = replace(fault_of(errors[0]), problems=problems)
            raise RefusedError(fault)
        return Body(media_type=ADDRESSES, fetched=tuple(found), problems=problems)

    def formatted(
        self,
        made: bytes,
        formats: Mapping[str, OutputFormat],
        name: str,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Return a text in a format of the table; a reading page has a policy of its own."""
        policy = f"{reading_policy()}; {_FRAMED}" if name == PAGE else None
        extra = {} if policy is None else {"Content-Security-Policy": policy}
        return Response(made, media_type=formats[name].media_type, headers={**(headers or {}), **extra})


def fetching() -> asyncio.Semaphore:
    """Return what lets only a few requests fetch at a time."""
    return asyncio.Semaphore(_FETCHING)


def _fetch(fetcher: Fetcher, addresses: list[str], most: int) -> tuple[list[Fetched], list[FetchError]]:
    """Fetch addresses one after the other, until ``most`` bytes came."""
    found: list[Fetched] = []
    errors: list[FetchError] = []
    size = 0
    for address in addresses:
        if size > most:
            msg = f"{address}: not fetched: those before it hold more than {most / 2**20:g} MiB"
            errors.append(FetchError(msg, url=address, reason="too-large"))
            continue
        try:
            found.append(fetcher.fetch(address))
            size += len(found[-1].body)
        except FetchError as error:
            errors.append(error)
    return found, errors
