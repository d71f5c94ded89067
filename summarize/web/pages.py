"""The app: paste or upload → a page with a slider; briefings by date and search where there is a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from summarize.render.formats import BRIEFINGS, FORMATS, OutputFormat
from summarize.store import Period
from summarize.web.answers import page
from summarize.web.api import PAGE, Api
from summarize.web.desk import STORE, Desk, Facts, Wanted
from summarize.web.faults import refuse
from summarize.web.incoming import FIELDS, read_body, unless_gone
from summarize.web.parameters import LENGTH, Parameter, budget_of, check, format_of, wanted_of

_KEY = frozenset("0123456789abcdef")
_KEY_DIGITS = 64
_STATIC = {"app.js": "text/javascript", "app.css": "text/css"}
_QUERY = (Parameter("q", {"type": "string"}, "Words."),)
_DAY = (Parameter("day", {"type": "string"}, "A date."), Parameter("words", {"type": "integer"}, "Words."))


@dataclass(frozen=True, slots=True)
class Pages:
    """The handlers of the app."""

    api: Api

    def routes(self) -> list[Route]:
        """Return the routes of the app."""
        return [
            Route("/", self.start, methods=["GET"]),
            Route("/static/{name}", self.static, methods=["GET"]),
            Route("/digest", self.send, methods=["POST"]),
            Route("/fetch", self.fetch, methods=["POST"]),
            Route("/digest/{key}", self.digest, methods=["GET"]),
            Route("/digest/{key}/{format}", self.written, methods=["GET"]),
            Route("/search", self.search, methods=["GET"]),
            Route("/found", self.found, methods=["GET"]),
            Route("/briefing", self.briefing, methods=["GET"]),
            Route("/briefing/{format}", self.day, methods=["GET"]),
        ]

    async def start(self, request: Request) -> Response:
        """Return the first page."""
        del request
        service = self.api.service
        return page(
            "start.html",
            fetches=service.fetcher is not None,
            addresses=service.limits.addresses,
            store=service.store is not None,
            today=_today().isoformat(),
            largest=service.limits.body // 2**20,
        )

    async def static(self, request: Request) -> Response:
        """Return the script or the style sheet."""
        name = request.path_params["name"]
        if name not in _STATIC:
            raise refuse(404, "not-found", "there is no such file")
        return Response((files("summarize.web") / "static" / name).read_bytes(), media_type=_STATIC[name])

    async def send(self, request: Request) -> Response:
        """Study what is pasted or uploaded, and lead to its page."""
        body = await self.api.body(request)
        key = body.key
        return _to_page(await unless_gone(request, self.api.desks.ask(key, Desk.study, key, body)))

    async def fetch(self, request: Request) -> Response:
        """Study what is at addresses, and lead to its page."""
        sent = await read_body(request, self.api.service.limits, types=frozenset({FIELDS}))
        fields = dict(parse_qsl(sent.data.decode("utf-8", "replace")))
        body = await self.api.fetched(fields.get("addresses", "").split())
        key = body.key
        return _to_page(await unless_gone(request, self.api.desks.ask(key, Desk.study, key, body)))

    async def digest(self, request: Request) -> Response:
        """Return the page around a digest: its length, its downloads."""
        check(request.query_params, LENGTH)
        key = _key(request)
        facts = await unless_gone(request, self.api.desks.ask(key, Desk.study, key))
        budget = budget_of(request.query_params) or self.api.service.config.budget
        words = int(budget.resolve(facts.words).limit) if budget.unit in {"words", "ratio"} else None
        query = request.url.query
        return page(
            "digest.html",
            facts=facts,
            words=min(facts.longest, words or 200),
            **_around(f"/digest/{key}", FORMATS, query, "digest"),
        )

    async def written(self, request: Request) -> Response:
        """Return a digest of a study that is kept, in a format."""
        query = request.query_params
        check(query, LENGTH)
        key = _key(request)
        name = format_of(request.path_params["format"], FORMATS)
        made = await unless_gone(
            request, self.api.desks.ask(key, Desk.digest, key, None, budget_of(query), name)
        )
        return self.api.formatted(made, FORMATS, name)

    async def search(self, request: Request) -> Response:
        """Return the articles of the store that hold some words."""
        check(request.query_params, _QUERY)
        asked = request.query_params.get("q", "")[:200]
        hits = await unless_gone(request, self.api.desks.ask(STORE, Desk.search, asked))
        return page("search.html", asked=asked, hits=hits, query=urlencode({"q": asked}))

    async def found(self, request: Request) -> Response:
        """Study the articles that a search finds, and lead to their page."""
        check(request.query_params, _QUERY)
        asked = request.query_params.get("q", "")[:200]
        facts = await unless_gone(request, self.api.desks.ask(STORE, Desk.found, asked))
        return _to_page(facts)

    async def briefing(self, request: Request) -> Response:
        """Return the page around the briefing of a day."""
        check(request.query_params, _DAY)
        day, words = _day(request), wanted_of(request.query_params).words
        query = urlencode({"day": day.isoformat(), "words": 600 if words is None else words})
        return page(
            "briefing.html",
            day=day.isoformat(),
            before=(day - timedelta(days=1)).isoformat(),
            after=(day + timedelta(days=1)).isoformat() if day < _today() else None,
            words=600 if words is None else words,
            **_around("/briefing", BRIEFINGS, query, f"briefing-{day}"),
        )

    async def day(self, request: Request) -> Response:
        """Return the briefing of a day, in a format; what was reported before does not count."""
        check(request.query_params, _DAY)
        name = format_of(request.path_params["format"], BRIEFINGS)
        period, wanted = _of_day(_day(request), wanted_of(request.query_params))
        made = await unless_gone(request, self.api.desks.ask(STORE, Desk.day, period, wanted, name))
        return self.api.formatted(made, BRIEFINGS, name)


def _to_page(facts: Facts) -> Response:
    return RedirectResponse(f"/digest/{facts.key}", status_code=303)


def _key(request: Request) -> str:
    key: str = request.path_params["key"]
    if len(key) != _KEY_DIGITS or not _KEY.issuperset(key):
        raise refuse(404, "not-found", "there is no such digest")
    return key


def _around(base: str, formats: Mapping[str, OutputFormat], query: str, name: str) -> dict[str, Any]:
    """Return what a page needs to show a text and to offer its formats."""
    downloads = [
        (format_, f"{name}{made.suffixes[0] if made.suffixes else f'.{format_}.txt'}")
        for format_, made in formats.items()
    ]
    return {"base": base, "shown": PAGE, "query": f"?{query}" if query else "", "downloads": downloads}


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _day(request: Request) -> date:
    given = request.query_params.get("day")
    try:
        day = _today() if given is None else date.fromisoformat(given)
    except ValueError as error:
        raise refuse(400, "usage", f"{given!r} is no date such as 2026-11-25") from error
    if not 1900 <= day.year < 2200:
        raise refuse(400, "usage", "the day lies between the years 1900 and 2199")
    return day


def _of_day(day: date, wanted: Wanted) -> tuple[Period, Wanted]:
    """Return a day in the time zone of this machine, and the moment that its briefing is written for."""
    begin = datetime.combine(day, time()).astimezone()
    end = datetime.combine(day + timedelta(days=1), time()).astimezone()
    period = Period(since=begin.isoformat(), until=end.isoformat())
    last = min(end - timedelta(seconds=1), datetime.now(UTC).astimezone())
    return period, replace(wanted, now=last.replace(microsecond=0))
