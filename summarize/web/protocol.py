"""HTTP/1.1 as uvicorn reads it, with a time limit for the heads of requests and a limit of connections."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from uvicorn.protocols.http.h11_impl import H11Protocol

from summarize.web.answers import PROBLEM
from summarize.web.faults import Fault
from summarize.web.guard import log
from summarize.web.service import Service


class Bounded(H11Protocol):
    """One connection, within the limits of ``service``."""

    service: Service
    _timer: asyncio.TimerHandle | None = None
    _heard = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as there
        """Refuse a connection too many; else wait for the head of a request."""
        super().connection_made(transport)
        if len(self.connections) > self.service.limits.connections:
            msg = f"{self.service.limits.connections} connections are open already"
            self._refuse(Fault(status=503, code="busy", detail=msg, retry_after=2))
        else:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Note that something came."""
        self._heard = True
        super().data_received(data)

    def handle_events(self) -> None:
        """Bound the time of an answer that begins."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._end_after(self.service.limits.answer_seconds, self.transport.abort)

    def on_response_complete(self) -> None:
        """Wait for the next head."""
        self._heard = False
        self._expect_head()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        self._refuse(Fault(status=400, code="bad-request", detail=msg))

    def _expect_head(self) -> None:
        self._end_after(self.service.limits.head_seconds, self._too_slow)

    def _end_after(self, seconds: float, end: Callable[[], None]) -> None:
        self._stop_timer()
        self._timer = self.loop.call_later(seconds, end)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        if self.transport.is_closing():
            # It does not take what was written.
            self.transport.abort()
        elif self._heard:
            msg = f"the head of the request did not come within {self.service.limits.head_seconds:g} seconds"
            self._refuse(Fault(status=408, code="too-slow", detail=msg))
        else:
            # A connection that a browser opened in advance.
            self.transport.close()

    def _refuse(self, fault: Fault) -> None:
        if self.transport.is_closing():
            return
        content = json.dumps(fault.to_dict()).encode() + b"\n"
        retry = f"Retry-After: {fault.retry_after}\r\n" if fault.retry_after is not None else ""
        head = (
            f"HTTP/1.1 {fault.status} {fault.title}\r\nContent-Type: {PROBLEM}\r\n{retry}"
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + content)
        self.transport.close()
        self._expect_head()
        if self.service.verbose:
            log("(no request)", fault.status, 0.0)


def protocol_of(service: Service) -> type[H11Protocol]:
    """Return the protocol that keeps the limits of a service."""
    return type("BoundedOfService", (Bounded,), {"service": service})
