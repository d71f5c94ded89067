"""Options that several commands have, and what they make of them: dates, limits, network, configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from summarize.cli.numbers import Count, Number, Part, Seconds, Share, Words
from summarize.cli.saying import say

if TYPE_CHECKING:
    from summarize.config.settings import Config
    from summarize.ingest.fetch import Fetcher
    from summarize.model import Budget
    from summarize.store import Period

Command = TypeVar("Command", bound=Callable[..., Any])


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return what gives a command all of these options, in their order."""

    def given(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return given


# How long a digest may be: one limit in one of many units.

budget_options = together(
    click.option("--words", type=Words(min=0), help="At most N words; 20% is a share of the sources'."),
    click.option("--sentences", type=Count(min=0), help="At most N sentences."),
    click.option("--characters", type=Count(min=0), help="At most N characters."),
    click.option("--minutes", type=Number(min=0), help="At most N minutes of reading (238 words each)."),
    click.option(
        "--ratio", type=Share(), help="At most the share R of the words of the sources: 0.2 or 20%."
    ),
    click.option(
        "--auto",
        is_flag=True,
        default=None,
        help="As long as further words add more than the average (see: tune).",
    ),
)


def make_budget(limits: dict[str, Any]) -> Budget | None:
    """Return the one limit that was given, if one was.

    Raises:
        click.UsageError: more than one was given, or it is too large.

    """
    units = ("words", "sentences", "characters", "minutes", "ratio", "auto")
    given = [(unit, limits[unit]) for unit in units if limits[unit] is not None]
    if len(given) > 1:
        names = " and ".join(f"--{unit}" for unit, _ in given)
        msg = f"{names} exclude each other: give one limit"
        raise click.UsageError(msg)
    if not given:
        return None
    from summarize.model import Budget

    ((unit, limit),) = given
    if unit == "auto":
        return Budget.of("auto")
    try:
        if isinstance(limit, Part):
            return Budget(float(limit), "ratio")
        return Budget.in_unit(limit, unit)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


# Which articles of a store, by date.

_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_DAYS_AGO = {"today": 0, "yesterday": 1}


class Moment(click.ParamType[str]):
    """An ISO 8601 date, or date and time; UTC where no zone is given.

    ``today``, ``yesterday`` (of UTC) and 28.11.2026 are read too. 11/28/2026 is not: which number is
    the month differs from country to country.
    """

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return the moment as ISO 8601."""
        text = str(value).strip()
        if (ago := _DAYS_AGO.get(text.lower())) is not None:
            return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()
        if dotted := _DOTTED.fullmatch(text):
            days = _days(dotted[3], dotted[2], dotted[1])
            text = days[0] if days else text
        try:
            datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is no ISO 8601 date such as 2026-11-22{_hint(text, param)}", param, ctx)
        return text


days_option = click.option(
    "--days", type=Number(min=0, max=36500), help="Of a store: articles of the last N days."
)
period_options = together(
    days_option,
    click.option(
        "--from",
        "first",
        type=Moment(),
        metavar="DATE",
        help="Of a store: articles of DATE and later (ISO 8601).",
    ),
    click.option(
        "--until",
        type=Moment(),
        metavar="DATE",
        help="Of a store: articles before DATE, that day not included.",
    ),
)


def _hint(text: str, param: click.Parameter | None) -> str:
    """Return what was probably meant: the days that a date may be, else how to name the last days."""
    if found := _SLASHED.fullmatch(text):
        first, second, year, *other = found.groups()
        days = _days(*other) if other[0] else [*_days(year, first, second), *_days(year, second, first)]
        if days:
            return f": did you mean {' or '.join(dict.fromkeys(days))}?"
    last = "" if param is not None and param.name == "until" else "; for the last day: --days 1"
    return f" or 2026-11-22T06:00{last}"


def _days(year: str, month: str, day: str) -> list[str]:
    """Return the date as ISO 8601; nothing where there is no such day."""
    try:
        return [date(int(year), int(month), int(day)).isoformat()]
    except ValueError:
        return []


def make_period(options: Mapping[str, Any], *, now: datetime) -> Period | None:
    """Return the period that the options ask for, None for all time."""
    from summarize.store import Period

    days, since, until = options["days"], options["first"], options["until"]
    if days is not None and since is not None:
        msg = "--days and --from exclude each other"
        raise click.UsageError(msg)
    if days is not None:
        since = (now.astimezone(UTC) - timedelta(days=days)).isoformat()
    return None if since is None and until is None else Period(since=since, until=until)


# How sources are fetched and read.

network_options = together(
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
        type=Seconds(0, 3600),
        help="Seconds between two requests to one host. Default: 1; a longer Crawl-delay wins.",
    ),
    click.option(
        "--timeout",
        type=Seconds(min=0, min_open=True, max=3600),
        help="Seconds for one request, redirects and retries included. Default: 30.",
    ),
)


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


def _codec(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    del context, parameter
    if name is None:
        return None
    from summarize.ingest.charset import named_codec

    try:
        return named_codec(name)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_codec,
    help="Read files that do not state their encoding as NAME (cp1252, iso-8859-2, koi8-r …).",
)

full_text_option = click.option(
    "--full-text", is_flag=True, help="Fetch the page of feed entries that hold only a teaser."
)
wait_option = click.option(
    "--wait",
    type=Seconds(0, 3600),
    default=5,
    help="Wait S seconds for another run that is writing the store.",
)


# Which configuration a command works with: its option, and the variables of the environment.

CONFIG = "SUMMARIZE_CONFIG"


def complete_settings(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the presets that begin so, and let the shell add files."""
    from summarize.config.presets import presets

    known = presets().items()
    found = [CompletionItem(name, help=said) for name, said in known if name.startswith(incomplete)]
    return [*found, CompletionItem(incomplete, type="file")]


config_option = click.option(
    "-c",
    "--config",
    shell_complete=complete_settings,
    default="default",
    envvar=CONFIG,
    metavar="NAME|FILE",
    help="A preset (see: summarize config list) or a TOML file.",
)


def load_settings(name: str) -> Config:
    """Load a preset or a file, with the variables over it, and say where a preset has a new name.

    Raises:
        ConfigError: it is wrong; exit status 78.

    """
    from summarize.config.presets import RENAMED
    from summarize.config.reading import load_config

    if name in RENAMED:
        say(f"the preset {name!r} is called {RENAMED[name]!r} now")
    return load_config(name, os.environ)
