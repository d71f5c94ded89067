"""A service → a server on this machine, until it is told to stop."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from summarize.web.answers import problem
from summarize.web.api import Api, fetching
from summarize.web.desks import Desks
from summarize.web.faults import Fault
from summarize.web.guard import Guard, say
from summarize.web.pages import Pages
from summarize.web.protocol import protocol_of
from summarize.web.service import Service

HOST = "127.0.0.1"
_CODES = {404: "not-found", 405: "method"}


def listen(port: int) -> socket.socket:
    """Return a socket of this machine that listens; port 0 is any that is free.

    Raises:
        OSError: another program has the port, or it may not be used.

    """
    listening = socket.create_server((HOST, port), backlog=128)
    # Inherited by its connections. Head and body of an answer are two writes: without it, the body waits for
    # the client's delayed acknowledgement of the head, 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def server_of(service: Service, port: int, ready: Callable[[], None]) -> uvicorn.Server:
    """Return the server of a service that is reached at ``port``; it calls ``ready`` when it answers."""
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").propagate = False
    return _Server(
        uvicorn.Config(
            _app(service, port),
            http=protocol_of(service),
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=int(service.limits.stop_seconds),
        ),
        ready,
    )


def serve(service: Service, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are answered before it ends.

    ``ready`` is called once requests are answered.
    """
    server = server_of(service, listening.getsockname()[1], ready)

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        server.should_exit = True

    # uvicorn raises a signal again when it has stopped: then it comes here and ends nothing.
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[listening])
    except SystemExit as error:
        msg = "the server did not start"
        raise RuntimeError(msg) from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Server(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def _app(service: Service, port: int) -> Starlette:
    desks = Desks(service)
    api = Api(service, desks, fetching())

    @asynccontextmanager
    async def working(app: Starlette) -> AsyncIterator[None]:
        del app
        try:
            await desks.start()
            yield
        except Exception as error:
            say(f"a bug of ours: {type(error).__name__}: {error}")
            raise
        finally:
            desks.stop()

    return Starlette(
        routes=[*api.routes(), *Pages(api).routes()],
        middleware=[Middleware(Guard, port=port, verbose=service.verbose)],
        exception_handlers={HTTPException: _refused},
        lifespan=working,
    )


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # it is the handler of these
    code = _CODES.get(error.status_code, "http")
    made = problem(Fault(status=error.status_code, code=code, detail=str(error.detail)), request)
    made.headers.update(error.headers or {})
    return made
