"""The working process: what is asked of its desk → the answer or a fault, within its processor time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Concatenate, ParamSpec, TypeVar

from summarize.web.desk import Desk
from summarize.web.faults import Fault, fault_of
from summarize.web.service import Service

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

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
