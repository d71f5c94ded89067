"""A server on this machine, in a thread, as ``summarize serve`` runs it."""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from summarize.web.server import listen, server_of
from summarize.web.service import Service


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    port: int

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def post(self, path: str, body: bytes, media_type: str = "text/plain") -> Answer:
        return self.ask("POST", path, body, {"Content-Type": media_type})

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)


@contextmanager
def serving(service: Service) -> Iterator[Served]:
    """Serve until the end of the block."""
    ready = threading.Event()
    with listen(0) as listening:
        port = listening.getsockname()[1]
        server = server_of(service, port, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            assert ready.wait(20)
            yield Served(port)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def busy() -> Iterator[None]:
    """Stop the working processes for a while."""
    workers = [child.pid for child in multiprocessing.active_children() if child.pid is not None]
    assert workers
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in workers:
            os.kill(pid, signal.SIGCONT)


def form(*parts: tuple[str, str | None, bytes]) -> tuple[bytes, str]:
    """A form of (field, file name, content), and its media type."""
    made = b""
    for field, name, content in parts:
        called = "" if name is None else f'; filename="{name}"'
        made += f'--cut\r\nContent-Disposition: form-data; name="{field}"{called}\r\n\r\n'.encode()
        made += content + b"\r\n"
    return made + b"--cut--\r\n", "multipart/form-data; boundary=cut"


def fault(answer: Answer) -> tuple[int, str]:
    """Status and code of a problem, which has all that a problem has."""
    assert answer.headers["content-type"] == "application/problem+json"
    said = json.loads(answer.body)
    assert said["status"] == answer.status
    assert {*said} >= {"type", "title", "detail", "exit_status"}
    return answer.status, said["code"]
