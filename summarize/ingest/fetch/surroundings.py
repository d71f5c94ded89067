"""What a request needs from the world around it."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.request import getproxies_environment

from summarize.ingest.fetch.resolve import Resolver, system_resolver


@cache
def tls_context() -> ssl.SSLContext:
    """Return the context of every connection: certificates of the system and of certifi, names checked."""
    import certifi  # noqa: PLC0415  # needed once

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a request needs from the world: names, time, patience. Tests bring their own."""

    resolve: Resolver = system_resolver
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    tls: Callable[[], ssl.SSLContext] = tls_context
    proxies: Mapping[str, str] = field(default_factory=getproxies_environment)
    """Proxies by scheme, and ``no``: what ``http_proxy``, ``https_proxy`` and ``no_proxy`` say."""
