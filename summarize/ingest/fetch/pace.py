"""How often one host is asked, when it is asked again, and when it is given up."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from summarize.errors import FetchError

if TYPE_CHECKING:
    from summarize.ingest.fetch.target import Target

_FAILURES = 3
"""In a row, without any answer: then a host is left alone for the rest of the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Keeps a pause between two requests to one host, in whatever thread they are made."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _free: dict[str, float] = field(default_factory=dict, init=False, repr=False)
    _failed: Counter[str] = field(default_factory=Counter, init=False, repr=False)

    def wait(self, target: Target, *, pause: float, longest: float) -> None:
        """Wait for our turn, at most ``longest`` seconds, and book the next one ``pause`` behind it.

        Raises:
            FetchError: the turn is too far away (``retry-later``).

        """
        key = target.server
        with self._lock:
            now = self.clock()
            turn = max(now, self._free.get(key, now))
            if turn - now > longest:
                msg = f"{target.url}: left out, {target.host} asked us to wait {turn - now:.0f} s"
                raise FetchError(msg, url=target.url, reason="retry-later")
            self._free[key] = turn + pause
        if turn > now:
            self.sleep(turn - now)

    def book(self, target: Target, pause: float) -> None:
        """Let the next request come no sooner than in ``pause`` seconds."""
        key = target.server
        with self._lock:
            self._free[key] = max(self._free.get(key, 0), self.clock() + pause)

    def note(self, target: Target, *, answered: bool) -> None:
        """Remember whether a host answered."""
        key = target.origin
        with self._lock:
            self._failed[key] = 0 if answered else self._failed[key] + 1

    def check(self, target: Target) -> None:
        """Refuse a host that did not answer several times in a row.

        Raises:
            FetchError: reason ``host-down``.

        """
        key = target.origin
        if self._failed[key] >= _FAILURES:
            msg = f"{target.url}: left out, {target.host} did not answer {_FAILURES} times in a row"
            raise FetchError(msg, url=target.url, reason="host-down")


PASSING = frozenset({"connect", "reset", "protocol", "truncated", "dns"})
"""Reasons that may be gone a moment later."""
PASSING_STATUS = frozenset({429, 500, 502, 503, 504})


def wait_before_retry(headers: Mapping[str, str], backoff: float) -> float:
    """Return how many seconds a server asks us to wait (RFC 9110, Retry-After), at least ``backoff``.

    A date is read against the server's own ``Date``: its clock and ours need not agree.
    """
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return max(backoff, float(asked[:9]))
    try:
        until = parsedate_to_datetime(asked)
        now = parsedate_to_datetime(headers.get("date", ""))
        return max(backoff, (until - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return backoff
