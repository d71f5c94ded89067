"""Which proxy a request goes through, if any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]  # public, not in the stubs

from summarize.errors import ConfigError
from summarize.ingest.fetch.address import parse_address

if TYPE_CHECKING:
    from summarize.ingest.fetch.target import Target

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """An HTTP proxy. Whoever names it trusts it: its own address may be private."""

    scheme: str
    host: str
    port: int
    credentials: tuple[str, str] | None = None

    @property
    def authority(self) -> str:
        """Host and port as in a URL."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_proxy(url: str) -> Proxy:
    """Read the URL of a proxy.

    Raises:
        ConfigError: it is none.

    """
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        usual = _PORTS[parts.scheme]
        host, port = parts.hostname, parts.port or usual
    except (ValueError, KeyError) as error:
        msg = f"the proxy must be a URL such as http://proxy.example:3128, not {_shown(url)}"
        raise ConfigError(msg, key="proxy") from error
    if not host:
        msg = f"the proxy {_shown(url)} has no host"
        raise ConfigError(msg, key="proxy")
    name = None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))
    return Proxy(scheme=parts.scheme, host=host, port=port, credentials=name)


def choose_proxy(target: Target, *, given: str | None, proxies: Mapping[str, str]) -> Proxy | None:
    """Return the proxy for ``target``: the one given, else what the environment names, else None.

    ``no_proxy`` is honoured, and an address of this machine never goes through the environment's proxy.
    """
    if given is not None:
        return parse_proxy(given) if given else None
    found = proxies.get(target.scheme) or proxies.get("all")
    if not found or _is_local(target.host):
        return None
    if proxy_bypass_environment(f"{target.host}:{target.port}", proxies):
        return None
    return parse_proxy(found)


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return parse_address(host).is_loopback
    except ValueError:
        return False


def _shown(url: str) -> str:
    """Return the URL without what may be a password."""
    return repr(url.rpartition("@")[2][:80])
