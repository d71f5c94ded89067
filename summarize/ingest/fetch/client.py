"""URL → Fetched: every request of the project goes through ``Fetcher.fetch``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urldefrag

from summarize.errors import FetchError
from summarize.ingest.fetch.address import is_private_name
from summarize.ingest.fetch.exchange import Response, Route, exchange
from summarize.ingest.fetch.pace import PASSING, PASSING_STATUS, Pace, wait_before_retry
from summarize.ingest.fetch.policy import Deadline, Limits, Policy
from summarize.ingest.fetch.proxy import choose_proxy
from summarize.ingest.fetch.resolve import check_addresses, resolve_within
from summarize.ingest.fetch.robots import Robots
from summarize.ingest.fetch.surroundings import Surroundings
from summarize.ingest.fetch.target import Target, parse_target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SLOW_DOWN = frozenset({429, 503})
_UNANSWERED = frozenset({"dns", "connect", "tls", "timeout", "reset"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave us to ask whether something changed (RFC 9110, conditional requests)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from a URL."""

    url: str
    """As it was asked for."""
    final_url: str
    """After redirects."""
    unchanged: bool = False
    """The server says that nothing changed (304); then there is no body."""
    body: bytes = b""
    media_type: str | None = None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Makes requests; remembers for one run what hosts ask for and when they were asked."""

    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    surroundings: Surroundings = field(default_factory=Surroundings)
    _robots: Robots = field(default_factory=Robots, init=False, repr=False)
    _pace: Pace = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pace = Pace(clock=self.surroundings.clock, sleep=self.surroundings.sleep)
        object.__setattr__(self, "_pace", pace)

    def fetch(self, url: str, *, known: Validators | None = None) -> Fetched:
        """Get ``url``: addresses checked, robots.txt honoured, redirects followed, all by one deadline.

        The deadline begins when it is our turn: waiting between two requests to a host does not count.

        Raises:
            FetchError: nothing came; ``reason`` is a stable code (docs/collecting.md has the list).

        """
        target = parse_target(url)
        self._check_port(target)
        self._pace.check(target)
        pause = self.policy.pause
        self._pace.wait(target, pause=pause, longest=max(pause, self.policy.longest_pause))
        deadline = self._deadline(target.url)
        headers = _conditions(known)
        try:
            response = self._insist(target, headers, deadline)
        except FetchError as error:
            self._pace.note(target, answered=error.reason not in _UNANSWERED)
            if error.url == target.url:
                raise
            msg = f"{target.url}: leads to {error}"
            raise FetchError(msg, url=target.url, reason=error.reason) from error
        self._pace.note(target, answered=True)
        return _fetched(url, response)

    def _insist(self, target: Target, headers: Mapping[str, str], deadline: Deadline) -> Response:
        """Ask again where a failure may pass, as long as there is time."""
        backoff = self.limits.backoff
        for attempt in range(1, self.limits.attempts + 1):
            last = attempt == self.limits.attempts
            try:
                response = self._follow(target, headers, deadline)
            except FetchError as error:
                if error.reason not in PASSING or last or deadline.left <= backoff:
                    raise
                pause = backoff
            else:
                if 200 <= response.status < 300 or (response.status == 304 and headers):
                    return response
                pause = wait_before_retry(response.headers, backoff)
                if response.status in _SLOW_DOWN:
                    self._pace.book(response.target, pause)
                if response.status not in PASSING_STATUS or last or deadline.left <= pause:
                    raise _status_error(target, response)
            self.surroundings.sleep(pause)
            backoff *= 2
        raise AssertionError  # the last attempt returns or raises

    def _follow(
        self, target: Target, headers: Mapping[str, str], deadline: Deadline, *, robots: bool = True
    ) -> Response:
        """Follow redirects; every hop is checked like the first."""
        seen: set[str] = set()
        for _ in range(self.limits.redirects + 1):
            if target.url in seen:
                raise FetchError.at(deadline.url, "redirect-loop", f"redirects in a circle, at {target.url}")
            seen.add(target.url)
            route = self._route(target, deadline)
            if robots:
                self._ask_leave(target, deadline)
            sent = {"User-Agent": self.policy.user_agent, **headers}
            response = exchange(target, headers=sent, route=route, bounds=(self.limits, deadline))
            if response.status not in _REDIRECTS:
                return response
            target = self._next(target, response)
        raise FetchError.at(deadline.url, "redirects", f"more than {self.limits.redirects} redirects")

    def _next(self, target: Target, response: Response) -> Target:
        location = response.headers.get("location")
        if not location:
            msg = f"{target.url}: a redirect ({response.status}) that does not say where to"
            raise FetchError(msg, url=target.url, reason="redirect")
        # Servers send UTF-8 here, against RFC 9110; headers were read as Latin-1.
        location = location.encode("latin-1").decode("utf-8", "replace")
        found = parse_target(urldefrag(location).url, base=target)
        if target.scheme == "https" and found.scheme == "http":
            msg = f"{target.url}: redirects from https to http ({found.url}), which is not followed"
            raise FetchError(msg, url=target.url, reason="downgrade")
        self._check_port(found)
        return found

    def _ask_leave(self, target: Target, deadline: Deadline) -> None:
        def get(url: str) -> Response:
            return self._follow(parse_target(url), {}, deadline, robots=False)

        rules = self._robots.of(target, get)
        rules.check(target)
        pause = max(self.policy.pause, min(rules.delay, self.policy.longest_pause))
        if target.host != parse_target(deadline.url).host:
            self._pace.wait(target, pause=pause, longest=deadline.within(deadline.total))
        self._pace.book(target, pause)

    def _route(self, target: Target, deadline: Deadline) -> Route:
        """Find and check the addresses; through a proxy, its own are used and the host's are checked."""
        resolve = self.surroundings.resolve
        proxy = choose_proxy(target, given=self.policy.proxy, proxies=self.surroundings.proxies)
        try:
            addresses = resolve_within(target, resolve=resolve, deadline=deadline)
        except FetchError as error:
            # Behind a proxy there may be no names at all; then the proxy decides.
            if proxy is None or error.reason != "dns":
                raise
            addresses = ()
            self._check_name(target)
        check_addresses(target, addresses, self.policy)
        if proxy is None:
            return Route(pinned={(target.host, target.port): addresses}, tls=self.surroundings.tls())
        door = replace(target, host=proxy.host, port=proxy.port)
        pinned = {(proxy.host, proxy.port): resolve_within(door, resolve=resolve, deadline=deadline)}
        return Route(pinned=pinned, tls=self.surroundings.tls(), proxy=proxy)

    def _check_name(self, target: Target) -> None:
        if is_private_name(target.host) and not self.policy.allow_private:
            msg = f"{target.url}: {target.host} is not a public name; see --allow-private"
            raise FetchError(msg, url=target.url, reason="address")

    def _check_port(self, target: Target) -> None:
        if target.port not in self.policy.ports:
            msg = f"{target.url}: port {target.port} is not fetched from; see --allow-port"
            raise FetchError(msg, url=target.url, reason="port")

    def _deadline(self, url: str) -> Deadline:
        clock, total = self.surroundings.clock, self.limits.total
        return Deadline(at=clock() + total, clock=clock, url=url, total=total)


def _conditions(known: Validators | None) -> dict[str, str]:
    headers = {}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _fetched(url: str, response: Response) -> Fetched:
    headers = response.headers
    return Fetched(
        url=url,
        final_url=response.target.url,
        unchanged=response.status == 304,
        body=response.body,
        media_type=headers.get("content-type"),
        validators=Validators(
            etag=_sendable(headers.get("etag")), last_modified=_sendable(headers.get("last-modified"))
        ),
    )


def _sendable(value: str | None) -> str | None:
    """Keep only what may be sent back in a header, whatever a server or a store made of it."""
    if value is None or not value.isascii() or not value.isprintable() or len(value) > 1024:
        return None
    return value or None


def _status_error(target: Target, response: Response) -> FetchError:
    msg = f"{target.url}: the server answered {response.status}"
    return FetchError(msg, url=target.url, reason=f"http-{response.status}")
