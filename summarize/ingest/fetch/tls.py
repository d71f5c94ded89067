"""Which servers are trusted."""

from __future__ import annotations

import ssl
from functools import cache


@cache
def tls_context() -> ssl.SSLContext:
    """Return the context of every connection: certificates of the system and of certifi, names checked."""
    import certifi  # noqa: PLC0415  # needed once

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
