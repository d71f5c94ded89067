"""Host name → is it one that only means something inside a network?"""

from __future__ import annotations

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
