"""When to ask again, and how long to wait before."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

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
