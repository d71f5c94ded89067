"""Host → the addresses that will be connected to, every one of them checked."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from summarize.errors import FetchError
from summarize.ingest.fetch.address import forbidden_kind, parse_address

if TYPE_CHECKING:
    from summarize.ingest.fetch.policy import Deadline, Policy
    from summarize.ingest.fetch.target import Target

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port → addresses as text; raises OSError where there are none."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of ``host``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_within(target: Target, *, resolve: Resolver, deadline: Deadline) -> tuple[str, ...]:
    """Return the addresses of the host, or the address that is written in the URL.

    The system's resolver cannot be stopped, so it runs in a thread that is left behind when time is up.

    Raises:
        FetchError: reasons ``dns``, ``timeout``.

    """
    try:
        return (str(parse_address(target.host)),)
    except ValueError:
        pass
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(resolve(target.host, target.port)))
        except (OSError, ValueError) as error:
            # ValueError: UnicodeError from a name that the system's codec refuses.
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="resolve").start()
    try:
        answer = answers.get(timeout=deadline.within(deadline.total))
    except queue.Empty:
        raise deadline.passed() from None
    if isinstance(answer, Exception) or not answer:
        raise FetchError.at(target.url, "dns", f"the name {target.host} does not resolve") from (
            answer if isinstance(answer, Exception) else None
        )
    return tuple(answer)


def check_addresses(target: Target, addresses: Sequence[str], policy: Policy) -> None:
    """Refuse the target if any of its addresses is not public.

    Raises:
        FetchError: reason ``address``.

    """
    for text in addresses:
        try:
            address = parse_address(text)
        except ValueError as error:
            msg = f"{target.url}: {target.host} resolves to something that is no address"
            raise FetchError(msg, url=target.url, reason="address") from error
        kind, excepted = forbidden_kind(address), any(address in network for network in policy.allow_networks)
        if kind is None or policy.allow_private or excepted:
            continue
        where = "" if text == target.host else f" resolves to {text}, which"
        msg = f"{target.url}: {target.host}{where} is not a public address ({kind}); see --allow-private"
        raise FetchError(msg, url=target.url, reason="address")
