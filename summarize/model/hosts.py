"""Host as somebody wrote it → the name or address that is asked for (IDNA 2008, UTS 46), or an error."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address

_LONGEST = 253
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# WHATWG calls these numbers: systems read 0x7f.1, 017700000001 and 2130706433 as 127.0.0.1.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def ascii_host(host: str) -> str:
    """Return a host in lower case and ASCII; an IPv6 address loses its brackets, a name its last dot.

    Raises:
        ValueError: it is no host, or one in a spelling that programs read in different ways.

    """
    if host.startswith("["):
        if "%" in host:
            msg = "an address with a zone is not fetched"
            raise ValueError(msg)
        return str(IPv6Address(host[1:-1]))
    host = _to_ascii(host).lower().removesuffix(".")
    labels = host.split(".")
    if not host or len(host) > _LONGEST or not all(_LABEL.fullmatch(label) for label in labels):
        msg = "the host is no domain name"
        raise ValueError(msg)
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(IPv4Address(host))
        except ValueError as error:
            msg = "an IPv4 address is written as four decimal numbers"
            raise ValueError(msg) from error
    return host


def _to_ascii(host: str) -> str:
    """Encode the labels that need it. Capitals and wide letters are mapped; "ß" and "ς" are letters."""
    if host.isascii() or len(host) > _LONGEST:
        return host
    import idna  # noqa: PLC0415  # start-up: few hosts need it

    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return ".".join(
            label if label.isascii() else idna.alabel(label).decode("ascii") for label in mapped.split(".")
        )
    except UnicodeError as error:
        msg = "the host is no domain name (IDNA 2008)"
        raise ValueError(msg) from error
