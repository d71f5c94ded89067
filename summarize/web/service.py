"""What the server serves, and what a request may cost."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarize.config.settings import Config
from summarize.ingest.fetch import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What clients may ask for, and for how long."""

    body: int = 8 * 2**20
    """Bytes of a request."""
    head_seconds: float = 10.0
    """Seconds for the head of a request, and to send the next byte of it."""
    body_seconds: float = 30.0
    """Seconds for the body of a request."""
    connections: int = 200
    """Connections that are open at a time."""
    waiting: int = 4
    """Requests that may wait for one working process, however long those before them take."""
    most_waiting: int = 32
    """Requests that may wait while they are expected to wait less than ``wait_seconds``."""
    wait_seconds: float = 1.0
    work_seconds: float = 60.0
    """Processor time of one request."""
    studies: int = 32
    """Inputs that one working process keeps for other lengths of their digests."""
    study_bytes: int = 256 * 2**20
    """Bytes of memory that these take, as estimated."""
    addresses: int = 20
    """Addresses of one request that are fetched."""
    fetched: int = 32 * 2**20
    """Bytes that come from them, after which no other is fetched."""
    answer_seconds: float = 300.0
    """Seconds from the head of a request until its answer is taken."""
    stop_seconds: float = 10.0
    """Seconds that requests under way have when the server is stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the server serves."""

    config: Config
    store: str | None = None
    """A store of articles, for the pages of search and of briefings by date."""
    fetcher: Fetcher | None = None
    """How addresses are fetched; None where none may be."""
    jobs: int = 1
    """Processes that work."""
    verbose: bool = False
    """Whether each request is logged on standard error."""
    limits: Limits = field(default_factory=Limits)
