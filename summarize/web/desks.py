"""The queue before the working processes, and what they do with a request: answer, a fault, or no room."""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Concatenate, ParamSpec, TypeVar

from summarize.web.desk import Desk
from summarize.web.faults import Fault, RefusedError, fault_of, refuse
from summarize.web.service import Limits, Service

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_LAST = 0.2
"""How much the last request counts for the time that the next one is expected to take."""


class Desks:
    """The working processes. A study is kept by one of them, so its key says which one is asked."""

    def __init__(self, service: Service) -> None:
        self._places = [_Place(service) for _ in range(service.jobs)]

    async def ask(
        self,
        key: str,
        method: Callable[Concatenate[Desk, Asked], Answer],
        *arguments: Asked.args,
        **named: Asked.kwargs,
    ) -> Answer:
        """Call a method of the desk that ``key`` (hex digits) belongs to.

        Raises:
            RefusedError: it cannot be answered, or too many others wait (503).

        """
        place = self._places[int(key[:8], 16) % len(self._places)]
        answer = await place.ask(partial(ask, method, *arguments, **named))
        if isinstance(answer, Fault):
            raise RefusedError(answer)
        return answer

    async def start(self) -> None:
        """Start the processes, so that the first request does not wait for them."""
        for answer in await asyncio.gather(*(p.ask(partial(ask, Desk.begin)) for p in self._places)):
            if isinstance(answer, Fault):
                raise RefusedError(answer)

    def stop(self) -> None:
        """End the processes."""
        for place in self._places:
            place.stop()


class _Place:
    """One working process, and who waits for it."""

    def __init__(self, service: Service) -> None:
        # Processes that work open no connections.
        self._service, self._limits = replace(service, fetcher=None), service.limits
        self._lock = asyncio.Lock()
        self._pool = self._make()
        self._inside = 0
        self._seconds = 0.0
        self._running: set[asyncio.Task[object]] = set()

    async def ask(self, work: Callable[[], Answer]) -> Answer:
        """Wait for the process, and have it work; who leaves while waiting is forgotten."""
        self._admit(self._limits)
        self._inside += 1
        try:
            await self._lock.acquire()
        except asyncio.CancelledError:
            self._inside -= 1
            raise
        # It goes on where its client leaves: the process cannot be asked anything else meanwhile.
        running = asyncio.create_task(self._work(work))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return await asyncio.shield(running)

    def stop(self) -> None:
        # A private attribute, as there is no public way to end what runs before Python 3.14.
        for process in (self._pool._processes or {}).values():  # noqa: SLF001
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _admit(self, limits: Limits) -> None:
        waiting = self._inside - 1
        expected = self._seconds * self._inside
        short = expected <= limits.wait_seconds and waiting < limits.most_waiting
        if waiting >= limits.waiting and not short:
            msg = f"{waiting} requests are waiting already"
            raise refuse(503, "busy", msg, retry_after=max(1, math.ceil(expected)))

    async def _work(self, work: Callable[[], Answer]) -> Answer:
        began = time.monotonic()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        except BrokenProcessPool as error:
            self._pool.shutdown(wait=False)
            self._pool = self._make()
            msg = "the working process was ended: it took too much time or memory; send less at a time"
            raise RefusedError(Fault(status=422, code="worker-died", detail=msg, exit_status=65)) from error
        finally:
            self._seconds += _LAST * (time.monotonic() - began - self._seconds)
            self._inside -= 1
            self._lock.release()

    def _make(self) -> ProcessPoolExecutor:
        # No fork of a process that has threads.
        context = get_context("spawn")
        return ProcessPoolExecutor(1, mp_context=context, initializer=begin, initargs=(self._service,))


_GRACE = 10.0
"""Processor seconds after which the kernel ends a process that does not heed its own timer."""
_desks: list[tuple[Desk, float]] = []


class _OutOfTime(BaseException):
    """The processor time of a request is used up; not an ``Exception``, which a stage may handle."""


def begin(service: Service) -> None:
    """Make the desk of this process, which ends with its parent."""
    # Ctrl-C in a terminal reaches every process of it; the server says when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _desks[:] = [(Desk(service), service.limits.work_seconds)]


def ask(
    method: Callable[Concatenate[Desk, Asked], Answer], *arguments: Asked.args, **named: Asked.kwargs
) -> Answer | Fault:
    """Call a method of the desk; errors come back as plain data, which any process can read."""
    desk, seconds = _desks[0]
    _end_after(seconds)
    try:
        return method(desk, *arguments, **named)
    except _OutOfTime:
        msg = f"took more than {seconds:g} seconds of processor time: send less at a time"
        return Fault(status=422, code="too-slow", detail=msg, exit_status=65)
    except MemoryError:
        msg = "needs more memory than there is: send less at a time"
        return Fault(status=422, code="too-much-memory", detail=msg, exit_status=65)
    except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback for a client
        return fault_of(error)
    finally:
        _end_after(0)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _end_after(seconds: float) -> None:
    """Interrupt this process after so much processor time; 0: no longer."""
    if not hasattr(signal, "ITIMER_PROF"):
        return
    signal.signal(signal.SIGPROF, _out_of_time)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _out_of_time(number: int, frame: FrameType | None) -> None:
    del frame
    signal.signal(number, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, _GRACE)
    raise _OutOfTime
