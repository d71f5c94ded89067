"""What may be reached, how much and how long, and what is left of that time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from summarize.errors import FetchError

PRODUCT = "summarize"
"""Our name in robots.txt (RFC 9309, product token)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may be reached, and under which name."""

    allow_private: bool = False
    """Also reach loopback, private, link-local and other addresses that are not public."""
    allow_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    """Networks that may be reached although they are not public; the rest stays refused."""
    ports: frozenset[int] = frozenset({80, 443})
    contact: str | None = None
    """Where the owner of a site finds us: a page or an address, shown in the user agent."""
    proxy: str | None = None
    """Proxy for every request, such as ``http://proxy.example:3128``; None asks the environment."""
    pause: float = 1.0
    """Seconds between two requests to one host; a longer Crawl-delay wins."""
    longest_pause: float = 30.0
    """A longer Crawl-delay is cut to this."""

    def __post_init__(self) -> None:
        if self.contact is not None and not (self.contact.isascii() and self.contact.isprintable()):
            msg = f"Policy.contact goes into a header: plain ASCII only, not {self.contact!r}"
            raise ValueError(msg)

    @property
    def user_agent(self) -> str:
        """``summarize/VERSION``, with the contact where there is one."""
        from importlib.metadata import version  # noqa: PLC0415  # slow to import, and rarely asked for

        contact = f" (+{self.contact})" if self.contact else ""
        return f"{PRODUCT}/{version('summarize')}{contact}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much and how long: sizes in bytes, times in seconds."""

    total: float = 30.0
    """The whole request: names, connections, TLS, redirects, retries, the last byte of the body."""
    connect: float = 10.0
    """One connection."""
    silence: float = 15.0
    """A server that sends nothing for so long is given up."""
    headers: int = 64 * 2**10
    body: int = 20 * 2**20
    """As sent."""
    expanded: int = 50 * 2**20
    """After decompression."""
    ratio: int = 100
    """Expanded to sent, where more than ``ratio_floor`` bytes come out."""
    ratio_floor: int = 2**20
    redirects: int = 5
    attempts: int = 3
    backoff: float = 0.5
    """Pause before the second attempt; doubles each time."""


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
