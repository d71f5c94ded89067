"""Many URLs → what came from each, several hosts at a time and one request per host at a time."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarize.errors import FetchError
from summarize.ingest.fetch.client import Fetched, Fetcher, Validators
from summarize.ingest.fetch.target import parse_target

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Tag]):
    """A URL to fetch."""

    url: str
    tag: Tag
    """What the caller wants to know again when the answer comes."""
    known: Validators | None = None


class Crew(Generic[Tag]):
    """Threads that fetch. They are daemons: an interrupted run does not wait for a slow server."""

    def __init__(self, fetcher: Fetcher, *, hosts: int = 4) -> None:
        self._fetcher, self._hosts = fetcher, hosts
        self._change = threading.Condition()
        self._waiting: dict[str, deque[Job[Tag]]] = {}
        self._busy: set[str] = set()
        self._open = 0
        self._stopped = False
        # Bounded, so that bodies do not pile up while the reader is slow.
        self._done: queue.Queue[tuple[Job[Tag], Fetched | Exception]] = queue.Queue(hosts)

    def __enter__(self) -> Crew[Tag]:
        for number in range(self._hosts):
            threading.Thread(target=self._work, daemon=True, name=f"fetch-{number}").start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._change:
            self._stopped = True
            self._change.notify_all()
        # Nobody reads any more: let those go who wait to hand over.
        with suppress(queue.Empty):
            while True:
                self._done.get_nowait()

    def submit(self, job: Job[Tag]) -> None:
        """Queue a URL behind the others of its host."""
        try:
            host = parse_target(job.url).server
        except FetchError:
            host = ""
        with self._change:
            self._open += 1
            self._waiting.setdefault(host, deque()).append(job)
            self._change.notify()

    def results(self) -> Iterator[tuple[Job[Tag], Fetched | FetchError]]:
        """Yield answers as they come, until every URL has one; more may be submitted meanwhile."""
        while self._open:
            job, result = self._done.get()
            self._open -= 1
            if isinstance(result, Fetched | FetchError):
                yield job, result
            else:
                raise result

    def _work(self) -> None:
        while True:
            with self._change:
                while not self._stopped and self._free() is None:
                    self._change.wait()
                host = self._free()
                if self._stopped or host is None:
                    return
                job = self._waiting[host].popleft()
                self._busy.add(host)
            try:
                result: Fetched | Exception = self._fetcher.fetch(job.url, known=job.known)
            except Exception as error:  # noqa: BLE001  # a bug shows where the results are read
                result = error
            with self._change:
                self._busy.discard(host)
                if not self._waiting[host]:
                    del self._waiting[host]
                self._change.notify_all()
            self._done.put((job, result))

    def _free(self) -> str | None:
        """Return the next host that has something to fetch and is not being asked."""
        return next((host for host, jobs in self._waiting.items() if jobs and host not in self._busy), None)
