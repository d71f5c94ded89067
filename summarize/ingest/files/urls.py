"""Is what somebody wrote a URL?"""

from __future__ import annotations

import re

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(text: str) -> bool:
    """Say whether a URL is meant, of whatever scheme, and not a file."""
    return _URL.match(text) is not None
