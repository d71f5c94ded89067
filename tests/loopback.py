"""A web server on this machine that behaves as badly as a test wants, and counts what it sends."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

ROBOTS = "/robots.txt"


@dataclass
class Asked:
    """A request, and the connection that it came on."""

    path: str
    headers: dict[str, str]
    connection: socket.socket

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)


Answer = bytes | Callable[[Asked], None]


def response(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; ``content_type="text/html"`` becomes a header of that name."""
    fields = {"Content-Length": str(len(body))} | {k.replace("_", "-").title(): v for k, v in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return response(status=status, location=location)


def validated(body: bytes, etag: str, **headers: str) -> Callable[[Asked], None]:
    """A page with a validator: 304 without a body where it did not change."""

    def answer(asked: Asked) -> None:
        same = asked.headers.get("if-none-match") == etag
        asked.send(
            response(status="304 Not Modified", etag=etag) if same else response(body, etag=etag, **headers)
        )

    return answer


@dataclass
class Site:
    """Answers by path; what is not there is 404."""

    routes: dict[str, Answer] = field(default_factory=dict)
    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    asked: list[str] = field(default_factory=list)
    sent: int = 0
    connections: int = 0
    port: int = 0

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.host}:{self.port}"

    @contextlib.contextmanager
    def running(self) -> Iterator[Site]:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listener = socket.create_server((self.host, 0), backlog=128, family=family)
        self.port = listener.getsockname()[1]
        thread = threading.Thread(target=self._accept, args=(listener,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            # shutdown() wakes accept(); close() alone does not.
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                while b"\r\n\r\n" not in head:
                    if not (data := connection.recv(65536)):
                        return
                    head += data
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
                self._answer(Asked(first.split(" ")[1], headers, connection))

    def _answer(self, asked: Asked) -> None:
        self.asked.append(asked.path)
        answer = self.routes.get(asked.path, response(b"gone", status="404 Not Found"))
        if callable(answer):
            answer(asked)
        else:
            self.sent += len(answer)
            asked.send(answer)


def pages(site: Site) -> list[str]:
    """What was asked for, without robots.txt."""
    return [path for path in site.asked if path != ROBOTS]
