"""Connections to addresses that were checked, and streams that end in time."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import httpcore

if TYPE_CHECKING:
    from summarize.ingest.fetch.policy import Deadline, Limits


_FIRST_STEP = 2**14
_MOST = 8
"""Addresses of one name that are tried."""


class Meter:
    """Bytes that a connection may still bring."""

    def __init__(self, most: int, *, step: int = 2**16) -> None:
        self.left = most
        self.step = step
        """Bytes of one read."""

    def count(self, size: int) -> None:
        """Take ``size`` off; :class:`TooMuchError` when nothing is left."""
        self.left -= size
        if self.left < 0:
            raise TooMuchError


class TooMuchError(Exception):
    """A server sent more than it may."""


class BoundedStream(httpcore.NetworkStream):
    """A stream whose every step ends by the deadline, and that counts what it reads.

    A timeout of a socket starts anew with every byte; a server that drips would never be given up.
    """

    def __init__(self, stream: httpcore.NetworkStream, *, deadline: Deadline, meter: Meter) -> None:
        self._stream, self._deadline, self._meter = stream, deadline, meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there, by the deadline and within the meter."""
        data = self._stream.read(min(max_bytes, self._meter.step), self._soon(timeout))
        self._meter.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of ``buffer``, by the deadline."""
        self._stream.write(buffer, self._soon(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Secure the connection; the certificate must be for the host of the URL."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._soon(timeout))
        return BoundedStream(secured, deadline=self._deadline, meter=self._meter)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # as httpcore declares it
        """Say what httpcore asks about the socket."""
        return self._stream.get_extra_info(info)

    def _soon(self, timeout: float | None) -> float:
        return self._deadline.within(self._deadline.total if timeout is None else timeout)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, whatever the name resolves to by now."""

    def __init__(
        self, pinned: Mapping[tuple[str, int], tuple[str, ...]], *, deadline: Deadline, limits: Limits
    ) -> None:
        self._pinned, self._deadline, self._limits = pinned, deadline, limits
        # Small steps at first: little of the body comes with the headers and is counted as such.
        self.meter = Meter(limits.headers + _FIRST_STEP, step=_FIRST_STEP)
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the checked addresses that answers."""
        del timeout
        addresses = self._pinned.get((host, port), ())[:_MOST]
        failure: Exception = httpcore.ConnectError(f"{host}:{port} was not checked")
        for number, address in enumerate(addresses):
            # One dead address must not use up the time of those behind it.
            share = self._deadline.within(self._limits.connect) / (len(addresses) - number)
            try:
                stream = self._backend.connect_tcp(
                    address, port, share, local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return BoundedStream(stream, deadline=self._deadline, meter=self.meter)
        raise failure
