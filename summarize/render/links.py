"""Address of a source → an address that a page may link to, or None."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from summarize.model.hosts import ascii_host

_LONGEST = 4096
_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "%!$&'()*+,/:;=?@~._-"


def checked_url(url: str | None) -> str | None:
    """Return an http or https address in ASCII whose host is one, percent-encoded; None for all else.

    An address with a user name is none: what is before the "@" looks like the host.
    """
    if not url or len(url) > _LONGEST or _NOT_IN_A_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
        bracketed = parts.netloc.startswith("[")
        host = ascii_host(f"[{parts.hostname}]" if bracketed else parts.hostname or "")
    except ValueError:
        return None
    if scheme not in _DEFAULT_PORTS or "@" in parts.netloc or port == 0:
        return None
    authority = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        authority = f"{authority}:{port}"
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return f"{scheme}://{authority}{_encoded(parts.path) or '/'}{query}{fragment}"


def _encoded(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_SAFE)
