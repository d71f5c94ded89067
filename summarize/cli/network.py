"""Options of every command that fetches → Fetcher."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarize.cli.numbers import Count, Number

if TYPE_CHECKING:
    from summarize.ingest.fetch import Fetcher

Command = TypeVar("Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--allow-private",
        is_flag=True,
        help="Also fetch from loopback, private and other addresses that are not public.",
    ),
    click.option(
        "--allow-port",
        "ports",
        type=Count(1, 65535),
        multiple=True,
        metavar="N",
        help="Also fetch from port N; again for more. Default: 80 and 443 only.",
    ),
    click.option(
        "--proxy",
        metavar="URL",
        help="An HTTP proxy; default: http_proxy and https_proxy of the environment; '' for none.",
    ),
    click.option("--contact", metavar="TEXT", help="A page or address for the user agent."),
    click.option(
        "--pause",
        type=Number(0, 3600),
        metavar="S",
        help="Seconds between two requests to one host. Default: 1; a longer Crawl-delay wins.",
    ),
    click.option(
        "--timeout",
        type=Number(min=0, min_open=True, max=3600),
        metavar="S",
        help="Seconds for one request, redirects and retries included. Default: 30.",
    ),
)


def network_options(command: Command) -> Command:
    """Add the options of every command that fetches."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make_fetcher(options: Mapping[str, Any]) -> Fetcher:
    """Return the fetcher that the options ask for."""
    from summarize.ingest.fetch import Fetcher, Limits, Policy
    from summarize.ingest.fetch.proxy import parse_proxy

    contact, proxy = options["contact"], options["proxy"]
    if contact is not None and not (contact.isascii() and contact.isprintable()):
        msg = "--contact goes into a header: plain ASCII only"
        raise click.UsageError(msg)
    if proxy:
        parse_proxy(proxy)
    default = Policy()
    pause = default.pause if options["pause"] is None else options["pause"]
    policy = Policy(
        allow_private=options["allow_private"],
        ports=default.ports | set(options["ports"]),
        contact=contact,
        proxy=proxy,
        pause=pause,
    )
    limits = Limits() if options["timeout"] is None else Limits(total=options["timeout"])
    return Fetcher(policy=policy, limits=limits)
