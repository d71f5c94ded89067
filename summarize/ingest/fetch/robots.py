"""robots.txt (RFC 9309): what a site asks us to leave alone, and how slowly to go."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protego import Protego

from summarize.errors import FetchError
from summarize.ingest.fetch.policy import PRODUCT

if TYPE_CHECKING:
    from summarize.ingest.fetch.exchange import Response
    from summarize.ingest.fetch.target import Target

_MOST = 512 * 2**10
"""Bytes that are read of it; RFC 9309 asks for at least 500 KiB."""
_AGENT = re.compile(r"^[^\S\n]*user[ -]?agent[^\S\n]*:?[^\S\n]*([^\n#]*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one site asks for."""

    parsed: Protego | None = None
    refused: FetchError | None = None
    """Why nothing of the site may be fetched for now."""

    def check(self, target: Target) -> None:
        """Refuse what the site asks us to leave alone.

        Raises:
            FetchError: reasons ``robots``, ``robots-unreachable``.

        """
        if self.refused is not None:
            msg = f"{target.url}: left out, because {self.refused}"
            raise FetchError(msg, url=target.url, reason="robots-unreachable") from self.refused
        if self.parsed is not None and not self.parsed.can_fetch(target.url, PRODUCT):
            raise FetchError.at(target.url, "robots", f"the site's robots.txt asks {PRODUCT} not to fetch it")

    @property
    def delay(self) -> float:
        """Seconds between two requests, 0 where the site asks for nothing."""
        delay = self.parsed.crawl_delay(PRODUCT) if self.parsed is not None else None
        return float(delay or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of every site of a run, each asked for once."""

    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _locks: dict[str, threading.Lock] = field(default_factory=dict, init=False, repr=False)
    _rules: dict[str, Rules] = field(default_factory=dict, init=False, repr=False)

    def of(self, target: Target, get: Callable[[str], Response]) -> Rules:
        """Return the rules for ``target``; ``get`` makes a guarded request that follows redirects.

        Raises:
            FetchError: the site did not answer; the next request asks again.

        """
        with self._lock:
            lock = self._locks.setdefault(target.origin, threading.Lock())
        with lock:
            if target.origin not in self._rules:
                self._rules[target.origin] = _ask(target.origin, get)
            return self._rules[target.origin]


def _ask(origin: str, get: Callable[[str], Response]) -> Rules:
    """RFC 9309, 2.3.1: no such file allows all, a server in trouble forbids all for now."""
    url = f"{origin}/robots.txt"
    try:
        response = get(url)
    except FetchError as error:
        if error.reason in {"redirects", "redirect-loop"}:
            return Rules()
        if error.blocked:
            return Rules(refused=error)
        raise
    if response.status >= 500 or response.status == 429:
        msg = f"{url}: the server answered {response.status}"
        return Rules(refused=FetchError(msg, url=url, reason=f"http-{response.status}"))
    if response.status >= 300:
        return Rules()
    text = response.body[:_MOST].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    # Thousands of names times thousands of rules would take minutes: all others become one.
    return Rules(parsed=Protego.parse(_AGENT.sub(_ours_or_other, text)))


def _ours_or_other(found: re.Match[str]) -> str:
    name = found[1].strip().lower()
    return f"User-agent: {name if name in {'*', PRODUCT} else 'another'}"
