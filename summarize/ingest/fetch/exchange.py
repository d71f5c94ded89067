"""One request → one response, on one connection to a checked address."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore

from summarize.errors import FetchError
from summarize.ingest.fetch.connect import Meter, PinnedBackend, TooMuchError
from summarize.ingest.fetch.expand import Expander, ExpansionError
from summarize.ingest.fetch.proxy import Proxy

if TYPE_CHECKING:
    from summarize.ingest.fetch.policy import Deadline, Limits
    from summarize.ingest.fetch.target import Target

_HEADERS = (
    ("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html, */*;q=0.5"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Connection", "close"),
)
_CAUSES: tuple[tuple[type[Exception], str, str], ...] = (
    (httpcore.ProxyError, "proxy", "the proxy refused"),
    (httpcore.TimeoutException, "timeout", "the server was silent for too long"),
    (httpcore.ConnectError, "connect", "no connection"),
    (httpcore.NetworkError, "reset", "the connection broke"),
    (httpcore.ProtocolError, "protocol", "the answer is not HTTP"),
    (httpcore.UnsupportedProtocol, "protocol", "the answer is not HTTP"),
    (ssl.SSLError, "tls", "no trusted connection"),
    (OSError, "reset", "the connection broke"),
    (ValueError, "protocol", "the answer is not HTTP"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered. Only a success has a body: nobody reads the others'."""

    target: Target
    status: int
    headers: Mapping[str, str]
    """Names in lower case; of a repeated one the first."""
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How to get there: the addresses that were checked, of the host or of a proxy."""

    pinned: Mapping[tuple[str, int], tuple[str, ...]]
    tls: ssl.SSLContext
    proxy: Proxy | None = None


def exchange(
    target: Target, *, headers: Mapping[str, str], route: Route, bounds: tuple[Limits, Deadline]
) -> Response:
    """Send a GET request and read the answer, within the limits and by the deadline.

    Raises:
        FetchError: reasons ``connect``, ``tls``, ``timeout``, ``reset``, ``protocol``, ``proxy``,
            ``truncated``, ``headers-too-large``, ``too-large``, ``expands``, ``encoding``.

    """
    limits, deadline = bounds
    backend = PinnedBackend(route.pinned, deadline=deadline, limits=limits)
    request = httpcore.Request(
        b"GET",
        # A proxy is shown this URL.
        httpcore.URL(scheme=target.scheme, host=target.host, port=target.stated_port, target=target.path),
        headers=[("Host", target.authority), *headers.items(), *_HEADERS],
        extensions={"timeout": {"connect": limits.connect, "read": limits.silence, "write": limits.silence}},
    )
    with _failures(target, deadline), _connections(route, backend) as connections:
        try:
            response = connections.handle_request(request)
        except TooMuchError as error:
            raise FetchError.at(target.url, "headers-too-large", "the headers never end") from error
        try:
            found = _headers(target, response, limits)
            backend.meter.left, backend.meter.step = limits.body + limits.headers, 2**16
            body = _body(target, response, limits) if 200 <= response.status < 300 else b""
        finally:
            response.close()
    return Response(target=target, status=response.status, headers=found, body=body)


@contextmanager
def _connections(route: Route, backend: PinnedBackend) -> Iterator[httpcore.ConnectionPool]:
    options = {"ssl_context": route.tls, "network_backend": backend, "max_connections": 1}
    if route.proxy is None:
        pool = httpcore.ConnectionPool(**options)  # type: ignore[arg-type]
    else:
        address = f"{route.proxy.scheme}://{route.proxy.authority}"
        pool = httpcore.HTTPProxy(address, proxy_auth=route.proxy.credentials, **options)  # type: ignore[arg-type]
    with pool:
        yield pool


def _headers(target: Target, response: httpcore.Response, limits: Limits) -> dict[str, str]:
    if sum(len(name) + len(value) + 4 for name, value in response.headers) > limits.headers:
        raise FetchError.at(
            target.url, "headers-too-large", f"headers of more than {limits.headers // 2**10} KiB"
        )
    found: dict[str, str] = {}
    for name, value in response.headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


def _body(target: Target, response: httpcore.Response, limits: Limits) -> bytes:
    """Read the body in pieces, so that no limit is passed by more than one piece."""
    codings = [value for name, value in response.headers if name.lower() == b"content-encoding"]
    coding = b",".join(codings).decode("latin-1").strip().lower()
    lengths = [value for name, value in response.headers if name.lower() == b"content-length"]
    if lengths and lengths[0].isdigit() and int(lengths[0][:20]) > limits.body:
        raise FetchError.at(target.url, "too-large", f"larger than {limits.body // 2**20} MiB")
    room, pieces = Meter(limits.body), []
    try:
        expander = Expander(coding, most=limits.expanded, ratio=limits.ratio, floor=limits.ratio_floor)
        for piece in response.iter_stream():
            room.count(len(piece))
            pieces += expander.feed(piece)
        expander.finish()
    except TooMuchError as error:
        raise FetchError.at(target.url, "too-large", f"larger than {limits.body // 2**20} MiB") from error
    except ExpansionError as error:
        raise FetchError.at(target.url, error.reason, str(error)) from error
    except httpcore.RemoteProtocolError as error:
        raise FetchError.at(target.url, "truncated", "the answer is cut off or damaged") from error
    return b"".join(pieces)


@contextmanager
def _failures(target: Target, deadline: Deadline) -> Iterator[None]:
    """Turn whatever a connection raises into one error with a stable reason."""
    try:
        yield
    except FetchError:
        raise
    except Exception as error:
        if deadline.left <= 0:
            raise deadline.passed() from error
        reason, why = next(((code, why) for kind, code, why in _CAUSES if isinstance(error, kind)), ("", ""))
        if not reason:
            raise
        cause = error.__cause__ or error.__context__
        if isinstance(cause, ssl.SSLError) and reason in {"connect", "reset"}:
            reason, why = "tls", "no trusted connection"
        detail = " ".join(str(error).split())[:120]
        msg = f"{target.url}: {why}{f' ({detail})' if detail else ''}"
        raise FetchError(msg, url=target.url, reason=reason) from error
