"""How much time is left for a request, all of its parts together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarize.errors import FetchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment after which a request has failed."""

    at: float
    clock: Callable[[], float]
    url: str
    """What was asked for, for the message."""
    total: float
    """Seconds that were given."""

    @property
    def left(self) -> float:
        """Seconds, negative when it is over."""
        return self.at - self.clock()

    def within(self, seconds: float) -> float:
        """Return ``seconds``, or what is left where that is less.

        Raises:
            FetchError: nothing is left (``timeout``).

        """
        left = self.left
        if left <= 0:
            raise self.passed()
        return min(seconds, left)

    def passed(self) -> FetchError:
        """Return the error to raise when the time is over."""
        msg = f"{self.url}: no complete answer within {self.total:g} s"
        return FetchError(msg, url=self.url, reason="timeout")
