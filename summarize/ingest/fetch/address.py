"""An address, or a name → may it be reached? The registries of IANA (RFC 6890), written out."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

# Written out, not asked of Python: what ``is_global`` says differs from version to version. Of two networks
# that hold an address, the first one tells its kind.
_NETWORKS = {
    "unspecified": "0.0.0.0/8 ::/128",
    "loopback": "127.0.0.0/8 ::1/128",
    "cloud metadata": "168.63.129.16/32 169.254.169.254/32 fd00:ec2::254/128",
    "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7",
    "carrier-grade NAT": "100.64.0.0/10",
    "link-local": "169.254.0.0/16 fe80::/10",
    "site-local": "fec0::/10",
    "documentation": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",
    "benchmarking": "198.18.0.0/15",
    "6to4 relay": "192.88.99.0/24",
    "multicast": "224.0.0.0/4 ff00::/8",
    "broadcast": "255.255.255.255/32",
    "reserved": "192.0.0.0/24 240.0.0.0/4",
    "IPv4-mapped": "::ffff:0:0/96",
    "IPv4-compatible": "::/96",
    "local NAT64": "64:ff9b:1::/48",
    "discard-only": "100::/64",
    "Teredo": "2001::/32",
    "protocol assignment": "2001::/23",
    "6to4": "2002::/16",
}
_KINDS = tuple((ip_network(text), kind) for kind, listed in _NETWORKS.items() for text in listed.split())
_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


def parse_address(text: str) -> Address:
    """Read an address as a resolver returns it, a zone included; ValueError if it is none."""
    return ip_address(text)


def forbidden_kind(address: Address) -> str | None:
    """Say why ``address`` is not public (``loopback``, ``private``, …), or None where it is.

    An IPv4 address that hides in an IPv6 one (NAT64, RFC 6052; ISATAP, RFC 5214) is looked at itself;
    the other forms (mapped, 6to4, Teredo) are refused whole.
    """
    if isinstance(address, IPv4Address):
        return _kind_of(address)
    plain = IPv6Address(int(address))  # without a zone
    if plain in _NAT64:
        return _hidden(int(plain) & 0xFFFFFFFF)
    if (kind := _kind_of(plain)) is not None:
        return kind
    if plain not in _UNICAST:
        return "reserved"
    if (int(plain) >> 32) & 0xFFFFFFFF in _ISATAP:
        return _hidden(int(plain) & 0xFFFFFFFF)
    return None


def _kind_of(address: Address) -> str | None:
    return next((kind for network, kind in _KINDS if address in network), None)


def _hidden(number: int) -> str | None:
    kind = forbidden_kind(IPv4Address(number))
    return None if kind is None else f"{kind} within IPv6"


_PRIVATE = frozenset(
    [
        # Set apart for that: RFC 6761, 6762, 7686, 8375, 9476, and ICANN in 2024 (.internal).
        "localhost", "test", "invalid", "local", "onion", "home.arpa", "alt", "internal",
        # In use inside networks, and not delegated, because names would collide (SAC 045, RFC 6762 G).
        "home", "corp", "mail", "lan", "intranet", "private", "localdomain", "domain", "localnet",
        "workgroup", "intra", "priv", "lokal", "router", "gateway", "modem", "dhcp", "belkin", "dlink",
        # Of containers and clusters, and of boxes at home.
        "svc", "cluster", "consul", "docker", "container", "pod", "fritz.box", "speedport.ip",
    ]
)  # fmt: skip


def is_private_name(host: str) -> bool:
    """Whether a name is of one label, or ends with one that is private; ``host`` is in small letters."""
    labels = host.rstrip(".").split(".")
    return len(labels) == 1 or any(".".join(labels[n:]) in _PRIVATE for n in range(len(labels)))
