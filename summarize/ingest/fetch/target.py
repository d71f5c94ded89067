"""URL as somebody wrote it → what to connect to and what to ask for (RFC 3986), or a refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from summarize.errors import FetchError
from summarize.model.hosts import ascii_host

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096
_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
_NETLOC = re.compile(r"(?P<host>\[[^\[\]]*\]|[^\[\]:]*)(?::(?P<port>[0-9]*))?")
_UNRESERVED = "!$%&'()*+,/:;=?@[]_~.-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A URL, taken apart and normalised."""

    scheme: str
    host: str
    """Lower case, ASCII; an IPv6 address has no brackets."""
    port: int
    path: str
    """Path and query, as sent."""

    @property
    def stated_port(self) -> int | None:
        """The port, or None where it is the usual one and goes without saying."""
        return None if self.port == _DEFAULT_PORTS[self.scheme] else self.port

    @property
    def authority(self) -> str:
        """Host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.stated_port is None else f"{host}:{self.port}"

    @property
    def server(self) -> str:
        """Who is asked: http and https of a host are one server, another port is another."""
        return self.host if self.port in _DEFAULT_PORTS.values() else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The URL in its normal form, without a fragment."""
        return self.origin + self.path


def parse_target(url: str, *, base: Target | None = None) -> Target:
    """Take ``url`` apart; a relative one is read against ``base``.

    Raises:
        FetchError: reasons ``url`` (malformed), ``scheme``, ``userinfo``, ``host``, ``port``.

    """
    shown = url if len(url) <= 200 else f"{url[:200]}…"
    # Feeds and redirects are full of spaces that nobody encoded; in a host they are refused below.
    text = url.strip(" \t\r\n\f").replace(" ", "%20")
    if _NOT_IN_A_URL.search(text) or len(text) > _LONGEST:
        raise FetchError.at(
            shown, "url", "not a URL: it is too long or holds characters that no URL may hold"
        )
    try:
        parts = urlsplit(text if base is None else urljoin(base.url, text))
    except ValueError as error:
        raise FetchError.at(shown, "url", f"not a URL: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise FetchError.at(shown, "scheme", "only http and https are fetched")
    if "@" in parts.netloc:
        raise FetchError.at(shown, "userinfo", "a URL with a user name or password is not fetched")
    found = _NETLOC.fullmatch(parts.netloc)
    if found is None:
        raise FetchError.at(shown, "host", "the host is malformed")
    port = int(found["port"] or _DEFAULT_PORTS[scheme]) if len(found["port"] or "") <= 5 else 0
    if not 0 < port < 2**16:
        raise FetchError.at(shown, "port", "the port must be between 1 and 65535")
    try:
        host = ascii_host(found["host"])
    except ValueError as error:
        raise FetchError.at(shown, "host", str(error)) from error
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return Target(scheme=scheme, host=host, port=port, path=quote(path + query, safe=_UNRESERVED))
