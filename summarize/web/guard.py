"""ASGI → ASGI: who may ask (Host, Origin), what goes out (headers), and a problem for every error."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarize.render.citations import fold
from summarize.web.answers import problem
from summarize.web.faults import fault_of, refuse

_TWO_LENGTHS = frozenset({"transfer-encoding", "content-length"})
"""Where a request ends is doubtful if it has both: what follows it is not read (RFC 9112, 6.1)."""
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # With no-referrer, browsers say "Origin: null" where a page of ours sends a form.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
}


class Guard:
    """Lets through what this machine asks for itself, and answers every error as a problem."""

    def __init__(self, app: ASGIApp, *, port: int, verbose: bool) -> None:
        self._app, self._verbose = app, verbose
        names = ("127.0.0.1", "localhost")
        self._hosts = {f"{name}:{port}" for name in names} | ({*names} if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, asked = time.monotonic(), 0, Headers(scope=scope)

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if {*asked} >= _TWO_LENGTHS:
                    headers["Connection"] = "close"
            await send(message)

        try:
            check_asker(asked, scope["method"], self._hosts)
            await self._app(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback for a client
            fault = fault_of(error)
            if fault.code == "bug":
                say(fault.detail)
            if not status:
                await problem(fault, Request(scope))(scope, receive, guarded)
        finally:
            if self._verbose:
                path = f"{scope['method']} {scope['path']}"
                log(path, status, time.monotonic() - began)


def check_asker(headers: Mapping[str, str], method: str, hosts: set[str]) -> None:
    """Refuse a request that another site makes a browser send.

    Another name in ``Host`` is how DNS rebinding looks, another ``Origin`` how forged requests look; what
    another port of this machine asks for is foreign as well.

    Raises:
        RefusedError: codes ``host`` (421), ``origin`` (403).

    """
    host = headers.get("host", "").lower()
    if host not in hosts:
        raise refuse(421, "host", f"this server is called {' or '.join(sorted(hosts))}, not {host[:80]!r}")
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"http://{host}":
        raise refuse(403, "origin", f"requests from {origin[:80]!r} are not answered")
    site = headers.get("sec-fetch-site", "none")
    # Somebody may link to a page of ours: then it is opened, not read by them.
    opened = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    if site not in {"none", "same-origin"} and not (opened and method in _SAFE_METHODS):
        raise refuse(403, "origin", "requests from other sites are not answered")


def log(asked: str, status: int, seconds: float) -> None:
    """Say on standard error what was asked; nothing of it can look like anything else."""
    say(f"{status} {seconds * 1000:.0f} ms {fold(asked)[:200]!a}")


def say(message: str) -> None:
    """Write one line on standard error."""
    print(f"summarize: {fold(message)}", file=sys.stderr, flush=True)  # noqa: T201  # the access log
